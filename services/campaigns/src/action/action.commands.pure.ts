import type { ActionKind, BanEnding, PeopleCount } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { CampaignState } from '../campaign/campaign.state.ts';

/** The commands on an action, each with the facts that were looked up for it. */

/** What an action needs to know of its campaign; undefined where there is none. */
export interface CampaignOfAction {
  readonly status: CampaignState['status'];
  readonly unit: string;
  readonly lead: string;
  readonly themes: readonly string[];
}
export interface ActionFacts {
  readonly campaign: CampaignOfAction | undefined;
  readonly answersForKnown: boolean;
}

export interface PlanAnew {
  readonly kind: ActionKind;
  readonly on: CivilDate;
  /** The organisation that answers for it; its campaign's lead where it is left out. */
  readonly answersFor?: string | undefined;
  /** In words, documents of the vault: where, and what could go wrong for whom. */
  readonly place?: string | undefined;
  readonly risks?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface PlanAction extends PlanAnew {
  readonly campaign: string;
}
export interface PostponeAction {
  readonly on: CivilDate;
  readonly ground: string;
}
export interface ActionFigures {
  readonly people: PeopleCount;
  readonly reach?: number | undefined;
}
export interface CorrectCount extends ActionFigures {
  readonly ground: string;
}
export interface BanAction {
  readonly by: string;
  readonly ground: string;
}

export type ActionCommand =
  | { readonly name: 'plan'; readonly of: PlanAction; readonly facts: ActionFacts }
  | { readonly name: 'plan-anew'; readonly of: PlanAnew; readonly facts: ActionFacts }
  | { readonly name: 'postpone'; readonly of: PostponeAction }
  | { readonly name: 'hold'; readonly of: ActionFigures; readonly campaign: CampaignOfAction | undefined }
  | { readonly name: 'correct-count'; readonly of: CorrectCount }
  | { readonly name: 'cancel'; readonly of: { readonly ground: string } }
  | { readonly name: 'ban'; readonly of: BanAction }
  | { readonly name: 'end-ban'; readonly of: { readonly how: BanEnding } };
