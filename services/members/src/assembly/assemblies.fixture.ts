import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { CallAssembly, CallingFacts, OpeningFacts } from './assembly.commands.pure.ts';
import type { AssemblyEvent, CountedPaper } from './assembly.state.ts';

/** Assemblies made of events, for specs. */

export const CONVENING = '40000000-0000-4000-8000-000000000001';
export const where = { unit: 'WAN' };
export const term = { from: '2026-05-01', until: '2029-04-30' };
export const aCall: CallAssembly = {
  convening: CONVENING,
  nominationsUntil: '2026-03-20',
  tieRule: 'longest-membership',
  elections: [
    { body: 'board', lists: [{ constituency: 'farmers', seats: 1 }, { seats: 2 }], term },
    { body: 'code-of-conduct-committee', lists: [{ seats: 1 }], term: { from: '2026-05-01', until: '2028-04-30' } },
  ],
};
export const callingFacts: CallingFacts = {
  convening: { unit: 'WAN', on: '2026-04-18', quorumPercent: 50 },
  constituencies: ['farmers'],
};
/** Seven who may vote, and one who may not; five of them farmers. */
export const voters = Array.from(
  { length: 8 },
  (_, index) => `50000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);
export const openingFacts: OpeningFacts = {
  ...{ on: '2026-04-18', rules: 1, knownAt: 99 },
  voters: voters.map((organisation, index) => ({
    organisation,
    constituencies: index < 5 ? ['farmers', 'women'] : ['women'],
    votes: index < 7,
    reasons: [
      { rule: 'is-member' as const, met: true, events: [] },
      { rule: 'dues-paid' as const, met: index < 7, events: [] },
    ],
  })),
};

/** Who stands: a letter, whose it is, and for which list. */
export const standing = {
  a: { organisation: bodies.first, body: 'board' },
  b: { organisation: bodies.second, body: 'board' },
  c: { organisation: bodies.third, body: 'board' },
  d: { organisation: bodies.applicant, body: 'board' },
  f: { organisation: bodies.first, body: 'board', constituency: 'farmers' },
  k: { organisation: bodies.second, body: 'code-of-conduct-committee' },
} as const;
type Letter = keyof typeof standing;
const hex = (letter: Letter): string => letter.charCodeAt(0).toString(16);
export const candidacyOf = (letter: Letter): string => `600000${hex(letter)}-0000-4000-8000-000000000000`;
export const personOf = (letter: Letter): string => `700000${hex(letter)}-0000-4000-8000-000000000000`;
export const of = (letter: Letter) => ({ ...where, ...standing[letter], candidacy: candidacyOf(letter) });
const text = aPersonalRef('20000000-0000-4000-8000-000000000001');

export const aCalledAssembly = (tieRule: CallAssembly['tieRule'] = 'longest-membership'): AssemblyEvent[] => [
  happened(
    'members.AssemblyCalled',
    {
      ...where,
      ...{ convening: CONVENING, rollOn: '2026-04-18', nominationsUntil: '2026-03-20', tieRule },
      elections: aCall.elections.map(({ body, lists, term: its }) => ({
        body,
        lists: lists.map(({ constituency, seats }) =>
          constituency === undefined ? { seats } : { constituency, seats },
        ),
        term: its,
      })),
    },
    '2026-03-01',
    people.officer,
  ),
];
export const entered = (letter: Letter): AssemblyEvent =>
  happened(
    'members.CandidacyEntered',
    { ...of(letter), person: personOf(letter), name: aPersonalRef(personOf(letter)) },
    '2026-03-02',
    people.applicant,
  );
export const accepted = (letter: Letter): AssemblyEvent =>
  happened('members.CandidacyAccepted', of(letter), '2026-03-03', people.board);
export const refused = (letter: Letter): AssemblyEvent =>
  happened(
    'members.CandidacyRefused',
    { ...of(letter), ground: 'papers-incomplete' as const, reasons: text, appealBy: '2026-03-10' },
    '2026-03-03',
    people.board,
  );
export const appealed = (letter: Letter): AssemblyEvent =>
  happened('members.CandidacyAppealed', { ...of(letter), appeal: text }, '2026-03-05', people.applicant);
export const upheld = (letter: Letter): AssemblyEvent =>
  happened('members.CandidacyRefusalUpheld', { ...of(letter), reasons: text }, '2026-03-06', people.secretariat);

const ALL: readonly Letter[] = ['a', 'b', 'c', 'd', 'f', 'k'];
export const anAssemblyWithCandidates = (
  letters: readonly Letter[] = ALL,
  tieRule?: CallAssembly['tieRule'],
): AssemblyEvent[] => [
  ...aCalledAssembly(tieRule),
  ...letters.flatMap((letter) => [entered(letter), accepted(letter)]),
  happened('members.NominationsClosed', { ...where, nominationsUntil: '2026-03-20' }, '2026-03-21'),
];

const papers = (letters: readonly Letter[]) => {
  const on = (body: string, constituency?: string) =>
    letters
      .filter((letter) => {
        const its: { body: string; constituency?: string } = standing[letter];
        return its.body === body && its.constituency === constituency;
      })
      .map((letter) => ({ candidacy: candidacyOf(letter), organisation: standing[letter].organisation }));
  return [
    {
      ...{ body: 'board', constituency: 'farmers', seats: 1, electorate: 'constituency' as const },
      candidates: on('board', 'farmers'),
    },
    { body: 'board', seats: 2, electorate: 'all' as const, candidates: on('board') },
    {
      body: 'code-of-conduct-committee',
      seats: 1,
      electorate: 'all' as const,
      candidates: on('code-of-conduct-committee'),
    },
  ];
};
export const aVotingAssembly = (
  letters: readonly Letter[] = ALL,
  tieRule?: CallAssembly['tieRule'],
): AssemblyEvent[] => [
  ...anAssemblyWithCandidates(letters, tieRule),
  happened(
    'members.VotingRollPartFixed',
    {
      ...where,
      ...{ on: '2026-04-18', part: 1 },
      entries: openingFacts.voters.map(({ organisation, votes, constituencies }) => ({
        ...{ organisation, votes, constituencies: constituencies.filter((one) => one === 'farmers') },
        met: [],
        lacks: [],
      })),
    },
    '2026-04-18',
  ),
  happened(
    'members.ElectionOpened',
    {
      ...where,
      roll: { on: '2026-04-18', rules: 1, knownAt: 99, parts: 1, voting: 7, leftOut: 1 },
      papers: papers(letters),
    },
    '2026-04-18',
  ),
];
export const ballotOf = (voter: number): AssemblyEvent =>
  happened('members.BallotTaken', { ...where, organisation: voters[voter]! }, '2026-04-18');

/** The count of the two seats of the board for all: A was elected, B and C are tied for the other. */
export const aTie: CountedPaper = {
  ...{ body: 'board', seats: 2, ballots: 7, elected: [candidacyOf('a')], isUnopposed: false },
  tied: { seats: 1, candidacies: [candidacyOf('b'), candidacyOf('c')] },
};
export const aCountedAssembly = (tieRule?: CallAssembly['tieRule'], board: CountedPaper = aTie): AssemblyEvent[] => [
  ...aVotingAssembly(ALL, tieRule),
  happened(
    'members.ElectionClosed',
    {
      ...where,
      ...{ onRoll: 7, ballots: 7 },
      papers: [
        {
          ...{ body: 'board', constituency: 'farmers', seats: 1, ballots: 5, elected: [candidacyOf('f')] },
          isUnopposed: true,
        },
        board,
        {
          ...{
            body: 'code-of-conduct-committee',
            seats: 1,
            ballots: 7,
            elected: [candidacyOf('k')],
            isUnopposed: true,
          },
        },
      ],
    },
    '2026-04-18',
  ),
];
export const declaredBody = (letters: readonly Letter[], body: string, until: string): AssemblyEvent =>
  happened(
    'members.ElectionResultDeclared',
    {
      ...where,
      body,
      elected: letters.map((letter) => {
        const its: { organisation: string; constituency?: string } = standing[letter];
        return {
          ...{ candidacy: candidacyOf(letter), organisation: its.organisation, by: 'vote' as const },
          ...(its.constituency === undefined ? {} : { constituency: its.constituency }),
        };
      }),
      vacant: 0,
      term: { from: '2026-05-01', until },
    },
    '2026-04-19',
  );
export const aDeclaredAssembly = (): AssemblyEvent[] => [
  ...aCountedAssembly(),
  declaredBody(['f', 'a', 'b'], 'board', '2029-04-30'),
  declaredBody(['k'], 'code-of-conduct-committee', '2028-04-30'),
];
