import { defineEvent, EventCatalogue, everyContract, themeAdded, themeRetired } from '@baraza/contracts';
import { createTestApp, type ReaderAnnouncement, recordForeign, recordForum, type TestApp } from '@baraza/service-kit';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { LedgerModule } from '../ledger.module.ts';
import { EventVersions } from './event-versions.ts';

/** The next version of the product: one event more says when, the other says what it said in another way. */
const strict = { additionalProperties: false } as const;
const added2 = defineEvent({
  ...themeAdded,
  schemaVersion: 2,
  data: Type.Object({ ...themeAdded.data.properties, note: Type.Optional(Type.String()) }, strict),
  change: 'only-adds',
  upcast: (data: typeof themeAdded.example) => data,
});
const retired2 = defineEvent({
  ...themeRetired,
  schemaVersion: 2,
  data: Type.Object({ unit: themeRetired.data.properties.unit, theme: themeRetired.data.properties.code }, strict),
  example: { unit: 'WAN', theme: 'digital-rights' },
  change: 'incompatible',
  upcast: ({ unit, code }: typeof themeRetired.example) => ({ unit, theme: code }),
  lower: ({ unit, theme }: { unit: string; theme: string }) => ({ unit, code: theme }),
});
const next = new EventCatalogue([...everyContract.all(), added2, retired2]);
const as = [{ role: 'secretariat' as const }];
const ADDED = 'members.ThemeAdded';
const RETIRED = 'members.ThemeRetired';

describe('versions of events, when the ledger is upgraded', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
  let app: TestApp;
  const open = (catalogue?: EventCatalogue) =>
    createTestApp({ modules: [LedgerModule], dataFolder, ...(catalogue === undefined ? {} : { catalogue }) });
  const reader = (service: string, version: number, where = 'one:1'): ReaderAnnouncement => ({
    ...{ service, instance: `${service} ${where}`, where, build: '0.1.0' },
    reads: { [ADDED]: version, [RETIRED]: version },
  });
  const hear = (announcement: ReaderAnnouncement) => app.app.get(EventVersions).readers.hear(announcement, false);
  const activate = (body: object) => app.http('POST', '/ledger/event-versions/activate', { as, body });
  const list = async () => (await app.http('GET', '/ledger/event-versions', { as })).body;

  beforeAll(async () => {
    app = await open();
    await recordForum(app);
    await recordForeign(app, { type: RETIRED, id: 'education', data: { unit: 'WAN', code: 'education' } });
    await app.close();
    app = await open(next);
  });
  afterAll(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('are one each in this build, and a version that is in force can be asked for again', async () => {
    const answer = await activate({ type: ADDED, version: 1 });
    expect(answer).toMatchObject({ status: 200, body: { type: ADDED, version: 2, activated: false } });
    expect((await activate({ type: 'members.NeverHeardOf', version: 2 })).body.code).toBe('event-version.unknown');
    expect((await activate({ type: RETIRED, version: 3 })).body.code).toBe('event-version.unknown');
  });

  it('come into force by themselves where they only add, on the record; others wait', async () => {
    expect((await list()).versions).toEqual([
      { type: ADDED, inForce: 2, known: 2, waitsFor: [] },
      { type: RETIRED, inForce: 1, known: 2, waitsFor: [] },
    ]);
    const { body } = await app.http('GET', '/ledger/streams/event-version-members_ThemeAdded', { as });
    expect(body.events).toHaveLength(1);
    expect(body.events[0].event).toMatchObject({
      data: { type: ADDED, version: 2, readableFrom: 1, how: 'only-adds' },
      meta: { policy: 'ledger.bring-versions-into-force' },
    });
  });

  it('wait for every reader of the type that was heard', async () => {
    await hear(reader('projections', 1));
    await hear(reader('projections', 2, 'two:2'));
    await hear({ ...reader('capacity', 1), reads: {} });
    const refused = await activate({ type: RETIRED, version: 2 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'event-version.readers-behind', params: { readers: ['projections on one:1'] } },
    });
    expect((await list()).versions[1]).toMatchObject({ inForce: 1, waitsFor: ['projections on one:1'] });
    expect((await list()).readers.map(({ name }: { name: string }) => name)).toEqual([
      'capacity on one:1',
      'projections on one:1',
      'projections on two:2',
    ]);
  });

  it('are written lowered until then, and as they are from then on', async () => {
    const retiring = { unit: 'WAN', theme: 'governance' };
    const written = () => app.runtime.catalogue.written(RETIRED, retiring);
    expect(written()).toMatchObject({ contract: { schemaVersion: 1 }, data: { unit: 'WAN', code: 'governance' } });
    await hear(reader('projections', 2));
    const answer = await activate({ type: RETIRED, version: 2 });
    expect(answer).toMatchObject({ status: 200, body: { type: RETIRED, version: 2, activated: true } });
    expect(written()).toMatchObject({ contract: { schemaVersion: 2 }, data: retiring });
    expect((await activate({ type: RETIRED, version: 2 })).body).toEqual({
      type: RETIRED,
      version: 2,
      activated: false,
    });
  });

  it('stay in force when the ledger is started again', async () => {
    await app.close();
    app = await open(next);
    expect((await list()).versions.map(({ inForce }: { inForce: number }) => inForce)).toEqual([2, 2]);
    const head = await app.store.head();
    await app.app.get(EventVersions).bringIntoForce();
    expect((await app.store.head()).sequence).toBe(head.sequence);
  });

  it('are nobody’s to activate but the secretariat’s', async () => {
    const answer = await app.http('POST', '/ledger/event-versions/activate', {
      as: [{ role: 'auditor' }],
      body: { type: RETIRED, version: 2 },
    });
    expect(answer.status).toBe(403);
    expect((await app.http('GET', '/ledger/event-versions', { as: [{ role: 'auditor' }] })).status).toBe(200);
  });
});

it('in a record that begins, everything is in force', async () => {
  const app = await createTestApp({ modules: [LedgerModule], catalogue: next });
  const { versions } = (await app.http('GET', '/ledger/event-versions', { as })).body;
  expect(versions.map(({ inForce }: { inForce: number }) => inForce)).toEqual([2, 2]);
  expect(app.runtime.catalogue.written(RETIRED, retired2.example)?.contract.schemaVersion).toBe(2);
  await app.close();
});
