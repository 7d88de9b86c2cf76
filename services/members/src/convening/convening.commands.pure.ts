import type {
  AGENDA_ITEM_KINDS,
  CONVENING_MODES,
  INVITATION_ANSWERS,
  INVITED_AS,
  PeopleCount,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { UnitState } from '../unit/unit.state.ts';

/** The commands on a convening, each with the facts that were looked up for it. */

export interface CallConvening {
  readonly unit: string;
  readonly title: string;
  readonly mode: (typeof CONVENING_MODES)[number];
  readonly on: CivilDate;
  readonly venue?: string | undefined;
  readonly quorumPercent: number;
}
export interface CallingFacts {
  readonly unit: UnitState | undefined;
}

export interface SetAgenda {
  readonly items: readonly { readonly kind: (typeof AGENDA_ITEM_KINDS)[number]; readonly title: string }[];
}

export interface Invite {
  readonly as: (typeof INVITED_AS)[number];
  readonly organisations: readonly string[];
}
/** Of those to be invited. */
export interface InvitingFacts {
  readonly known: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

export interface AnswerInvitation {
  readonly organisation: string;
  readonly answer: (typeof INVITATION_ANSWERS)[number];
  readonly delegates: number;
}
export interface PostponeConvening {
  readonly on: CivilDate;
  readonly ground: string;
}
export interface CancelConvening {
  readonly ground: string;
}
export interface HoldConvening {
  readonly present: readonly string[];
  readonly attendance: PeopleCount;
}
export interface ProposeReport {
  readonly report: string;
  readonly about?: readonly string[] | undefined;
}
export interface PublishReport {
  readonly report: string;
  readonly namesNoPrivatePerson: boolean;
}
/** The report that was put forward, as the vault holds it; undefined where it is not there any more. */
export interface PublishingFacts {
  readonly proposed: string | undefined;
}

export type ConveningCommand =
  | { readonly name: 'call'; readonly of: CallConvening; readonly facts: CallingFacts }
  | { readonly name: 'set-agenda'; readonly of: SetAgenda }
  | { readonly name: 'invite'; readonly of: Invite; readonly facts: InvitingFacts }
  | { readonly name: 'invite-members'; readonly members: readonly string[] }
  | { readonly name: 'answer'; readonly of: AnswerInvitation }
  | { readonly name: 'postpone'; readonly of: PostponeConvening }
  | { readonly name: 'cancel'; readonly of: CancelConvening }
  | { readonly name: 'hold'; readonly of: HoldConvening }
  | { readonly name: 'propose-report'; readonly of: ProposeReport }
  | { readonly name: 'publish-report'; readonly of: PublishReport; readonly facts: PublishingFacts };
