import { amina, bosco, speakerOf } from '../three-officers.ts';
import type { Actor, ToldLife } from '../told-life.ts';

/** A member of the forum, and who speaks for it. */
export interface Member {
  readonly organisation: string;
  readonly speaker: Actor;
}

/** What the scenes hand on to one another. */
export interface Struggle {
  readonly members: Member[];
  /** Who pays for a part of it, and looks on. */
  donor: string;
  goal: string;
  programme: string;
  coalition: string;
  /** The reports of the communities: the one that the others are joined to comes first. */
  readonly reports: string[];
  /** What the first of them raised in the coalition. */
  alert: string;
  campaign: string;
  dutyBearer: string;
  demand: string;
  outcome: string;
  /** On which communities score their health centres. */
  card: string;
}

const MEMBERS = [
  ['Igara Health Watch', 'UG-402'],
  ['Kyeizooba Mothers’ Union', 'UG-402'],
  ['Bumbaire Paralegals', 'UG-402'],
  ['Ruhaama Patients’ Voice', 'UG-411'],
  ['Itojo Youth Line', 'UG-411'],
  ['Ntungamo Budget Readers', 'UG-411'],
] as const;
export const INDICATOR = 'months-in-stock';

/** Members, the goal they have set themselves, and the coalition of those who care for it. */
export function tellTheGround(told: () => ToldLife, struggle: Struggle): void {
  it('is a forum of six members, and a donor', async () => {
    const life = told();
    await life.forum.begin(amina.as, amina.person);
    for (const [at, [name, unit]] of MEMBERS.entries()) {
      const organisation = await life.forum.organisation(name, unit);
      struggle.members.push({ organisation, speaker: speakerOf(organisation, `speaker ${at}`) });
    }
    const founders = struggle.members.map(({ organisation }) => ({ organisation, category: 'full' }));
    await life.act(amina, '/members/forums/main/adopt-founders', { resolution: 'fa-2025-01', founders });
    struggle.donor = await life.forum.organisation('Fund for Patients', 'WAN', { kind: 'donor' });
  });

  it('has a change agenda: a goal, with what it is measured by', async () => {
    const life = told();
    const on = '2025-01-27';
    const meeting = { unit: 'WAN', title: 'What we want to change', mode: 'in-person', on, quorumPercent: 34 };
    const { id: convening } = await life.create(amina, '/members/convenings', meeting);
    await life.act(amina, `/members/convenings/${convening}/invite-members`);
    life.clock.set(on);
    const present = struggle.members.map(({ organisation }) => organisation);
    const attendance = { women: 5, men: 3, youth: 2, personsWithDisabilities: 1, total: 8 };
    await life.act(amina, `/members/convenings/${convening}/hold`, { present, attendance });
    const indicator = { title: 'Months in which no essential medicine ran out', measuredIn: 'months of twelve' };
    ({ id: struggle.goal } = await life.create(amina, '/members/agenda-goals', {
      ...{ convening, code: 'medicines', title: 'Medicines in every health centre', themes: ['social-justice'] },
      ...{ horizon: '2030-12-31', indicators: [{ code: INDICATOR, ...indicator, baseline: '4', target: '12' }] },
    }));
  });

  it('has a coalition on the theme, across both districts', async () => {
    const life = told();
    const [convenor, ...others] = struggle.members;
    ({ id: struggle.coalition } = await life.create(amina, '/coalitions/coalitions', {
      ...{ kind: 'thematic-group', name: 'Health Rights Group', unit: 'WAN', themes: ['social-justice'] },
      ...{ purpose: 'That nobody is sent home without their medicine', convenor: convenor!.organisation },
    }));
    const of = (verb: string): string => `/coalitions/coalitions/${struggle.coalition}/${verb}`;
    for (const { organisation, speaker } of others) {
      await life.act(bosco, of('invite'), { organisation, role: 'participant' });
      await life.act(speaker, of('accept'), { organisation });
    }
    const { seats } = await life.read(convenor!.speaker, `/coalitions/coalitions/${struggle.coalition}`);
    expect(seats).toHaveLength(6);
  });
}
