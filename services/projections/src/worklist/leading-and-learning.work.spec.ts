import {
  adoptionReported,
  emergencyCoverActivated,
  emergencyCoverEnded,
  type EventContract,
  experimentBegun,
  experimentReported,
  innovationAdopted,
  innovationProposed,
  knowledgeProductDrafted,
  knowledgeProductPublished,
  successionPlanAdopted,
  successionPlanReviewed,
  successionPlanReviewFellDue,
  transitionBegan,
  transitionFollowUpReported,
  transitionHandoverItemDone,
  transitionLeaderAppointed,
  transitionProgressNoted,
  transitionSettled,
  transitionSettlingBegan,
  transitionStalled,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}, on = '2026-03-02'): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    meta: { actor: { person: 'an officer', roles: ['programme-officer'] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);

describe('a change of leader', () => {
  const began = step(transitionBegan, { stallsOn: '2026-05-01' });
  const stalled = step(transitionStalled, {}, '2026-05-01');
  const appointed = step(transitionLeaderAppointed);

  it('is to go on by the day from which it would count as stalled', () => {
    expect(open(began)).toMatchObject([
      { kind: 'transition-to-go-on', due: '2026-05-01', detail: { field: 'office', code: 'executive-director' } },
    ]);
  });

  it('that is stalled waits since that day, until something is done', () => {
    expect(open(began, stalled)).toMatchObject([
      { kind: 'transition-stalled', due: '2026-05-01', since: '2026-05-01' },
    ]);
    for (const done of [transitionProgressNoted, transitionHandoverItemDone]) {
      const [next] = open(began, stalled, step(done, { stallsOn: '2026-08-01' }));
      expect(next).toMatchObject({ kind: 'transition-to-go-on', due: '2026-08-01' });
    }
  });

  it('waits for the agreement of board and leader once somebody is appointed, stalled or not', () => {
    expect(kinds(began, stalled, appointed)).toEqual(['leader-to-settle-in']);
    expect(kinds(began, appointed, stalled)).toEqual(['leader-to-settle-in', 'transition-stalled']);
    expect(kinds(began, appointed, stalled, step(transitionProgressNoted))).toEqual(['leader-to-settle-in']);
  });

  it('is followed up on the days agreed, and then waits to be settled', () => {
    const settling = step(transitionSettlingBegan);
    expect(open(began, appointed, settling)).toMatchObject([
      { kind: 'settling-in-to-follow-up', due: '2027-01-05', from: '2026-12-06', part: 'after-three-months' },
      { kind: 'settling-in-to-follow-up', due: '2027-10-05', part: 'after-a-year' },
    ]);
    const [first, second] = ['after-three-months', 'after-a-year'].map((followUp) =>
      step(transitionFollowUpReported, { followUp }),
    ) as [GivenEvent, GivenEvent];
    expect(open(began, appointed, settling, stalled, first)).toMatchObject([{ part: 'after-a-year' }]);
    expect(open(began, appointed, settling, first, second)).toMatchObject([
      { kind: 'transition-to-settle', from: transitionSettlingBegan.example.until },
    ]);
    expect(kinds(began, appointed, settling, first, second, step(transitionSettled))).toEqual([]);
  });
});

it('a succession plan waits from the day on which its review falls due, and while somebody steps in', () => {
  const adopted = step(successionPlanAdopted);
  const due = step(successionPlanReviewFellDue, {}, '2027-03-02');
  expect(kinds(adopted)).toEqual([]);
  expect(open(adopted, due)).toMatchObject([{ kind: 'succession-plan-to-review', due: '2027-03-02' }]);
  expect(kinds(adopted, due, step(successionPlanReviewed))).toEqual([]);
  expect(kinds(adopted, step(emergencyCoverActivated))).toEqual(['emergency-cover-to-end']);
  expect(kinds(adopted, step(emergencyCoverActivated), step(emergencyCoverEnded))).toEqual([]);
});

it('each experiment waits for its result', () => {
  const events = [step(innovationProposed), step(experimentBegun), step(experimentBegun, { experiment: 'another' })];
  expect(open(...events)).toMatchObject([
    { kind: 'experiment-to-report', due: '2026-08-31', from: '2026-08-01' },
    { kind: 'experiment-to-report', part: 'another' },
  ]);
  expect(open(...events, step(experimentReported))).toMatchObject([{ part: 'another' }]);
});

it('whoever took an innovation up is asked whether it worked, and again where another report is asked for', () => {
  const adopted = step(innovationAdopted);
  expect(open(adopted)).toMatchObject([{ kind: 'adoption-to-report', due: '2027-03-02', from: '2027-01-31' }]);
  expect(kinds(adopted, step(adoptionReported))).toEqual([]);
  expect(open(adopted, step(adoptionReported, { reportBy: '2028-03-02' }))).toMatchObject([{ due: '2028-03-02' }]);
});

it('a draft waits for somebody else than who wrote it', () => {
  const drafted = step(knowledgeProductDrafted);
  expect(open(drafted)).toMatchObject([
    { kind: 'product-to-publish', notBy: ['an officer'], detail: { field: 'kind', code: 'guide' } },
  ]);
  expect(kinds(drafted, step(knowledgeProductPublished))).toEqual([]);
});
