import type {
  DecidedAs,
  struggleEvidenceCited,
  struggleNotVerified,
  struggleReported,
  StruggleReporter,
  struggleVerified,
} from '@baraza/contracts';
import { type Decided, type Deciding, unreachable } from '@baraza/domain';
import type {
  FindNotVerified,
  ReportingFacts,
  ReportStruggle,
  StruggleCommand,
  VerificationFacts,
  VerifyStruggle,
} from './struggle.commands.pure.ts';
import { beJoined, beParted, close, join, part, resolve, takeUp } from './struggle.course.pure.ts';
import { findProtectedNotVerified, reportProtected, verifyProtected } from './struggle.protected.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import {
  inOrderOfDates,
  inWords,
  notTheirOwn,
  onRecord,
  open,
  takeUpByOf,
  verifyByOf,
} from './struggle.standing.pure.ts';
import type { NotVerified, Reported, StruggleState } from './struggle.state.ts';
import { tagsOf } from './struggle.tags.pure.ts';
import { declineWords, draftWords, publishWords } from './struggle.words.pure.ts';

/** @throws Rejection `reported-once`, `unit-unknown`, `reporter-unnamed`, `reporter-unknown`, `since-later` */
export function report(
  state: StruggleState,
  command: ReportStruggle,
  { unitKnown, reporterKnown }: ReportingFacts,
  given: Deciding,
): readonly DecidedAs<typeof struggleReported>[] {
  if (state.status !== 'none') throw struggleRules.broken('reported-once', { pointer: '/id' });
  const { unit, kind, themes, since, affected, account } = command;
  if (!unitKnown) throw struggleRules.broken('unit-unknown', { pointer: '/unit' });
  const reportedBy = reporterOf(command.reportedBy);
  if (!reporterKnown) throw struggleRules.broken('reporter-unknown', { pointer: '/reportedBy/id' });
  if (since !== undefined && since > given.effectiveOn)
    throw struggleRules.broken('since-later', { pointer: '/since' });
  const data = {
    ...{ unit, kind, themes: [...themes], reportedBy },
    ...(since === undefined ? {} : { since }),
    ...(affected === undefined ? {} : { affected }),
    ...inWords('account', account, given),
    verifyBy: verifyByOf(given),
  };
  const tags = tagsOf({ unit, themes, report: { reportedBy, by: given.actor.person } });
  return [{ type: 'campaigns.StruggleReported', data, effectiveOn: given.effectiveOn, tags }];
}

/**
 * Where it rests on evidence, an event of its own says on which.
 * @throws Rejection `unknown`, `ended`, `verified-already`, `own-report`, `evidence-unknown`, `before-last-step`
 */
export function verify(
  state: StruggleState,
  { how, finding, evidence = [] }: VerifyStruggle,
  { evidenceCitable }: VerificationFacts,
  given: Deciding,
): readonly (DecidedAs<typeof struggleVerified> | DecidedAs<typeof struggleEvidenceCited>)[] {
  const now = unverified(state);
  notTheirOwn(now, given.actor);
  const absent = evidence.findIndex((id) => !evidenceCitable.includes(id));
  if (absent >= 0) throw struggleRules.broken('evidence-unknown', { pointer: `/evidence/${absent}` });
  inOrderOfDates(now, given);
  const { unit, kind, themes } = now;
  const data = { unit, kind, themes: [...themes], how, ...inWords('finding', finding, given) };
  return [
    { type: 'campaigns.StruggleVerified', data: { ...data, takeUpBy: takeUpByOf(given) }, ...onRecord(now, given) },
    ...(evidence.length === 0 ? [] : [citing(now, evidence, given)]),
  ];
}

/** @throws Rejection `unknown`, `ended`, `verified-already`, `own-report`, `before-last-step` */
export function findNotVerified(
  state: StruggleState,
  { ground, finding }: FindNotVerified,
  given: Deciding,
): readonly DecidedAs<typeof struggleNotVerified>[] {
  const now = unverified(state);
  notTheirOwn(now, given.actor);
  if (now.status === 'not-verified') return [];
  inOrderOfDates(now, given);
  const data = { ground, ...inWords('finding', finding, given) };
  return [{ type: 'campaigns.StruggleNotVerified', data, ...onRecord(now, given), ground }];
}

function citing(
  now: Reported | NotVerified,
  evidence: readonly string[],
  given: Deciding,
): DecidedAs<typeof struggleEvidenceCited> {
  const { effectiveOn, tags } = onRecord(now, given);
  const named = [...new Set(evidence)];
  return {
    type: 'campaigns.StruggleEvidenceCited',
    data: { evidence: named },
    effectiveOn,
    tags: [...tags, ...named.map((one) => `evidence:${one}`)],
  };
}

/** @throws Rejection `unknown`, `ended`, `verified-already` */
export function unverified(state: StruggleState): Reported | NotVerified {
  const now = open(state);
  if (now.status === 'reported' || now.status === 'not-verified') return now;
  throw struggleRules.broken('verified-already', { params: { status: now.status } });
}

/** @throws Rejection `reporter-unnamed` */
function reporterOf({ kind, id }: ReportStruggle['reportedBy']): StruggleReporter {
  if ((kind === 'community') !== (id === undefined)) {
    throw struggleRules.broken('reporter-unnamed', { pointer: '/reportedBy/id', params: { kind } });
  }
  return kind === 'community' ? { kind } : { kind, id: id! };
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: StruggleCommand, state: StruggleState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'report':
      return report(state, command.of, command.facts, given);
    case 'verify':
      return verify(state, command.of, command.facts, given);
    case 'find-not-verified':
      return findNotVerified(state, command.of, given);
    case 'join':
      return join(state, command.of, command.other, given);
    case 'part':
      return part(state, command.of, given);
    case 'be-joined':
      return beJoined(state, command.other, given);
    case 'be-parted':
      return beParted(state, command.other, given);
    case 'take-up':
      return takeUp(state, command.of, command.facts, given);
    case 'resolve':
      return resolve(state, command.of, command.facts, given);
    case 'close':
      return close(state, command.of, given);
    case 'draft-words':
      return draftWords(state, command.of, given);
    case 'publish-words':
      return publishWords(state, command.of, command.facts, given);
    case 'decline-words':
      return declineWords(state, command.of, given);
    case 'report-protected':
      return reportProtected(state, command.of, given);
    case 'verify-protected':
      return verifyProtected(state, command.of, given);
    case 'find-protected-not-verified':
      return findProtectedNotVerified(state, command.of, given);
    default:
      return unreachable(command);
  }
}
