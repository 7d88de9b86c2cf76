import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { countOfSheets, type Sheet, sheetBytes, sheetIn } from './sheets.pure.ts';
import type { PlanFacts, Respondent, TakeSheet } from './trust-round.commands.pure.ts';
import { cancel, count, plan, publishResults, take } from './trust-round.decider.ts';
import { trustRoundRules } from './trust-round.rules.ts';
import { trustRound, type TrustRoundPlan } from './trust-round.state.ts';
import {
  aClosedRound,
  aCountedRound,
  anOpenRound,
  aPlannedRound,
  aSheet,
  aTakenSheet,
  aTrustPlan,
  aTrustTable,
  somebody,
  trustFacts,
} from './trust-rounds.fixture.ts';

const { rules } = trustRoundRules;
const planning = (more: Partial<TrustRoundPlan> = {}, facts: Partial<PlanFacts> = {}, events = [] as never[]) =>
  given(trustRound, ...events).when((state, now) =>
    plan(state, { ...aTrustPlan, ...more }, { ...trustFacts, ...facts }, now),
  );
const [rating, choice] = aTrustPlan.questions;
const later = { effectiveOn: '2026-04-02' };
const aCancelledRound = [
  ...aPlannedRound(),
  happened('members.TrustRoundCancelled', { ground: 'overtaken' }, '2026-03-02'),
];

describe('a trust round that is planned', () => {
  it('says what is asked in which unit, of which year, and when', () => {
    planning().then({ type: 'members.TrustRoundPlanned', data: aTrustPlan, tags: ['unit:UG-402'] });
  });

  it(rules['planned-already'].title, () => {
    planning({}, {}, aPlannedRound() as never).thenRefused('trust-round.planned-already', { pointer: '/year' });
    planning({}, {}, aCancelledRound as never).then({ type: 'members.TrustRoundPlanned' });
    expect(fold(trustRound, [...aCancelledRound, ...aPlannedRound()])).toMatchObject({ status: 'planned', attempt: 2 });
  });

  it(rules['unit-unknown'].title, () => {
    planning({}, { unit: undefined }).thenRefused('trust-round.unit-unknown', { pointer: '/unit' });
  });

  it(rules['opens-too-early'].title, () => {
    planning({ opensOn: '2026-03-01' }).thenRefused('trust-round.opens-too-early', { pointer: '/opensOn' });
  });

  it(rules['closes-too-early'].title, () => {
    planning({ until: '2026-03-08' }).thenRefused('trust-round.closes-too-early', { pointer: '/until' });
  });

  it(rules['open-too-long'].title, () => {
    planning({ until: '2026-06-07' }).thenRefused('trust-round.open-too-long', { pointer: '/until' });
  });

  it(rules['outside-its-year'].title, () => {
    planning({ year: 2027 }).thenRefused('trust-round.outside-its-year', { pointer: '/year' });
  });

  it(rules['question-repeated'].title, () => {
    planning({ questions: [rating!, rating!] }).thenRefused('trust-round.question-repeated');
  });

  it(rules['options-amiss'].title, () => {
    planning({ questions: [{ ...rating!, options: choice!.options! }] }).thenRefused('trust-round.options-amiss');
  });

  it(rules['texts-asked'].title, () => {
    planning({ questions: [rating!, { ...rating!, code: 'why', kind: 'text' }] }).thenRefused(
      'trust-round.texts-asked',
      {
        pointer: '/questions/1/kind',
      },
    );
  });

  it('opens and closes by the calendar', () => {
    const kept = calendarUntil(trustRound, fold(trustRound, aPlannedRound()), '2026-04-02', aMoment);
    expect(kept.flatMap(({ events }) => events).map(({ type, effectiveOn }) => [type, effectiveOn])).toEqual([
      ['members.TrustRoundOpened', '2026-03-09'],
      ['members.TrustRoundClosed', '2026-04-01'],
    ]);
  });
});

describe('a sheet', () => {
  const taking = (more: Partial<TakeSheet> = {}, events = anOpenRound()) =>
    given(trustRound, ...events).when((state, now) => take(state, { ...aSheet, ...more }, now), {
      effectiveOn: '2026-03-11',
    });

  it('leaves on record that it was handed in, once, and nothing of what it says', () => {
    taking().then({ type: 'members.TrustSheetTaken', data: { sheet: aSheet.sheet } });
    taking({}, aTakenSheet()).thenNothing();
  });

  it(rules['not-open'].title, () => {
    taking({}, aPlannedRound()).thenRefused('trust-round.not-open');
  });

  it(rules['question-unknown'].title, () => {
    taking({ answers: [{ question: 'weather', score: 1 }] }).thenRefused('trust-round.question-unknown');
  });

  it(rules['answer-amiss'].title, () => {
    taking({ answers: [{ question: 'keeps-its-word', score: 6 }] }).thenRefused('trust-round.answer-amiss');
  });

  it(rules['answer-missing'].title, () => {
    taking({ answers: [{ question: 'heard-of-it', option: 'yes' }] }).thenRefused('trust-round.answer-missing');
  });
});

describe('a trust round', () => {
  it(rules['not-planned'].title, () => {
    given(trustRound).when(publishResults).thenRefused('trust-round.not-planned');
  });

  it(rules['over-already'].title, () => {
    const off = (events: typeof aCancelledRound) =>
      given(trustRound, ...(events as never[])).when(
        (state, now) => cancel(state, { ground: 'overtaken' }, now),
        later,
      );
    off(aClosedRound() as never).thenRefused('trust-round.over-already');
    off(aTakenSheet() as never).then({ type: 'members.TrustRoundCancelled', ground: 'overtaken' });
  });

  it(rules['not-closed'].title, () => {
    const counted = { tables: [aTrustTable], found: 121, withheld: false };
    const counting = (events = aClosedRound()) =>
      given(trustRound, ...events).when((state, now) => count(state, counted, now), later);
    counting(anOpenRound()).thenRefused('trust-round.not-closed');
    counting().then(
      { type: 'members.TrustAnswersCounted', data: aTrustTable },
      { type: 'members.TrustRoundCounted', data: { taken: 1, found: 121, withheld: false } },
    );
  });

  it(rules['not-counted'].title, () => {
    given(trustRound, ...aClosedRound())
      .when(publishResults, later)
      .thenRefused('trust-round.not-counted');
  });

  it(rules['published-already'].title, () => {
    const published = happened('members.TrustResultsPublished', {} as never, '2026-04-02');
    given(trustRound, ...aCountedRound(), published)
      .when(publishResults, later)
      .thenRefused('trust-round.published-already');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(trustRound, ...aCountedRound())
      .when(publishResults, { effectiveOn: '2026-03-31' })
      .thenRefused('trust-round.dated-before-last-step', { pointer: '/effectiveOn' });
  });

  it('is published rounded to fives', () => {
    given(trustRound, ...aCountedRound())
      .when(publishResults, later)
      .then({
        type: 'members.TrustResultsPublished',
        data: { taken: 120, tables: [{ cells: [{ counts: [5, 15, 40, 40, 20] }, {}, { counts: [0, 5, 10, 5, 5] }] }] },
      });
  });
});

describe('the sheets of a round', () => {
  const some = (count: number, who: Partial<Respondent>, score = 4): Sheet[] =>
    Array.from({ length: count }, () => ({
      respondent: { ...somebody, ...who },
      said: [{ question: 'keeps-its-word', score }],
    }));
  const { questions } = aTrustPlan;

  it('are counted for the public and for duty-bearers apart, where there are five of each', () => {
    const sheets = [...some(7, {}), ...some(5, { group: 'duty-bearers', woman: false, man: true }, 2)];
    expect(countOfSheets(questions, sheets)).toMatchObject({
      found: 12,
      withheld: false,
      people: { women: 7, men: 5, youth: 0, personsWithDisabilities: 0, total: 12 },
      tables: [
        {
          question: 'keeps-its-word',
          cells: [
            { counts: [0, 5, 0, 7, 0] },
            { group: 'duty-bearers', counts: [0, 5, 0, 0, 0] },
            { group: 'the-public', counts: [0, 0, 0, 7, 0] },
          ],
        },
        {},
      ],
    });
    const few = countOfSheets(questions, [...sheets, ...some(4, { youth: true })].slice(3));
    expect(few).not.toHaveProperty('people');
    const alone = countOfSheets(questions, [...some(7, {}), ...some(4, { group: 'duty-bearers' })]);
    expect(alone.tables[0]!.cells).toHaveLength(1);
  });

  it('tell nothing where there are fewer than five', () => {
    expect(countOfSheets(questions, some(4, {}))).toEqual({ tables: [], found: 4, withheld: true });
  });

  it('are the same bytes however a form was filled in', () => {
    const [one, other] = [
      { question: 'keeps-its-word', score: 4 },
      { question: 'heard-of-it', option: 'yes' },
    ];
    const first = sheetBytes(questions, { ...aSheet, answers: [one, other] });
    expect(sheetBytes(questions, { ...aSheet, answers: [other, one] })).toEqual(first);
    expect(sheetIn(first)).toMatchObject({ respondent: somebody, said: [one, other] });
  });
});
