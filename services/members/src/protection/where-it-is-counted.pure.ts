import { isCoarse } from '@baraza/domain';
import { protectionRules } from './protection.rules.ts';

/**
 * @param level of the unit that is named; undefined where the forum does not know it
 * @param counted where somebody of that unit is counted
 * @throws Rejection where another unit than that one is named: finer, or with too few in it
 */
export function assertCoarse(unit: string, level: string | undefined, counted: string | undefined): void {
  if (level === undefined) throw protectionRules.broken('unit-unknown', { pointer: '/unit' });
  if (!isCoarse({ level })) throw protectionRules.broken('finer-than-district', { pointer: '/unit' });
  if (counted !== unit) {
    throw protectionRules.broken('too-few-to-hide-among', { pointer: '/unit', params: { named: counted ?? '' } });
  }
}
