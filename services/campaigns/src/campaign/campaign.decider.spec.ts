import { PANEL_PRINCIPLES } from '@baraza/contracts';
import { given } from '@baraza/domain';
import {
  aConcludedCampaign,
  aDraft,
  aLaunchedCampaign,
  anAbandonedCampaign,
  aPanel,
  aPausedCampaign,
  aPlan,
  aPlannedCampaign,
  COALITION,
  LEAD,
  PROGRAMME,
  water,
  WATER_OFFICE,
} from './campaign.builders.ts';
import { abandon, conclude, draft, launch, pause, plan, resume, type DraftFacts } from './campaign.decider.ts';
import { campaignRules } from './campaign.rules.ts';
import { campaign } from './campaign.state.ts';

const { rules } = campaignRules;
const allKnown: DraftFacts = { unitKnown: true, leadKnown: true, coalitionKnown: true };
const member = { activeMember: true, activeParticipant: false };
const tags = ['unit:UG-402', `org:${LEAD}`, 'theme:social-justice'];
const known = [WATER_OFFICE];
const lesson = 'Bring the radio in from the first day';

describe('nothing drafted yet', () => {
  it('a draft says what it grew from and on whose behalf it is led, and is found by both', () => {
    const grewFrom = [{ kind: 'programme' as const, id: PROGRAMME }];
    given(campaign)
      .when((state, moment) => draft(state, { ...water, coalition: COALITION, grewFrom }, allKnown, moment))
      .then({
        type: 'campaigns.CampaignDrafted',
        data: { ...water, coalition: COALITION, grewFrom },
        effectiveOn: '2026-03-02',
        tags: [
          ...['unit:UG-402', `org:${LEAD}`, `coalition:${COALITION}`],
          ...['theme:social-justice', `programme:${PROGRAMME}`],
        ],
      });
  });

  it(rules['unit-unknown'].title, () => {
    given(campaign)
      .when((state, moment) => draft(state, water, { ...allKnown, unitKnown: false }, moment))
      .thenRefused('campaign.unit-unknown', { pointer: '/unit' });
  });

  it(rules['lead-unknown'].title, () => {
    given(campaign)
      .when((state, moment) => draft(state, water, { ...allKnown, leadKnown: false }, moment))
      .thenRefused('campaign.lead-unknown', { pointer: '/lead' });
  });

  it(rules['coalition-unknown'].title, () => {
    const unknown = { ...allKnown, coalitionKnown: false };
    given(campaign)
      .when((state, moment) => draft(state, { ...water, coalition: COALITION }, unknown, moment))
      .thenRefused('campaign.coalition-unknown', { pointer: '/coalition' });
    given(campaign)
      .when((state, moment) => draft(state, water, unknown, moment))
      .then({ type: 'campaigns.CampaignDrafted', data: { ...water, grewFrom: [] } });
  });

  it(rules.unknown.title, () => {
    given(campaign)
      .when((state, moment) => plan(state, aPlan, known, moment))
      .thenRefused('campaign.unknown');
    given(campaign)
      .when((state, moment) => launch(state, { panel: aPanel }, member, moment))
      .thenRefused('campaign.unknown');
  });
});

describe('a draft', () => {
  it(rules['drafted-once'].title, () => {
    given(campaign, ...aDraft())
      .when((state, moment) => draft(state, water, allKnown, moment))
      .thenRefused('campaign.drafted-once');
  });

  it('is planned, with the risks in words kept apart', () => {
    given(campaign, ...aDraft())
      .when((state, moment) =>
        plan(state, { ...aPlan, launchOn: '2026-04-07', risks: 'The district may ban it' }, known, moment),
      )
      .then({
        type: 'campaigns.CampaignPlanned',
        data: {
          ...aPlan,
          launchOn: '2026-04-07',
          risks: { subject: 'id-of-risks', value: 'The district may ban it' },
        },
        tags,
      });
  });

  it(rules['panel-incomplete'].title, () => {
    const twice = [...aPlan.panel.slice(1), aPlan.panel[1]!];
    for (const panel of [aPlan.panel.slice(1), twice, [...aPlan.panel, aPlan.panel[0]!]]) {
      given(campaign, ...aDraft())
        .when((state, moment) => plan(state, { ...aPlan, panel }, known, moment))
        .thenRefused('campaign.panel-incomplete', { pointer: '/panel' });
    }
    expect(PANEL_PRINCIPLES).toHaveLength(5);
  });

  it(rules['duty-bearer-unknown'].title, () => {
    given(campaign, ...aDraft())
      .when((state, moment) => plan(state, aPlan, [], moment))
      .thenRefused('campaign.duty-bearer-unknown', { pointer: '/dutyBearers/0/organisation' });
  });

  it(rules['not-planned'].title, () => {
    given(campaign, ...aDraft())
      .when((state, moment) => launch(state, { panel: aPanel }, member, moment))
      .thenRefused('campaign.not-planned');
  });

  it('is abandoned on a ground', () => {
    given(campaign, ...aDraft())
      .when((state, moment) => abandon(state, { ground: 'no-lead' }, moment))
      .then({ type: 'campaigns.CampaignAbandoned', data: { ground: 'no-lead' }, ground: 'no-lead', tags });
  });
});

describe('planned', () => {
  it('another plan takes the place of the first, and the same plan is nothing to do', () => {
    const rightsHolders = ['youth'];
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => plan(state, { ...aPlan, rightsHolders }, known, moment))
      .then({ type: 'campaigns.CampaignPlanned', data: { rightsHolders } });
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => plan(state, structuredClone(aPlan), known, moment))
      .thenNothing();
  });

  it('the same plan with risks put to it is another plan', () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => plan(state, { ...aPlan, risks: 'Rain' }, known, moment))
      .then({ type: 'campaigns.CampaignPlanned' });
  });

  it('a launch releases the campaign, but not the power map', () => {
    const dutyBearers = [
      { office: 'District Water Officer, Bushenyi', organisation: WATER_OFFICE, duties: ['fulfil'] },
    ];
    const { rights, rightsHolders } = aPlan;
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => {
        const events = launch(state, { panel: aPanel }, member, moment);
        expect(events[0]?.data).toEqual({ ...water, rights, rightsHolders, dutyBearers });
        return events;
      })
      .then({ type: 'campaigns.CampaignLaunched', tags }, { type: 'campaigns.PanelChecked', tags });
  });

  it(rules['lead-not-entitled'].title, () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) =>
        launch(state, { panel: aPanel }, { activeMember: false, activeParticipant: false }, moment),
      )
      .thenRefused('campaign.lead-not-entitled');
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) =>
        launch(state, { panel: aPanel }, { activeMember: false, activeParticipant: true }, moment),
      )
      .then({ type: 'campaigns.CampaignLaunched' }, { type: 'campaigns.PanelChecked' });
  });

  it(rules['before-last-step'].title, () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => launch(state, { panel: aPanel }, member, moment), { effectiveOn: '2026-02-01' })
      .thenRefused('campaign.before-last-step', { pointer: '/effectiveOn' });
  });

  it(rules['not-launched'].title, () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => conclude(state, { result: 'withdrawn', lesson, panel: aPanel }, moment))
      .thenRefused('campaign.not-launched');
  });

  it('may still be abandoned', () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => abandon(state, { ground: 'overtaken-by-events' }, moment))
      .then({ type: 'campaigns.CampaignAbandoned' });
  });
});

describe('launched', () => {
  it(rules['launched-already'].title, () => {
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => plan(state, aPlan, known, moment))
      .thenRefused('campaign.launched-already');
  });

  it('is paused on a ground', () => {
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => pause(state, { ground: 'talks-under-way' }, moment))
      .then({
        type: 'campaigns.CampaignPaused',
        data: { ground: 'talks-under-way' },
        ground: 'talks-under-way',
        tags,
      });
  });

  it(rules['not-paused'].title, () => {
    given(campaign, ...aLaunchedCampaign())
      .when(resume)
      .thenRefused('campaign.not-paused');
  });

  it(rules['not-to-abandon'].title, () => {
    for (const past of [aLaunchedCampaign(), aPausedCampaign(), aConcludedCampaign(), anAbandonedCampaign()]) {
      given(campaign, ...past)
        .when((state, moment) => abandon(state, { ground: 'no-lead' }, moment))
        .thenRefused('campaign.not-to-abandon');
    }
  });

  it('the persons whom the lesson is about go to the vault with it', () => {
    const about = ['9e8d7c6b-5a49-4382-8170-6f5e4d3c2b1a'];
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => conclude(state, { result: 'won', lesson, about, panel: aPanel }, moment))
      .then(
        { type: 'campaigns.CampaignConcluded', data: { result: 'won' }, tags },
        {
          type: 'campaigns.CampaignLessonRecorded',
          data: { lesson: { subject: 'id-of-lesson', value: lesson, about } },
          tags,
        },
        { type: 'campaigns.PanelChecked', data: { at: 'close' }, tags },
      );
  });

  it.each(['won', 'partly-won', 'lost', 'withdrawn'] as const)(
    'is concluded as %s, with what was learned',
    (result) => {
      given(campaign, ...aLaunchedCampaign())
        .when((state, moment) => conclude(state, { result, lesson, panel: aPanel }, moment))
        .then(
          { type: 'campaigns.CampaignConcluded', data: { result }, tags },
          {
            type: 'campaigns.CampaignLessonRecorded',
            data: { lesson: { subject: 'id-of-lesson', value: lesson } },
            tags,
          },
          { type: 'campaigns.PanelChecked', data: { at: 'close' }, tags },
        );
    },
  );
});

describe('paused', () => {
  it('goes on, and can be concluded as it is', () => {
    given(campaign, ...aPausedCampaign())
      .when(resume)
      .then({ type: 'campaigns.CampaignResumed', data: {}, tags });
    given(campaign, ...aPausedCampaign())
      .when((state, moment) => conclude(state, { result: 'lost', lesson, panel: aPanel }, moment))
      .then(
        { type: 'campaigns.CampaignConcluded' },
        { type: 'campaigns.CampaignLessonRecorded' },
        { type: 'campaigns.PanelChecked' },
      );
  });

  it(rules['not-running'].title, () => {
    given(campaign, ...aPausedCampaign())
      .when((state, moment) => pause(state, { ground: 'talks-under-way' }, moment))
      .thenRefused('campaign.not-running');
  });
});

describe('at its end', () => {
  it.each([
    ['concluded', aConcludedCampaign()],
    ['abandoned', anAbandonedCampaign()],
  ])('nothing follows (%s)', (_status, past) => {
    given(campaign, ...past)
      .when((state, moment) => plan(state, aPlan, known, moment))
      .thenRefused('campaign.launched-already');
    given(campaign, ...past)
      .when((state, moment) => launch(state, { panel: aPanel }, member, moment))
      .thenRefused('campaign.not-planned');
    given(campaign, ...past)
      .when((state, moment) => conclude(state, { result: 'won', lesson, panel: aPanel }, moment))
      .thenRefused('campaign.not-launched');
    given(campaign, ...past)
      .when(resume)
      .thenRefused('campaign.not-paused');
  });
});
