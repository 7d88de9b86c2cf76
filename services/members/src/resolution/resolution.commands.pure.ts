import type { RESOLUTION_END_GROUNDS, RESOLUTION_OWNERS, RESOLUTION_PROMISEES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/** The commands on a resolution, each with the facts that were looked up for it. */

export interface AdoptResolution {
  readonly convening: string;
  readonly number: string;
  readonly themes: readonly string[];
  readonly owner: { readonly kind: (typeof RESOLUTION_OWNERS)[number]; readonly organisation?: string | undefined };
  readonly dueOn: CivilDate;
  readonly votes?: { readonly agree: number; readonly abstain: number; readonly disagree: number } | undefined;
  readonly promisee?:
    { readonly kind: (typeof RESOLUTION_PROMISEES)[number]; readonly organisation?: string | undefined } | undefined;
}
/** A convening that met with a quorum; undefined where there is none such. */
export interface DecidingConvening {
  readonly unit: string;
  readonly heldOn: CivilDate;
}
export interface AdoptionFacts {
  readonly convening: DecidingConvening | undefined;
  /** Of the organisations that it names, those that the forum knows. */
  readonly organisations: ReadonlySet<string>;
  readonly themes: readonly string[];
}

export interface ProposeText {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface PublishText {
  readonly text: string;
  readonly namesNoPrivatePerson: boolean;
}
export interface TextFacts {
  /** The text that was put forward, as the vault holds it; undefined where it is not there any more. */
  readonly proposed: string | undefined;
}
export interface NoteProgress {
  readonly percent: number;
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface RescheduleResolution {
  readonly by: string;
  readonly dueOn: CivilDate;
  readonly ground: string;
}
export interface EndResolution {
  readonly by: string;
  readonly ground: (typeof RESOLUTION_END_GROUNDS)[number];
}
/** The later convening, and whether its unit is that of the resolution or above it. */
export interface LaterFacts {
  readonly convening: DecidingConvening | undefined;
  readonly covers: boolean;
}

export type ResolutionCommand =
  | { readonly name: 'adopt'; readonly of: AdoptResolution; readonly facts: AdoptionFacts }
  | { readonly name: 'propose-text'; readonly of: ProposeText }
  | { readonly name: 'publish-text'; readonly of: PublishText; readonly facts: TextFacts }
  | { readonly name: 'note-progress'; readonly of: NoteProgress }
  | { readonly name: 'reschedule'; readonly of: RescheduleResolution; readonly facts: LaterFacts }
  | { readonly name: 'fulfil' }
  | { readonly name: 'end'; readonly of: EndResolution; readonly facts: LaterFacts };
