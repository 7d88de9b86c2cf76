import {
  assessmentCompleted,
  assessmentDomainQuestioned,
  assessmentPlanned,
  assessmentRatingsClosed,
  assessmentScoreAgreed,
  assessmentSubmitted,
  assessmentVerified,
  type EventContract,
  improvementActionDone,
  improvementActionDropped,
  improvementActionPlanned,
  improvementActionReplanned,
  improvementPlanClosed,
  improvementPlanMade,
  programmeRecommended,
  recommendationTakenUp,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}, by = 'an officer'): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, {
    effectiveOn: '2026-03-02',
    meta: { actor: { person: by, roles: ['programme-officer'] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);

const { facilitator, dueOn } = assessmentPlanned.example;
const planned = step(assessmentPlanned);
const closed = step(assessmentRatingsClosed);
const submitted = step(assessmentSubmitted);
const questioned = step(assessmentDomainQuestioned);

it('an assessment waits to be rated, agreed, and put on record', () => {
  expect(open(planned)).toMatchObject([{ kind: 'assessment-to-rate', due: dueOn, detail: { code: 'baseline' } }]);
  expect(open(planned, closed)).toMatchObject([{ kind: 'assessment-to-agree', due: dueOn }]);
  expect(kinds(planned, closed, step(assessmentCompleted))).toEqual([]);
});

it('one to be verified waits for a reviewer who neither planned nor facilitated it, nor is of the organisation', () => {
  expect(open(planned, closed, submitted)).toMatchObject([
    {
      kind: 'assessment-to-review',
      notBy: ['an officer', facilitator],
      notFor: [assessmentSubmitted.example.organisation],
    },
  ]);
});

it('what a reviewer questions waits for the organisation, domain by domain, until it is agreed anew', () => {
  const another = step(assessmentDomainQuestioned, { domain: 'human-resources' });
  expect(open(planned, closed, submitted, questioned, another, questioned)).toMatchObject([
    { kind: 'assessment-to-review' },
    { kind: 'score-to-agree-anew', detail: { code: 'human-resources' } },
    { kind: 'score-to-agree-anew', detail: { code: 'finance-and-controls' } },
  ]);
  const agreed = step(assessmentScoreAgreed);
  expect(kinds(planned, closed, submitted, questioned, agreed)).toEqual(['assessment-to-review']);
  expect(kinds(planned, closed, submitted, questioned, agreed, step(assessmentVerified))).toEqual([
    'assessment-to-complete',
  ]);
});

it('each action of an improvement plan waits until it is done or given up, and then the plan', () => {
  const action = (id: string, contract: EventContract, more: object = {}) => step(contract, { action: id, ...more });
  const plan = [
    step(improvementPlanMade),
    action('one', improvementActionPlanned),
    action('two', improvementActionPlanned),
  ];
  expect(open(...plan)).toMatchObject([
    { kind: 'improvement-action-to-do', due: '2026-06-30', part: 'one' },
    { kind: 'improvement-action-to-do', part: 'two' },
  ]);
  const later = action('two', improvementActionReplanned);
  expect(open(...plan, later)).toMatchObject([{ due: '2026-06-30' }, { due: '2026-09-30' }]);
  const done = action('one', improvementActionDone);
  expect(open(...plan, done)).toMatchObject([{ part: 'two' }]);
  const dropped = action('two', improvementActionDropped);
  expect(kinds(...plan, done, dropped)).toEqual(['improvement-plan-to-close']);
  expect(kinds(...plan, done, dropped, action('three', improvementActionPlanned))).toEqual([
    'improvement-action-to-do',
  ]);
  expect(kinds(...plan, done, dropped, step(improvementPlanClosed))).toEqual([]);
});

it('a recommended programme waits until it is answered', () => {
  const recommended = step(programmeRecommended);
  expect(open(recommended)).toMatchObject([{ kind: 'programme-recommended', due: '2026-09-30' }]);
  expect(kinds(recommended, step(recommendationTakenUp))).toEqual([]);
});
