import { MemoryEventStore } from '@baraza/event-store';
import { testEventBus } from '../event-bus.contract.ts';
import { appendSteps, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { inProcessEventBus } from './in-process-event-bus.ts';

testEventBus('in-process', async () => {
  const store = new MemoryEventStore();
  return {
    store,
    open: async () => inProcessEventBus(store, { catalogue: sampleCatalogue }),
    close: () => store.close(),
  };
});

describe('the in-process bus', () => {
  it('finds what it was never told of', async () => {
    const store = new MemoryEventStore();
    store.onAppended = () => () => undefined;
    const bus = inProcessEventBus(store, { catalogue: sampleCatalogue, pollMs: 20 });
    let checkpoint = 0;
    await bus.consume({
      name: 'listener',
      checkpoint: async () => checkpoint,
      deliver: async ({ upTo }) => void (checkpoint = upTo),
    });
    await appendSteps(store, streamOf('walk', 'a'), 3);
    await until('it is at 3', () => checkpoint === 3);
    await bus.close();
    await store.close();
  });

  it('says that the record has a hole instead of passing over it', async () => {
    const store = new MemoryEventStore();
    await appendSteps(store, streamOf('walk', 'a'), 5);
    const readAll = store.readAll.bind(store);
    store.readAll = async (options) => {
      const page = await readAll(options);
      return { ...page, events: page.events.filter(({ sequence }) => sequence !== 3) };
    };
    const bus = inProcessEventBus(store, { catalogue: sampleCatalogue });
    const deliver = async (): Promise<void> => {
      throw new Error('delivered in spite of it');
    };
    const consumer = await bus.consume({ name: 'listener', checkpoint: async () => 0, deliver });
    await until('it is retrying', () => consumer.status === 'retrying');
    expect(consumer.lastError?.name).toBe('HoleInRecord');
    await bus.close();
    await store.close();
  });
});
