import {
  type EventContract,
  knowledgeProductSuggested,
  knowledgeSuggestionTakenUp,
  outcomeCorrected,
  outcomeDrafted,
  outcomeFormulated,
  outcomeInterpreted,
  outcomeSentToSubstantiator,
  outcomeStatementDrafted,
  outcomeStatementPublished,
  outcomeSubstantiated,
  outcomeSubstantiationDeclined,
  outcomeWithdrawn,
  reportCardDrawnUp,
  reportCardRetired,
  reportCardRoundHeld,
  reportCardRoundOpened,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (
  contract: EventContract,
  by = 'somebody',
  data: Readonly<Record<string, unknown>> = contract.example,
): GivenEvent =>
  happened(contract, 'entity', data, {
    effectiveOn: '2026-02-02',
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const kinds = (...events: readonly GivenEvent[]) => doc(...events)?.items.map(({ kind }) => kind);
const { organisation: HARVESTER } = outcomeDrafted.example;
const { substantiator: ASKED, answerBy } = outcomeSentToSubstantiator.example;
const sent = [
  step(outcomeDrafted, 'who noted'),
  step(outcomeFormulated, 'who worded'),
  step(outcomeSentToSubstantiator),
];

it('an outcome waits for its words, then for a substantiator, then for the answer of somebody who had no part in it', () => {
  expect(doc(...sent.slice(0, 1))).toMatchObject({
    organisation: HARVESTER,
    items: [{ kind: 'outcome-to-formulate' }],
  });
  expect(doc(...sent.slice(0, 2))).toMatchObject({ organisation: HARVESTER, items: [{ kind: 'outcome-to-send' }] });
  expect(doc(...sent)).toMatchObject({
    organisation: ASKED,
    items: [
      { kind: 'outcome-to-substantiate', due: answerBy, notBy: ['who noted', 'who worded'], notFor: [HARVESTER] },
    ],
  });
  expect(doc(...sent, step(outcomeSubstantiationDeclined))).toMatchObject({
    organisation: HARVESTER,
    items: [{ kind: 'outcome-to-send' }],
  });
});

it('what was found of it waits to be interpreted, what was contested to be put otherwise', () => {
  const answered = step(outcomeSubstantiated);
  const contested = step(outcomeSubstantiated, 'x', { ...outcomeSubstantiated.example, verdict: 'contested' });
  expect(kinds(...sent, answered)).toEqual(['outcome-to-interpret']);
  expect(kinds(...sent, answered, step(outcomeInterpreted))).toEqual([]);
  expect(kinds(...sent, contested)).toEqual(['outcome-to-correct', 'outcome-to-interpret']);
  expect(kinds(...sent, contested, step(outcomeCorrected))).toEqual(['outcome-to-send']);
  expect(kinds(...sent, answered, step(outcomeWithdrawn))).toBeUndefined();
});

it('a statement waits for somebody else than put it forward', () => {
  const drafted = [
    ...sent,
    step(outcomeSubstantiated),
    step(outcomeInterpreted),
    step(outcomeStatementDrafted, 'who wrote'),
  ];
  expect(doc(...drafted)?.items).toMatchObject([{ kind: 'outcome-statement-to-publish', notBy: ['who wrote'] }]);
  expect(kinds(...drafted, step(outcomeStatementPublished))).toEqual([]);
});

it('what is worth writing down waits until it is drafted', () => {
  expect(kinds(step(knowledgeProductSuggested))).toEqual(['outcome-to-write-up']);
  expect(kinds(step(knowledgeProductSuggested), step(knowledgeSuggestionTakenUp))).toBeUndefined();
});

it('a report card waits for its first round, for the end of one that goes on, and for the next', () => {
  const drawn = step(reportCardDrawnUp);
  expect(doc(drawn)?.items).toMatchObject([{ kind: 'report-card-round-to-open', due: '2026-08-02' }]);
  const { holdBy } = reportCardRoundOpened.example;
  expect(doc(drawn, step(reportCardRoundOpened))?.items).toMatchObject([
    { kind: 'report-card-round-to-hold', due: holdBy },
  ]);
  const { nextRoundBy } = reportCardRoundHeld.example;
  expect(doc(drawn, step(reportCardRoundOpened), step(reportCardRoundHeld))?.items).toMatchObject([
    { kind: 'report-card-round-to-open', due: nextRoundBy },
  ]);
  expect(doc(drawn, step(reportCardRetired))).toBeUndefined();
});
