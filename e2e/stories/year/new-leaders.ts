import { amina } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Year } from './what-members-ask.ts';

/** Two members change their leaders: one hands over well, one stalls, and shows. */
export function tellNewLeaders(told: () => ToldLife, year: Year): void {
  let well = '';
  let stalled = '';

  it('are looked for by two members', async () => {
    const life = told();
    const [one, other] = [year.members[1]!, year.members[6]!];
    life.clock.set('2025-07-07');
    const changing = { office: 'executive-director', kind: 'planned', stallDays: 60 };
    const handover = [{ code: 'bank-signatories', dueOn: '2025-08-31' }];
    const begun = { ...changing, organisation: one.organisation, leavesOn: '2025-07-31', handover };
    ({ id: well } = await life.create(one.speaker, '/capacity/leadership-transitions', begun));
    const also = { ...changing, organisation: other.organisation };
    ({ id: stalled } = await life.create(other.speaker, '/capacity/leadership-transitions', also));
    for (const [id, { speaker }] of [
      [well, one],
      [stalled, other],
    ] as const)
      await life.act(speaker, `/capacity/leadership-transitions/${id}/search`);
    const settling = {
      until: '2026-08-31',
      agreement: 'What is expected.',
      followUps: [{ code: 'x', dueOn: '2025-12-01' }],
    };
    const of = `/capacity/leadership-transitions/${well}`;
    await life.refused('leadership-transition.not-appointed', one.speaker, `${of}/settle-in`, settling);
  });

  it('one comes into office, and begins to settle in by an agreement with its board', async () => {
    const life = told();
    const { speaker } = year.members[1]!;
    const of = `/capacity/leadership-transitions/${well}`;
    life.clock.set('2025-07-21');
    await life.act(speaker, `${of}/appoint`, { name: 'Peace Planted-Year', from: '2025-08-01' });
    life.clock.set('2025-08-04');
    await life.act(speaker, `${of}/hand-over`, { item: 'bank-signatories' });
    const followUps = [{ code: 'after-four-months', dueOn: '2025-12-03' }];
    const short = { until: '2026-03-31', agreement: 'What board and leader expect of each other.', followUps };
    await life.refused('leadership-transition.settling-time', speaker, `${of}/settle-in`, short);
    await life.act(speaker, `${of}/settle-in`, { ...short, until: '2026-09-30' });
  });

  it('the other does not go on, and shows where nobody has acted', async () => {
    const life = told();
    life.clock.set('2025-09-10');
    await life.happens(stalled, 'capacity.TransitionStalled', {});
    const { rows } = await life.view('/views/registers/leadership-transitions?limit=500');
    expect(rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: stalled }), expect.objectContaining({ id: well })]),
    );
    const silence = await life.view('/views/silence');
    expect(JSON.stringify(silence)).toContain(stalled);
    expect(JSON.stringify(silence)).not.toContain(well);
    const trail = await life.view(`/views/audit/entities/${well}?limit=500`, amina.as);
    expect(trail.events.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['capacity.TransitionLeaderAppointed', 'capacity.TransitionSettlingBegan']),
    );
  });
}
