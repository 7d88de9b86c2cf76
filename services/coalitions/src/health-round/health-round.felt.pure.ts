import { type DomainFelt, HEALTH_QUALITIES, type QualityFelt } from '@baraza/contracts';
import { SMALLEST_CELL } from '@baraza/domain';
import type { Asked, Rating } from './health-round.state.ts';

/**
 * How a coalition is felt to work: of the levels that were given the middle one, and between which the middle half of them
 * lie. Of fewer than five who rated nothing is told: neither of all of them, nor of one domain.
 */
export function qualitiesFelt(ratings: readonly Rating[]): QualityFelt[] {
  if (ratings.length < SMALLEST_CELL) return [];
  return HEALTH_QUALITIES.map((quality) => ({
    quality,
    ...felt(ratings.flatMap(({ qualities }) => qualities.filter((one) => one.quality === quality))),
  }));
}

export function domainsFelt(asked: Asked, ratings: readonly Rating[]): DomainFelt[] {
  return asked.flatMap(({ domain, items }) => {
    const given = ratings.map((rating) => rating.items.filter(({ item }) => items.includes(item)));
    const raters = given.filter((levels) => levels.length > 0);
    return raters.length < SMALLEST_CELL ? [] : [{ domain, ...felt(raters.flat()) }];
  });
}

function felt(given: readonly { readonly level: number }[]) {
  const levels = given.map(({ level }) => level).sort((a, b) => a - b);
  const half = Math.floor(levels.length / 2);
  return {
    median: middleOf(levels),
    lower: middleOf(levels.slice(0, half)),
    upper: middleOf(levels.slice(levels.length - half)),
  };
}

/** Of levels in their order; between the two middle ones where there are two. */
function middleOf(levels: readonly number[]): number {
  const middle = (levels.length - 1) / 2;
  return (levels[Math.floor(middle)]! + levels[Math.ceil(middle)]!) / 2;
}
