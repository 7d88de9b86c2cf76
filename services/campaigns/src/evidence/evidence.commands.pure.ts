import type { EvidenceSource, EvidenceType, SupportedByEvidence } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { FileInEvidence, SealedInEvidence } from './evidence.state.ts';

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
/** As it enters the record: what can be asked was looked at when the desk took it in. */
export interface TakeProtected extends SealedInEvidence {
  /** The district, or a unit above it. */
  readonly district: string;
  readonly type: EvidenceType;
  readonly supports: readonly SupportedByEvidence[];
}

/** For whom the person acts who asks. */
export interface EvidenceSides {
  readonly forHolder: boolean;
  readonly forReceiver: boolean;
  /** The protection desk, with the batch of a day: what somebody protected gave is moved on by nobody else. */
  readonly forDesk?: boolean;
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
  | { readonly name: 'take-protected'; readonly of: TakeProtected }
  | { readonly name: 'hand-over'; readonly of: HandOver; readonly facts: { readonly receiverKnown: boolean } }
  | { readonly name: 'receive' | 'check'; readonly of: WithDigest }
  | { readonly name: 'decline' | 'call-back' | 'withdraw' | 'erase' | 'follow-file'; readonly of: OnGround }
  | { readonly name: 'support'; readonly of: Support; readonly facts: { readonly matterKnown: boolean } }
  | { readonly name: 'be-cited'; readonly of: Support }
  | { readonly name: 'end-support'; readonly of: EndSupport }
);
