import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const PRINCIPLES = ['participation', 'accountability', 'non-discrimination', 'empowerment', 'legality'];
const OFFICE = 'District Health Officer';
const people = { women: 120, men: 74, youth: 61, personsWithDisabilities: 9, total: 194 };
export const CHANGE = 'Post the stock lists of every health centre each month';
export const shown = (what: string) => ({ links: [`https://example.org/medicines/${what}`] });
/** The PANEL check, with a gap where one is named. */
export const panel = (gap?: string) =>
  PRINCIPLES.map((principle) => ({ principle, met: principle !== gap, ...shown(principle) }));

/** A campaign with those concerned, held to its principles before it goes out; and what it asks of whom. */
export function tellACampaign(told: () => ToldLife, struggle: Struggle): void {
  const of = (verb: string): string => `/campaigns/campaigns/${struggle.campaign}/${verb}`;
  const lead = () => struggle.members[3]!.speaker;

  it('is planned by those who lead it, for the goal and from the struggle', async () => {
    const life = told();
    life.clock.set('2025-05-20');
    await life.act(amina, of('name-struggles'), { struggles: [struggle.reports[0]] });
    await life.act(amina, of('name-goals'), { goals: [struggle.goal] });
    // Plans are sealed: they show in no trail and no feed.
    await life.forum.done(
      of('plan'),
      {
        rights: [{ right: 'health', source: 'icescr-art-12' }],
        rightsHolders: ['women', 'farmers'],
        dutyBearers: [{ office: OFFICE, duties: ['fulfil'], influence: 4, stance: 'undecided' }],
        panel: PRINCIPLES.map((principle) => ({ principle, met: true })),
        launchOn: '2025-05-26',
      },
      200,
      lead().as,
      lead().person,
    );
    const named = { office: OFFICE, level: 'district', unit: 'UG-402', duties: ['fulfil'] };
    ({ id: struggle.dutyBearer } = await life.create(amina, '/campaigns/duty-bearers', named));
  });

  it('is not launched while one of its principles is not met, and is told which', async () => {
    const life = told();
    life.clock.set('2025-05-26');
    const refused = await life.forum.refused(
      'campaign.panel-gap',
      of('launch'),
      { panel: panel('empowerment') },
      bosco.as,
      bosco.person,
    );
    expect(JSON.stringify(refused.body)).toContain('empowerment');
    await life.act(bosco, of('launch'), { panel: panel() });
    const policy = 'coalitions.answer-alert-when-coalition-decides';
    await life.happens(struggle.alert, 'coalitions.AlertActionBegun', { policy });
    const { rows } = await life.view('/views/registers/campaigns?limit=500');
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ id: struggle.campaign })]));
  });

  it('brings people together, whose number is told when they have come', async () => {
    const life = told();
    const plan = { campaign: struggle.campaign, kind: 'citizens-parliament', on: '2025-06-14', place: 'The old hall' };
    const { id } = await life.forum.done('/campaigns/actions', plan, 201, lead().as, lead().person);
    life.clock.set('2025-06-14');
    await life.act(lead(), `/campaigns/actions/${id}/hold`, { people, reach: 3_000 });
  });
}
