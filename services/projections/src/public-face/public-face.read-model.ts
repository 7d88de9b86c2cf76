import type { CivicSpaceRating, DataOf, trustResultsPublished } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** How civic space of a unit was rated, in the order of the record. It is shown to nobody: it says what is. */
export interface RatedUnit {
  readonly is: 'civic-space';
  readonly unit: string;
  readonly ratings: readonly { readonly on: CivilDate; readonly rating: CivicSpaceRating }[];
}
/** What a member shows of itself; none once it was withdrawn. */
export interface ShownProfile {
  readonly is: 'profile';
  readonly organisation: string;
  readonly name: string;
  readonly about: string;
  readonly themes: readonly string[];
  readonly links: readonly string[];
  readonly publishedOn: CivilDate;
}
export interface ShownStory {
  readonly is: 'story';
  readonly story: string;
  readonly organisation: string;
  readonly unit: string;
  readonly themes: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly publishedOn: CivilDate;
}
/** The report of a convening. */
export interface ShownReport {
  readonly is: 'report';
  readonly convening: string;
  readonly unit: string;
  readonly text: string;
  readonly publishedOn: CivilDate;
}
/** How far people trust the forum, by the answers of a year. */
export type ShownTrust = DataOf<typeof trustResultsPublished> & {
  readonly is: 'trust';
  readonly round: string;
  readonly publishedOn: CivilDate;
};
export type PublicDoc = RatedUnit | ShownProfile | ShownStory | ShownReport | ShownTrust;

/** What the forum and its members have published, and how much of it may be shown where. Of now: what is withdrawn is gone. */
export const publicFaceModel: ReadModel<PublicDoc> = {
  name: 'public-face',
  version: 1,
  keepsPast: false,
  indexes: ['is'],
  index: ({ is }) => ({ is }),
};
