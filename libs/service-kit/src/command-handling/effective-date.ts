import { addDays, type CivilDate, type Role } from '@baraza/domain';
import { Unprocessable } from '../problems/refusals.ts';
import type { Operation } from '../operations/operation.ts';

const OFFICERS: readonly Role[] = ['secretariat', 'unit-officer'];
const OFFICERS_DAYS = 3_650;
const OTHERS_DAYS = 30;

/**
 * The date a command holds from.
 * @param roles those the caller acts by
 * @throws Unprocessable for a date to come, or one too far back for these roles
 */
export function effectiveDate(
  asked: CivilDate | undefined,
  today: CivilDate,
  operation: Pick<Operation, 'backdating' | 'mayBeFutureDated'>,
  roles: readonly Role[],
): CivilDate {
  if (asked === undefined || asked === today) return today;
  if (asked > today) {
    if (operation.mayBeFutureDated) return asked;
    throw refused('command.effective-in-future', `A command holds from today (${today}) or earlier.`);
  }
  const days = daysBack(operation, roles);
  const earliest = addDays(today, -days);
  if (asked < earliest) {
    throw refused('command.backdated-too-far', `You may date this back by ${days} days, to ${earliest}.`);
  }
  return asked;
}

function daysBack({ backdating }: Pick<Operation, 'backdating'>, roles: readonly Role[]): number {
  if (backdating === undefined) return roles.some((role) => OFFICERS.includes(role)) ? OFFICERS_DAYS : OTHERS_DAYS;
  return roles.some((role) => backdating.roles.includes(role))
    ? backdating.days
    : Math.min(OTHERS_DAYS, backdating.days);
}

function refused(code: string, detail: string): Unprocessable {
  return new Unprocessable(code, detail, { errors: [{ pointer: '/effectiveOn', code, detail }] });
}
