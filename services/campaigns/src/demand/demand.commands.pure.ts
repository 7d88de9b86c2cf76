import type { CommitmentEvidence, DeliveryChannel, DemandAnswer } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/** Something in words, with the persons it is about: a document of the vault. */
export interface InWords {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface WordDemand {
  /** What is to change. */
  readonly change: InWords;
  readonly answerBy: CivilDate;
  readonly changeBy?: CivilDate | undefined;
}
export interface MakeDemand extends WordDemand {
  readonly campaign: string;
  readonly dutyBearer: string;
}
export interface CampaignOfDemand {
  readonly unit: string;
  readonly themes: readonly string[];
  readonly lead: string;
  readonly isOver: boolean;
}
export interface MakingFacts {
  /** Undefined where there is none, or none to whoever asks. */
  readonly campaign: CampaignOfDemand | undefined;
  readonly dutyBearerNamed: boolean;
}

export interface Shown {
  readonly evidence: CommitmentEvidence;
  /** Evidence in custody that shows it, by its ids. */
  readonly cited?: readonly string[] | undefined;
  readonly note?: InWords | undefined;
}
export interface DeliverDemand extends Shown {
  /** Exactly the demand's words. */
  readonly change: string;
  readonly channel: DeliveryChannel;
}
/** Of the evidence that is cited: what it may rest on. */
export interface CitingFacts {
  readonly evidenceCitable: readonly string[];
}
export interface DeliveryFacts extends CitingFacts {
  /** The words as they lie in the vault; undefined where they were erased. */
  readonly worded: string | undefined;
  readonly campaignIsPublic: boolean;
  readonly lead: string;
  /** As the duty-bearer's office is called now; undefined where it was retired. */
  readonly office: string | undefined;
}
export interface RemindDutyBearer {
  readonly channel: DeliveryChannel;
  readonly answerBy: CivilDate;
}
export interface AnswerDemand extends Shown {
  readonly answer: DemandAnswer;
  /** By when the duty-bearer says it will be done. */
  readonly promisedBy?: CivilDate | undefined;
}
export interface OnGround {
  readonly ground: string;
}

/** What became of a promise in the register of commitments. */
export type PromiseNews = { readonly commitment: string } & (
  | {
      readonly came: 'renegotiated';
      readonly formerDueOn: CivilDate;
      readonly dueOn: CivilDate;
      readonly ground: string;
    }
  | { readonly came: 'kept'; readonly doneOn: CivilDate; readonly onTime: boolean }
  | { readonly came: 'broken' | 'excused'; readonly ground: string }
);

export type DemandCommand =
  | { readonly name: 'make'; readonly of: MakeDemand; readonly facts: MakingFacts }
  | { readonly name: 'reword'; readonly of: WordDemand }
  | { readonly name: 'drop'; readonly of: OnGround }
  | { readonly name: 'deliver'; readonly of: DeliverDemand; readonly facts: DeliveryFacts }
  | { readonly name: 'remind'; readonly of: RemindDutyBearer }
  | { readonly name: 'answer'; readonly of: AnswerDemand; readonly facts: CitingFacts }
  | { readonly name: 'withdraw'; readonly of: OnGround }
  | { readonly name: 'follow-promise'; readonly of: PromiseNews };
