import type { SupportedByEvidence } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { EvidenceSides } from './evidence.commands.pure.ts';
import { ANSWERING } from './evidence.roles.ts';
import { evidenceRules } from './evidence.rules.ts';
import {
  type EvidenceState,
  type HandedOver,
  isProtected,
  type KnownEvidence,
  type Standing,
} from './evidence.state.ts';

/** What several steps of evidence ask before they are taken. */

const STAFF = [...ANSWERING, 'programme-officer'] as const;

/** @throws Rejection `unknown`, `withdrawn` */
export function standing(state: EvidenceState): Standing {
  if (state.status === 'none') throw evidenceRules.broken('unknown');
  if (state.status === 'withdrawn' || state.status === 'erased') {
    throw evidenceRules.broken('withdrawn', { params: { status: state.status } });
  }
  return state;
}

/** @throws Rejection `unknown`, `withdrawn`, `not-handed-over` */
export function handedOver(state: EvidenceState): HandedOver {
  const now = standing(state);
  if (now.status !== 'handed-over') throw evidenceRules.broken('not-handed-over');
  return now;
}

/**
 * Staff where it is, or people of whoever keeps it; what somebody protected gave, the protection desk alone.
 * @throws Rejection `not-theirs`
 */
export function movedOnBy(
  now: Standing,
  { forHolder, forReceiver, forDesk = false }: EvidenceSides,
  { actor }: Deciding,
): void {
  if (isProtected(now)) {
    if (!forDesk) throw evidenceRules.broken('not-theirs');
    return;
  }
  if (forHolder) return;
  if (forReceiver || !STAFF.some((role) => actor.roles.includes(role))) throw evidenceRules.broken('not-theirs');
}

/** @throws Rejection `received-by-others`, `own-handover` */
export function receivedBy(now: HandedOver, { forReceiver }: EvidenceSides, { actor }: Deciding): void {
  const isAnswered = ANSWERING.some((role) => actor.roles.includes(role));
  if (!forReceiver && !isAnswered) throw evidenceRules.broken('received-by-others');
  if (now.handedBy === actor.person) throw evidenceRules.broken('own-handover');
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ lastStepOn }: KnownEvidence, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw evidenceRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

export const isSupported = (supports: readonly SupportedByEvidence[], { kind, id }: SupportedByEvidence): boolean =>
  supports.some((one) => one.kind === kind && one.id === id);

/** What a trail finds it by. What somebody protected gave is found by the district and by what it supports alone. */
export function tagsOf({ unit, takenBy, holder, supports }: Tagged, ...hands: readonly string[]): readonly string[] {
  const organisations = [takenBy, holder, ...hands].filter((one) => one !== undefined);
  return [
    `unit:${unit}`,
    ...new Set(organisations.map((one) => `org:${one}`)),
    ...supports.map(({ kind, id }) => `${kind}:${id}`),
  ];
}
type Tagged = Pick<Standing, 'unit' | 'takenBy' | 'holder' | 'supports'>;

export const onRecord = (now: KnownEvidence, { effectiveOn }: Deciding, ...hands: readonly string[]) => ({
  effectiveOn,
  tags: tagsOf(now, ...hands),
});
