import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BallotBoxes } from '@baraza/ballot-box';
import { decodeEvent, type SequencedEvent, unitRegistered } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import {
  BALLOT_BOXES,
  CommandHandler,
  createTestApp,
  PROTECTION_DESK,
  recordForeign,
  recordForum,
  recordOrganisation,
  SEALED,
  SERVICE_STORE,
  type TestApp,
} from '@baraza/service-kit';
import type { SealedCompartment } from '@baraza/privacy';
import type { ReadStore } from '@baraza/read-models';
import { CampaignsModule } from '../campaigns.module.ts';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { askIn, bytesOf, type DeskAsk, inOrder, ROOM } from './desk-asks.ts';
import { DeskBatch } from './desk-batch.ts';

const { rules } = struggleRules;
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const deskElsewhere: readonly RoleHeld[] = [{ role: 'protection-officer', unit: 'UG-411' }];
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const DAY = 86_400_000;
const at = '/campaigns/protected-struggles';
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;
const bribes = {
  ...{ unit: 'UG-402-KYEIZOOBA', kind: 'corruption', themes: ['governance'], since: '2026-01-12' },
  ...{ reporter: 'Planted Amooti, by the well.', account: 'They asked for money.' },
};

let app: TestApp;
let folder: string;
async function opened(): Promise<void> {
  app = await createTestApp({ modules: [CampaignsModule], dataFolder: folder, clock: new Date(now).toISOString() });
  await app.settle();
}
let now = Date.parse('2026-03-02T09:00:00.000Z');
const ask = (verb: string, body: object, as = desk, person = 'amina') =>
  app.http('POST', `${at}/${verb}`, { as, person, body });
const report = (more: object = {}) => ask('report', { ...bribes, ...more });
const boxes = (): BallotBoxes => app.app.get<BallotBoxes>(BALLOT_BOXES);
const sealed = (): SealedCompartment => app.app.get<SealedCompartment>(SEALED);
const personOf = (person: string) => app.runtime.vault.personOf('urn:baraza:development-issuer', person);
async function setUp(): Promise<void> {
  for (const person of ['amina', 'okello']) await sealed().enrol(await personOf(person), passphraseOf(person));
}
async function open(): Promise<void> {
  await sealed().propose(await personOf('amina'), passphraseOf('amina'), 'verification');
  await sealed().concur(await personOf('okello'), passphraseOf('okello'));
}
async function nextDay(): Promise<number> {
  now += DAY;
  app.clock.set(now);
  return app.app.get(DeskBatch).run();
}
async function recorded(): Promise<readonly SequencedEvent[]> {
  const { events } = await app.store.readAll({ after: 0, limit: 1_000 });
  return events
    .map((event) => ({ ...event, ...decodeEvent(event.bytes) }) as SequencedEvent)
    .filter(({ stream }) => stream.startsWith('struggle-'));
}
const GONE = 'the power is gone';
/** Has a step fail once, before it is done or after: as what dies there leaves it. */
function dies<Name extends string>(
  whose: { [name in Name]: (...args: never[]) => Promise<unknown> },
  step: Name,
  when: 'before' | 'after',
  { nth = 0, of = () => true }: { readonly nth?: number; readonly of?: (first: unknown) => boolean } = {},
): void {
  const real = whose[step].bind(whose) as (...args: unknown[]) => Promise<unknown>;
  let calls = 0;
  const failing = async (...args: unknown[]): Promise<unknown> => {
    const isIt = of(args[0]) && calls++ === nth;
    if (isIt && when === 'before') throw new Error(GONE);
    const result = await real(...args);
    if (isIt && when === 'after') throw new Error(GONE);
    return result;
  };
  Object.assign(whose, { [step]: failing });
}
const idOf = ({ stream }: SequencedEvent): string => stream.slice('struggle-'.length);
const listed = async () => (await app.http('GET', at, { as: desk, person: 'amina' })).body;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baraza-desk-'));
  now = Date.parse('2026-03-02T09:00:00.000Z');
  await opened();
  await recordForum(app);
  const code = 'UG-402-KYEIZOOBA';
  await recordForeign(app, {
    type: 'members.UnitRegistered',
    id: code,
    data: { ...unitRegistered.example, code, level: 'sub-county', parent: 'UG-402', zone: 'Africa/Kampala' },
  });
  for (let number = 1; number <= 5; number++) {
    await recordOrganisation(app, `10000000-0000-4000-8000-00000000000${number}`);
  }
  await app.settle();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what the protection desk takes in', () => {
  it(rules['compartment-not-set-up'].title, async () => {
    expect(await report()).toMatchObject({ status: 409, body: { rule: 'struggle.compartment-not-set-up' } });
  });

  it('enters the record with the day, as of the desk, and says nothing before', async () => {
    await setUp();
    const { sequence } = await app.store.head();
    const taken = await report();
    expect([taken.status, taken.body]).toEqual([200, { enters: '2026-03-03' }]);
    await ask('report', { ...bribes, unit: 'UG-411', kind: 'injustice' });
    expect((await app.store.head()).sequence).toBe(sequence);
    expect(await listed()).toEqual({ struggles: [], waiting: true });
    expect((await app.http('GET', at, { as: deskElsewhere })).body).toEqual({ struggles: [] });
    expect(await app.app.get(DeskBatch).run()).toBe(0);

    expect(await nextDay()).toBe(2);
    const events = await recorded();
    expect(events.map(({ type }) => type)).toEqual(Array(2).fill('campaigns.ProtectedStruggleReported'));
    // UG-411 has too few to hide among: it is the region there.
    expect(events.map(({ data }) => (data as { district: string }).district).sort()).toEqual(['UG-402', 'WAN']);
    for (const { meta, tags, effectiveOn } of events) {
      expect(meta).toEqual({
        ...{ actor: { person: PROTECTION_DESK, roles: [] }, policy: 'campaigns.protection-desk' },
        ...{ commandId: meta.commandId, correlationId: meta.commandId, causationId: meta.commandId },
        commandHash: expect.any(String),
      });
      expect([tags.length, effectiveOn]).toEqual([2, '2026-03-03']);
    }
    expect((await listed()).waiting).toBe(false);
    const { pseudonym } = (await listed()).struggles.find(({ unit }: { unit: string }) => unit === 'UG-402');
    await open();
    const entry = await sealed().read(pseudonym, await personOf('amina'), 'verification');
    expect(JSON.parse(entry!.text)).toMatchObject({ ...bribes, takenIn: { by: await personOf('amina') } });
  });

  it('is taken once under its id, on the day itself and after it entered', async () => {
    await setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    const first = await report({ id });
    expect((await report({ id })).body).toEqual(first.body);
    expect(await nextDay()).toBe(1);
    expect((await report({ id })).body).toEqual(first.body);
    expect(await nextDay()).toBe(0);
    expect(await recorded()).toHaveLength(1);
  });

  it('is refused under an id that something else was taken in under, by the same person', async () => {
    await setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    expect((await report({ id })).status).toBe(200);
    const other = await report({ id, account: 'They asked for money twice.' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await ask('report', { id, ...Object.fromEntries(Object.entries(bribes).reverse()) })).status).toBe(200);
    expect(await nextDay()).toBe(1);
  });

  it('is another under the same id where somebody else asks, or for something else', async () => {
    await setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    expect((await report({ id })).status).toBe(200);
    expect((await ask('report', { ...bribes, id }, desk, 'okello')).status).toBe(200);
    expect(await nextDay()).toBe(2);
    const struggle = idOf((await recorded())[0]!);
    const persons = [{ role: 'victim', name: 'Planted Kato' }];
    const violation = { id, struggle, act: 'arbitrary-arrest', persons };
    expect((await ask('record-violation', violation)).body).toEqual({ enters: '2026-03-04' });
    await open();
    expect((await ask('verify', { id, struggle, how: 'documents' })).body).toEqual({ enters: '2026-03-04' });
    expect(await nextDay()).toBe(2);
    expect((await listed()).struggles).toContainEqual(
      expect.objectContaining({ id: struggle, status: 'verified', violations: [expect.anything()] }),
    );
  });

  it('leaves no box behind on a day whose only ask was never answered', async () => {
    await setUp();
    await boxes().open('protection-desk 2026-03-02', ROOM);
    await boxes().put('protection-desk 2026-03-02', 'somewhere', Buffer.from('{}'));
    expect(await app.app.get(DeskBatch).run()).toBe(0);
    expect(await boxes().list()).toEqual(['protection-desk 2026-03-02']);
    expect(await nextDay()).toBe(0);
    expect(await boxes().list()).toEqual([]);
  });

  it('is neither lost nor doubled when the process dies between any two steps of the batch', async () => {
    await setUp();
    for (let number = 0; number < 4; number++) await report();
    now += DAY;
    app.clock.set(now);
    const isMarking = (model: unknown): boolean => (model as { name: string }).name === 'protection-desk-taken';
    for (const dying of [
      ...[0, 1, 2, 3].map(
        (nth) => () => dies(app.app.get<CommandHandler>(CommandHandler), 'create', 'before', { nth }),
      ),
      ...[0, 3].map((nth) => () => dies(app.app.get<CommandHandler>(CommandHandler), 'create', 'after', { nth })),
      () => dies(boxes(), 'destroy', 'before'),
      () => dies(boxes(), 'destroy', 'after'),
      () => dies(app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'before', { of: isMarking }),
      () => dies(app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'after', { of: isMarking }),
    ]) {
      dying();
      await expect(app.app.get(DeskBatch).run()).rejects.toThrow(GONE);
      await app.close();
      await opened();
    }
    // Destroyed, and one of them marked: nothing is left but to mark the others.
    expect(await app.app.get(DeskBatch).run()).toBe(0);
    const events = await recorded();
    expect(events).toHaveLength(4);
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(4);
    expect(await sealed().holds(events.map(({ data }) => (data as { pseudonym: string }).pseudonym))).toEqual(
      Array(4).fill(true),
    );
    expect(await listed()).not.toHaveProperty('lost');
    expect(await boxes().list()).toEqual(['protection-desk keys']);
    expect(await nextDay()).toBe(0);
    expect(await recorded()).toHaveLength(4);
  }, 180_000);

  it('is neither lost nor doubled when the process dies while it is taken in, and is sent again', async () => {
    await setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    for (const dying of [
      () => dies(boxes(), 'put', 'before'),
      () => dies(boxes(), 'put', 'after'),
      () => dies(app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'after'),
    ]) {
      dying();
      expect((await report({ id })).status).toBe(500);
      await app.close();
      await opened();
    }
    dies(boxes(), 'put', 'after');
    expect((await report()).status).toBe(500);
    expect((await report({ id })).status).toBe(200);
    expect((await report()).status).toBe(200);
    expect(await nextDay()).toBe(2);
    expect(await recorded()).toHaveLength(2);
    expect(await listed()).not.toHaveProperty('lost');
    expect(await boxes().list()).toEqual(['protection-desk keys']);
  }, 180_000);

  it('is told to officers of the whole forum as lost where it was in its box no more, and is taken in anew', async () => {
    await setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    const file = join(folder, 'ballots.sqlite');
    await report({ id: '7a000000-0000-4000-8000-000000000002' });
    await app.close();
    copyFileSync(file, `${file}-before`);
    await opened();
    await report({ id });
    await app.close();
    // An older file in its place, which knows the first and not the second.
    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    renameSync(`${file}-before`, file);
    await opened();
    expect(await nextDay()).toBe(1);
    expect((await listed()).lost).toBe(1);
    const elsewhere = await app.http('GET', at, { as: deskElsewhere });
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.body).not.toHaveProperty('lost');
    expect((await report({ id })).body).toEqual({ enters: '2026-03-04' });
    expect(await listed()).not.toHaveProperty('lost');
    expect(await nextDay()).toBe(1);
    expect(await recorded()).toHaveLength(2);
  });

  it('is counted by no metric, whether it is asked, refused or entered', async () => {
    // What one command that is counted leaves, so that it is seen that there would be something.
    await app.http('POST', '/campaigns/struggles', {
      as: officer,
      body: { unit: 'UG-402', kind: 'injustice', themes: ['governance'], reportedBy: { kind: 'community' } },
    });
    const counted = async () =>
      (await app.http('GET', '/metrics')).text
        .split('\n')
        .filter((line) => /^baraza_(commands|refusals)_total|^baraza_append_seconds_count/.test(line));
    const before = await counted();
    expect(before.join()).toContain('reportStruggle');
    expect((await report()).status).toBe(409);
    await setUp();
    for (let number = 0; number < 3; number++) await report();
    expect((await report({ unit: 'UG-999' })).status).toBe(422);
    expect(await nextDay()).toBe(3);
    expect(await counted()).toEqual(before);
  });

  it('is refused for a unit that is not there, and by the desk of another one', async () => {
    await setUp();
    expect(await report({ unit: 'UG-999' })).toMatchObject({ status: 422, body: { rule: 'struggle.unit-unknown' } });
    expect((await ask('report', bribes, deskElsewhere)).status).toBe(403);
    expect((await ask('report', bribes, officer)).status).toBe(403);
  });
});

describe('what becomes of it', () => {
  let struggle: string;
  beforeEach(async () => {
    await setUp();
    await report();
    await nextDay();
    struggle = idOf((await recorded())[0]!);
  });
  const read = (id: string, as: readonly RoleHeld[]) => app.http('GET', `/campaigns/struggles/${id}`, { as });

  it(rules['compartment-closed'].title, async () => {
    const verifying = { struggle, how: 'documents' };
    for (const [verb, body] of [
      ['verify', verifying],
      ['find-not-verified', { struggle, ground: 'no-trace' }],
    ] as const) {
      expect(await ask(verb, body)).toMatchObject({ status: 409, body: { rule: 'struggle.compartment-closed' } });
    }
    await open();
    expect((await ask('verify', verifying, desk, 'wanjiru')).body.rule).toBe('struggle.compartment-closed');
    expect(await ask('verify', verifying)).toMatchObject({ status: 200, body: { enters: '2026-03-04' } });
  });

  it('is there to everybody once it was verified, and goes on as any other', async () => {
    expect((await read(struggle, desk)).body).toMatchObject({ status: 'reported', pseudonym: expect.any(String) });
    await open();
    await ask('find-not-verified', { struggle, ground: 'no-trace' });
    await ask('verify', { struggle, how: 'documents' });
    expect(await nextDay()).toBe(2);
    const answer = await read(struggle, officer);
    expect(answer.body).toMatchObject({ status: 'verified', unit: 'UG-402', verified: { how: 'documents' } });
    for (const field of ['pseudonym', 'violations', 'reportedBy', 'reportedOn'])
      expect(answer.body).not.toHaveProperty(field);
    for (const as of [auditor, [{ role: 'secretariat' }] as const]) {
      const { status, body } = await read(struggle, as);
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('reportedOn');
    }
    expect((await read(struggle, desk)).body.reportedOn).toBe('2026-03-03');
    const events = (as: readonly RoleHeld[]) => app.http('GET', `/campaigns/struggles/${struggle}/events`, { as });
    expect((await events(auditor)).body.events.map(({ type }: { type: string }) => type)).toEqual([
      'campaigns.StruggleVerified',
    ]);
    const closing = await app.http('POST', `/campaigns/struggles/${struggle}/close`, {
      as: officer,
      body: { ground: 'moved-away' },
    });
    expect(closing.status).toBe(200);
  });

  it('violations: the act and the roles in the record, the persons with two officers', async () => {
    const persons = [
      { role: 'victim', name: 'Planted Kato' },
      { role: 'alleged-perpetrator', name: 'Planted Official' },
    ];
    expect((await ask('record-violation', { struggle, act: 'arbitrary-arrest', persons })).status).toBe(200);
    await nextDay();
    const [violation] = (await listed()).struggles[0].violations;
    expect(violation).toMatchObject({ act: 'arbitrary-arrest', roles: ['alleged-perpetrator', 'victim'] });
    await open();
    const entry = await sealed().read(violation.violation, await personOf('okello'), 'verification');
    expect(JSON.parse(entry!.text)).toMatchObject({ act: 'arbitrary-arrest', persons });
    const withdrawing = { struggle, violation: violation.violation, ground: 'in-error' };
    expect((await ask('withdraw-violation', withdrawing)).status).toBe(200);
    await nextDay();
    expect((await listed()).struggles[0].violations).toEqual([]);
    expect((await ask('withdraw-violation', withdrawing)).body.rule).toBe('struggle.violation-unknown');
    const [first] = await recorded();
    expect(JSON.stringify(first)).not.toContain('Planted');
  });

  it('is answered as one that does not exist, by every way to ask, with the same status and size', async () => {
    const unknown = '7f000000-0000-4000-8000-00000000000f';
    const ways = [
      ['GET', ''],
      ['GET', '/events'],
      ['GET', '?revision=0'],
      ...['verify', 'find-not-verified', 'join', 'part', 'take-up', 'resolve', 'close'].map((verb) => [
        'POST',
        `/${verb}`,
      ]),
      ...['draft-words', 'publish-words', 'decline-words'].map((verb) => ['POST', `/${verb}`]),
    ] as const;
    const bodies: Readonly<Record<string, object>> = {
      '/verify': { how: 'media' },
      '/join': { to: unknown },
      '/take-up': { campaign: unknown },
      '/draft-words': { text: 'Words.' },
      '/publish-words': { draft: unknown, text: 'Words.' },
      '/decline-words': { draft: unknown, ground: 'x' },
      '/resolve': {},
    };
    const bare = ({ status, text }: { status: number; text: string }, id: string) => ({
      status,
      length: text.length,
      text: text.replaceAll(id, '…').replaceAll(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '…'),
    });
    for (const as of [officer, auditor, deskElsewhere, [{ role: 'secretariat' }] as const]) {
      for (const [method, way] of ways) {
        const body = method === 'GET' ? {} : { body: bodies[way!] ?? { ground: 'x' } };
        const asked = (id: string) => app.http(method!, `/campaigns/struggles/${id}${way}`, { as, ...body });
        const [hidden, absent] = [await asked(struggle), await asked(unknown)];
        expect(bare(hidden, struggle)).toEqual(bare(absent, unknown));
        expect([403, 404]).toContain(hidden.status);
      }
    }
    for (const verb of ['verify', 'find-not-verified', 'record-violation', 'withdraw-violation']) {
      const asked = (of: string) =>
        ask(
          verb,
          {
            struggle: of,
            ...(verb === 'verify' ? { how: 'media' } : verb === 'record-violation' ? {} : { ground: 'x' }),
            ...(verb === 'withdraw-violation' ? { violation: unknown } : {}),
            ...(verb === 'record-violation' ? { act: 'x', persons: [{ role: 'victim', name: 'x' }] } : {}),
          },
          deskElsewhere,
        );
      expect(bare(await asked(struggle), struggle)).toEqual(bare(await asked(unknown), unknown));
    }
    // Nor is it one that another could be joined to.
    const other = await app.http('POST', '/campaigns/struggles', {
      as: officer,
      body: { unit: 'UG-402', kind: 'injustice', themes: ['governance'], reportedBy: { kind: 'community' } },
    });
    const to = (id: string) =>
      app.http('POST', `/campaigns/struggles/${other.body.id}/join`, { as: officer, body: { to: id } });
    expect(bare(await to(struggle), struggle)).toEqual(bare(await to(unknown), unknown));
  });
});

describe('a batch', () => {
  const one = (ask: DeskAsk['ask'], id: string) => ({ ask, id, struggle: 's', of: {} }) as unknown as DeskAsk;

  it('is in an order of chance, and within it in one that comes to the same', () => {
    const asks = [one('withdraw-violation', '1'), one('verify', '2'), one('report', '3'), one('verify', '4')];
    expect(inOrder(asks).map(({ id }) => id)).toEqual(['3', '2', '4', '1']);
  });

  it('has room for the longest that is taken in, and says it again as it was', async () => {
    await setUp();
    const text = '€'.repeat((32 * 1024) / 3 - 1);
    const enclosed = await sealed().enclose({ id: '7a000000-0000-4000-8000-000000000001', kind: 'violation', text });
    const longest = { ...one('report', 'x'), enclosed } as DeskAsk;
    expect(bytesOf(longest).length).toBeLessThan(ROOM - 2_048);
    expect(askIn(bytesOf(longest))).toEqual(longest);
    const words = { reporter: '€'.repeat(2_000), account: '€'.repeat(4_000) };
    expect((await report(words)).status).toBe(200);
    const persons = Array.from({ length: 12 }, () => ({
      role: 'victim',
      name: '€'.repeat(120),
      details: '€'.repeat(200),
    }));
    await nextDay();
    const struggle = idOf((await recorded())[0]!);
    const body = { struggle, act: 'x', persons, place: '€'.repeat(300), account: '€'.repeat(3_000) };
    expect((await ask('record-violation', body)).status).toBe(200);
  });
});
