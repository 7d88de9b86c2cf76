import type { ChangedActor, Contribution, MeasuredByOutcome, OutcomeChange, OutcomeVerdict } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/** The commands on an outcome, each with the facts that were looked up for it. */

export interface DraftOutcome {
  readonly unit: string;
  readonly organisation: string;
  readonly themes: readonly string[];
  /** In words: a document of the vault. */
  readonly note: string;
  readonly about?: readonly string[] | undefined;
}
export interface DraftingFacts {
  readonly unitKnown: boolean;
  readonly organisationKnown: boolean;
}

/** Who changed, as it is asked for. */
export interface NamedChanged {
  readonly kind: ChangedActor['kind'];
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}
export interface FormulateOutcome {
  readonly changed: NamedChanged;
  readonly change: OutcomeChange;
  readonly on: CivilDate;
  readonly at: string;
  readonly positive: boolean;
  readonly intended: boolean;
  readonly contributions: readonly Contribution[];
  readonly evidence: readonly string[];
  readonly goals: readonly string[];
  readonly measured?: MeasuredByOutcome | undefined;
  /** In words, documents of the vault. */
  readonly description: string;
  readonly significance: string;
  readonly contribution?: string | undefined;
  readonly sources: { readonly organisations: readonly string[]; readonly persons?: string | undefined };
  readonly about?: readonly string[] | undefined;
}
export interface CorrectOutcome extends FormulateOutcome {
  readonly ground: string;
}
export interface WordingFacts {
  readonly placeKnown: boolean;
  /** Of the organisations it names, as changed or as a source: those the forum knows. */
  readonly organisationsKnown: readonly string[];
  /** Of what contributed: the ids of what there is, as far as it can be looked up here. */
  readonly contributionsKnown: readonly string[];
  /** Of the evidence it cites: what it may rest on. */
  readonly evidenceCitable: readonly string[];
}

/** For whom the person acts who asks. A policy's or an officer's command is for neither. */
export interface OutcomeSides {
  readonly forHarvester: boolean;
  readonly forSubstantiator: boolean;
  /** For one that told of it. It matters to whoever answers. */
  readonly forSource?: boolean;
}
export interface SendOutcome {
  readonly substantiator: string;
  readonly answerBy: CivilDate;
}
export interface SendingFacts {
  readonly substantiatorKnown: boolean;
  /** As what the substantiator goes on: itself, and what it was merged into. */
  readonly substantiatorNow: readonly string[];
  /** Organisations that told of it, and what they go on as. */
  readonly sources: readonly string[];
  /** Organisations that harvest it or lead the campaigns which contributed, and what they go on as. */
  readonly contributors: readonly string[];
}
export interface SubstantiateOutcome {
  readonly verdict: OutcomeVerdict;
  readonly comment?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface InterpretOutcome {
  readonly interpretation: string;
  readonly about?: readonly string[] | undefined;
}
export interface DraftStatement {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface PublishStatement {
  readonly draft: string;
  /** Exactly what was put forward. */
  readonly text: string;
}
export interface OnGround {
  readonly ground: string;
}

export type OutcomeCommand = { readonly sides: OutcomeSides } & (
  | { readonly name: 'draft'; readonly of: DraftOutcome; readonly facts: DraftingFacts }
  | { readonly name: 'formulate'; readonly of: FormulateOutcome; readonly facts: WordingFacts }
  | { readonly name: 'correct'; readonly of: CorrectOutcome; readonly facts: WordingFacts }
  | { readonly name: 'send'; readonly of: SendOutcome; readonly facts: SendingFacts }
  | { readonly name: 'decline-substantiation'; readonly of: OnGround }
  | { readonly name: 'substantiate'; readonly of: SubstantiateOutcome }
  | { readonly name: 'interpret'; readonly of: InterpretOutcome }
  | { readonly name: 'withdraw'; readonly of: OnGround }
  | { readonly name: 'draft-statement'; readonly of: DraftStatement }
  | {
      readonly name: 'publish-statement';
      readonly of: PublishStatement;
      /** What was put forward, as it lies in the vault; undefined where it was erased. */
      readonly facts: { readonly drafted: string | undefined };
    }
  | { readonly name: 'decline-statement'; readonly of: OnGround & { readonly draft: string } }
);
