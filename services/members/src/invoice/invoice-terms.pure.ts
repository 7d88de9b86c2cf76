import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { WhichTerm } from './invoice.commands.pure.ts';
import type { Term } from './invoice.state.ts';

export interface MembershipTerm {
  readonly status: string;
  readonly admittedOn?: CivilDate | undefined;
  readonly termUntil?: CivilDate | undefined;
}

/**
 * The term that runs, or the one after it: as the membership would be renewed. Of one that lapsed the next begins on the
 * day. Undefined where it has none.
 */
export function termOf(
  { status, admittedOn, termUntil }: MembershipTerm,
  which: WhichTerm,
  months: number,
  on: CivilDate,
): Term | undefined {
  if (termUntil === undefined) return undefined;
  const next = addDays(termUntil, 1);
  if (which === 'next') return lasting(status === 'lapsed' && next < on ? on : next, months);
  const from = addMonths(next, -months);
  return { from: admittedOn !== undefined && from < admittedOn ? admittedOn : from, until: termUntil };
}

function lasting(from: CivilDate, months: number): Term {
  return { from, until: addDays(addMonths(from, months), -1) };
}
