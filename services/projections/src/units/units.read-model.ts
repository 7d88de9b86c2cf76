import type { UnitLevel } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** A unit of the forum's tree, with the dates between which it belongs. */
export interface UnitDoc {
  readonly is: 'unit';
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent: string | null;
  readonly zone: string;
  readonly validFrom: CivilDate;
  /** The last day on which it belongs. */
  readonly validUntil: CivilDate | null;
  /** Since which sequence it is known. */
  readonly since: number;
}

/** The forum itself: what every page says at its head. */
export interface ForumDoc {
  readonly is: 'forum';
  readonly name: string;
  readonly sample: boolean;
  readonly zone: string;
  readonly rootUnit: string;
  readonly languages: readonly string[];
  readonly since: number;
}

export type TreeDoc = UnitDoc | ForumDoc;

export const FORUM_KEY = 'forum';
export const unitKey = (code: string): string => `unit/${code}`;

/** A few hundred documents that every other view joins: readers hold all of them in memory. */
export const unitsModel: ReadModel<TreeDoc> = {
  name: 'units',
  version: 1,
  keepsPast: false,
  indexes: ['changed'],
  index: (doc) => ({ changed: doc.since }),
};
