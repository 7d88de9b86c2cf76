import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import {
  anAssemblyWithCandidates,
  aCalledAssembly,
  aVotingAssembly,
  ballotOf as taken,
  candidacyOf,
  entered,
  openingFacts,
  personOf,
  refused,
  voters,
  where,
} from './assemblies.fixture.ts';
import type { GiveBallot, OpeningFacts } from './assembly.commands.pure.ts';
import { ballotOf } from './assembly.counting.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly, type AssemblyEvent } from './assembly.state.ts';
import { closeVote, giveBallot, openVote } from './assembly.voting.pure.ts';

const { rules } = assemblyRules;
const onTheDay = { effectiveOn: '2026-04-18', today: '2026-04-18' };
const opening = (more: Partial<OpeningFacts> = {}, before = anAssemblyWithCandidates(), who = by(people.board)) =>
  given(assembly, ...before).when((state, now) => openVote(state, { ...openingFacts, ...more }, now), {
    ...onTheDay,
    ...who,
  });
const first = { body: 'board', candidacies: [candidacyOf('a'), candidacyOf('b')] };
const giving = (more: Partial<GiveBallot> = {}, before: AssemblyEvent[] = aVotingAssembly(), whose = voters[0]!) =>
  given(assembly, ...before).when(
    (state, now) => giveBallot(state, { organisation: voters[0]!, choices: [first], ...more }, now),
    { ...onTheDay, ...by(people.endorser, 'member-representative', whose) },
  );

describe('opening the vote', () => {
  it('fixes the roll of the day with its reasons, and puts the candidates on papers', () => {
    opening().then(
      {
        type: 'members.VotingRollPartFixed',
        data: {
          ...where,
          ...{ on: '2026-04-18', part: 1 },
          entries: voters.map((organisation, index) => ({
            ...{ organisation, votes: index < 7, constituencies: index < 5 ? ['farmers'] : [] },
            met: index < 7 ? [{ rule: 'is-member' }, { rule: 'dues-paid' }] : [{ rule: 'is-member' }],
            lacks: index < 7 ? [] : [{ rule: 'dues-paid' }],
          })),
        },
        tags: ['unit:WAN'],
      },
      {
        type: 'members.ElectionOpened',
        data: {
          roll: { on: '2026-04-18', rules: 1, knownAt: 99, parts: 1, voting: 7, leftOut: 1 },
          papers: [
            { constituency: 'farmers', electorate: 'constituency', candidates: [{ candidacy: candidacyOf('f') }] },
            { body: 'board', seats: 2, electorate: 'all', candidates: [{}, {}, {}, {}] },
            { body: 'code-of-conduct-committee', candidates: [{ candidacy: candidacyOf('k') }] },
          ],
        },
      },
    );
  });

  it('lets all vote on the seats of a constituency that is too small to vote by itself', () => {
    const few = openingFacts.voters.map((voter, index) => ({ ...voter, constituencies: index < 4 ? ['farmers'] : [] }));
    opening({ voters: few }).then({}, { data: { papers: [{ electorate: 'all' }, {}, {}] } });
  });

  it('fixes a long roll in parts', () => {
    const many = Array.from({ length: 130 }, () => openingFacts.voters[0]!);
    opening({ voters: many }).then(
      { data: { part: 1 } },
      { data: { part: 2 } },
      { data: { roll: { parts: 2, voting: 130 } } },
    );
  });

  it(rules['nominations-open'].title, () => {
    opening({}, aCalledAssembly()).thenRefused('assembly.nominations-open');
    opening({}, aVotingAssembly()).thenRefused('assembly.nominations-open');
  });

  it(rules['candidate-acts'].title, () => {
    for (const who of [by(personOf('a')), by(people.board, 'unit-officer', bodies.second)]) {
      opening({}, anAssemblyWithCandidates(), who).thenRefused('assembly.candidate-acts');
      given(assembly, ...aVotingAssembly())
        .when((state, now) => closeVote(state, [], now), { ...onTheDay, ...who })
        .thenRefused('assembly.candidate-acts');
    }
  });

  it('is not opened where the convening was called off', () => {
    opening({ on: undefined }).thenRefused('assembly.convening-unknown');
  });

  it(rules['not-the-day'].title, () => {
    opening({ on: '2026-04-19' }).thenRefused('assembly.not-the-day', { pointer: '/effectiveOn' });
  });

  it(rules['candidacies-open'].title, () => {
    const [called, ...rest] = anAssemblyWithCandidates(['b', 'k']);
    opening({}, [called!, entered('a'), ...rest]).thenRefused('assembly.candidacies-open');
    const late = { ...refused('a'), data: { ...refused('a').data, appealBy: '2026-04-18' } } as AssemblyEvent;
    opening({}, [called!, entered('a'), late, ...rest]).thenRefused('assembly.candidacies-open');
    opening({}, [called!, entered('a'), refused('a'), ...rest]).then({}, { type: 'members.ElectionOpened' });
  });

  it(rules['roll-too-small'].title, () => {
    opening({ voters: openingFacts.voters.slice(3) }).thenRefused('assembly.roll-too-small');
  });

  it(rules['roll-too-long'].title, () => {
    opening({ voters: Array.from({ length: 2_001 }, () => openingFacts.voters[0]!) }).thenRefused(
      'assembly.roll-too-long',
    );
  });

  it(rules['no-candidates'].title, () => {
    opening({}, anAssemblyWithCandidates([])).thenRefused('assembly.no-candidates');
  });
});

describe('a ballot', () => {
  it('leaves on record that it was given, and nothing of what it says', () => {
    giving().then({
      type: 'members.BallotTaken',
      data: { ...where, organisation: voters[0] },
      tags: ['unit:WAN', `org:${voters[0]}`],
    });
    for (const choices of [[], [{ body: 'board', constituency: 'farmers', candidacies: [candidacyOf('f')] }]]) {
      giving({ choices }).then({ data: { ...where, organisation: voters[0] } });
    }
  });

  it('given again leaves nothing on record', () => {
    giving({ choices: [] }, [...aVotingAssembly(), taken(0)]).thenNothing();
  });

  it(rules['not-voting'].title, () => {
    giving({}, anAssemblyWithCandidates()).thenRefused('assembly.not-voting');
  });

  it(rules['votes-for-another'].title, () => {
    giving({}, aVotingAssembly(), voters[1]).thenRefused('assembly.votes-for-another');
  });

  it(rules['not-on-roll'].title, () => {
    for (const organisation of [voters[7]!, bodies.third]) {
      giving({ organisation }, aVotingAssembly(), organisation).thenRefused('assembly.not-on-roll');
    }
  });

  it(rules['paper-unknown'].title, () => {
    giving({ choices: [{ body: 'treasury', candidacies: [] }] }).thenRefused('assembly.paper-unknown');
    giving({ choices: [first, first] }).thenRefused('assembly.paper-unknown', { pointer: '/choices/1' });
  });

  it(rules['not-of-the-electorate'].title, () => {
    const choices = [{ body: 'board', constituency: 'farmers', candidacies: [candidacyOf('f')] }];
    giving({ organisation: voters[6]!, choices }, aVotingAssembly(), voters[6]).thenRefused(
      'assembly.not-of-the-electorate',
    );
  });

  it(rules['not-a-candidate'].title, () => {
    giving({ choices: [{ body: 'board', candidacies: [candidacyOf('a'), candidacyOf('k')] }] }).thenRefused(
      'assembly.not-a-candidate',
      { pointer: '/choices/0/candidacies/1' },
    );
  });

  it(rules['too-many-choices'].title, () => {
    const candidacies = [candidacyOf('a'), candidacyOf('b'), candidacyOf('c')];
    giving({ choices: [{ body: 'board', candidacies }] }).thenRefused('assembly.too-many-choices');
  });
});

describe('closing the vote', () => {
  it('counts the ballots that were drawn', () => {
    const papers = [
      { body: 'board', constituency: 'farmers', seats: 1, electorate: 'constituency' as const, candidates: one('f') },
      { body: 'board', seats: 2, electorate: 'all' as const, candidates: ['a', 'b', 'c', 'd'].flatMap(one) },
      { body: 'code-of-conduct-committee', seats: 1, electorate: 'all' as const, candidates: one('k') },
    ];
    const ballot = (...letters: ('a' | 'b' | 'c' | 'd')[]) =>
      ballotOf(papers, [{ body: 'board', candidacies: letters.map(candidacyOf) }]);
    const ballots = [ballot('a', 'b'), ballot('a', 'b'), ballot('a', 'c'), ballot('a'), ballot('d'), ballot()];
    given(assembly, ...aVotingAssembly())
      .when((state, now) => closeVote(state, ballots, now), onTheDay)
      .then({
        type: 'members.ElectionClosed',
        data: {
          ...{ onRoll: 7, ballots: 6 },
          papers: [
            { isUnopposed: true, elected: [candidacyOf('f')], ballots: 0 },
            {
              ...{ ballots: 5, isUnopposed: false, elected: [candidacyOf('a'), candidacyOf('b')] },
              votes: [4, 2, 1, 1].map((votes) => ({ votes })),
            },
            {},
          ],
        },
      });
  });
});

function one(letter: string) {
  return [{ candidacy: candidacyOf(letter as 'a'), organisation: bodies.first }];
}
