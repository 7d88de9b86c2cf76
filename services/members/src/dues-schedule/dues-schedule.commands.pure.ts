import type { CivilDate } from '@baraza/domain';
import type { DuesTerms } from './dues-schedule.state.ts';

/** The commands on a schedule of dues, each with the facts that were looked up for it. */

export interface ProposeFacts {
  /** Those that pay dues, by the rules in force. */
  readonly categories: readonly string[];
  /** Of the units that are named: those of the forum, and those of them that the schedule's unit covers. */
  readonly known: readonly string[];
  readonly covered: readonly string[];
}
export interface EndSchedule {
  /** Its last day. */
  readonly until: CivilDate;
  readonly ground: string;
}

export type DuesScheduleCommand =
  | { readonly name: 'propose'; readonly of: DuesTerms; readonly facts: ProposeFacts }
  | { readonly name: 'adopt' }
  | { readonly name: 'withdraw' }
  | { readonly name: 'end'; readonly of: EndSchedule };
