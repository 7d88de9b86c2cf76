import type { ArisingFrom, CommitmentEvidence, CommitmentSide, Promisee, Promisor } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { SettleCommitment } from './commitment.settling.pure.ts';

/** A side of a promise, as it is asked for. */
export interface NamedParty<Kind extends string> {
  readonly kind: Kind;
  /** Of an organisation, and of a duty-bearer that the forum knows by an id. */
  readonly id?: string | undefined;
  /** Of a duty-bearer: its office. */
  readonly name?: string | undefined;
}
export interface MakeCommitment {
  readonly unit: string;
  readonly themes: readonly string[];
  readonly promisor: NamedParty<Promisor['kind']>;
  readonly promisee: NamedParty<Promisee['kind']>;
  /** In words: a document of the vault. */
  readonly promise?: string | undefined;
  readonly about?: readonly string[] | undefined;
  /** In words that have been published with what it arises from. */
  readonly words?: string | undefined;
  readonly dueOn: CivilDate;
  readonly arisingFrom: ArisingFrom;
}
export interface MakingFacts {
  readonly unitKnown: boolean;
  /** Those of its sides that the forum knows as an organisation which is not closed. */
  readonly known: readonly string[];
  /** What it arises from, as it goes on record; undefined where there is none such. */
  readonly source: ArisingFrom | undefined;
}

/** For which side the person acts who asks: for an organisation that is a side, or for a member where it is to all. */
export interface Sides {
  readonly forPromisor: boolean;
  readonly forPromisee: boolean;
}

/** A text with the persons it is about. */
export interface InWords {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface Telling {
  readonly note?: InWords | undefined;
  readonly evidence: CommitmentEvidence;
}
export interface ReportDone extends Telling {
  /** When it was done; today where it is left out. */
  readonly doneOn?: CivilDate | undefined;
}
export type FindKept = ReportDone;
export interface OnGround {
  readonly ground: string;
  readonly narrative?: InWords | undefined;
}
export interface ProposeDate extends OnGround {
  readonly dueOn: CivilDate;
  /** On whose word an officer asks; whoever acts for a side asks for that one. */
  readonly side?: CommitmentSide | undefined;
}
export interface AgreeDate {
  readonly proposal: string;
}
export interface DeclineDate extends AgreeDate {
  readonly ground: string;
}
export interface DraftWords {
  readonly words: InWords;
}
export interface PublishWords {
  readonly draft: string;
  /** Exactly what was put forward. */
  readonly text: string;
}
export interface DeclineWords {
  readonly draft: string;
  readonly ground: string;
}
export interface WordsFacts {
  /** What was put forward, as it lies in the vault; undefined where it was erased. */
  readonly drafted: string | undefined;
}

export type CommitmentCommand =
  | { readonly name: 'make'; readonly of: MakeCommitment; readonly facts: MakingFacts; readonly sides: Sides }
  | { readonly name: 'accept'; readonly sides: Sides }
  | { readonly name: 'note-progress'; readonly of: Telling; readonly sides: Sides }
  | { readonly name: 'report-done'; readonly of: ReportDone; readonly sides: Sides }
  | { readonly name: 'contest'; readonly of: OnGround; readonly sides: Sides }
  | { readonly name: 'propose-date'; readonly of: ProposeDate; readonly sides: Sides }
  | { readonly name: 'agree-date'; readonly of: AgreeDate; readonly sides: Sides }
  | { readonly name: 'decline-date'; readonly of: DeclineDate; readonly sides: Sides }
  | { readonly name: 'keep'; readonly of: FindKept; readonly sides: Sides }
  | { readonly name: 'break'; readonly of: OnGround; readonly sides: Sides }
  | { readonly name: 'excuse'; readonly of: OnGround; readonly sides: Sides }
  | { readonly name: 'draft-words'; readonly of: DraftWords }
  | { readonly name: 'publish-words'; readonly of: PublishWords; readonly facts: WordsFacts }
  | { readonly name: 'decline-words'; readonly of: DeclineWords }
  | { readonly name: 'take-words-over'; readonly text: string }
  | { readonly name: 'settle'; readonly of: SettleCommitment };
