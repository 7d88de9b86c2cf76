import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import type { SurveyCommand } from './survey.commands.pure.ts';
import { decide } from './survey.decider.ts';
import { survey } from './survey.state.ts';
import { aMember, anAnswer, aPlan, aTable, participation, planFacts, theFinding } from './surveys.fixture.ts';

const members = Object.values(bodies).map((organisation, at) => ({
  organisation,
  member: { ...aMember, membership: `20000000-0000-4000-8000-00000000000${at}` },
}));
const anyCommand: fc.Arbitrary<SurveyCommand> = fc.oneof(
  fc.record({
    name: fc.constant('plan' as const),
    of: fc
      .record({ anonymous: fc.boolean(), opens: fc.nat(5), days: fc.integer({ min: -1, max: 20 }) })
      .map(({ anonymous, opens, days }) => ({
        ...aPlan,
        anonymous,
        opensOn: addDays('2026-01-01', opens),
        until: addDays('2026-01-01', opens + days),
      })),
    facts: fc.constant(planFacts),
  }),
  fc.record({ name: fc.constant('cancel' as const), of: fc.constant({ ground: 'overtaken' }) }),
  ...[1, 2, 3].map(() =>
    fc.record({
      name: fc.constant('answer' as const),
      of: fc
        .record({ who: fc.constantFrom(...members), score: fc.integer({ min: 0, max: 5 }) })
        .map(({ who, score }) => ({
          ...anAnswer,
          organisation: who.organisation,
          answers: [{ question: 'helpdesk', score }],
        })),
      facts: fc.constantFrom(...members).map(({ member }) => ({ member, isCovered: true })),
    }),
  ),
  fc.record({
    name: fc.constant('release-texts' as const),
    of: fc.nat(2).map((part) => ({ question: 'what-else', part, texts: ['More Fridays.'] })),
  }),
  fc.record({
    name: fc.constant('count' as const),
    of: fc.constant({ tables: [aTable], participation, found: 46, withheld: false }),
  }),
  fc.record({ name: fc.constant('publish-results' as const) }),
  fc.record({
    name: fc.constant('propose-finding' as const),
    of: fc.constant({ themes: ['governance'], words: { text: 'More want it.' } }),
    facts: fc.constant({ themes: ['governance'] }),
  }),
  fc.record({
    name: fc.constant('publish-finding' as const),
    of: fc.constant({ finding: theFinding, words: 'More want it.' }),
    facts: fc.constant({ words: 'More want it.', promise: undefined }),
  }),
  fc.record({
    name: fc.constant('decline-finding' as const),
    of: fc.constant({ finding: theFinding, ground: 'names-a-person' }),
  }),
);
const stepOf = (command: fc.Arbitrary<SurveyCommand>) =>
  fc.record({ command, person: fc.constantFrom(...Object.values(people)), days: fc.integer({ min: 0, max: 9 }) });
const named = (...names: SurveyCommand['name'][]) => anyCommand.filter(({ name }) => names.includes(name));
/** Any commands at all; or such as come to an end, so that what comes late is lived often too. */
const someLife = fc.oneof(
  fc.array(stepOf(anyCommand), { maxLength: 25 }),
  fc
    .tuple(
      stepOf(named('plan')),
      fc.array(stepOf(named('answer', 'cancel', 'release-texts')), { maxLength: 6 }),
      fc.array(stepOf(named('count', 'publish-results', 'propose-finding')), { maxLength: 8 }),
      fc.array(stepOf(named('propose-finding', 'publish-finding', 'decline-finding')), { maxLength: 8 }),
    )
    .map(([first, ...later]) => [first, ...later.flat()]),
);

function live(steps: readonly { command: SurveyCommand; person: string; days: number }[]) {
  const life = aLife(survey);
  let date = '2026-01-01';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    const given = { ...moment(person, date, 'member-representative'), today: date, id: () => theFinding };
    life.take(given, (state, now) => decide(command, state, now));
  }
  return life;
}

describe('any life of a survey', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(survey, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(survey);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(survey, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['survey.closes', 'survey.opens']);
  });

  it('takes one part of each member, and tells of an anonymous one nothing that was answered before it is closed', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const took = events.flatMap((one) => (one.type === 'members.SurveyResponseTaken' ? [one.data.membership] : []));
        expect(new Set(took).size).toBe(took.length);
        const [planned] = events;
        if (planned?.type !== 'members.SurveyPlanned' || !planned.data.anonymous) return;
        expect(events.some(({ type }) => type === 'members.SurveyAnswered')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
