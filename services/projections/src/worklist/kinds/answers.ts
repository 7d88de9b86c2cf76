import type { Role } from '@baraza/domain';

/** A command that answers what waits. Its path takes the entity's id, where it takes one. */
export interface Answer {
  readonly operationId: string;
  readonly path: string;
  /** Fields that its body must have. */
  readonly needs: readonly string[];
  /** To whom it is open, and to whom it is offered: `member-representative` for the organisation that it waits for. */
  readonly roles: readonly Role[];
  /** To whom it is offered for the participant that has taken it on. Nobody answers it of what nobody has. */
  readonly ofClaimant?: readonly Role[];
  /** True where whoever had a part in the matter may not. */
  readonly apart?: true;
}

/**
 * For whom an item waits in the name of an organisation: the one it concerns, any that may endorse, those that act in the
 * coalition it belongs to, each for itself, or the one that has taken it on, while it has its seat there.
 */
export type MembersAsked = 'own' | 'endorsers' | 'participants' | 'claimant';

/** What waits, and how it is answered. */
export interface Kind {
  readonly answers: readonly Answer[];
  /** Staff of the organisation that it concerns may answer, too: nothing is judged. */
  readonly judgesNothing?: true;
  readonly members?: MembersAsked;
}

export const OFFICERS: readonly Role[] = ['secretariat', 'unit-officer'];
export const OF_PROGRAMMES: readonly Role[] = [...OFFICERS, 'programme-officer'];
export const OFFICE: readonly Role[] = [...OFFICERS, 'conduct-committee'];
export const COMMITTEE: readonly Role[] = ['conduct-committee'];
/** The roles of whom the board can depute. */
export const DEPUTIES: readonly Role[] = [...OFFICE, 'member-representative'];
export const SECRETARIAT: readonly Role[] = ['secretariat'];
export const REPRESENTATIVE: readonly Role[] = ['member-representative'];
/** Who leads a coalition: a convenor does for the organisation that convenes it. */
export const LEADING: readonly Role[] = [...OFFICERS, 'coalition-convenor'];
/** Who acts for a participant of a coalition, whatever its seat. */
export const PARTICIPATING: readonly Role[] = ['coalition-convenor', 'member-representative'];
export const OF_CAPACITY: readonly Role[] = [...OF_PROGRAMMES, ...REPRESENTATIVE];
