/** How free people are to organise and speak in a unit, from the freest. */
export const CIVIC_SPACE_RATINGS = ['open', 'narrowed', 'obstructed', 'repressed', 'closed'] as const;
export type CivicSpaceRating = (typeof CIVIC_SPACE_RATINGS)[number];

/**
 * What public pages show of a unit, from the most: everything that was published; names without where they are found;
 * figures without names; or nothing but a part of the forum's whole.
 */
export const PUBLIC_DETAILS = ['everything', 'names', 'figures', 'nothing-apart'] as const;
export type PublicDetail = (typeof PUBLIC_DETAILS)[number];

const details: Readonly<Record<CivicSpaceRating, PublicDetail>> = {
  open: 'everything',
  narrowed: 'names',
  obstructed: 'figures',
  repressed: 'nothing-apart',
  closed: 'nothing-apart',
};

/** What public pages show where civic space is rated so. Unrated: the least. */
export function publicDetailOf(rating: CivicSpaceRating | undefined): PublicDetail {
  return rating === undefined ? 'nothing-apart' : details[rating];
}

/**
 * The same of a unit by the ratings of the units on its way up, itself first. A place is no freer than what it is a part of:
 * the narrowest of them counts, and where none is rated the least is shown.
 */
export function publicDetailIn(ratings: readonly (CivicSpaceRating | undefined)[]): PublicDetail {
  const rated = ratings.filter((rating) => rating !== undefined);
  const narrowest = Math.max(-1, ...rated.map((rating) => CIVIC_SPACE_RATINGS.indexOf(rating)));
  return publicDetailOf(CIVIC_SPACE_RATINGS[narrowest]);
}

/** Whether one rating has public pages show more than the other. */
export function showsMore(rating: CivicSpaceRating, than: CivicSpaceRating | undefined): boolean {
  return PUBLIC_DETAILS.indexOf(publicDetailOf(rating)) < PUBLIC_DETAILS.indexOf(publicDetailOf(than));
}

/** Whether what is shown reaches as far as is asked. */
export function reaches(shown: PublicDetail, asked: PublicDetail): boolean {
  return PUBLIC_DETAILS.indexOf(shown) <= PUBLIC_DETAILS.indexOf(asked);
}
