import type { RoleHeld } from '@baraza/domain';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { at, auditor, desk, idOf, officer, ProtectionDeskForum } from './protection-desk.fixture.ts';

const { rules } = struggleRules;
const forum = new ProtectionDeskForum();
beforeEach(() => forum.begin());
afterEach(() => forum.end());

describe('what becomes of a protected report', () => {
  let struggle: string;
  beforeEach(async () => {
    await forum.setUp();
    await forum.report();
    await forum.nextDay();
    struggle = idOf((await forum.recorded())[0]!);
  });
  const read = (id: string, as: readonly RoleHeld[]) => forum.app.http('GET', `/campaigns/struggles/${id}`, { as });

  it(rules['compartment-closed'].title, async () => {
    const verifying = { struggle, how: 'documents' };
    for (const [verb, body] of [
      ['verify', verifying],
      ['find-not-verified', { struggle, ground: 'no-trace' }],
    ] as const) {
      expect(await forum.ask(verb, body)).toMatchObject({ status: 409, body: { rule: 'struggle.compartment-closed' } });
    }
    await forum.open();
    expect((await forum.ask('verify', verifying, desk, 'wanjiru')).body.rule).toBe('struggle.compartment-closed');
    expect(await forum.ask('verify', verifying)).toMatchObject({ status: 200, body: { enters: '2026-03-04' } });
  });

  it('is there to everybody once it was verified, and goes on as any other', async () => {
    expect((await read(struggle, desk)).body).toMatchObject({ status: 'reported', pseudonym: expect.any(String) });
    await forum.open();
    await forum.ask('find-not-verified', { struggle, ground: 'no-trace' });
    await forum.ask('verify', { struggle, how: 'documents' });
    expect(await forum.nextDay()).toBe(2);
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
    const events = (as: readonly RoleHeld[]) =>
      forum.app.http('GET', `/campaigns/struggles/${struggle}/events`, { as });
    expect((await events(auditor)).body.events.map(({ type }: { type: string }) => type)).toEqual([
      'campaigns.StruggleVerified',
    ]);
    const closing = await forum.app.http('POST', `/campaigns/struggles/${struggle}/close`, {
      as: officer,
      body: { ground: 'moved-away' },
    });
    expect(closing.status).toBe(200);
  });

  it('is told to the officer who asked, and to nobody else, where it came to nothing when the day was over', async () => {
    await forum.open();
    const officers = ['amina', 'okello'];
    for (const person of officers) {
      expect((await forum.ask('verify', { struggle, how: 'documents' }, desk, person)).status).toBe(200);
    }
    await forum.nextDay();
    const refusedOf = async (person: string) =>
      (await forum.app.http('GET', at, { as: desk, person })).body.refused as readonly object[] | undefined;
    const told = await Promise.all(officers.map(refusedOf));
    // Which of the two came first is chance.
    const [refused] = told.filter((one) => one !== undefined);
    expect(refused).toEqual([{ day: '2026-03-03', ask: 'verify', rule: 'struggle.verified-already' }]);
    expect(told.filter((one) => one === undefined)).toHaveLength(1);
    expect(await refusedOf('wanjiru')).toBeUndefined();
  });

  it('violations: the act and the roles in the record, the persons with two officers, and nothing that the struggle shows to others', async () => {
    const persons = [
      { role: 'victim', name: 'Planted Kato' },
      { role: 'alleged-perpetrator', name: 'Planted Official' },
    ];
    await forum.open();
    await forum.ask('verify', { struggle, how: 'documents' });
    await forum.nextDay();
    const seen = async () => ({
      etag: (await read(struggle, officer)).headers['etag'],
      stream: (await forum.app.store.readStream(`struggle-${struggle}`)).lastRevision,
    });
    const before = await seen();
    expect(before.etag).toBe(`"${before.stream}"`);
    expect((await forum.ask('record-violation', { struggle, act: 'arbitrary-arrest', persons })).status).toBe(200);
    await forum.nextDay();
    expect(await seen()).toEqual(before);
    const [violation] = (await forum.listed()).struggles[0].violations;
    expect(violation).toMatchObject({ act: 'arbitrary-arrest', roles: ['alleged-perpetrator', 'victim'] });
    await forum.open();
    const entry = await forum.sealed.read(violation.violation, await forum.personOf('okello'), 'verification');
    expect(JSON.parse(entry!.text)).toMatchObject({ act: 'arbitrary-arrest', persons });
    const withdrawing = { struggle, violation: violation.violation, ground: 'in-error' };
    expect((await forum.ask('withdraw-violation', withdrawing)).status).toBe(200);
    await forum.nextDay();
    expect(await seen()).toEqual(before);
    expect((await forum.listed()).struggles[0].violations).toEqual([]);
    expect((await forum.ask('withdraw-violation', withdrawing)).body.rule).toBe('struggle.violation-unknown');
    const [first] = await forum.recorded();
    expect(JSON.stringify(first)).not.toContain('Planted');
  });
});
