import type {
  candidacyAccepted,
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  candidacyWithdrawn,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type Deciding } from '@baraza/domain';
import type {
  AcceptingFacts,
  AppealCandidacy,
  EnterCandidacy,
  EnteringFacts,
  OfCandidacy,
  RefuseCandidacy,
  ReviewCandidacy,
} from './assembly.commands.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import {
  type AssemblyState,
  type Candidacy,
  isSameList,
  type KnownAssembly,
  listsOf,
  type NominatedAssembly,
  type NominatingAssembly,
} from './assembly.state.ts';
import { assertActsFor, called, onRecord } from './assembly.steps.pure.ts';

const APPEAL_DAYS = 7;
const MOST_ON_A_LIST = 100;
const MOST_IN_ALL = 300;

/** A member puts somebody forward, itself or by an officer on its word. @throws Rejection */
export function enter(
  state: AssemblyState,
  command: EnterCandidacy,
  facts: EnteringFacts,
  given: Deciding,
): readonly DecidedAs<typeof candidacyEntered>[] {
  const known = called(state, given);
  if (known.status !== 'called' || given.effectiveOn > known.nominationsUntil) {
    throw assemblyRules.broken('nominations-over', { params: { nominationsUntil: known.nominationsUntil } });
  }
  const { organisation, person, name, statement } = command;
  assertActsFor(organisation, given);
  if (!listsOf(known).some((list) => isSameList(list, command))) {
    throw assemblyRules.broken('list-unknown', { pointer: '/body' });
  }
  if (!facts.isMember) throw assemblyRules.broken('not-a-member', { pointer: '/organisation' });
  const standing = Object.values(known.candidacies).filter(({ status }) => status !== 'withdrawn');
  const onList = standing.filter((one) => isSameList(one, command));
  if (onList.some((one) => one.organisation === organisation)) {
    throw assemblyRules.broken('entered-twice', { pointer: '/organisation' });
  }
  if (onList.length >= MOST_ON_A_LIST || standing.length >= MOST_IN_ALL)
    throw assemblyRules.broken('list-full', { pointer: '/body' });
  if (standing.some((one) => one.body === command.body && one.person === person)) {
    throw assemblyRules.broken('person-twice', { pointer: '/person' });
  }
  const { body, constituency } = command;
  const list = constituency === undefined ? { body } : { body, constituency };
  return [
    {
      type: 'members.CandidacyEntered',
      data: {
        ...{ unit: known.unit, ...list, candidacy: given.id('/candidacy'), organisation, person },
        name: { subject: person, value: name },
        ...(statement === undefined ? {} : { statement: textOf(statement, 'statement', person, given) }),
      },
      ...onRecord(known, given, organisation),
    },
  ];
}

/** @throws Rejection */
export function accept(
  state: AssemblyState,
  { candidacy }: OfCandidacy,
  facts: AcceptingFacts,
  given: Deciding,
): readonly DecidedAs<typeof candidacyAccepted>[] {
  const known = beforeTheVote(state, given);
  const its = candidacyOf(known, candidacy);
  assertToJudge(its, 'entered', given);
  assertMayStand(its, facts);
  return [{ type: 'members.CandidacyAccepted', data: of(known, its), ...onRecord(known, given, its.organisation) }];
}

/** On a ground, with the reasons in words; who put them forward may ask somebody else. @throws Rejection */
export function refuse(
  state: AssemblyState,
  { candidacy, ground, reasons }: RefuseCandidacy,
  given: Deciding,
): readonly DecidedAs<typeof candidacyRefused>[] {
  const known = beforeTheVote(state, given);
  const its = candidacyOf(known, candidacy);
  assertToJudge(its, 'entered', given);
  const data = {
    ...of(known, its),
    ground,
    reasons: textOf(reasons, 'reasons', its.person, given),
    appealBy: addDays(given.effectiveOn, APPEAL_DAYS),
  };
  return [{ type: 'members.CandidacyRefused', data, ...onRecord(known, given, its.organisation), ground }];
}

/** @throws Rejection */
export function appeal(
  state: AssemblyState,
  { candidacy, appeal: text }: AppealCandidacy,
  given: Deciding,
): readonly DecidedAs<typeof candidacyAppealed>[] {
  const known = beforeTheVote(state, given);
  const its = candidacyOf(known, candidacy);
  assertActsFor(its.organisation, given);
  if (its.status !== 'refused' || its.refusal === undefined) {
    throw assemblyRules.broken('not-refused', { params: { status: its.status } });
  }
  const { appealBy } = its.refusal;
  if (given.effectiveOn > appealBy) throw assemblyRules.broken('appeal-late', { params: { appealBy } });
  const data = { ...of(known, its), appeal: textOf(text, 'appeal', its.person, given) };
  return [{ type: 'members.CandidacyAppealed', data, ...onRecord(known, given, its.organisation) }];
}

/** Somebody who had no part in the refusal looks at it again. @throws Rejection */
export function review(
  state: AssemblyState,
  { candidacy, outcome, reasons }: ReviewCandidacy,
  given: Deciding,
): readonly (DecidedAs<typeof candidacyRefusalUpheld> | DecidedAs<typeof candidacyRefusalOverturned>)[] {
  const known = beforeTheVote(state, given);
  const its = candidacyOf(known, candidacy);
  if (its.status !== 'appealed') throw assemblyRules.broken('not-appealed', { params: { status: its.status } });
  assertNotOwn(its, given);
  if (its.refusal?.by === given.actor.person) throw assemblyRules.broken('reviewed-by-refuser');
  const type = outcome === 'upheld' ? 'members.CandidacyRefusalUpheld' : 'members.CandidacyRefusalOverturned';
  const data = { ...of(known, its), reasons: textOf(reasons, 'reasons', its.person, given) };
  return [{ type, data, ...onRecord(known, given, its.organisation) }];
}

/** @throws Rejection */
export function withdraw(
  state: AssemblyState,
  { candidacy }: OfCandidacy,
  given: Deciding,
): readonly DecidedAs<typeof candidacyWithdrawn>[] {
  const known = beforeTheVote(state, given);
  const its = candidacyOf(known, candidacy);
  assertActsFor(its.organisation, given);
  if (its.status === 'withdrawn') return [];
  if (its.status === 'upheld') throw assemblyRules.broken('not-standing', { params: { status: its.status } });
  return [{ type: 'members.CandidacyWithdrawn', data: of(known, its), ...onRecord(known, given, its.organisation) }];
}

function beforeTheVote(state: AssemblyState, given: Deciding): NominatingAssembly | NominatedAssembly {
  const known = called(state, given);
  if (known.status !== 'called' && known.status !== 'nominated') {
    throw assemblyRules.broken('judged-already', { params: { status: known.status } });
  }
  return known;
}

function candidacyOf({ candidacies }: KnownAssembly, id: string): Candidacy {
  const found = candidacies[id];
  if (found === undefined) throw assemblyRules.broken('candidacy-unknown', { pointer: '/candidacy' });
  return found;
}

function assertToJudge(its: Candidacy, status: Candidacy['status'], given: Deciding): void {
  if (its.status !== status) throw assemblyRules.broken('judged-already', { params: { status: its.status } });
  assertNotOwn(its, given);
}

function assertNotOwn({ person, organisation, enteredBy }: Candidacy, { actor }: Deciding): void {
  if (actor.person === person || actor.person === enteredBy || actor.organisation === organisation) {
    throw assemblyRules.broken('judges-own');
  }
}

function assertMayStand({ constituency }: Candidacy, { stands, constituencies }: AcceptingFacts): void {
  if (!stands || (constituency !== undefined && !constituencies.includes(constituency))) {
    throw assemblyRules.broken('may-not-stand', { pointer: '/candidacy' });
  }
}

const of = ({ unit }: KnownAssembly, { body, constituency, candidacy, organisation }: Candidacy) => ({
  ...{ unit, body, candidacy, organisation },
  ...(constituency === undefined ? {} : { constituency }),
});

/** About the candidate: it goes with them when they are erased. */
const textOf = (value: string, field: string, person: string, given: Deciding) => ({
  ...{ subject: given.id(`/${field}`), value },
  about: [person],
});
