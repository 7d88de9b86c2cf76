import 'reflect-metadata';
import type { SequencedEvent } from '@baraza/contracts';
import { MemoryEventStore } from '@baraza/event-store';
import { Catch, Controller, Module, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { concat, of, throwError, type Observable } from 'rxjs';
import type { EventBus } from '../event-bus.port.ts';
import { MemoryConsumerState } from '../handling/memory-consumer-state.ts';
import { inProcessEventBus } from '../in-process/in-process-event-bus.ts';
import { append, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { connectLedgerEvents } from './connect-ledger-events.ts';
import { LedgerEventContext } from './ledger-events.context.ts';
import { LedgerEventsStrategy, type LedgerEventsOptions } from './ledger-events.strategy.ts';

const heard: string[] = [];
let obstacle: (event: SequencedEvent) => void = () => undefined;

@Controller()
class FactsController {
  @EventPattern('members.StepTaken')
  stepTaken(@Payload() event: SequencedEvent): void {
    heard.push(`facts ${event.sequence}`);
  }
}

@Controller()
class JudgePolicy {
  @EventPattern<string>('members.StepTaken', { consumer: 'judge' })
  async stepTaken(@Payload() event: SequencedEvent, @Ctx() context: LedgerEventContext): Promise<void> {
    obstacle(event);
    heard.push(`${context.consumer} ${event.sequence} ${context.attempt}`);
  }

  @EventPattern('capacity.LessonHeld', { consumer: 'judge' })
  lessonHeld(@Payload() event: SequencedEvent<string, { participants: number }>): string {
    heard.push(`judge lesson ${event.data.participants}`);
    return 'an answer that nobody reads';
  }

  @EventPattern<string>('members.StepShown', { consumer: 'judge' })
  stepShown(): Observable<string> {
    return concat(
      of('begun'),
      throwError(() => new Error('broke off')),
    );
  }
}

@Module({ controllers: [FactsController, JudgePolicy] })
class SampleModule {}

const walk = streamOf('walk', 'a');
const step = { type: 'members.StepTaken', stream: walk };

describe('the Nest transport of ledger events', () => {
  let store: MemoryEventStore;
  let bus: EventBus;
  let state: MemoryConsumerState;
  let app: INestApplication;
  let strategy: LedgerEventsStrategy;

  async function start(module: unknown, more: Partial<LedgerEventsOptions> = {}): Promise<void> {
    strategy = new LedgerEventsStrategy({
      bus,
      store,
      state,
      service: 'facts',
      catalogue: sampleCatalogue,
      attempts: 2,
      ...more,
    });
    app = await NestFactory.create(module as never, new FastifyAdapter(), { logger: false, abortOnError: false });
    connectLedgerEvents(app, strategy);
    await app.startAllMicroservices();
    await app.init();
  }
  const at = (consumer: string, sequence: number): Promise<void> =>
    until(`${consumer} is at ${sequence}`, async () =>
      (await strategy.consumers()).some(({ name, upTo }) => name === consumer && upTo >= sequence),
    );

  beforeEach(() => {
    store = new MemoryEventStore();
    bus = inProcessEventBus(store, { catalogue: sampleCatalogue });
    state = new MemoryConsumerState();
    heard.length = 0;
    obstacle = () => undefined;
  });
  afterEach(async () => {
    await app?.close();
    await bus.close();
    await store.close();
  });

  it('brings each event to the ordinary handlers of its type, once for each consumer', async () => {
    await append(store, step, { type: 'capacity.LessonHeld', stream: streamOf('lesson', 'a'), data: { people: 4 } });
    await start(SampleModule);
    await Promise.all([at('facts', 2), at('judge', 2)]);
    expect([...heard].sort()).toEqual(['facts 1', 'judge 1 1', 'judge lesson 4']);
  });

  it('tells of one that stands by how far the other is, and passes over what is nothing to it', async () => {
    const lesson = { type: 'capacity.LessonHeld', stream: streamOf('lesson', 'a'), data: { people: 4 } };
    await append(store, step, lesson, lesson);
    for (const name of ['facts', 'judge']) await state.storeCheckpoint(name, 1);
    const waiting = {
      status: 'waiting',
      upTo: 0,
      head: 3,
      silentMs: 0,
      lastError: undefined,
      stop: async () => undefined,
    };
    const elsewhere = Object.assign(Object.create(bus) as EventBus, {
      consume: async ({ name }: { name: string }) => ({ ...waiting, name }),
    });
    await start(SampleModule, { bus: elsewhere, isShared: true });
    const told = (await strategy.consumers()).map(({ name, upTo }) => [name, upTo]);
    expect(told).toEqual([
      ['facts', 3],
      ['judge', 1],
    ]);
  });

  it('tells how each consumer fares', async () => {
    await append(store, step);
    await start(SampleModule);
    await Promise.all([at('facts', 1), at('judge', 1)]);
    expect(await strategy.consumers()).toEqual([
      {
        name: 'facts',
        status: 'running',
        upTo: 1,
        head: 1,
        silentMs: expect.any(Number),
        lastError: undefined,
        types: ['members.StepTaken'],
        parked: 0,
      },
      {
        name: 'judge',
        status: 'running',
        upTo: 1,
        head: 1,
        silentMs: expect.any(Number),
        lastError: undefined,
        types: ['capacity.LessonHeld', 'members.StepShown', 'members.StepTaken'],
        parked: 0,
      },
    ]);
  });

  it('lets a new consumer begin where it was declared to', async () => {
    await append(store, step, step, step);
    await start(SampleModule, { since: (consumer) => (consumer === 'judge' ? 2 : 0) });
    await Promise.all([at('facts', 3), at('judge', 3)]);
    expect(heard.filter((line) => line.startsWith('judge'))).toEqual(['judge 3 1']);
  });

  it('parks with the cause that the handler threw, keeps the other consumers going, and replays on command', async () => {
    obstacle = () => {
      throw new TypeError('no seat of that number');
    };
    await append(store, step, step);
    await start(SampleModule);
    await Promise.all([at('facts', 2), at('judge', 2)]);
    expect(await strategy.parkingLot.list('judge')).toMatchObject([
      { sequence: 1, because: 'failed', cause: 'no seat of that number' },
      { sequence: 2, because: 'behind' },
    ]);
    expect((await strategy.consumers()).map(({ name, parked }) => [name, parked])).toEqual([
      ['facts', 0],
      ['judge', 2],
    ]);
    obstacle = () => undefined;
    expect(await strategy.parkingLot.replay('judge')).toEqual({ replayed: 2, left: 0, stopped: [] });
    expect(heard.filter((line) => line.startsWith('judge'))).toEqual(['judge 1 1', 'judge 2 1']);
  });

  it('waits for all of an answer that is a stream, and hears it fail', async () => {
    await append(store, { type: 'members.StepShown', stream: walk });
    await start(SampleModule);
    await at('judge', 1);
    expect(await strategy.parkingLot.list()).toMatchObject([{ consumer: 'judge', cause: 'broke off' }]);
  });

  it('refuses to replay for a consumer that is not there', async () => {
    await start(SampleModule);
    await expect(strategy.parkingLot.replay('nobody')).rejects.toThrow('no consumer is named nobody');
  });

  it('refuses at start a handler of an event that nobody can record', async () => {
    @Controller()
    class Misspelt {
      @EventPattern<string>('members.StepTooken')
      handle(): void {
        heard.push('never');
      }
    }
    @Module({ controllers: [Misspelt] })
    class MisspeltModule {}
    await expect(start(MisspeltModule)).rejects.toThrow('"members.StepTooken" is no event of this forum');
  });

  it('refuses at start a handler that expects to answer', async () => {
    @Controller()
    class Answering {
      @MessagePattern('members.StepTaken')
      handle(): string {
        return 'nobody asked';
      }
    }
    @Module({ controllers: [Answering] })
    class AnsweringModule {}
    await expect(start(AnsweringModule)).rejects.toThrow('use @EventPattern');
  });

  it("does not lose the cause to the application's filter for HTTP", async () => {
    class AnswersProblems implements ExceptionFilter {
      catch(): Observable<string> {
        return of('a problem document');
      }
    }
    Catch()(AnswersProblems);
    @Controller()
    class Failing {
      @EventPattern<string>('members.StepTaken')
      handle(): void {
        throw new RangeError('too far');
      }
    }
    @Module({ controllers: [Failing], providers: [{ provide: APP_FILTER, useClass: AnswersProblems }] })
    class FailingModule {}
    await append(store, step);
    await start(FailingModule);
    await at('facts', 1);
    expect(await strategy.parkingLot.list()).toMatchObject([{ cause: 'too far' }]);
  });
});
