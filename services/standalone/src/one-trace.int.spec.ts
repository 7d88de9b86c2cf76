import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import { LedgerModule } from '@baraza/ledger';
import { MembersModule } from '@baraza/members';
import { ProjectionsModule } from '@baraza/projections';
import { createTestApp, OtlpCollector, type TestApp } from '@baraza/service-kit';

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const forum = { name: 'Plantedforum', sample: false, zone: 'Africa/Kampala', rootUnit: 'WAN', languages: ['en'] };

describe('a command given to one of several processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  const apps: TestApp[] = [];
  let nats: RunningNatsServer;
  let collector: OtlpCollector;

  const start = async (service: string, modules: Parameters<typeof createTestApp>[0]['modules']): Promise<TestApp> => {
    const env = {
      ...collector.env,
      BARAZA_EVENT_BUS: nats.url,
      ...(service === 'ledger' ? {} : { BARAZA_EVENT_STORE: nats.url, BARAZA_VAULT: nats.url, BARAZA_KEYS: nats.url }),
    };
    const app = await createTestApp({ modules, service, env, clock: new Date().toISOString() });
    apps.push(app);
    return app;
  };

  beforeAll(async () => {
    nats = await startNatsServer({ folder: join(folder, 'nats') });
    collector = await OtlpCollector.start();
  });
  afterAll(async () => {
    for (const app of apps.reverse()) await app.close();
    await collector.stop();
    await nats.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one trace through all of them: asked, recorded, relayed, and shown', async () => {
    const ledger = await start('ledger', [LedgerModule]);
    const projections = await start('projections', [ProjectionsModule]);
    const members = await start('members', [MembersModule]);
    // What has built itself follows the record from here on, and its batches are part of traces.
    await untilViewsFollow(projections);
    const now = new Date().toISOString();
    for (const app of apps) app.clock.set(now);
    const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
    const founded = await members.http('POST', '/members/forums', { as, body: forum, headers });
    expect([founded.status, founded.body.code]).toEqual([201, undefined]);
    const own = (name: RegExp, service: string) =>
      collector.until((span) => span.traceId === TRACE && span.service === service && name.test(span.name));
    const request = await own(/^POST \/members\/forums$/, 'members');
    const command = await own(/^command /, 'members');
    const append = await own(/^append$/, 'members');
    const relayed = await own(/^relay$/, 'ledger');
    const shown = await own(/^project /, 'projections');
    expect(request.parentSpanId).toBe('b7ad6b7169203331');
    expect(command.parentSpanId).toBe(request.spanId);
    for (const span of [append, relayed, shown]) expect(span.parentSpanId).toBe(command.spanId);
    expect(collector.sent).not.toContain('Plantedforum');
    expect((await ledger.http('GET', '/metrics')).text).toMatch(/^baraza_relay_state\{state="relaying"\} 1$/m);
  });
});

/** Waits until every view of the process follows the record. */
async function untilViewsFollow(app: TestApp): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    const { text } = await app.http('GET', '/metrics');
    const states = [...text.matchAll(/^baraza_view_state\{.*state="([\w-]+)"\} 1$/gm)].map(([, state]) => state);
    if (states.length > 0 && states.every((state) => state === 'running')) return;
    if (performance.now() > end) throw new Error(`views are ${[...new Set(states)].join()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
