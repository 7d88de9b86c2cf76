import { PROTECTION_DESK } from '@baraza/service-kit';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { askIn, bytesOf, type DeskAsk, ROOM } from './desk-asks.ts';
import {
  at,
  bribes,
  desk,
  deskElsewhere,
  idOf,
  inTheOpen,
  officer,
  ProtectionDeskForum,
} from './protection-desk.fixture.ts';

const { rules } = struggleRules;
const forum = new ProtectionDeskForum();
beforeEach(() => forum.begin());
afterEach(() => forum.end());

describe('what the protection desk takes in', () => {
  it(rules['compartment-not-set-up'].title, async () => {
    expect(await forum.report()).toMatchObject({ status: 409, body: { rule: 'struggle.compartment-not-set-up' } });
  });

  it('enters the record with the day, as of the desk, and says nothing before', async () => {
    await forum.setUp();
    const { sequence } = await forum.app.store.head();
    const taken = await forum.report();
    expect([taken.status, taken.body]).toEqual([200, { enters: '2026-03-03' }]);
    await forum.ask('report', { ...bribes, unit: 'UG-411', kind: 'injustice' });
    expect((await forum.app.store.head()).sequence).toBe(sequence);
    expect(await forum.listed()).toEqual({ struggles: [], waiting: true });
    expect((await forum.app.http('GET', at, { as: deskElsewhere })).body).toEqual({ struggles: [] });
    expect(await forum.batch.run()).toBe(0);

    expect(await forum.nextDay()).toBe(2);
    const events = await forum.recorded();
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
    expect((await forum.listed()).waiting).toBe(false);
    const { pseudonym } = (await forum.listed()).struggles.find(({ unit }: { unit: string }) => unit === 'UG-402');
    await forum.open();
    const entry = await forum.sealed.read(pseudonym, await forum.personOf('amina'), 'verification');
    expect(JSON.parse(entry!.text)).toMatchObject({ ...bribes, takenIn: { by: await forum.personOf('amina') } });
  });

  it('is taken once under its id, on the day itself and after it entered', async () => {
    await forum.setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    const first = await forum.report({ id });
    expect((await forum.report({ id })).body).toEqual(first.body);
    expect(await forum.nextDay()).toBe(1);
    expect((await forum.report({ id })).body).toEqual(first.body);
    expect(await forum.nextDay()).toBe(0);
    expect(await forum.recorded()).toHaveLength(1);
  });

  it('is refused under an id that something else was taken in under, by the same person', async () => {
    await forum.setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    expect((await forum.report({ id })).status).toBe(200);
    const other = await forum.report({ id, account: 'They asked for money twice.' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await forum.ask('report', { id, ...Object.fromEntries(Object.entries(bribes).reverse()) })).status).toBe(
      200,
    );
    expect(await forum.nextDay()).toBe(1);
  });

  it('is another under the same id where somebody else asks, or for something else', async () => {
    await forum.setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    expect((await forum.report({ id })).status).toBe(200);
    expect((await forum.ask('report', { ...bribes, id }, desk, 'okello')).status).toBe(200);
    expect(await forum.nextDay()).toBe(2);
    const struggle = idOf((await forum.recorded())[0]!);
    const persons = [{ role: 'victim', name: 'Planted Kato' }];
    const violation = { id, struggle, act: 'arbitrary-arrest', persons };
    expect((await forum.ask('record-violation', violation)).body).toEqual({ enters: '2026-03-04' });
    await forum.open();
    expect((await forum.ask('verify', { id, struggle, how: 'documents' })).body).toEqual({ enters: '2026-03-04' });
    expect(await forum.nextDay()).toBe(2);
    expect((await forum.listed()).struggles).toContainEqual(
      expect.objectContaining({ id: struggle, status: 'verified', violations: [expect.anything()] }),
    );
  });

  it('has room for the longest that is taken in, and says it again as it was', async () => {
    await forum.setUp();
    const text = '€'.repeat((32 * 1024) / 3 - 1);
    const enclosed = await forum.sealed.enclose({
      id: '7a000000-0000-4000-8000-000000000001',
      kind: 'violation',
      text,
    });
    const longest = { ask: 'report', id: 'x', struggle: 's', of: {}, enclosed } as unknown as DeskAsk;
    expect(bytesOf(longest).length).toBeLessThan(ROOM - 2_048);
    expect(askIn(bytesOf(longest))).toEqual(longest);
    const words = { reporter: '€'.repeat(2_000), account: '€'.repeat(4_000) };
    expect((await forum.report(words)).status).toBe(200);
    const persons = Array.from({ length: 12 }, () => ({
      role: 'victim',
      name: '€'.repeat(120),
      details: '€'.repeat(200),
    }));
    await forum.nextDay();
    const struggle = idOf((await forum.recorded())[0]!);
    const body = { struggle, act: 'x', persons, place: '€'.repeat(300), account: '€'.repeat(3_000) };
    expect((await forum.ask('record-violation', body)).status).toBe(200);
  });

  it('is counted by no metric, whether it is asked, refused or entered', async () => {
    // What one command that is counted leaves, so that it is seen that there would be something.
    await forum.app.http('POST', '/campaigns/struggles', {
      as: officer,
      body: inTheOpen,
    });
    const counted = async () =>
      (await forum.app.http('GET', '/metrics')).text
        .split('\n')
        .filter((line) => /^baraza_(commands|refusals)_total|^baraza_append_seconds_count/.test(line));
    const before = await counted();
    expect(before.join()).toContain('reportStruggle');
    expect((await forum.report()).status).toBe(409);
    await forum.setUp();
    for (let number = 0; number < 3; number++) await forum.report();
    expect((await forum.report({ unit: 'UG-999' })).status).toBe(422);
    expect(await forum.nextDay()).toBe(3);
    expect(await counted()).toEqual(before);
  });

  it('is refused for a unit that is not there, and by the desk of another one', async () => {
    await forum.setUp();
    expect(await forum.report({ unit: 'UG-999' })).toMatchObject({
      status: 422,
      body: { rule: 'struggle.unit-unknown' },
    });
    expect((await forum.ask('report', bribes, deskElsewhere)).status).toBe(403);
    expect((await forum.ask('report', bribes, officer)).status).toBe(403);
  });
});
