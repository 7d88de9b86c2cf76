import type {
  DecidedAs,
  evidenceChecked,
  evidenceHandedOver,
  evidenceHandoverEnded,
  evidenceReceived,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { EvidenceSides, HandOver, OnGround, WithDigest } from './evidence.commands.pure.ts';
import { evidenceRules } from './evidence.rules.ts';
import { handedOver, inOrderOfDates, movedOnBy, onRecord, receivedBy, standing } from './evidence.standing.pure.ts';
import { type EvidenceState, type HandedOver, isProtected } from './evidence.state.ts';

/** Through whose hands evidence goes. Whoever has it in hand takes its digest again, and the record says whether it is the first. */

/**
 * @throws Rejection `unknown`, `withdrawn`, `not-theirs`, `stays-with-desk`, `handed-over-already`, `altered`,
 * `organisation-unknown`, `kept-already`, `receive-by-past`, `before-last-step`
 */
export function handOver(
  state: EvidenceState,
  { to, receiveBy }: HandOver,
  { receiverKnown }: { readonly receiverKnown: boolean },
  sides: EvidenceSides,
  given: Deciding,
): readonly DecidedAs<typeof evidenceHandedOver>[] {
  const now = standing(state);
  const from = now.holder;
  if (isProtected(now) || from === undefined) throw evidenceRules.broken('stays-with-desk');
  movedOnBy(now, sides, given);
  if (now.status === 'handed-over') throw evidenceRules.broken('handed-over-already', { params: { to: now.to } });
  if (!now.intact) throw evidenceRules.broken('altered');
  if (!receiverKnown) throw evidenceRules.broken('organisation-unknown', { pointer: '/to' });
  if (to === from) throw evidenceRules.broken('kept-already', { pointer: '/to' });
  if (receiveBy < given.effectiveOn) throw evidenceRules.broken('receive-by-past', { pointer: '/receiveBy' });
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.EvidenceHandedOver', data: { from, to, receiveBy }, ...onRecord(now, given, to) }];
}

/**
 * Two events: who keeps it from now on, and whether what came is what was taken.
 * @throws Rejection `unknown`, `withdrawn`, `not-handed-over`, `received-by-others`, `own-handover`, `before-last-step`
 */
export function receive(
  state: EvidenceState,
  { sha256 }: WithDigest,
  sides: EvidenceSides,
  given: Deciding,
): readonly (DecidedAs<typeof evidenceReceived> | DecidedAs<typeof evidenceChecked>)[] {
  const now = handedOver(state);
  receivedBy(now, sides, given);
  inOrderOfDates(now, given);
  const about = onRecord(now, given, now.to);
  return [
    { type: 'campaigns.EvidenceReceived', data: handing(now), ...about },
    { type: 'campaigns.EvidenceChecked', data: { intact: sha256 === now.file?.sha256 }, ...about },
  ];
}

/** @throws Rejection `unknown`, `withdrawn`, `not-handed-over`, `received-by-others`, `own-handover`, `before-last-step` */
export function decline(
  state: EvidenceState,
  { ground }: OnGround,
  sides: EvidenceSides,
  given: Deciding,
): readonly DecidedAs<typeof evidenceHandoverEnded>[] {
  const now = handedOver(state);
  receivedBy(now, sides, given);
  return ended(now, 'declined', ground, given);
}

/** @throws Rejection `unknown`, `withdrawn`, `not-handed-over`, `not-theirs`, `before-last-step` */
export function callBack(
  state: EvidenceState,
  { ground }: OnGround,
  sides: EvidenceSides,
  given: Deciding,
): readonly DecidedAs<typeof evidenceHandoverEnded>[] {
  const now = handedOver(state);
  movedOnBy(now, sides, given);
  return ended(now, 'called-off', ground, given);
}

/** What somebody protected gave is shown whole by being opened. @throws Rejection `unknown`, `withdrawn`, `stays-with-desk`, `not-theirs`, `before-last-step` */
export function check(
  state: EvidenceState,
  { sha256 }: WithDigest,
  sides: EvidenceSides,
  given: Deciding,
): readonly DecidedAs<typeof evidenceChecked>[] {
  const now = standing(state);
  if (isProtected(now)) throw evidenceRules.broken('stays-with-desk');
  movedOnBy(now, sides, given);
  inOrderOfDates(now, given);
  return [
    {
      type: 'campaigns.EvidenceChecked',
      data: { intact: sha256 === now.file?.sha256 },
      ...onRecord(now, given),
    },
  ];
}

/** @throws Rejection `before-last-step` */
function ended(
  now: HandedOver,
  how: 'declined' | 'called-off',
  ground: string,
  given: Deciding,
): readonly DecidedAs<typeof evidenceHandoverEnded>[] {
  inOrderOfDates(now, given);
  const data = { ...handing(now), ended: how, ground };
  return [{ type: 'campaigns.EvidenceHandoverEnded', data, ...onRecord(now, given, now.to), ground }];
}

/** What somebody protected gave is never handed over: there is a holder. */
const handing = ({ holder, to }: HandedOver) => ({ from: holder!, to });
