import { type CountedUnit, isCoarse, whereItIsCounted } from '@baraza/domain';
import { protectionRules } from './protection.rules.ts';

/** @throws Rejection where another unit than that one is named: finer, or with too few in it */
export function assertCoarse(unit: string, above: readonly CountedUnit[]): void {
  const [itself] = above;
  if (itself === undefined) throw protectionRules.broken('unit-unknown', { pointer: '/unit' });
  if (!isCoarse(itself)) throw protectionRules.broken('finer-than-district', { pointer: '/unit' });
  const counted = whereItIsCounted(above);
  if (counted !== unit) {
    throw protectionRules.broken('too-few-to-hide-among', { pointer: '/unit', params: { named: counted ?? '' } });
  }
}
