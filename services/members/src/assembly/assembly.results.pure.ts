import type { DecidedAs, electedPeopleCounted, electedSeatVacated, electionResultDeclared } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { DeclareResult, DeclaringFacts, VacateSeat, VacatingFacts } from './assembly.commands.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import type { AssemblyState, CountedAssembly, CountedPaper, DeclaredBody } from './assembly.state.ts';
import { assertNoCandidate, called, onRecord } from './assembly.steps.pure.ts';

type Elected = DeclaredBody['elected'][number];

/** Who has the seats of a body: by the count, and where that leaves a tie, by the rule the assembly was called with. @throws Rejection */
export function declare(
  state: AssemblyState,
  command: DeclareResult,
  facts: DeclaringFacts,
  given: Deciding,
): readonly (DecidedAs<typeof electedPeopleCounted> | DecidedAs<typeof electionResultDeclared>)[] {
  const known = called(state, given);
  const { body, people } = command;
  if (known.status !== 'counted') {
    const isDone = 'declared' in known && known.declared[body] !== undefined;
    throw assemblyRules.broken(isDone ? 'declared-already' : 'not-counted', { params: { status: known.status } });
  }
  assertNoCandidate(known, given);
  const election = known.elections.find((one) => one.body === body);
  if (election === undefined) throw assemblyRules.broken('body-unknown', { pointer: '/body' });
  if (known.declared[body] !== undefined) throw assemblyRules.broken('declared-already', { pointer: '/body' });
  if (!facts.isQuorate) throw assemblyRules.broken('not-quorate');
  const papers = known.counted.filter((paper) => paper.body === body);
  const stray = command.lots.findIndex(({ constituency }) => !papers.some((one) => one.constituency === constituency));
  if (stray >= 0) throw assemblyRules.broken('lot-amiss', { pointer: `/lots/${stray}` });
  const elected = papers.flatMap((paper) => seated(known, paper, command, facts));
  if (people.total !== elected.length) {
    throw assemblyRules.broken('count-amiss', { pointer: '/people/total', params: { elected: elected.length } });
  }
  const vacant = papers.reduce((sum, { seats }) => sum + seats, 0) - elected.length;
  const { unit } = known;
  return [
    { type: 'members.ElectedPeopleCounted', data: { unit, body, elected: people }, ...onRecord(known, given) },
    {
      type: 'members.ElectionResultDeclared',
      data: { unit, body, elected, vacant, term: election.term },
      effectiveOn: given.effectiveOn,
      // As many as a trail is found by; who else was elected stands in the event.
      tags: tags(
        unitTag(unit),
        elected.slice(0, 60).map(({ organisation }) => orgTag(organisation)),
      ),
    },
  ];
}

function seated(
  known: CountedAssembly,
  paper: CountedPaper,
  { lots }: DeclareResult,
  facts: DeclaringFacts,
): readonly Elected[] {
  const seat =
    (by: Elected['by']) =>
    (candidacy: string): Elected => ({
      ...{ candidacy, organisation: known.candidacies[candidacy]!.organisation, by },
      ...(paper.constituency === undefined ? {} : { constituency: paper.constituency }),
    });
  const elected = paper.elected.map(seat(paper.isUnopposed ? 'unopposed' : 'vote'));
  const at = lots.findIndex(({ constituency }) => constituency === paper.constituency);
  const left = paper.tied === undefined ? undefined : settledByAge(known, paper.tied, facts);
  const open = left?.tied;
  if (open === undefined) {
    if (at >= 0) throw assemblyRules.broken('lot-amiss', { pointer: `/lots/${at}` });
    return [...elected, ...(left?.elected ?? []).map(seat('longest-membership'))];
  }
  if (at < 0) {
    const params = { body: paper.body, seats: open.seats };
    throw assemblyRules.broken('tie-open', { pointer: '/lots', params });
  }
  const drawn = lots[at]!.candidacies;
  const isAmiss = drawn.length !== open.seats || drawn.some((one) => !open.candidacies.includes(one));
  if (isAmiss) throw assemblyRules.broken('lot-amiss', { pointer: `/lots/${at}/candidacies` });
  return [...elected, ...left!.elected.map(seat('longest-membership')), ...drawn.map(seat('lot'))];
}

type Tie = NonNullable<CountedPaper['tied']>;

/** By the longer membership, as far as that tells them apart; by nothing where the assembly goes by lots alone. */
function settledByAge(
  { tieRule, candidacies }: CountedAssembly,
  tied: Tie,
  { memberSince }: DeclaringFacts,
): { readonly elected: readonly string[]; readonly tied: Tie | undefined } {
  if (tieRule === 'lot') return { elected: [], tied };
  const sinceOf = (id: string): CivilDate => memberSince.get(candidacies[id]!.organisation) ?? '9999-12-31';
  const inOrder = [...tied.candidacies].sort((a, b) =>
    sinceOf(a) < sinceOf(b) ? -1 : sinceOf(a) > sinceOf(b) ? 1 : 0,
  );
  const last = sinceOf(inOrder[tied.seats - 1]!);
  const elder = inOrder.filter((id) => sinceOf(id) < last);
  const level = inOrder.filter((id) => sinceOf(id) === last);
  if (elder.length + level.length === tied.seats) return { elected: [...elder, ...level], tied: undefined };
  return { elected: elder, tied: { seats: tied.seats - elder.length, candidacies: level } };
}

/** Before the end of the term. Nobody is removed but by a resolution. @throws Rejection */
export function vacate(
  state: AssemblyState,
  { candidacy, ground, resolution }: VacateSeat,
  facts: VacatingFacts,
  given: Deciding,
): readonly DecidedAs<typeof electedSeatVacated>[] {
  const known = called(state, given);
  if (known.status !== 'declared' && known.status !== 'over') {
    throw assemblyRules.broken('not-declared', { params: { status: known.status } });
  }
  const seat = Object.entries(known.declared)
    .filter(([body]) => !known.termsEnded.includes(body))
    .flatMap(([body, { elected }]) => elected.map((one) => ({ body, ...one })))
    .find((one) => one.candidacy === candidacy);
  if (seat === undefined || known.vacated[candidacy] !== undefined) {
    throw assemblyRules.broken('not-seated', { pointer: '/candidacy' });
  }
  if ((ground === 'removed-by-resolution') !== (resolution !== undefined)) {
    throw assemblyRules.broken('resolution-needed', { pointer: '/resolution' });
  }
  if (resolution !== undefined && !facts.resolutionKnown) {
    throw assemblyRules.broken('resolution-unknown', { pointer: '/resolution' });
  }
  const { body, organisation, constituency } = seat;
  const data = {
    ...{ unit: known.unit, body, candidacy, organisation, ground },
    ...(constituency === undefined ? {} : { constituency }),
    ...(resolution === undefined ? {} : { resolution }),
  };
  return [{ type: 'members.ElectedSeatVacated', data, ...onRecord(known, given, organisation), ground }];
}
