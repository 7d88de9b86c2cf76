import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { type JetStreamEventBus, Relay, type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import { serveEventStore, type ServedEventStore } from '@baraza/event-store';
import { type CalledVault, serveVault } from '@baraza/privacy';
import { pino } from 'pino';
import { loadConfig } from '../configuration/load-config.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { recordForum } from '../testing/record-foreign.ts';
import { openRuntime } from './open-runtime.ts';
import type { Runtime } from './runtime.ts';

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const body = {
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  keeper: 'Akello Invented',
  kind: 'millet',
};

/** The ledger's side, as services/ledger has it: store and vault answered for over NATS, the record relayed. */
async function startLedger(dataFolder: string, url: string) {
  const logger = pino({ level: 'silent' });
  const config = loadConfig({ BARAZA_DATA: dataFolder, BARAZA_EVENT_BUS: url }, { service: 'ledger' });
  const runtime: Runtime = await openRuntime(config, { catalogue: exampleCatalogue, logger });
  const connection = await runtime.nats.to(url);
  const served: ServedEventStore = serveEventStore(connection, runtime.store, { catalogue: exampleCatalogue });
  const endVault = serveVault(connection, runtime.vault as CalledVault);
  const bus = runtime.bus as JetStreamEventBus;
  const publisher = bus.publishWith({ publicAddress: 'http://127.0.0.1:3000' });
  const relay = new Relay({ store: runtime.store, lease: bus.relayLease(), publisher });
  return {
    runtime,
    async stop() {
      await relay.stop();
      await served.close();
      await (
        await endVault
      )();
      await runtime.close();
    },
  };
}

describe('a service whose ledger is another process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  let nats: RunningNatsServer;
  let ledger: Awaited<ReturnType<typeof startLedger>>;
  let app: TestApp;

  beforeAll(async () => {
    nats = await startNatsServer({ folder: join(folder, 'nats') });
    ledger = await startLedger(join(folder, 'ledger'), nats.url);
    const env = {
      BARAZA_EVENT_STORE: nats.url,
      BARAZA_EVENT_BUS: nats.url,
      BARAZA_VAULT: nats.url,
      BARAZA_KEYS: nats.url,
    };
    app = await createTestApp({
      modules: [ExampleModule],
      catalogue: exampleCatalogue,
      clock: new Date().toISOString(),
      service: 'members',
      env,
    });
  });
  afterAll(async () => {
    await app.close();
    await ledger.stop();
    await nats.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a command there and back: sealed, appended, relayed, read', async () => {
    const opened = await app.http('POST', '/members/granaries', { as, body, headers: { 'idempotency-key': 'k1' } });
    expect(opened).toMatchObject({ status: 201, body: { revision: 0 } });
    expect(opened.body.position).toContain(ledger.runtime.store.ledgerId);
    const again = await app.http('POST', '/members/granaries', { as, body, headers: { 'idempotency-key': 'k1' } });
    expect(again.body).toEqual(opened.body);
    const read = await app.http('GET', opened.headers['location']!, { as });
    expect(read.body.keeper.value).toBe('Akello Invented');
    expect((await ledger.runtime.store.head()).sequence).toBe(1);
  });

  it('hears of units through the bus, and reaches below them', async () => {
    await recordForum({ ...app, store: ledger.runtime.store });
    await app.settle();
    const officer = [{ role: 'unit-officer', unit: 'WAN' }] as const;
    expect((await app.http('POST', '/members/granaries', { as: officer, body })).status).toBe(201);
  });

  it('says 503 while its clock is not the ledger’s', async () => {
    const now = Date.now();
    app.clock.set(new Date(now + 60_000).toISOString());
    const off = await app.http('POST', '/members/granaries', { as, body });
    expect(off).toMatchObject({ status: 503, body: { code: 'clock-off' } });
    app.clock.set(new Date(now).toISOString());
    expect((await app.http('POST', '/members/granaries', { as, body })).status).toBe(201);
  });

  it('says 503 while the ledger is away, and goes on when it is back', async () => {
    const { dataFolder } = ledger.runtime.config;
    await ledger.stop();
    const away = await app.http('POST', '/members/granaries', { as, body });
    expect(away).toMatchObject({ status: 503 });
    ledger = await startLedger(dataFolder, nats.url);
    app.clock.set(new Date().toISOString());
    expect((await app.http('POST', '/members/granaries', { as, body })).status).toBe(201);
  });
});
