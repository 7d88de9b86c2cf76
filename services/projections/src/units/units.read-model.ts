import type { UnitLevel } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** What holds of a unit from a day on: what it is called, where it stands, until when it belongs. Only what changed. */
export interface UnitStep {
  readonly on: CivilDate;
  /** Since which sequence it is known. */
  readonly since: number;
  readonly name?: string;
  readonly parent?: string | null;
  readonly validUntil?: CivilDate | null;
}

/** A unit of the forum's tree, with the dates between which it belongs. Name, parent and last day are the latest. */
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
  /** Since which sequence it is as it is. */
  readonly changed: number;
  /** From its registration on, in the order of the record. */
  readonly steps: readonly UnitStep[];
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
  version: 3,
  keepsPast: false,
  indexes: ['changed'],
  index: (doc) => ({ changed: doc.is === 'unit' ? doc.changed : doc.since }),
};
