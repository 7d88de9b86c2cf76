import type { SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { WrongExpectedRevision } from '@baraza/event-store';
import { type Projection, ProjectionRunner, type ProjectionStatus } from '@baraza/read-models';
import { Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { WhileServing } from '../bootstrap/while-serving.ts';
import { ReadinessChecks } from '../health/readiness.ts';
import { PolicyController } from '../policies/policy-controller.ts';
import { LedgerFeed } from '../runtime/ledger-feed.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { recordForum } from '../testing/record-foreign.ts';
import { Metrics } from './metrics.ts';

const policy = 'members.look-at-granaries';
let obstacle: (attempt: number) => void = () => undefined;
let attempts = 0;

@PolicyController({ policy, since: 0 })
class LookAtGranaries {
  @EventPattern<string>('members.GranaryOpened')
  opened(@Payload() _event: SequencedEvent): void {
    attempts += 1;
    obstacle(attempts);
  }
}
@Module({ imports: [ExampleModule], controllers: [LookAtGranaries] })
class MeasuredModule {}

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const body = { unit: 'UG-402', organisation, keeper: 'Akello Invented', kind: 'millet' };

describe('the metrics of a process', () => {
  let app: TestApp;
  beforeEach(async () => {
    obstacle = () => undefined;
    attempts = 0;
    app = await createTestApp({ modules: [MeasuredModule], catalogue: exampleCatalogue });
    await recordForum(app);
    await app.settle();
  });
  afterEach(() => app.close());

  const open = (more: object = {}, headers: Record<string, string> = {}) =>
    app.http('POST', '/members/granaries', { as, body: { ...body, ...more }, headers });
  /** The value of the series with these labels; undefined where there is none. */
  const read = async (name: string, labels: Readonly<Record<string, string>> = {}): Promise<number | undefined> => {
    const { text } = await app.http('GET', '/metrics');
    const line = text.split('\n').find((one) => {
      const found = /^(\w+)(?:\{(.*)\})? (.+)$/.exec(one);
      return found?.[1] === name && Object.entries(labels).every(([key, value]) => one.includes(`${key}="${value}"`));
    });
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };

  it('count commands by what came of them, refusals by rule, and how long an append took', async () => {
    const { id } = (await open({}, { 'idempotency-key': 'k' })).body as { id: string };
    await open({}, { 'idempotency-key': 'k' });
    await app.http('POST', `/members/granaries/${id}/store`, { as, body: { bags: 1000 } });
    expect(await read('baraza_commands_total', { operation: 'openGranary', outcome: 'recorded' })).toBe(1);
    expect(await read('baraza_commands_total', { operation: 'openGranary', outcome: 'repeated' })).toBe(1);
    expect(await read('baraza_refusals_total', { operation: 'storeBags', rule: 'granary.too-many' })).toBe(1);
    expect(await read('baraza_append_seconds_count')).toBe(1);
  });

  it('count appends that others were faster than', async () => {
    const { id } = (await open()).body as { id: string };
    const { store } = app;
    const append = store.append.bind(store);
    store.append = (request) => {
      store.append = append;
      const { stream } = request.streams[0]!;
      return Promise.reject(new WrongExpectedRevision(stream, 0, 1));
    };
    const stored = await app.http('POST', `/members/granaries/${id}/store`, { as, body: { bags: 1 } });
    expect([stored.status, await read('baraza_append_conflicts_total')]).toEqual([200, 1]);
    app.app.get(Metrics).conflict({ operationId: 'openInSecret', uncounted: true });
    expect(await read('baraza_append_conflicts_total')).toBe(1);
  });

  it('time requests by operation and status, those that are refused at the door too', async () => {
    await open();
    await app.http('POST', '/members/granaries', { body });
    await app.http('GET', '/members/nothing-of-this-kind', { as }).catch(() => undefined);
    const count = 'baraza_http_request_seconds_count';
    expect(await read(count, { operation: 'openGranary', status: '201' })).toBe(1);
    expect(await read(count, { operation: 'openGranary', status: '401' })).toBe(1);
    expect(await read(count, { operation: 'none', status: '404' })).toBe(1);
  });

  it('tell how far each reader of the ledger is, whether it lives, and what it had to leave', async () => {
    obstacle = () => {
      throw new Error('not today');
    };
    await open();
    await app.settle();
    expect(await read('baraza_consumer_parked_events', { consumer: policy })).toBe(1);
    expect(await read('baraza_redeliveries_total', { consumer: policy })).toBe(4);
    expect(await read('baraza_consumer_lag_events', { consumer: policy })).toBe(0);
    expect(await read('baraza_consumer_state', { consumer: policy, state: 'running' })).toBe(1);
    expect(await read('baraza_consumer_silent_seconds', { consumer: policy })).toBeLessThan(60);
    expect(await read('baraza_ledger_head')).toBe((await app.store.head()).sequence);
  });

  it('tell lag and liveness of a view apart, and whether it stands still', async () => {
    const stubborn: Projection<never> = {
      model: { name: 'stubborn', version: 1, keepsPast: false, indexes: [], index: () => ({}) },
      types: ['members.GranaryOpened'],
      keys: ({ stream }) => [stream],
      evolve: () => {
        throw new Error('cannot');
      },
    };
    const { readStore: store } = app.runtime;
    const projections = [stubborn as never];
    const runner = new ProjectionRunner({ store, feed: new LedgerFeed(app.store), projections });
    app.app.get(ReadinessChecks).follow(() => runner.status());
    expect(await read('baraza_view_silent_seconds', { view: 'stubborn' })).toBeGreaterThan(0);
    runner.start();
    await runner.waitFor('stubborn', (await app.store.head()).sequence, 10_000);
    expect(await read('baraza_view_state', { view: 'stubborn', state: 'running' })).toBe(1);
    await open();
    expect(await runner.waitFor('stubborn', (await app.store.head()).sequence, 500)).toBe(false);
    expect(await read('baraza_view_state', { view: 'stubborn', state: 'stopped' })).toBe(1);
    expect(await read('baraza_view_state', { view: 'stubborn', state: 'running' })).toBeUndefined();
    expect(await read('baraza_view_lag_events', { view: 'stubborn' })).toBeGreaterThan(0);
    await runner.stop();
    const rebuild = { done: 30, total: 100, rate: 10, secondsLeft: 7 };
    const status: ProjectionStatus = { ...runner.status()[0]!, name: 'remade', rebuild };
    app.app.get(ReadinessChecks).follow(() => [status]);
    expect(await read('baraza_view_rebuild_left_events', { view: 'remade' })).toBe(70);
  });

  it('tell how the calendar is kept and how the relay fares, where there are such', async () => {
    expect(await read('baraza_relay_lag_events')).toBeUndefined();
    const { readings } = app.app.get(Metrics);
    const report = { busHead: 5, storeHead: 12, lastError: undefined };
    readings.add((all) => all.relay({ ...report, status: 'alarm', lag: 7, silentMs: 31_000 }));
    readings.add((all) => all.calendar('members', { silentMs: 90_000, failed: 2, daysLate: 3 }));
    expect(await read('baraza_relay_lag_events')).toBe(7);
    expect(await read('baraza_relay_silent_seconds')).toBe(31);
    expect(await read('baraza_relay_state', { state: 'alarm' })).toBe(1);
    expect(await read('baraza_calendar_silent_seconds', { service: 'members' })).toBe(90);
    expect(await read('baraza_calendar_failed_steps', { service: 'members' })).toBe(2);
    expect(await read('baraza_calendar_late_days', { service: 'members' })).toBe(3);
  });

  it('leave a gap for what cannot be read off, and tell the rest', async () => {
    expect(await read('baraza_ledger_head')).toBeGreaterThan(0);
    app.store.head = () => Promise.reject(new Error('away'));
    expect(await read('baraza_ledger_head')).toBeUndefined();
    expect(await read('baraza_build_info', { service: 'test' })).toBe(1);
  });

  it('tell of the process and its disk, once it serves', async () => {
    expect(await read('baraza_ready')).toBe(1);
    expect(await read('baraza_disk_size_bytes')).toBeGreaterThan((await read('baraza_disk_free_bytes'))!);
    expect(await read('process_resident_memory_bytes')).toBeUndefined();
    app.app.get(WhileServing).start();
    expect(await read('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(await read('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });
});
