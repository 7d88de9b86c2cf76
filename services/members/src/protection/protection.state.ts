import type { HappenedOf, protectionContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type ProtectionEvent = HappenedOf<(typeof protectionContracts)[number]>;

/** Where the forum knew it in clear: the organisation. Else the entry of the sealed compartment that says who it is. */
export interface OfWhom {
  /** The district, or a unit above it. */
  readonly unit: string;
  readonly organisation?: string;
  readonly sealed?: string;
}

/** A step that one officer proposed, and another has not confirmed yet. */
export type PendingStep =
  | { readonly step: 'protect'; readonly motion: string }
  | { readonly step: 'membership'; readonly motion: string; readonly category: string }
  | { readonly step: 'end-of-membership'; readonly motion: string; readonly ground: string }
  | { readonly step: 'lift'; readonly motion: string; readonly ground: string };

export interface CountedMembership {
  readonly category: string;
  readonly since: CivilDate;
}

export type ProtectionState =
  | { readonly status: 'none' }
  | (OfWhom & { readonly status: 'proposed'; readonly pending: PendingStep })
  | (OfWhom & {
      readonly status: 'in-force';
      readonly since: CivilDate;
      readonly pending?: PendingStep;
      readonly membership?: CountedMembership;
    })
  | (OfWhom & { readonly status: 'declined' })
  | (OfWhom & { readonly status: 'lifted'; readonly liftedOn: CivilDate; readonly ground: string });
export type InForce = Extract<ProtectionState, { status: 'in-force' }>;

export const protection: Aggregate<ProtectionState, ProtectionEvent> = {
  name: 'protection',
  service: 'members',
  diagram: [
    ['none', 'members.ProtectionProposed', 'proposed'],
    ['proposed', 'members.ProtectionConfirmed', 'in-force'],
    ['proposed', 'members.ProtectionStepDeclined', 'declined'],
    ['in-force', 'members.ProtectionStepDeclined', 'same'],
    ['in-force', 'members.ProtectedMembershipProposed', 'same'],
    ['in-force', 'members.ProtectedMembershipBegan', 'same'],
    ['in-force', 'members.ProtectedMembershipEndProposed', 'same'],
    ['in-force', 'members.ProtectedMembershipEnded', 'same'],
    ['in-force', 'members.ProtectionLiftProposed', 'same'],
    ['in-force', 'members.ProtectionLifted', 'lifted'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  // Of no organisation: whoever acts for it must not be led here.
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};

function evolve(state: ProtectionState, event: ProtectionEvent): ProtectionState {
  if (event.type === 'members.ProtectionProposed') {
    const { protection: _, motion, ...whom } = event.data;
    return { status: 'proposed', ...whom, pending: { step: 'protect', motion } };
  }
  const whom = whomOf(state);
  switch (event.type) {
    case 'members.ProtectionConfirmed':
      return { ...whom, status: 'in-force', since: event.effectiveOn };
    case 'members.ProtectionStepDeclined':
      return state.status === 'in-force' ? rested(state) : { ...whom, status: 'declined' };
    case 'members.ProtectedMembershipProposed': {
      const { motion, category } = event.data;
      return { ...inForce(state), pending: { step: 'membership', motion, category } };
    }
    case 'members.ProtectedMembershipBegan':
      return { ...rested(state), membership: { category: event.data.category, since: event.effectiveOn } };
    case 'members.ProtectedMembershipEndProposed': {
      const { motion, ground } = event.data;
      return { ...inForce(state), pending: { step: 'end-of-membership', motion, ground } };
    }
    case 'members.ProtectedMembershipEnded': {
      const { membership: _, ...without } = rested(state);
      return without;
    }
    case 'members.ProtectionLiftProposed': {
      const { motion, ground } = event.data;
      return { ...inForce(state), pending: { step: 'lift', motion, ground } };
    }
    case 'members.ProtectionLifted':
      return { ...whom, status: 'lifted', liftedOn: event.effectiveOn, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

/** What its events say of whom it is of. */
export function whomOf(state: ProtectionState): OfWhom {
  if (state.status === 'none') throw new Error('a protection begins with a proposal');
  const { unit, organisation, sealed } = state;
  return {
    unit,
    ...(organisation === undefined ? {} : { organisation }),
    ...(sealed === undefined ? {} : { sealed }),
  };
}

function inForce(state: ProtectionState): InForce {
  if (state.status !== 'in-force') throw new Error('a step of a protection that is not in force');
  return state;
}

function rested(state: ProtectionState): InForce {
  const { pending: _, ...without } = inForce(state);
  return without;
}
