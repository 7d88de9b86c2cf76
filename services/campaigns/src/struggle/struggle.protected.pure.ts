import type {
  DecidedAs,
  protectedStruggleNotVerified,
  protectedStruggleReported,
  struggleVerified,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { OnGround, ReportProtected, VerifyStruggle } from './struggle.commands.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import { onRecord, open, takeUpByOf, verifyByOf } from './struggle.standing.pure.ts';
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

/** @throws Rejection `unknown`, `ended`, `not-protected`, `verified-already` */
function hidden(state: StruggleState): Reported | NotVerified {
  const now = open(state);
  if (now.pseudonym === undefined) throw struggleRules.broken('not-protected');
  if (now.status === 'reported' || now.status === 'not-verified') return now;
  throw struggleRules.broken('verified-already', { params: { status: now.status } });
}
