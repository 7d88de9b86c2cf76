import { audienceOf, everyContract } from '@baraza/contracts';
import { AUDIENCES, type Audience } from '@baraza/domain';

/** Who a document is for. What is sealed is in no read model. */
export type Level = Exclude<Audience, 'sealed'>;

const LEVELS = AUDIENCES.filter((audience): audience is Level => audience !== 'sealed');

/**
 * The levels at which documents made of these events differ: one document is kept for each, made only of the events that
 * its readers may see, so that nothing of a narrower audience shows through a status, a filter or an order.
 */
export function levelsOf(types: readonly string[]): readonly Level[] {
  const audiences = new Set(types.map((type) => audienceOf(everyContract, type)));
  return LEVELS.filter((level) => audiences.has(level));
}

/** Those of the levels whose readers may see an event of this type. */
export function levelsSeeing(type: string, levels: readonly Level[]): readonly Level[] {
  const audience = audienceOf(everyContract, type);
  return levels.filter((level) => AUDIENCES.indexOf(audience) <= AUDIENCES.indexOf(level));
}

/** The widest of the model's levels that a reader of these audiences may see; undefined: none. */
export function levelWithin(levels: readonly Level[], audiences: readonly Audience[]): Level | undefined {
  return levels.findLast((level) => audiences.includes(level));
}

/** No reader sees it, and nothing that a reader is told differs by whether it is there. */
export const isSealed = (type: string): boolean => audienceOf(everyContract, type) === 'sealed';

export function isReadableBy(type: string, audiences: readonly Audience[]): boolean {
  return !isSealed(type) && audiences.includes(audienceOf(everyContract, type));
}

/** Stands among the organisations of what is open to every member of a unit, and of those below it. */
export const membersOf = (unit: string): string => `members:${unit}`;

/** Stands among the organisations of what is open to every participant of a coalition. */
export const participantsOf = (coalition: string): string => `participants:${coalition}`;
