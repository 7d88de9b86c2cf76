import {
  type civicSpaceRated,
  type civicSpaceRatingDeclined,
  type civicSpaceRatingProposed,
  type CivicSpaceRating,
  type DecidedAs,
  showsMore,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { civicSpaceRules } from './civic-space.rules.ts';
import type { CivicSpaceState, Rated, RatingProposal, RatingSource, Unrated } from './civic-space.state.ts';

export interface RateCivicSpace {
  readonly rating: CivicSpaceRating;
  readonly sources: readonly RatingSource[];
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface RateFirst extends RateCivicSpace {
  readonly unit: string;
}
export interface RatingFacts {
  readonly unitKnown: boolean;
}
export interface OfProposal {
  readonly proposal: string;
}
export interface DeclineRating extends OfProposal {
  readonly ground: string;
}

type RatedOrProposed = DecidedAs<typeof civicSpaceRated> | DecidedAs<typeof civicSpaceRatingProposed>;

/** @throws Rejection `rated-already`, `unit-unknown`, `published-later` */
export function rateFirst(
  state: CivicSpaceState,
  command: RateFirst,
  { unitKnown }: RatingFacts,
  given: Deciding,
): readonly RatedOrProposed[] {
  if (state.status !== 'none') throw civicSpaceRules.broken('rated-already', { pointer: '/unit' });
  if (!unitKnown) throw civicSpaceRules.broken('unit-unknown', { pointer: '/unit' });
  return [ratedOrProposed(command.unit, undefined, command, given)];
}

/**
 * A rating by which public pages show no more than they do holds at once. One by which they show more waits.
 * @throws Rejection `unknown`, `before-last-step`, `published-later`
 */
export function rate(state: CivicSpaceState, command: RateCivicSpace, given: Deciding): readonly RatedOrProposed[] {
  const now = known(state, given);
  return [ratedOrProposed(now.unit, now.status === 'rated' ? now.rating : undefined, command, given)];
}

/** @throws Rejection `unknown`, `before-last-step`, `not-proposed`, `confirmed-by-proposer` */
export function confirm(
  state: CivicSpaceState,
  command: OfProposal,
  given: Deciding,
): readonly DecidedAs<typeof civicSpaceRated>[] {
  const now = known(state, given);
  const { proposal, rating, sources, by } = standing(now, command);
  if (by === given.actor.person) throw civicSpaceRules.broken('confirmed-by-proposer');
  const { unit } = now;
  // Its words were sealed with the proposal, and stay there.
  const data = { unit, rating, sources: [...sources], proposal };
  return [{ type: 'campaigns.CivicSpaceRated', data, ...onRecord(unit, given) }];
}

/** @throws Rejection `unknown`, `before-last-step`, `not-proposed` */
export function decline(
  state: CivicSpaceState,
  command: DeclineRating,
  given: Deciding,
): readonly DecidedAs<typeof civicSpaceRatingDeclined>[] {
  const now = known(state, given);
  const { proposal } = standing(now, command);
  const { unit } = now;
  const { ground } = command;
  return [
    { type: 'campaigns.CivicSpaceRatingDeclined', data: { proposal, unit, ground }, ...onRecord(unit, given), ground },
  ];
}

function ratedOrProposed(
  unit: string,
  inForce: CivicSpaceRating | undefined,
  { rating, sources, narrative, about }: RateCivicSpace,
  given: Deciding,
): RatedOrProposed {
  const later = sources.findIndex(({ publishedOn }) => publishedOn !== undefined && publishedOn > given.effectiveOn);
  if (later >= 0) throw civicSpaceRules.broken('published-later', { pointer: `/sources/${later}/publishedOn` });
  const words = narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) };
  const data = { unit, rating, sources: sources.map((source) => ({ ...source })), ...words };
  return showsMore(rating, inForce)
    ? {
        type: 'campaigns.CivicSpaceRatingProposed',
        data: { proposal: given.id('proposal'), ...data },
        ...onRecord(unit, given),
      }
    : { type: 'campaigns.CivicSpaceRated', data, ...onRecord(unit, given) };
}

/** @throws Rejection `unknown`, `before-last-step` */
function known(state: CivicSpaceState, { effectiveOn }: Deciding): Unrated | Rated {
  if (state.status === 'none') throw civicSpaceRules.broken('unknown');
  const since = state.lastStepOn;
  if (effectiveOn < since) {
    throw civicSpaceRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
  }
  return state;
}

/** @throws Rejection `not-proposed` */
function standing({ proposed }: Unrated | Rated, { proposal }: OfProposal): RatingProposal {
  if (proposed?.proposal !== proposal) throw civicSpaceRules.broken('not-proposed', { pointer: '/proposal' });
  return proposed;
}

const onRecord = (unit: string, { effectiveOn }: Deciding) => ({ effectiveOn, tags: [`unit:${unit}`] });

export type CivicSpaceCommand =
  | { readonly name: 'rate-first'; readonly of: RateFirst; readonly facts: RatingFacts }
  | { readonly name: 'rate'; readonly of: RateCivicSpace }
  | { readonly name: 'confirm'; readonly of: OfProposal }
  | { readonly name: 'decline'; readonly of: DeclineRating };

export function decide(command: CivicSpaceCommand, state: CivicSpaceState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'rate-first':
      return rateFirst(state, command.of, command.facts, given);
    case 'rate':
      return rate(state, command.of, given);
    case 'confirm':
      return confirm(state, command.of, given);
    case 'decline':
      return decline(state, command.of, given);
    default:
      return unreachable(command);
  }
}
