import type {
  DecidedAs,
  protectedStruggleNotVerified,
  protectedStruggleReported,
  struggleVerified,
  violationRecorded,
  violationWithdrawn,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type {
  OnGround,
  RecordViolation,
  ReportProtected,
  VerifyStruggle,
  WithdrawViolation,
} from './struggle.commands.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import { onRecord, open, reported, takeUpByOf, verifyByOf } from './struggle.standing.pure.ts';
import type { NotVerified, Reported, StruggleState } from './struggle.state.ts';
import { tagsOf } from './struggle.tags.pure.ts';

/**
 * What the protection desk does about somebody protected. It enters the record with a day's batch, and not when it was asked:
 * a step that finds nothing to do any more does nothing, for nobody waits there for an answer.
 */

/** @throws Rejection `reported-once` */
export function reportProtected(
  state: StruggleState,
  { district, kind, themes, pseudonym }: ReportProtected,
  given: Deciding,
): readonly DecidedAs<typeof protectedStruggleReported>[] {
  if (state.status !== 'none') throw struggleRules.broken('reported-once');
  const data = { district, kind, themes: [...themes], pseudonym, verifyBy: verifyByOf(given) };
  const tags = tagsOf({ unit: district, themes });
  return [{ type: 'campaigns.ProtectedStruggleReported', data, effectiveOn: given.effectiveOn, tags }];
}

/** Without words: what was found lies with what was said. @throws Rejection `unknown`, `ended`, `not-protected`, `verified-already` */
export function verifyProtected(
  state: StruggleState,
  { how }: Pick<VerifyStruggle, 'how'>,
  given: Deciding,
): readonly DecidedAs<typeof struggleVerified>[] {
  const now = hidden(state);
  const { unit, kind, themes } = now;
  const data = { unit, kind, themes: [...themes], how, takeUpBy: takeUpByOf(given) };
  return [{ type: 'campaigns.StruggleVerified', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `ended`, `not-protected`, `verified-already` */
export function findProtectedNotVerified(
  state: StruggleState,
  { ground }: Pick<OnGround, 'ground'>,
  given: Deciding,
): readonly DecidedAs<typeof protectedStruggleNotVerified>[] {
  const now = hidden(state);
  if (now.status === 'not-verified') return [];
  return [{ type: 'campaigns.ProtectedStruggleNotVerified', data: { ground }, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `ended`, `most-violations` */
export function recordViolation(
  state: StruggleState,
  { violation, act, roles }: RecordViolation,
  given: Deciding,
): readonly DecidedAs<typeof violationRecorded>[] {
  const now = open(state);
  if (now.violations.some((one) => one.violation === violation)) return [];
  if (now.violations.length >= MOST_VIOLATIONS) throw struggleRules.broken('most-violations');
  const data = { violation, act, roles: [...new Set(roles)].sort() };
  return [{ type: 'campaigns.ViolationRecorded', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `violation-unknown` */
export function withdrawViolation(
  state: StruggleState,
  { violation, ground }: WithdrawViolation,
  given: Deciding,
): readonly DecidedAs<typeof violationWithdrawn>[] {
  const now = reported(state);
  if (!now.violations.some((one) => one.violation === violation)) {
    throw struggleRules.broken('violation-unknown', { pointer: '/violation' });
  }
  return [{ type: 'campaigns.ViolationWithdrawn', data: { violation, ground }, ...onRecord(now, given), ground }];
}

/** Of one struggle, that stand at one time. */
export const MOST_VIOLATIONS = 100;

/** @throws Rejection `unknown`, `ended`, `not-protected`, `verified-already` */
function hidden(state: StruggleState): Reported | NotVerified {
  const now = open(state);
  if (now.pseudonym === undefined) throw struggleRules.broken('not-protected');
  if (now.status === 'reported' || now.status === 'not-verified') return now;
  throw struggleRules.broken('verified-already', { params: { status: now.status } });
}
