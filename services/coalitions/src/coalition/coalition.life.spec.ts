import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { noteActivity } from './coalition.activity.ts';
import {
  aCoalition,
  anOfficer,
  asked,
  aRepresentativeOf,
  aWoundDownCoalition,
  FARMERS,
  FORMED_ON,
  seated,
  theConvenor,
  WOMEN,
} from './coalition.builders.ts';
import { nameGoals, reachStage, revive } from './coalition.life.ts';
import { coalitionRules } from './coalition.rules.ts';
import { admit } from './coalition.seats.ts';
import { coalition, type CoalitionEvent } from './coalition.state.ts';
import { adoptTerms, proposeTerms, type ProposeTerms } from './coalition.terms.ts';
import { windDown, type WindingDownFacts } from './coalition.winding-down.ts';

const { rules } = coalitionRules;
const GOAL = '80000000-0000-4000-8000-000000000001';
const DECISION = '80000000-0000-4000-8000-000000000002';
const PROMISE = '80000000-0000-4000-8000-000000000003';
const happened = (type: string, data: object, effectiveOn = FORMED_ON) =>
  ({ type, data, effectiveOn, time: '2026-02-02T08:00:00.000Z', actor: 'x' }) as CoalitionEvent;
const terms = {
  ...{ rule: 'majority', otherRules: [], quorum: { n: 2, of: 3 }, votingDays: 7, secret: false, dormantAfterDays: 30 },
} as const satisfies ProposeTerms;
const proposedTerms = (version: number) => happened('coalitions.TermsOfReferenceProposed', { version, ...terms });
const fellDormant = () =>
  happened('coalitions.CoalitionFellDormant', { lastActiveOn: FORMED_ON, dormantAfterDays: 365 }, '2027-02-02');

describe('the goals that a coalition serves', () => {
  const naming = (goals: readonly string[], open = goals, past = aCoalition()) =>
    given(coalition, ...past).when((state, now) => nameGoals(state, { goals }, { open }, now), { actor: theConvenor });

  it('are named in place of those before', () => {
    naming([GOAL]).then({ type: 'coalitions.CoalitionGoalsNamed', data: { goals: [GOAL] } });
    naming([], [], [...aCoalition(), happened('coalitions.CoalitionGoalsNamed', { goals: [GOAL] })]).then({
      data: { goals: [] } as never,
    });
    naming([]).thenNothing();
  });

  it(rules['goal-unknown'].title, () => {
    naming([GOAL], []).thenRefused('coalition.goal-unknown', { pointer: '/goals/0' });
    const named = [...aCoalition(), happened('coalitions.CoalitionGoalsNamed', { goals: [GOAL] })];
    naming([GOAL, DECISION], [DECISION], named).then({ type: 'coalitions.CoalitionGoalsNamed' });
  });

  it('are said by those who decide on the coalition', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, now) => nameGoals(state, { goals: [] }, { open: [] }, now), { actor: aRepresentativeOf(FARMERS) })
      .thenRefused('coalition.convenors-only');
  });
});

describe('the stage of a coalition', () => {
  it('begins with its formation, and moves forward and back', () => {
    expect(fold(coalition, aCoalition())).toMatchObject({ stage: 'formation', stageSince: FORMED_ON });
    given(coalition, ...aCoalition())
      .when((state, now) => reachStage(state, { stage: 'maintenance' }, now))
      .then({ type: 'coalitions.CoalitionStageReached', data: { stage: 'maintenance' } });
    given(coalition, ...aCoalition())
      .when((state, now) => reachStage(state, { stage: 'formation' }, now))
      .thenNothing();
    const grown = happened('coalitions.CoalitionStageReached', { stage: 'institutionalisation' }, '2026-02-20');
    given(coalition, ...aCoalition(grown))
      .when((state, now) => reachStage(state, { stage: 'maintenance' }, now), { effectiveOn: '2026-02-19' })
      .thenRefused('coalition.before-last-step');
  });
});

describe('terms of reference', () => {
  const proposing = (command: ProposeTerms) =>
    given(coalition, ...aCoalition()).when((state, now) => proposeTerms(state, command, now), { actor: theConvenor });

  it('are drawn up in versions', () => {
    proposing({ ...terms, text: 'We meet monthly.' }).then({
      type: 'coalitions.TermsOfReferenceProposed',
      data: { version: 1, ...terms, text: { subject: 'id-of-text' } } as never,
    });
    given(coalition, ...aCoalition(proposedTerms(1)))
      .when((state, now) => proposeTerms(state, terms, now))
      .then({ data: { version: 2 } as never });
  });

  it(rules['quorum-unreachable'].title, () => {
    proposing({ ...terms, quorum: { n: 3, of: 2 } }).thenRefused('coalition.quorum-unreachable');
  });

  it(rules['rule-named-twice'].title, () => {
    const twice = { subject: 'seat', rule: 'consent' } as const;
    proposing({ ...terms, otherRules: [twice, twice] }).thenRefused('coalition.rule-named-twice');
  });

  it('hold from the decision that adopts them, unless a later version does', () => {
    const adopting = (version: number, ...past: readonly CoalitionEvent[]) =>
      given(coalition, ...aCoalition(...past)).when((state, now) =>
        adoptTerms(state, { version, decision: DECISION }, now),
      );
    adopting(1, proposedTerms(1)).then({
      type: 'coalitions.TermsOfReferenceAdopted',
      data: { version: 1, decision: DECISION, ...terms },
    });
    adopting(2, proposedTerms(1)).thenNothing();
    const second = happened('coalitions.TermsOfReferenceAdopted', { version: 2, decision: DECISION, ...terms });
    adopting(1, proposedTerms(1), proposedTerms(2), second).thenNothing();
    given(coalition, ...aWoundDownCoalition())
      .when((state, now) => adoptTerms(state, { version: 1, decision: DECISION }, now))
      .thenNothing();
  });
});

describe('a coalition in which nothing happens', () => {
  const until = (date: string, ...past: readonly CoalitionEvent[]) =>
    calendarUntil(coalition, fold(coalition, aCoalition(...past)), date, aMoment).map(({ step }) => step.on);

  it('falls dormant after the time that its terms set, or a year', () => {
    expect(until('2027-02-01')).toEqual([]);
    expect(until('2027-02-02')).toEqual(['2027-02-02']);
    const adopted = happened(
      'coalitions.TermsOfReferenceAdopted',
      { version: 1, decision: DECISION, ...terms },
      '2026-02-10',
    );
    expect(until('2027-02-02', proposedTerms(1), adopted)).toEqual(['2026-03-12']);
  });

  it('stays awake while something is begun in it, and notes that once a day', () => {
    const by = { kind: 'decision', id: DECISION } as const;
    given(coalition, ...aCoalition())
      .when((state, now) => noteActivity(state, by, now))
      .then({ type: 'coalitions.CoalitionActivityNoted', data: { by } });
    given(coalition, ...aCoalition())
      .when((state, now) => noteActivity(state, by, now), { effectiveOn: FORMED_ON })
      .thenNothing();
    given(coalition, ...aWoundDownCoalition())
      .when((state, now) => noteActivity(state, by, now))
      .thenNothing();
    expect(until('2027-02-20', happened('coalitions.CoalitionActivityNoted', { by }, '2026-03-01'))).toEqual([]);
  });

  it('is revived by whatever is begun in it, by a seat that is taken, and by a meeting', () => {
    const later = { effectiveOn: '2027-03-01' };
    const asleep = aCoalition(asked(FARMERS), fellDormant());
    given(coalition, ...asleep)
      .when((state, now) => noteActivity(state, { kind: 'alert' }, now), later)
      .then({ type: 'coalitions.CoalitionRevived', data: { by: 'alert' }, effectiveOn: '2027-03-01' });
    given(coalition, ...asleep)
      .when((state, now) => admit(state, { organisation: FARMERS }, { closed: false }, now), later)
      .then({ type: 'coalitions.ParticipantAdmitted' }, { type: 'coalitions.CoalitionRevived', data: { by: 'seat' } });
    given(coalition, ...asleep)
      .when(revive, { ...later, actor: anOfficer })
      .then({ type: 'coalitions.CoalitionRevived', data: { by: 'convening' } });
    given(coalition, ...aCoalition())
      .when(revive)
      .thenNothing();
  });

  it('is revived from no earlier than it fell dormant', () => {
    given(coalition, ...aCoalition(fellDormant()))
      .when((state, now) => noteActivity(state, { kind: 'alert' }, now), { effectiveOn: '2026-12-01' })
      .then({ effectiveOn: '2027-02-02' });
  });
});

describe('winding a coalition down', () => {
  const open = (promisor: WindingDownFacts['open'][number]['promisor']): WindingDownFacts => ({
    open: [{ commitment: PROMISE, promisor }],
  });
  const ofFarmers = open({ kind: 'organisation', id: FARMERS });
  const winding = (commitments: Parameters<typeof windDown>[1]['commitments'], facts = ofFarmers) =>
    given(coalition, ...aCoalition(seated(FARMERS), seated(WOMEN))).when(
      (state, now) => windDown(state, { ground: 'purpose-achieved', commitments }, facts, now),
      { actor: theConvenor },
    );

  it('says what becomes of its open promises', () => {
    winding([{ commitment: PROMISE, becomes: 'taken-over', organisation: WOMEN }]).then(
      { type: 'coalitions.CoalitionWoundDown', ground: 'purpose-achieved' },
      {
        type: 'coalitions.CoalitionCommitmentsSettled',
        data: { commitments: [{ commitment: PROMISE, becomes: 'taken-over', organisation: WOMEN }] },
      },
    );
    winding(undefined, { open: [] }).then({ type: 'coalitions.CoalitionWoundDown' });
  });

  it(rules['commitments-unsettled'].title, () => {
    winding([]).thenRefused('coalition.commitments-unsettled', { pointer: '/commitments' });
  });

  it(rules['commitment-not-its-own'].title, () => {
    winding([{ commitment: GOAL, becomes: 'stands' }]).thenRefused('coalition.commitment-not-its-own');
  });

  it(rules['taken-over-by-nobody'].title, () => {
    const by = (organisation?: string, facts = ofFarmers) =>
      winding([{ commitment: PROMISE, becomes: 'taken-over', organisation }], facts);
    by().thenRefused('coalition.taken-over-by-nobody');
    by(FARMERS).thenRefused('coalition.taken-over-by-nobody');
    by(GOAL).thenRefused('coalition.taken-over-by-nobody');
    by(WOMEN, open({ kind: 'forum' })).thenRefused('coalition.taken-over-by-nobody');
  });

  it('comes no earlier than it fell dormant', () => {
    given(coalition, ...aCoalition(fellDormant()))
      .when((state, now) => windDown(state, { ground: 'x' }, { open: [] }, now))
      .thenRefused('coalition.before-last-step');
  });
});
