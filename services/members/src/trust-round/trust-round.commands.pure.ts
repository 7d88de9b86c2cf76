import type { TrustGroup } from '@baraza/contracts';
import type { Said } from '../survey/questions.pure.ts';
import type { CountedTable } from '../survey/survey.state.ts';
import type { UnitState } from '../unit/unit.state.ts';
import type { TrustRoundPlan } from './trust-round.state.ts';

export interface PlanFacts {
  /** The unit that the command names, as its stream tells it. */
  readonly unit: UnitState | undefined;
}
export interface CancelTrustRound {
  readonly ground: string;
}

/** Who filled a sheet in, as far as it says. */
export interface Respondent {
  readonly group: TrustGroup;
  readonly woman: boolean;
  readonly man: boolean;
  readonly youth: boolean;
  readonly personWithDisability: boolean;
}
export interface TakeSheet {
  readonly sheet: string;
  readonly respondent: Respondent;
  readonly answers: readonly Said[];
}
export interface PeopleCounted {
  readonly women: number;
  readonly men: number;
  readonly youth: number;
  readonly personsWithDisabilities: number;
  readonly total: number;
}
export interface CountTrustRound {
  readonly tables: readonly CountedTable[];
  readonly found: number;
  readonly withheld: boolean;
  readonly people?: PeopleCounted | undefined;
}

export type TrustRoundCommand =
  | { readonly name: 'plan'; readonly of: TrustRoundPlan; readonly facts: PlanFacts }
  | { readonly name: 'cancel'; readonly of: CancelTrustRound }
  | { readonly name: 'take'; readonly of: TakeSheet }
  | { readonly name: 'count'; readonly of: CountTrustRound }
  | { readonly name: 'publish-results' };
