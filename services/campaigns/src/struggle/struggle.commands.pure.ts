import type { PeopleCount, StruggleKind, StruggleReporter, VerificationWay } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { InWords } from './struggle.standing.pure.ts';

/** What can be done with a struggle, and what has to be looked up for it. */

export interface ReportStruggle {
  readonly unit: string;
  readonly kind: StruggleKind;
  readonly themes: readonly string[];
  readonly since?: CivilDate | undefined;
  readonly affected?: PeopleCount | undefined;
  readonly reportedBy: { readonly kind: StruggleReporter['kind']; readonly id?: string | undefined };
  readonly account?: InWords | undefined;
}
export interface ReportingFacts {
  readonly unitKnown: boolean;
  /** Whether the forum knows the organisation or the movement; true of a community. */
  readonly reporterKnown: boolean;
}
export interface VerifyStruggle {
  readonly how: VerificationWay;
  readonly finding?: InWords | undefined;
  /** Evidence that it rests on, by its ids. */
  readonly evidence?: readonly string[] | undefined;
}
export interface VerificationFacts {
  /** Of the evidence it cites: what it may rest on. */
  readonly evidenceCitable: readonly string[];
}
export interface FindNotVerified {
  readonly ground: string;
  readonly finding?: InWords | undefined;
}
export interface JoinStruggle {
  /** Its own id: it is not joined to itself. */
  readonly id: string;
  readonly to: string;
}
/** How the other struggle stands. */
export interface OtherStruggle {
  readonly takesOthers: boolean;
  readonly others: number;
}
export interface TakeUp {
  readonly campaign: string;
}
export interface TakingUpFacts {
  /** Whether the campaign is here and has not ended. */
  readonly campaignOpen: boolean;
}
export interface ResolveStruggle {
  readonly outcome?: string | undefined;
  readonly account?: InWords | undefined;
}
export interface ResolvingFacts {
  /** Whether the outcome that is named is here, and was not taken back. */
  readonly outcomeStands: boolean;
}
export interface OnGround {
  readonly ground: string;
  readonly account?: InWords | undefined;
}
export interface DraftWords {
  readonly words: InWords;
}
export interface PublishWords {
  readonly draft: string;
  readonly text: string;
}
export interface WordsFacts {
  /** The text as it was put forward; undefined where it was erased since. */
  readonly drafted: string | undefined;
}
export interface DeclineWords {
  readonly draft: string;
  readonly ground: string;
}

export interface ReportProtected {
  readonly district: string;
  readonly kind: StruggleKind;
  readonly themes: readonly string[];
  readonly pseudonym: string;
}
export type StruggleCommand =
  | { readonly name: 'report'; readonly of: ReportStruggle; readonly facts: ReportingFacts }
  | { readonly name: 'verify'; readonly of: VerifyStruggle; readonly facts: VerificationFacts }
  | { readonly name: 'find-not-verified'; readonly of: FindNotVerified }
  | { readonly name: 'join'; readonly of: JoinStruggle; readonly other: OtherStruggle }
  | { readonly name: 'part'; readonly of: OnGround }
  | { readonly name: 'be-joined' | 'be-parted'; readonly other: string }
  | { readonly name: 'take-up'; readonly of: TakeUp; readonly facts: TakingUpFacts }
  | { readonly name: 'resolve'; readonly of: ResolveStruggle; readonly facts: ResolvingFacts }
  | { readonly name: 'close'; readonly of: OnGround }
  | { readonly name: 'draft-words'; readonly of: DraftWords }
  | { readonly name: 'publish-words'; readonly of: PublishWords; readonly facts: WordsFacts }
  | { readonly name: 'decline-words'; readonly of: DeclineWords }
  | { readonly name: 'report-protected'; readonly of: ReportProtected }
  | { readonly name: 'verify-protected'; readonly of: VerifyStruggle }
  | { readonly name: 'find-protected-not-verified'; readonly of: OnGround };
