import { derivedId, encodeEvent, everyContract, exampleEvent, type EventContract } from '@baraza/contracts';
import { MemoryEventStore } from '@baraza/event-store';
import { MemoryReadStore, type Projection } from '@baraza/read-models';
import { LedgerFeed } from '../runtime/ledger-feed.ts';
import { byKeyAlone, ServiceDocuments } from '../service-documents/service-documents.ts';
import { Protections } from './protections.ts';
import { VeiledRunner } from './veiled-runner.ts';
import { Wiped } from './wiped.ts';

class CountingStore extends MemoryReadStore {
  wiped = 0;
  dies = false;

  override async scrub(): Promise<void> {
    if (this.dies) throw new Error('the process ends here');
    this.wiped += 1;
  }
}

it('a store is wiped once after each change, and at the next start where the process died before', async () => {
  const store = new CountingStore();
  store.dies = true;
  await expect(new Wiped(store, 'views').after(1)).rejects.toThrow('the process ends here');
  store.dies = false;
  for (const _ of ['at the next start', 'and at the one after it']) await new Wiped(store, 'views').after(1);
  expect(store.wiped).toBe(1);
  await new Wiped(store, 'views').after(2);
  expect(store.wiped).toBe(2);
});

it('views that were made anew for somebody protected, and not wiped after, are wiped after at the next start', async () => {
  const events = new MemoryEventStore();
  const organisation = derivedId('spec', 'protected');
  const of = (type: string, revision: number) => {
    const example = exampleEvent(everyContract.latest(type) as EventContract);
    const data = { ...(example.data as object), organisation };
    return encodeEvent(everyContract, {
      ...example,
      ...{ id: derivedId('spec', type), stream: `organisation-${organisation}`, revision, data },
    });
  };
  const both = [of('members.OrganisationRegistered', 0), of('members.OrganisationProtected', 1)];
  await events.append({
    streams: [{ stream: `organisation-${organisation}`, expected: 'none', events: both }],
    deadline: Date.now() + 10_000,
  });
  const projection: Projection<object> = {
    model: byKeyAlone('registered'),
    types: ['members.OrganisationRegistered'],
    keys: ({ stream }) => [stream],
    evolve: (_, { data }) => data as object,
  };
  const store = new CountingStore();
  const start = async (): Promise<void> => {
    const runner = new VeiledRunner({
      ...{ store, events, feed: new LedgerFeed(events), catalogue: everyContract, sight: 'rows' },
      projections: [projection as never],
      protections: new Protections(events),
    });
    await runner.start();
    expect(await runner.waitFor('registered', 2, 10_000)).toBe(true);
    await runner.stop();
  };
  await start();
  await start();
  expect(store.wiped).toBe(1);
  await new ServiceDocuments(store, byKeyAlone('wiped-registered')).put('store', undefined);
  await start();
  expect(store.wiped).toBe(2);
});
