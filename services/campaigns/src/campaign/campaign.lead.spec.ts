import { given } from '@baraza/domain';
import {
  aConcludedCampaign,
  aDraft,
  aLaunchedCampaign,
  anAbandonedCampaign,
  COALITION,
  LEAD,
  water,
} from './campaign.builders.ts';
import { askForLead, changeLead, leadStays } from './campaign.lead.pure.ts';
import { campaign, type CampaignEvent } from './campaign.state.ts';

const ANOTHER = '10000000-0000-4000-8000-000000000009';
const cause = { kind: 'membership', membership: '20000000-0000-4000-8000-000000000001' } as const;
const windingDown = { kind: 'coalition', coalition: COALITION } as const;
const lost = { lead: LEAD, cause };
const member = { leadKnown: true, activeMember: true, activeParticipant: false };
const ground = 'lead-fell-away';
const past = { effectiveOn: '2026-02-10', time: '2026-02-10T08:00:00.000Z', actor: 'a policy' };
const asked: CampaignEvent = { ...past, type: 'campaigns.CampaignLeadAsked', data: { lead: LEAD, cause } };
const changed: CampaignEvent = {
  ...past,
  type: 'campaigns.CampaignLeadChanged',
  data: { former: LEAD, lead: ANOTHER, ground },
};
const forCoalition = (): CampaignEvent[] => {
  const [drafted] = aDraft();
  return [{ ...drafted!, data: { ...water, coalition: COALITION, grewFrom: [] } } as CampaignEvent];
};

describe('a lead that falls away', () => {
  it('has the coalition asked for another, once for each cause', () => {
    given(campaign, ...forCoalition())
      .when((state, moment) => askForLead(state, lost, moment))
      .then({ type: 'campaigns.CampaignLeadAsked', data: { lead: LEAD, cause, coalition: COALITION } });
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => askForLead(state, lost, moment))
      .thenNothing();
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => askForLead(state, { cause: windingDown }, moment))
      .then({ type: 'campaigns.CampaignLeadAsked', data: { lead: LEAD, cause: windingDown } });
  });

  it('concerns no campaign that is over, or that another leads meanwhile', () => {
    for (const before of [[], aConcludedCampaign(), anAbandonedCampaign(), [...aDraft(), changed]]) {
      given(campaign, ...before)
        .when((state, moment) => askForLead(state, lost, moment))
        .thenNothing();
    }
  });

  it('holds from no earlier than the step before it', () => {
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => askForLead(state, lost, moment), { effectiveOn: '2026-01-01' })
      .then({ type: 'campaigns.CampaignLeadAsked', effectiveOn: '2026-02-02' });
  });

  it('goes on when the cause is gone', () => {
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => leadStays(state, lost, moment))
      .then({ type: 'campaigns.CampaignLeadStayed', data: { lead: LEAD, cause } });
    given(campaign, ...aDraft())
      .when((state, moment) => leadStays(state, lost, moment))
      .thenNothing();
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => leadStays(state, { ...lost, cause: windingDown }, moment))
      .thenNothing();
  });
});

describe('another lead', () => {
  it('leads from then on; why it changed is for staff', () => {
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => changeLead(state, { lead: ANOTHER, ground }, member, moment))
      .then({
        type: 'campaigns.CampaignLeadChanged',
        data: { former: LEAD, lead: ANOTHER, ground },
        ground,
        tags: ['unit:UG-402', `org:${ANOTHER}`, 'theme:social-justice', `org:${LEAD}`],
      });
    given(campaign, ...aLaunchedCampaign(), changed)
      .when((state, moment) => {
        expect(state).toMatchObject({ draft: { lead: ANOTHER }, leadLost: [] });
        expect(campaign.scope(state)).toEqual({ unit: 'UG-402', organisations: [ANOTHER] });
        return changeLead(state, { lead: LEAD, ground }, member, moment);
      })
      .then(
        { type: 'campaigns.CampaignLeadChanged', data: { former: ANOTHER, lead: LEAD, ground } },
        { type: 'campaigns.CampaignHandedOver', data: { former: ANOTHER, lead: LEAD, ground: undefined } },
      );
  });

  it('may be the same, where it goes on after all', () => {
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => changeLead(state, { lead: LEAD, ground }, member, moment))
      .then({ type: 'campaigns.CampaignLeadStayed', data: { lead: LEAD, cause } });
    given(campaign, ...aDraft())
      .when((state, moment) => changeLead(state, { lead: LEAD, ground }, member, moment))
      .thenNothing();
  });

  it('is an organisation the forum knows, and entitled', () => {
    given(campaign, ...aDraft())
      .when((state, moment) => changeLead(state, { lead: ANOTHER, ground }, { ...member, leadKnown: false }, moment))
      .thenRefused('campaign.lead-unknown', { pointer: '/lead' });
    const neither = { ...member, activeMember: false };
    given(campaign, ...aDraft())
      .when((state, moment) => changeLead(state, { lead: ANOTHER, ground }, neither, moment))
      .thenRefused('campaign.lead-not-entitled', { pointer: '/lead' });
    given(campaign, ...aDraft(), asked)
      .when((state, moment) => changeLead(state, { lead: LEAD, ground }, neither, moment))
      .thenRefused('campaign.lead-not-entitled', { pointer: '/lead' });
    given(campaign, ...aConcludedCampaign())
      .when((state, moment) => changeLead(state, { lead: ANOTHER, ground }, member, moment))
      .thenRefused('campaign.over');
  });
});
