import { PANEL_PRINCIPLES, type PanelPrinciple } from '@baraza/contracts';
import { given } from '@baraza/domain';
import { nameGoals, nameStruggles } from './campaign.aims.pure.ts';
import {
  aConcludedCampaign,
  aDraft,
  aLaunchedCampaign,
  anAbandonedCampaign,
  aPanel,
  aPausedCampaign,
  aPlannedCampaign,
  LEAD,
} from './campaign.builders.ts';
import { conclude, launch } from './campaign.decider.ts';
import { campaignRules } from './campaign.rules.ts';
import { campaign, type CampaignEvent } from './campaign.state.ts';

const { rules } = campaignRules;
const GOAL = '70000000-0000-4000-8000-000000000001';
const ANOTHER_GOAL = '70000000-0000-4000-8000-000000000002';
const STRUGGLE = '80000000-0000-4000-8000-000000000001';
const tags = ['unit:UG-402', `org:${LEAD}`, 'theme:social-justice'];
const member = { activeMember: true, activeParticipant: false };
const lesson = 'Begin earlier';
const past = { effectiveOn: '2026-02-02', time: '2026-02-02T08:00:00.000Z', actor: 'an officer' };
const serving = (goals: string[]): CampaignEvent => ({
  ...past,
  type: 'campaigns.CampaignGoalsNamed',
  data: { goals },
});
const grownFrom = (struggles: string[]): CampaignEvent => ({
  ...past,
  type: 'campaigns.CampaignStrugglesNamed',
  data: { struggles },
});
const panelWith = (principle: PanelPrinciple, more: object) =>
  aPanel.map((one) => (one.principle === principle ? { ...one, ...more } : one));

describe('the goals that a campaign serves', () => {
  it('are all of those named, for staff alone until the launch', () => {
    for (const before of [aDraft(), aPlannedCampaign()]) {
      given(campaign, ...before)
        .when((state, moment) => nameGoals(state, { goals: [GOAL, GOAL, ANOTHER_GOAL] }, [GOAL, ANOTHER_GOAL], moment))
        .then({
          type: 'campaigns.CampaignGoalsNamed',
          data: { goals: [GOAL, ANOTHER_GOAL] },
          tags: [...tags, `agenda-goal:${GOAL}`, `agenda-goal:${ANOTHER_GOAL}`],
        });
    }
  });

  it('are public from the launch on', () => {
    for (const before of [aLaunchedCampaign(), aPausedCampaign()]) {
      given(campaign, ...before)
        .when((state, moment) => nameGoals(state, { goals: [GOAL] }, [GOAL], moment))
        .then(
          { type: 'campaigns.CampaignGoalsNamed', data: { goals: [GOAL] } },
          { type: 'campaigns.CampaignGoalsReleased', data: { goals: [GOAL] } },
        );
    }
    given(campaign, ...aPlannedCampaign(), serving([GOAL]), grownFrom([STRUGGLE]))
      .when((state, moment) => launch(state, { panel: aPanel }, member, moment))
      .then(
        { type: 'campaigns.CampaignLaunched' },
        { type: 'campaigns.PanelChecked' },
        { type: 'campaigns.CampaignGoalsReleased', data: { goals: [GOAL] } },
        { type: 'campaigns.CampaignStrugglesReleased', data: { struggles: [STRUGGLE] } },
      );
  });

  it('stay where a goal was closed since, and the same goals are nothing to do', () => {
    given(campaign, ...aDraft(), serving([GOAL]))
      .when((state, moment) => nameGoals(state, { goals: [GOAL, ANOTHER_GOAL] }, [ANOTHER_GOAL], moment))
      .then({ type: 'campaigns.CampaignGoalsNamed', data: { goals: [GOAL, ANOTHER_GOAL] } });
    given(campaign, ...aDraft(), serving([GOAL]))
      .when((state, moment) => nameGoals(state, { goals: [GOAL] }, [], moment))
      .thenNothing();
  });

  it(rules['goal-unknown'].title, () => {
    given(campaign, ...aDraft())
      .when((state, moment) => nameGoals(state, { goals: [GOAL, ANOTHER_GOAL] }, [GOAL], moment))
      .thenRefused('campaign.goal-unknown', { pointer: '/goals/1' });
  });
});

describe('the struggles that a campaign grew from', () => {
  it('are for staff until the launch, and for auditors from then on', () => {
    given(campaign, ...aDraft())
      .when((state, moment) => nameStruggles(state, { struggles: [STRUGGLE] }, [STRUGGLE], moment))
      .then({
        type: 'campaigns.CampaignStrugglesNamed',
        data: { struggles: [STRUGGLE] },
        tags: [...tags, `struggle:${STRUGGLE}`],
      });
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => nameStruggles(state, { struggles: [STRUGGLE] }, [STRUGGLE], moment))
      .then(
        { type: 'campaigns.CampaignStrugglesNamed' },
        { type: 'campaigns.CampaignStrugglesReleased', data: { struggles: [STRUGGLE] } },
      );
    given(campaign, ...aDraft(), grownFrom([STRUGGLE]))
      .when((state, moment) => nameStruggles(state, { struggles: [STRUGGLE] }, [], moment))
      .thenNothing();
  });

  it(rules['struggle-unknown'].title, () => {
    given(campaign, ...aDraft())
      .when((state, moment) => nameStruggles(state, { struggles: [STRUGGLE] }, [], moment))
      .thenRefused('campaign.struggle-unknown', { pointer: '/struggles/0' });
  });

  it(rules.over.title, () => {
    for (const before of [aConcludedCampaign(), anAbandonedCampaign()]) {
      given(campaign, ...before)
        .when((state, moment) => nameStruggles(state, { struggles: [STRUGGLE] }, [STRUGGLE], moment))
        .thenRefused('campaign.over');
      given(campaign, ...before)
        .when((state, moment) => nameGoals(state, { goals: [GOAL] }, [GOAL], moment))
        .thenRefused('campaign.over');
    }
  });
});

describe('the PANEL check', () => {
  it('stands beside the launch with what shows each principle, for auditors', () => {
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => launch(state, { panel: panelWith('legality', { note: 'Article 39.' }) }, member, moment))
      .then(
        { type: 'campaigns.CampaignLaunched' },
        {
          type: 'campaigns.PanelChecked',
          data: {
            at: 'launch',
            findings: PANEL_PRINCIPLES.map((principle) => ({
              principle,
              met: true,
              evidence: { files: [], links: [`https://example.org/water/${principle}`] },
              ...(principle === 'legality' ? { note: { subject: 'id-of-panel-legality', value: 'Article 39.' } } : {}),
            })),
          },
          tags,
        },
      );
  });

  it.each(PANEL_PRINCIPLES.map((principle, index) => [principle, index] as const))(
    `${rules['panel-gap'].title}: %s`,
    (principle, index) => {
      given(campaign, ...aPlannedCampaign())
        .when((state, moment) => launch(state, { panel: panelWith(principle, { met: false }) }, member, moment))
        .thenRefused('campaign.panel-gap', { pointer: `/panel/${index}/met` });
    },
  );

  it(rules['panel-gap'].title, () => {
    // At the close a gap is told.
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) =>
        conclude(state, { result: 'lost', lesson, panel: panelWith('empowerment', { met: false }) }, moment),
      )
      .then(
        { type: 'campaigns.CampaignConcluded' },
        { type: 'campaigns.CampaignLessonRecorded' },
        { type: 'campaigns.PanelChecked', data: { at: 'close' } },
      );
  });

  it(rules['panel-unproven'].title, () => {
    const bare = panelWith('participation', { evidence: { files: [], links: [] } });
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => launch(state, { panel: bare }, member, moment))
      .thenRefused('campaign.panel-unproven', { pointer: '/panel/0' });
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => conclude(state, { result: 'won', lesson, panel: bare }, moment))
      .thenRefused('campaign.panel-unproven', { pointer: '/panel/0' });
  });

  it(rules['evidence-unreadable'].title, () => {
    const unreadable = panelWith('accountability', { evidence: { files: ['not-a-digest'], links: [] } });
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => launch(state, { panel: unreadable }, member, moment))
      .thenRefused('campaign.evidence-unreadable', { pointer: '/panel/1/files/0' });
  });

  it('looks at each principle once, at the launch and at the close', () => {
    const twice = [...aPanel.slice(1), aPanel[1]!];
    given(campaign, ...aPlannedCampaign())
      .when((state, moment) => launch(state, { panel: twice }, member, moment))
      .thenRefused('campaign.panel-incomplete', { pointer: '/panel' });
    given(campaign, ...aLaunchedCampaign())
      .when((state, moment) => conclude(state, { result: 'won', lesson, panel: aPanel.slice(1) }, moment))
      .thenRefused('campaign.panel-incomplete', { pointer: '/panel' });
  });
});
