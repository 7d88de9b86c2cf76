import type {
  CANDIDACY_REFUSAL_GROUNDS,
  PeopleCount,
  SEAT_VACATED_GROUNDS,
  StandingReason,
  TIE_RULES,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { SeatList } from './assembly.state.ts';

/** The commands on an assembly, each with the facts that were looked up for it. */

export interface CallAssembly {
  readonly convening: string;
  readonly nominationsUntil: CivilDate;
  readonly tieRule: (typeof TIE_RULES)[number];
  readonly elections: readonly {
    readonly body: string;
    readonly lists: readonly { readonly constituency?: string | undefined; readonly seats: number }[];
    readonly term: { readonly from: CivilDate; readonly until: CivilDate };
  }[];
}
export interface CallingFacts {
  /** The convening, where it is called and has not met. */
  readonly convening: { readonly unit: string; readonly on: CivilDate; readonly quorumPercent: number } | undefined;
  readonly constituencies: readonly string[];
}

export interface EnterCandidacy extends SeatList {
  readonly organisation: string;
  /** The person's random id: one that the forum knows already, or a new one. */
  readonly person: string;
  readonly name: string;
  readonly statement?: string | undefined;
}
export interface EnteringFacts {
  readonly isMember: boolean;
}

export interface OfCandidacy {
  readonly candidacy: string;
}
export interface AcceptingFacts {
  /** Whether the category of who put them forward may stand, and of which constituencies it is. */
  readonly stands: boolean;
  readonly constituencies: readonly string[];
}
export interface RefuseCandidacy extends OfCandidacy {
  readonly ground: (typeof CANDIDACY_REFUSAL_GROUNDS)[number];
  readonly reasons: string;
}
export interface AppealCandidacy extends OfCandidacy {
  readonly appeal: string;
}
export interface ReviewCandidacy extends OfCandidacy {
  readonly outcome: 'upheld' | 'overturned';
  readonly reasons: string;
}

export interface OpeningFacts {
  /** The day of the convening, as it is called now; undefined where it was called off. */
  readonly on: CivilDate | undefined;
  readonly rules: number;
  readonly knownAt: number;
  readonly voters: readonly {
    readonly organisation: string;
    readonly constituencies: readonly string[];
    readonly votes: boolean;
    readonly reasons: readonly StandingReason[];
  }[];
}

export interface GiveBallot {
  readonly organisation: string;
  readonly choices: readonly (SeatList & { readonly candidacies: readonly string[] })[];
}

export interface DeclareResult {
  readonly body: string;
  readonly people: PeopleCount;
  /** Of each list that is tied still: those on whom the lot fell. */
  readonly lots: readonly { readonly constituency?: string | undefined; readonly candidacies: readonly string[] }[];
}
export interface DeclaringFacts {
  readonly isQuorate: boolean;
  /** Since when who put a candidate forward has been a member, by organisation. */
  readonly memberSince: ReadonlyMap<string, CivilDate>;
}

export interface VacateSeat extends OfCandidacy {
  readonly ground: (typeof SEAT_VACATED_GROUNDS)[number];
  readonly resolution?: string | undefined;
}
export interface VacatingFacts {
  /** Whether the resolution that it names was adopted in the unit of the assembly, or above. */
  readonly resolutionKnown: boolean;
}
export interface CancelAssembly {
  readonly ground: string;
}

export type AssemblyCommand =
  | { readonly name: 'call'; readonly of: CallAssembly; readonly facts: CallingFacts }
  | { readonly name: 'enter'; readonly of: EnterCandidacy; readonly facts: EnteringFacts }
  | { readonly name: 'accept'; readonly of: OfCandidacy; readonly facts: AcceptingFacts }
  | { readonly name: 'refuse'; readonly of: RefuseCandidacy }
  | { readonly name: 'appeal'; readonly of: AppealCandidacy }
  | { readonly name: 'review'; readonly of: ReviewCandidacy }
  | { readonly name: 'withdraw'; readonly of: OfCandidacy }
  | { readonly name: 'open-vote'; readonly facts: OpeningFacts }
  | { readonly name: 'give-ballot'; readonly of: GiveBallot }
  | { readonly name: 'close-vote'; readonly ballots: readonly Uint8Array[] }
  | { readonly name: 'declare'; readonly of: DeclareResult; readonly facts: DeclaringFacts }
  | { readonly name: 'vacate'; readonly of: VacateSeat; readonly facts: VacatingFacts }
  | { readonly name: 'cancel'; readonly of: CancelAssembly };
