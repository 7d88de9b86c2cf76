import { derivedId } from '@baraza/contracts';
import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { aCall, callingFacts, openingFacts, voters } from './assemblies.fixture.ts';
import type { AssemblyCommand } from './assembly.commands.pure.ts';
import { ballotOf } from './assembly.counting.pure.ts';
import { decide } from './assembly.decider.ts';
import { assembly, type AssemblyState, type Paper } from './assembly.state.ts';

/** What somebody means to do, as the assembly then stands: a candidacy is picked from those there are. */
type Meant = (state: AssemblyState, pick: number) => AssemblyCommand;

const calling: Meant = () => ({
  name: 'call',
  of: { ...aCall, nominationsUntil: '2026-02-20' },
  facts: { ...callingFacts, convening: { unit: 'WAN', on: '2026-03-10', quorumPercent: 50 } },
});
const candidacyIn = (state: AssemblyState, pick: number): string => {
  const ids = state.status === 'none' ? [] : Object.keys(state.candidacies);
  return ids[pick % Math.max(1, ids.length)] ?? derivedId('spec', 'nobody');
};
const papersOf = (state: AssemblyState): readonly Paper[] => ('papers' in state ? (state.papers ?? []) : []);
const some = (paper: Paper, pick: number) =>
  paper.candidates.slice(pick % 3, (pick % 3) + paper.seats).map(({ candidacy }) => candidacy);

const lists = [{ body: 'board' }, { body: 'board', constituency: 'farmers' }, { body: 'code-of-conduct-committee' }];
const entering: Meant = (_, pick) => ({
  name: 'enter',
  of: {
    ...lists[pick % 3]!,
    organisation: Object.values(bodies)[pick % 4]!,
    person: derivedId('spec', 'person', String(pick)),
    name: 'Ada Example',
    ...(pick % 2 === 0 ? {} : { statement: 'Twelve years.' }),
  },
  facts: { isMember: pick % 5 !== 0 },
});
const accepting: Meant = (state, pick) => ({
  name: 'accept',
  of: { candidacy: candidacyIn(state, pick) },
  facts: { stands: pick % 7 !== 0, constituencies: ['farmers'] },
});
const judging: readonly Meant[] = [
  accepting,
  (state, pick) => ({
    name: 'refuse',
    of: { candidacy: candidacyIn(state, pick), ground: 'papers-incomplete', reasons: 'No consent.' },
  }),
  (state, pick) => ({ name: 'appeal', of: { candidacy: candidacyIn(state, pick), appeal: 'It came in time.' } }),
  (state, pick) => ({
    name: 'review',
    of: { candidacy: candidacyIn(state, pick), outcome: pick % 2 === 0 ? 'upheld' : 'overturned', reasons: 'Seen.' },
  }),
  (state, pick) => ({ name: 'withdraw', of: { candidacy: candidacyIn(state, pick) } }),
];
const opening: Meant = () => ({ name: 'open-vote', facts: { ...openingFacts, on: '2026-03-10' } });
const giving: Meant = (state, pick) => ({
  name: 'give-ballot',
  of: {
    organisation: voters[pick % 8]!,
    choices: papersOf(state).map((paper) => ({
      ...{ body: paper.body, candidacies: some(paper, pick) },
      ...(paper.constituency === undefined ? {} : { constituency: paper.constituency }),
    })),
  },
});
const closing: Meant = (state, pick) => ({
  name: 'close-vote',
  ballots: Array.from({ length: pick % 8 }, (_, index) =>
    ballotOf(
      papersOf(state),
      papersOf(state).map((paper) => ({ ...paper, candidacies: some(paper, pick * index) })),
    ),
  ),
});
const declaring: Meant = (state, pick) => {
  const body = ['board', 'code-of-conduct-committee'][pick % 2]!;
  const counted = 'counted' in state ? state.counted.filter((paper) => paper.body === body) : [];
  const total = counted.reduce((sum, { elected, tied }) => sum + elected.length + (tied?.seats ?? 0), 0);
  return {
    name: 'declare',
    of: {
      ...{ body, people: { women: total, men: 0, youth: 0, personsWithDisabilities: 0, total } },
      lots: counted.flatMap(({ tied, constituency }) =>
        tied === undefined ? [] : [{ constituency, candidacies: tied.candidacies.slice(0, tied.seats) }],
      ),
    },
    facts: { isQuorate: pick % 5 !== 0, memberSince: new Map() },
  };
};
const vacating: Meant = (state, pick) => ({
  name: 'vacate',
  of: { candidacy: candidacyIn(state, pick), ground: 'stepped-down' },
  facts: { resolutionKnown: false },
});
const cancelling: Meant = () => ({ name: 'cancel', of: { ground: 'no-quorum' } });

interface Step {
  readonly meant: Meant;
  readonly pick: number;
  readonly person: string;
  readonly days: number;
}
const steps = (most: number, days: number, ...meant: readonly Meant[]) =>
  fc.array(
    fc.record({
      meant: fc.constantFrom(...meant),
      pick: fc.nat(200),
      person: fc.constantFrom(people.secretariat, people.officer, people.endorser),
      days: fc.integer({ min: 0, max: days }),
    }),
    { maxLength: most },
  );
/** As an assembly goes, with whatever comes out of turn between. */
const someLife: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constant({ meant: calling, pick: 0, person: people.board, days: 0 }),
    steps(6, 2, entering),
    steps(12, 1, ...judging, ...judging, entering),
    fc.constant({ meant: accepting, pick: 3, person: people.endorser, days: 14 }),
    steps(15, 1, ...judging),
    fc.oneof(steps(1, 0, cancelling), steps(1, 0, accepting)),
    fc.constant({ meant: opening, pick: 0, person: people.board, days: 40 }),
    steps(6, 1, giving),
    fc.oneof(steps(1, 0, cancelling), steps(1, 0, accepting)),
    fc.constant({ meant: closing, pick: 7, person: people.board, days: 0 }),
    steps(5, 1, declaring, closing),
    fc.oneof(steps(1, 0, cancelling), steps(4, 0, vacating)),
    steps(4, 500, vacating, entering, declaring, calling),
  )
  .map((parts) => parts.flat());

function live(life: readonly Step[]) {
  const lived = aLife(assembly);
  let date = '2026-02-01';
  life.forEach(({ meant, pick, person, days }, index) => {
    date = addDays(date, days);
    const command = meant(lived.state, pick);
    const organisation = command.name === 'give-ballot' ? { organisation: command.of.organisation } : {};
    const given = moment(person, date);
    const id = (name: string): string => derivedId('spec', String(index), name);
    lived.take({ ...given, today: date, id, actor: { ...given.actor, ...organisation } }, (state, now) =>
      decide(command, state, now),
    );
  });
  return lived;
}

describe('any life of an assembly', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events, state } = live(life);
        expect(fold(assembly, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(assembly);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(1_500), { minLength: 1, maxLength: 5 }), (life, days) => {
        const dates = datesFrom('2026-02-01', days);
        for (const state of live(life).states) {
          for (const rule of assertCalendarLaw(assembly, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 150, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['assembly.nominations-close', 'assembly.term-ends']);
  });

  it('seats no more than there are seats, nobody who did not stand, and has each member vote once', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { state, events } = live(life);
        const taken = events
          .filter(({ type }) => type === 'members.BallotTaken')
          .map(({ data }) => JSON.stringify(data));
        expect(new Set(taken).size).toBe(taken.length);
        if (!('declared' in state)) return;
        for (const [body, { elected, vacant }] of Object.entries(state.declared)) {
          const seats = state.elections
            .find((one) => one.body === body)!
            .lists.reduce((sum, one) => sum + one.seats, 0);
          expect(elected.length + vacant).toBe(seats);
          expect(new Set(elected.map(({ candidacy }) => candidacy)).size).toBe(elected.length);
          for (const { candidacy } of elected) expect(state.candidacies[candidacy]?.status).toBe('accepted');
        }
      }),
      { numRuns: 300 },
    );
  });
});
