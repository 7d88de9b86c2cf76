import { given } from '@baraza/domain';
import {
  aCancelledProgramme,
  aCompletedProgramme,
  aLaunchPlan,
  allKnown,
  anAssignment,
  anOpenProgramme,
  aPlan,
  aPlannedProgramme,
  aRunningProgramme,
  PARTNER,
  STRANGER,
} from './programme.builders.ts';
import { cancel, complete, open, plan, start, type AssignmentFacts } from './programme.decider.ts';
import { programmeRules } from './programme.rules.ts';
import { programme } from './programme.state.ts';

const { rules } = programmeRules;
const known: AssignmentFacts = { organisationsKnown: [PARTNER], unitsKnown: ['UG-402'] };
const tags = ['unit:WAN', `org:${PARTNER}`, 'theme:governance'];

describe('nothing planned yet', () => {
  it('a plan is recorded as it was given', () => {
    given(programme)
      .when((state, moment) => plan(state, aPlan, allKnown, moment))
      .then({ type: 'capacity.ProgrammePlanned', data: aPlan, effectiveOn: '2026-03-02', tags });
  });

  it('a plan may name a budget', () => {
    const budget = { minor: 1_850_000_000, currency: 'UGX' };
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, budget }, allKnown, moment))
      .then({ data: { ...aPlan, budget } });
  });

  it(rules['period-backwards'].title, () => {
    const period = { from: '2026-03-16', until: '2026-03-15' };
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, period }, allKnown, moment))
      .thenRefused('programme.period-backwards', { pointer: '/period/until' });
  });

  it('a programme may last a single day', () => {
    const period = { from: '2026-03-16', until: '2026-03-16' };
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, period }, allKnown, moment))
      .then({ type: 'capacity.ProgrammePlanned' });
  });

  it(rules['module-code-twice'].title, () => {
    const modules = [...aPlan.modules, ...aPlan.modules];
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, modules }, allKnown, moment))
      .thenRefused('programme.module-code-twice', { pointer: '/modules/1/code' });
  });

  it(rules['currency-unknown'].title, () => {
    const budget = { minor: 1, currency: 'ugx' };
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, budget }, allKnown, moment))
      .thenRefused('programme.currency-unknown', { pointer: '/budget/currency' });
  });

  it(rules['unit-unknown'].title, () => {
    given(programme)
      .when((state, moment) => plan(state, aPlan, { ...allKnown, unitKnown: false }, moment))
      .thenRefused('programme.unit-unknown', { pointer: '/unit' });
  });

  it(rules['unit-outside'].title, () => {
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, units: ['UG-402', 'UG-KLA'] }, allKnown, moment))
      .thenRefused('programme.unit-outside', { pointer: '/units/1' });
  });

  it(rules['partner-unknown'].title, () => {
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, partners: [PARTNER, STRANGER] }, allKnown, moment))
      .thenRefused('programme.partner-unknown', { pointer: '/partners/1' });
  });

  it(rules.unknown.title, () => {
    given(programme).when(open).thenRefused('programme.unknown');
    given(programme).when(start).thenRefused('programme.unknown');
    given(programme)
      .when((state, moment) => cancel(state, { ground: 'no-funds' }, moment))
      .thenRefused('programme.unknown');
  });
});

describe('planned', () => {
  it(rules['planned-once'].title, () => {
    given(programme, ...aPlannedProgramme())
      .when((state, moment) => plan(state, aPlan, allKnown, moment))
      .thenRefused('programme.planned-once');
  });

  it('opening announces what is public of the plan, and leaves the budget and the partners out of it', () => {
    const { title, track, unit, units, themes, languages, period } = aPlan;
    given(programme, ...aPlannedProgramme({ ...aPlan, budget: { minor: 1, currency: 'UGX' } }))
      .when((state, moment) => {
        const events = open(state, moment);
        expect(events[0]?.data).toEqual({ title, track, unit, units, themes, languages, period });
        return events;
      })
      .then({ type: 'capacity.ProgrammeOpened', tags });
  });

  it(rules['not-open'].title, () => {
    given(programme, ...aPlannedProgramme())
      .when(start)
      .thenRefused('programme.not-open');
  });

  it(rules['before-last-step'].title, () => {
    given(programme, ...aPlannedProgramme())
      .when(open, { effectiveOn: '2026-02-01' })
      .thenRefused('programme.before-last-step', { pointer: '/effectiveOn' });
    given(programme, ...aPlannedProgramme())
      .when(open, { effectiveOn: '2026-02-02' })
      .then({ type: 'capacity.ProgrammeOpened', effectiveOn: '2026-02-02' });
  });

  it('is cancelled on a ground', () => {
    given(programme, ...aPlannedProgramme())
      .when((state, moment) => cancel(state, { ground: 'no-funds' }, moment))
      .then({ type: 'capacity.ProgrammeCancelled', ground: 'no-funds', tags });
  });
});

describe('open', () => {
  it(rules['not-planned'].title, () => {
    given(programme, ...anOpenProgramme())
      .when(open)
      .thenRefused('programme.not-planned');
  });

  it(rules['not-running'].title, () => {
    given(programme, ...anOpenProgramme())
      .when((state, moment) => complete(state, {}, known, moment))
      .thenRefused('programme.not-running');
  });

  it('starts', () => {
    given(programme, ...anOpenProgramme())
      .when(start)
      .then({ type: 'capacity.ProgrammeStarted', data: {}, tags });
  });
});

describe('running', () => {
  it('is completed without assignments, whatever its track', () => {
    given(programme, ...aRunningProgramme())
      .when((state, moment) => complete(state, {}, known, moment))
      .then({ type: 'capacity.ProgrammeCompleted', data: { track: 'internal-governance', assignments: 0 } });
    given(programme, ...aRunningProgramme(aLaunchPlan))
      .when((state, moment) => complete(state, { assignments: [] }, known, moment))
      .then({ type: 'capacity.ProgrammeCompleted', data: { track: 'campaign-launch', assignments: 0 } });
  });

  it('a campaign-launch programme leaves one assignment for each campaign to draft', () => {
    const another = { ...anAssignment, title: 'A clinic that opens' };
    given(programme, ...aRunningProgramme(aLaunchPlan))
      .when((state, moment) => complete(state, { assignments: [anAssignment, another] }, known, moment))
      .then(
        { type: 'capacity.ProgrammeCompleted', data: { track: 'campaign-launch', assignments: 2 } },
        { type: 'capacity.LaunchAssignmentGiven', data: anAssignment, tags },
        { type: 'capacity.LaunchAssignmentGiven', data: another, tags },
      );
  });

  it(rules['assignment-of-another-track'].title, () => {
    given(programme, ...aRunningProgramme())
      .when((state, moment) => complete(state, { assignments: [anAssignment] }, known, moment))
      .thenRefused('programme.assignment-of-another-track', { pointer: '/assignments' });
  });

  it(rules['assignee-unknown'].title, () => {
    given(programme, ...aRunningProgramme(aLaunchPlan))
      .when((state, moment) =>
        complete(state, { assignments: [anAssignment, { ...anAssignment, organisation: STRANGER }] }, known, moment),
      )
      .thenRefused('programme.assignee-unknown', { pointer: '/assignments/1/organisation' });
    given(programme, ...aRunningProgramme(aLaunchPlan))
      .when((state, moment) => complete(state, { assignments: [{ ...anAssignment, unit: 'UG-KLA' }] }, known, moment))
      .thenRefused('programme.assignee-unknown', { pointer: '/assignments/0/unit' });
  });
});

describe('at its end', () => {
  it(rules.ended.title, () => {
    for (const past of [aCompletedProgramme(), aCancelledProgramme()]) {
      given(programme, ...past)
        .when((state, moment) => cancel(state, { ground: 'no-funds' }, moment))
        .thenRefused('programme.ended');
      given(programme, ...past)
        .when(open)
        .thenRefused('programme.not-planned');
      given(programme, ...past)
        .when(start)
        .thenRefused('programme.not-open');
      given(programme, ...past)
        .when((state, moment) => complete(state, {}, known, moment))
        .thenRefused('programme.not-running');
    }
  });
});
