import {
  type ballotTaken,
  type DecidedAs,
  type electionClosed,
  type electionOpened,
  ROLL_PART_MAX,
  type votingRollPartFixed,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { inParts } from '../in-parts.pure.ts';
import type { GiveBallot, OpeningFacts } from './assembly.commands.pure.ts';
import { count } from './assembly.counting.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import {
  type AssemblyState,
  isSameList,
  type KnownAssembly,
  listsOf,
  type Paper,
  type RollEntry,
  type VotingAssembly,
} from './assembly.state.ts';
import { assertNoCandidate, called, isStanding, onRecord } from './assembly.steps.pure.ts';

/** Fewer than these hide nobody: a roll of them does not vote in secret, and a constituency of them not by itself. */
const FEWEST = 5;
/** As many as fit into one append with their explanations. */
const LONGEST_ROLL = 2_000;

/** The roll of the day is fixed, with the reasons for everybody in it and left out, and the vote opened on it. @throws Rejection */
export function openVote(
  state: AssemblyState,
  facts: OpeningFacts,
  given: Deciding,
): readonly (DecidedAs<typeof votingRollPartFixed> | DecidedAs<typeof electionOpened>)[] {
  const known = called(state, given);
  if (known.status !== 'nominated') {
    throw assemblyRules.broken('nominations-open', { params: { status: known.status } });
  }
  assertNoCandidate(known, given);
  const { on, voters } = facts;
  if (on === undefined) throw assemblyRules.broken('convening-unknown');
  if (given.effectiveOn < on) throw assemblyRules.broken('not-the-day', { pointer: '/effectiveOn', params: { on } });
  assertJudged(known, given);
  const voting = voters.filter(({ votes }) => votes);
  if (voting.length < FEWEST) throw assemblyRules.broken('roll-too-small', { params: { voting: voting.length } });
  if (voters.length > LONGEST_ROLL) throw assemblyRules.broken('roll-too-long', { params: { asked: voters.length } });
  const papers = papersOf(known, voting);
  if (papers.every(({ candidates }) => candidates.length === 0)) throw assemblyRules.broken('no-candidates');
  const { unit } = known;
  const apart = papers.flatMap(({ electorate, constituency }) =>
    electorate === 'constituency' && constituency !== undefined ? [constituency] : [],
  );
  const parts = inParts(
    voters.map((voter) => entryOf(voter, apart)),
    ROLL_PART_MAX,
  );
  const roll = {
    ...{ on, rules: facts.rules, knownAt: facts.knownAt, parts: parts.length },
    ...{ voting: voting.length, leftOut: voters.length - voting.length },
  };
  return [
    ...parts.map((entries, index) => ({
      type: 'members.VotingRollPartFixed' as const,
      data: { unit, on, part: index + 1, entries: [...entries] },
      ...onRecord(known, given),
    })),
    { type: 'members.ElectionOpened', data: { unit, roll, papers: [...papers] }, ...onRecord(known, given) },
  ];
}

function assertJudged({ candidacies }: KnownAssembly, given: Deciding): void {
  const open = Object.values(candidacies).some(
    ({ status, refusal }) =>
      status === 'entered' ||
      status === 'appealed' ||
      (status === 'refused' && refusal !== undefined && given.effectiveOn <= refusal.appealBy),
  );
  if (open) throw assemblyRules.broken('candidacies-open');
}

function papersOf(known: KnownAssembly, voting: OpeningFacts['voters']): readonly Paper[] {
  const standing = Object.values(known.candidacies).filter(isStanding);
  return listsOf(known).map((list): Paper => {
    const { constituency } = list;
    const own = voting.filter(
      ({ constituencies }) => constituency !== undefined && constituencies.includes(constituency),
    );
    const candidates = standing
      .filter((one) => isSameList(one, list))
      .map(({ candidacy, organisation }) => ({ candidacy, organisation }))
      .sort((a, b) => (a.candidacy < b.candidacy ? -1 : 1));
    return { ...list, electorate: own.length >= FEWEST ? 'constituency' : 'all', candidates };
  });
}

function entryOf(
  { organisation, votes, constituencies, reasons }: OpeningFacts['voters'][number],
  apart: readonly string[],
): RollEntry {
  const told = (met: boolean) =>
    reasons
      .filter((reason) => reason.met === met)
      .map(({ rule, of }) => ({ rule, ...(of === undefined ? {} : { of }) }));
  return {
    ...{ organisation, votes, met: told(true), lacks: told(false) },
    constituencies: constituencies.filter((one) => apart.includes(one)),
  };
}

/**
 * That an organisation takes part. Given again, a ballot replaces the one before, and there is nothing to record.
 * @throws Rejection
 */
export function giveBallot(
  state: AssemblyState,
  { organisation, choices }: GiveBallot,
  given: Deciding,
): readonly DecidedAs<typeof ballotTaken>[] {
  const known = voting(state, given);
  if (given.actor.organisation !== organisation) {
    throw assemblyRules.broken('votes-for-another', { pointer: '/organisation' });
  }
  const entry = known.entries.find((one) => one.organisation === organisation);
  if (entry?.votes !== true) throw assemblyRules.broken('not-on-roll', { pointer: '/organisation' });
  choices.forEach((choice, index) => {
    const pointer = `/choices/${index}`;
    const paper = known.papers.find((one) => isSameList(one, choice));
    if (paper === undefined || choices.findIndex((one) => isSameList(one, choice)) !== index) {
      throw assemblyRules.broken('paper-unknown', { pointer });
    }
    if (paper.electorate === 'constituency' && !entry.constituencies.includes(paper.constituency!)) {
      throw assemblyRules.broken('not-of-the-electorate', { pointer });
    }
    const { candidacies } = choice;
    const stranger = candidacies.findIndex((id) => !paper.candidates.some(({ candidacy }) => candidacy === id));
    if (stranger >= 0) throw assemblyRules.broken('not-a-candidate', { pointer: `${pointer}/candidacies/${stranger}` });
    if (candidacies.length > paper.seats) {
      throw assemblyRules.broken('too-many-choices', {
        pointer: `${pointer}/candidacies`,
        params: { seats: paper.seats },
      });
    }
  });
  if (known.taken.includes(organisation)) return [];
  const { unit } = known;
  return [{ type: 'members.BallotTaken', data: { unit, organisation }, ...onRecord(known, given, organisation) }];
}

/** Counts what was in the box. @throws Rejection */
export function closeVote(
  state: AssemblyState,
  ballots: readonly Uint8Array[],
  given: Deciding,
): readonly DecidedAs<typeof electionClosed>[] {
  const known = voting(state, given);
  assertNoCandidate(known, given);
  const { unit, roll, papers } = known;
  return [
    {
      type: 'members.ElectionClosed',
      data: { unit, onRoll: roll.voting, ballots: ballots.length, papers: [...count(papers, ballots)] },
      ...onRecord(known, given),
    },
  ];
}

export function voting(state: AssemblyState, given: Deciding): VotingAssembly {
  const known = called(state, given);
  if (known.status !== 'voting') throw assemblyRules.broken('not-voting', { params: { status: known.status } });
  return known;
}
