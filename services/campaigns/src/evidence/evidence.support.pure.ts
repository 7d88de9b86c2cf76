import {
  type DecidedAs,
  EVIDENCE_SUPPORTS_MAX,
  type evidenceSupportEnded,
  type evidenceSupportNamed,
  type protectedEvidenceSupportEnded,
  type protectedEvidenceSupportNamed,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { EndSupport, EvidenceSides, Support } from './evidence.commands.pure.ts';
import { evidenceRules } from './evidence.rules.ts';
import { inOrderOfDates, isSupported, movedOnBy, onRecord, standing, tagsOf } from './evidence.standing.pure.ts';
import { type EvidenceState, isCitable, isProtected, type Standing } from './evidence.state.ts';

type Named = DecidedAs<typeof evidenceSupportNamed> | DecidedAs<typeof protectedEvidenceSupportNamed>;
type Ended = DecidedAs<typeof evidenceSupportEnded> | DecidedAs<typeof protectedEvidenceSupportEnded>;

/** What rests on evidence. */

/**
 * @returns nothing where it supports that already
 * @throws Rejection `unknown`, `withdrawn`, `not-theirs`, `altered`, `matter-unknown`, `supports-too-much`, `before-last-step`
 */
export function support(
  state: EvidenceState,
  { supports }: Support,
  { matterKnown }: { readonly matterKnown: boolean },
  sides: EvidenceSides,
  given: Deciding,
): readonly Named[] {
  const now = standing(state);
  movedOnBy(now, sides, given);
  if (!now.intact) throw evidenceRules.broken('altered');
  if (!matterKnown) throw evidenceRules.broken('matter-unknown', { pointer: '/supports/id' });
  if (isSupported(now.supports, supports)) return [];
  inOrderOfDates(now, given);
  return named(now, supports, given);
}

/**
 * In the same append as what cites it: it asks who cites, and holds from no earlier than its own last step.
 * @returns nothing where it supports that already
 * @throws Rejection `not-citable`, `supports-too-much`
 */
export function beCited(state: EvidenceState, { supports }: Support, given: Deciding): readonly Named[] {
  if (state.status === 'none' || !isCitable(state)) throw evidenceRules.broken('not-citable', { pointer: '/evidence' });
  if (isSupported(state.supports, supports)) return [];
  const effectiveOn = given.effectiveOn < state.lastStepOn ? state.lastStepOn : given.effectiveOn;
  return named(standing(state), supports, { ...given, effectiveOn });
}

/**
 * @returns nothing where it does not support that
 * @throws Rejection `unknown`, `withdrawn`, `not-theirs`, `before-last-step`
 */
export function endSupport(
  state: EvidenceState,
  { supports: { kind, id }, ground }: EndSupport,
  sides: EvidenceSides,
  given: Deciding,
): readonly Ended[] {
  const now = standing(state);
  movedOnBy(now, sides, given);
  const supports = { kind, id };
  if (!isSupported(now.supports, supports)) return [];
  inOrderOfDates(now, given);
  const said = { data: { supports, ground }, ...onRecord(now, given), ground };
  if (isProtected(now)) return [{ type: 'campaigns.ProtectedEvidenceSupportEnded', ...said }];
  return [{ type: 'campaigns.EvidenceSupportEnded', ...said }];
}

/** @throws Rejection `supports-too-much` */
function named(now: Standing, { kind, id }: Support['supports'], { effectiveOn }: Deciding): readonly Named[] {
  if (now.supports.length >= EVIDENCE_SUPPORTS_MAX) throw evidenceRules.broken('supports-too-much');
  const supports = { kind, id };
  const tags = tagsOf({ ...now, supports: [...now.supports, supports] });
  const said = { data: { supports }, effectiveOn, tags };
  if (isProtected(now)) return [{ type: 'campaigns.ProtectedEvidenceSupportNamed', ...said }];
  return [{ type: 'campaigns.EvidenceSupportNamed', ...said }];
}
