import type { CommunityScore, PeopleCount, ReportCardIndicator } from '@baraza/contracts';
import type { CivilDate, Period } from '@baraza/domain';

/** The commands on a report card, each with the facts that were looked up for it. */

export interface DrawUpCard {
  readonly title: string;
  readonly service: string;
  readonly provider?: string | undefined;
  readonly unit: string;
  readonly organisation: string;
  readonly campaign?: string | undefined;
  readonly themes: readonly string[];
  readonly indicators: readonly ReportCardIndicator[];
  readonly everyMonths: number;
}
export interface CardFacts {
  readonly unitKnown: boolean;
  readonly organisationKnown: boolean;
  /** Of the campaign it names, where it names one. */
  readonly campaignKnown: boolean;
}
export interface ReviseCard {
  readonly indicators: readonly ReportCardIndicator[];
  readonly ground: string;
}
export interface OpenCardRound {
  readonly scored: Period & { readonly until: CivilDate };
  readonly holdBy: CivilDate;
}
export interface ScoreCard {
  readonly community: string;
  readonly scores: readonly CommunityScore[];
  readonly people: PeopleCount;
}

export type ReportCardCommand =
  | { readonly name: 'draw-up'; readonly of: DrawUpCard; readonly facts: CardFacts }
  | { readonly name: 'revise'; readonly of: ReviseCard }
  | { readonly name: 'open-round'; readonly of: OpenCardRound }
  | { readonly name: 'score'; readonly of: ScoreCard; readonly facts: { readonly livesThere: boolean } }
  | { readonly name: 'hold-round' }
  | { readonly name: 'abandon-round'; readonly of: { readonly ground: string } }
  | { readonly name: 'publish'; readonly of: { readonly round: string } }
  | { readonly name: 'retire'; readonly of: { readonly ground: string } };
