import type { EvidenceSource, EvidenceType, SupportedByEvidence } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { FileInEvidence } from './evidence.state.ts';

/** What can be done with evidence, and what has to be looked up for it. */

export interface TakeEvidence {
  readonly unit: string;
  readonly organisation: string;
  readonly type: EvidenceType;
  readonly file: string;
  /** In words: a document of the vault. */
  readonly shows: string;
  readonly source: { readonly kind: EvidenceSource['kind']; readonly id?: string | undefined };
  readonly account?: string | undefined;
  readonly about?: readonly string[] | undefined;
  readonly supports: readonly SupportedByEvidence[];
}
export interface TakingFacts {
  readonly unitKnown: boolean;
  readonly organisationKnown: boolean;
  /** Of the organisation that gave it; true where none is named. */
  readonly sourceKnown: boolean;
  readonly file: FileInEvidence | undefined;
  /** Of what it is to support: the ids of what there is to whoever asks. */
  readonly matters: readonly string[];
}
export interface TakeProtected {
  readonly unit: string;
  readonly type: EvidenceType;
  readonly file: string;
  readonly supports: readonly SupportedByEvidence[];
}
export interface ProtectedFacts {
  /** The district, or a unit above it; undefined where the unit is not known. */
  readonly district: string | undefined;
  readonly file: FileInEvidence | undefined;
  readonly matters: readonly string[];
}

/** For whom the person acts who asks. */
export interface EvidenceSides {
  readonly forHolder: boolean;
  readonly forReceiver: boolean;
}
export interface HandOver {
  readonly to: string;
  readonly receiveBy: CivilDate;
}
export interface WithDigest {
  /** Of the bytes as they are now. */
  readonly sha256: string;
}
export interface OnGround {
  readonly ground: string;
}
export interface Support {
  readonly supports: SupportedByEvidence;
}
export interface EndSupport extends Support, OnGround {}

export type EvidenceCommand = { readonly sides: EvidenceSides } & (
  | { readonly name: 'take'; readonly of: TakeEvidence; readonly facts: TakingFacts }
  | { readonly name: 'take-protected'; readonly of: TakeProtected; readonly facts: ProtectedFacts }
  | { readonly name: 'hand-over'; readonly of: HandOver; readonly facts: { readonly receiverKnown: boolean } }
  | { readonly name: 'receive' | 'check'; readonly of: WithDigest }
  | { readonly name: 'decline' | 'call-back' | 'withdraw' | 'erase' | 'follow-file'; readonly of: OnGround }
  | { readonly name: 'support'; readonly of: Support; readonly facts: { readonly matterKnown: boolean } }
  | { readonly name: 'be-cited'; readonly of: Support }
  | { readonly name: 'end-support'; readonly of: EndSupport }
);
