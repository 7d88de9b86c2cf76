import { auditor } from '../a-forum-of-two-districts.ts';
import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const ACCOUNT = 'Patients are sent away to buy their drugs in town; said by somebody of the place.';

/** The shelves of the health centres are empty: communities say so, and the forum sees for itself. */
export function tellWhatCommunitiesFace(told: () => ToldLife, struggle: Struggle): void {
  const of = (at: number, verb: string): string => `/campaigns/struggles/${struggle.reports[at]}/${verb}`;
  const reported = (unit: string, reportedBy: object) => ({
    ...{ unit, kind: 'service-failure', themes: ['social-justice'], since: '2025-03-01', account: ACCOUNT, reportedBy },
    affected: { women: 210, men: 140, youth: 90, personsWithDisabilities: 12, total: 350 },
  });

  it('is reported by a community, and by a member for another', async () => {
    const life = told();
    life.clock.set('2025-05-05');
    const [, , , watcher] = struggle.members;
    const community = reported('UG-402-KYEIZOOBA', { kind: 'community' });
    const ofMember = reported('UG-411', { kind: 'organisation', id: watcher!.organisation });
    struggle.reports.push((await life.create(amina, '/campaigns/struggles', community)).id);
    struggle.reports.push((await life.create(watcher!.speaker, '/campaigns/struggles', ofMember)).id);
  });

  it('is seen by somebody who did not report it, before it counts', async () => {
    const life = told();
    const found = { how: 'site-visit', finding: 'Empty shelves, and stock cards that end in March.' };
    await life.refused('struggle.own-report', amina, of(0, 'verify'), found);
    await life.refused('struggle.not-verified', bosco, of(1, 'join'), { to: struggle.reports[0] });
    for (const at of struggle.reports.keys()) await life.act(bosco, of(at, 'verify'), found);
  });

  it('is one struggle, in more than one place', async () => {
    const life = told();
    await life.act(bosco, of(1, 'join'), { to: struggle.reports[0] });
    const joined = await life.read(bosco, `/campaigns/struggles/${struggle.reports[1]}`);
    expect(joined).toMatchObject({ status: 'joined' });
    const trail = await life.view(`/views/audit/entities/${struggle.reports[0]}?limit=500`, auditor);
    expect(JSON.stringify(trail)).not.toContain('said by somebody of the place');
  });
}
