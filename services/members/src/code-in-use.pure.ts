import type { CivilDate, Deciding, InUse, RuleBook } from '@baraza/domain';

/** When a code that forums add to, as themes and constituencies are, may be added and retired. */
type RulesOfCodes = RuleBook<'in-use' | 'unknown' | 'before-last-change'>;

/** @throws Rejection where it is in use already, or would be again before it was retired */
export function assertAddable(inUse: InUse, rules: Pick<RulesOfCodes, 'broken'>, given: Deciding): void {
  const last = inUse.at(-1);
  if (last === undefined) return;
  if (last.until === undefined) throw rules.broken('in-use', { pointer: '/code' });
  assertAfter(last.until, rules, given);
}

/** False where it is retired already. @throws Rejection where it never was in use, or was not before this date */
export function isToBeRetired(inUse: InUse, rules: Pick<RulesOfCodes, 'broken'>, given: Deciding): boolean {
  const last = inUse.at(-1);
  if (last === undefined) throw rules.broken('unknown');
  if (last.until !== undefined) return false;
  assertAfter(last.from, rules, given);
  return true;
}

function assertAfter(date: CivilDate, rules: Pick<RulesOfCodes, 'broken'>, given: Deciding): void {
  if (given.effectiveOn > date) return;
  throw rules.broken('before-last-change', { pointer: '/effectiveOn', params: { after: date } });
}
