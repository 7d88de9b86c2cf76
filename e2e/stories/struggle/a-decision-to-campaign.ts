import { derivedId } from '@baraza/contracts';
import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import { restoreTheConvenor, suspendTheConvenor } from './a-convenor-suspended.ts';
import type { Struggle } from './the-ground.ts';

const people = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };
const CAUSE = 'Health centres of both districts have had no malaria drugs since March';

/** It decides to campaign, while the member that convenes it is suspended: every service does what the policy says. */
export function tellADecisionToCampaign(told: () => ToldLife, struggle: Struggle): void {
  let decision = '';
  let complaint = '';
  let enrolment = '';
  let small = '';
  const of = (verb: string): string => `/coalitions/decisions/${decision}/${verb}`;
  const convenor = () => struggle.members[0]!;
  const vote = async (at: number, choice: string): Promise<void> => {
    const { organisation, speaker } = struggle.members[at]!;
    await told().act(speaker, of('vote'), { organisation, choice });
  };
  const seatOfConvenor = async () => {
    const { seats } = await told().read(amina, `/coalitions/coalitions/${struggle.coalition}`);
    return seats.find((seat: { organisation: string }) => seat.organisation === convenor().organisation);
  };

  it('is asked to campaign, led by one that was trained for it', async () => {
    const life = told();
    life.clock.set('2025-05-12');
    const proposer = struggle.members[1]!;
    const campaign = {
      ...{ title: 'Medicines on the shelf', cause: CAUSE, unit: 'WAN', themes: ['social-justice'] },
      ...{ lead: struggle.members[3]!.organisation, struggles: [struggle.reports[0]] },
    };
    const asked = { coalition: struggle.coalition, by: proposer.organisation, proposal: 'That we campaign.' };
    const about = { kind: 'alert', id: struggle.alert };
    const body = { ...asked, subject: 'campaign', about, campaign };
    ({ id: decision } = await life.create(proposer.speaker, '/coalitions/decisions', body));
    await life.act(bosco, of('open-discussion'));
    await life.act(bosco, of('open-vote'));
    for (const [at, choice] of ['disagree', 'agree', 'agree'].entries()) await vote(at, choice);
  });

  it('has a convenor that learns, leads and votes, as any member', async () => {
    const life = told();
    const { organisation, speaker } = convenor();
    const places = { name: 'Second cohort', places: 2, from: '2025-05-12', until: '2025-09-26' };
    const { id: cohort } = await life.create(amina, '/capacity/cohorts', { programme: struggle.programme, ...places });
    const asked = { cohort, kind: 'organisation', organisation, participants: [{ name: 'Planted-Struggle' }], people };
    ({ id: enrolment } = await life.create(speaker, '/capacity/enrolments', asked));
    await life.act(bosco, `/capacity/enrolments/${enrolment}/select`);
    await life.act(amina, `/capacity/cohorts/${cohort}/begin`);
    ({ id: small } = await life.create(amina, '/campaigns/campaigns', {
      ...{ title: 'Stock lists on the door', cause: 'Nobody is told what the stores hold', unit: 'UG-402' },
      ...{ lead: organisation, coalition: struggle.coalition, themes: ['social-justice'] },
    }));
  });

  it('is suspended: its seat rests, its vote counts no more, its course waits, and another lead is asked for', async () => {
    const life = told();
    life.clock.set('2025-05-14');
    complaint = await suspendTheConvenor(life, struggle);
    const { coalition } = struggle;
    await life.happens(coalition, 'coalitions.SeatSuspended', {
      policy: 'coalitions.suspend-seats-when-membership-ends',
    });
    expect(await seatOfConvenor()).toMatchObject({ status: 'suspended' });
    await life.happens(decision, 'coalitions.VoteVoided', { policy: 'coalitions.void-votes-when-seats-rest' });
    await life.happens(enrolment, 'capacity.EnrolmentPutOnHold', {
      policy: 'capacity.hold-enrolments-when-membership-ends',
    });
    await life.happens(small, 'campaigns.CampaignLeadAsked', { policy: 'campaigns.ask-for-lead-when-lead-falls-away' });
    const { organisation, speaker } = convenor();
    await life.refused('decision.vote-void', speaker, of('vote'), { organisation, choice: 'agree' });
  });

  it('decides without it, and the campaign is drafted as it was decided', async () => {
    const life = told();
    life.clock.set('2025-05-15');
    for (const at of [3, 4, 5]) await vote(at, 'agree');
    const { events } = await life.act(bosco, of('close-vote'));
    const { outcome } = await life.read(amina, `/coalitions/decisions/${decision}`);
    expect(outcome).toMatchObject({ outcome: 'adopted', voided: 1, counts: { agree: 5, disagree: 0 } });
    struggle.campaign = derivedId('campaign', events.find(({ type }) => type === 'coalitions.CampaignDecided')!.id);
    const drafting = 'campaigns.draft-campaign-when-coalition-decides-to-campaign';
    await life.happens(struggle.campaign, 'campaigns.CampaignDrafted', { policy: drafting });
    const drafted = await life.read(struggle.members[3]!.speaker, `/campaigns/campaigns/${struggle.campaign}`);
    expect(drafted).toMatchObject({ lead: struggle.members[3]!.organisation, coalition: struggle.coalition });
  });

  it('is restored on appeal: what rested goes on, everywhere', async () => {
    const life = told();
    life.clock.set('2025-05-19');
    await restoreTheConvenor(life, struggle, complaint);
    await life.happens(struggle.coalition, 'coalitions.SeatReinstated', {});
    expect(await seatOfConvenor()).toMatchObject({ status: 'active' });
    await life.happens(enrolment, 'capacity.EnrolmentHoldLifted', {});
    await life.happens(small, 'campaigns.CampaignLeadStayed', {});
    const { cases } = await life.view('/views/due-process');
    const its = cases.find(({ entity }: { entity: { id: string } }) => entity.id === complaint);
    expect(its).toMatchObject({ decision: 'suspension', state: 'in-order' });
  });
}
