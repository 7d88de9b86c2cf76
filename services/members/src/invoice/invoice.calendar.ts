import type { DecidedAs, invoiceBecameOverdue, invoiceReminderFellDue } from '@baraza/contracts';
import { addDays, type CalendarStep, type CivilDate, type Deciding } from '@baraza/domain';
import type { InvoiceState, OpenInvoice } from './invoice.state.ts';
import { moneyOf, onRecord, whoseOf } from './invoice.steps.ts';

const REMINDER = 'invoice.reminder-falls-due';
const OVERDUE = 'invoice.becomes-overdue';

/** The next reminder, or the day after the one by which it was to be paid: while something is open. */
export function next(state: InvoiceState): CalendarStep | undefined {
  if (state.status !== 'open') return undefined;
  const reminder = nextReminder(state);
  const overdue = overdueFrom(state);
  if (overdue !== undefined && (reminder === undefined || overdue <= reminder)) {
    return { rule: OVERDUE, rank: 60, on: overdue };
  }
  return reminder === undefined ? undefined : { rule: REMINDER, rank: 70, on: reminder };
}

function nextReminder({ remindOn, reminded, openSince }: OpenInvoice): CivilDate | undefined {
  return remindOn.filter((day) => day >= openSince && !reminded.includes(day)).sort()[0];
}

/** One that was open again is overdue from that day on, if the day has passed. */
function overdueFrom({ dueOn, overdueOn, openSince }: OpenInvoice): CivilDate | undefined {
  if (overdueOn !== undefined) return undefined;
  const from = addDays(dueOn, 1);
  return from < openSince ? openSince : from;
}

/** What a step records. */
export function take(
  state: InvoiceState,
  step: CalendarStep,
  given: Deciding,
): readonly (DecidedAs<typeof invoiceBecameOverdue> | DecidedAs<typeof invoiceReminderFellDue>)[] {
  if (state.status !== 'open') throw new Error(`${step.rule} after '${state.status}'`);
  const data = { ...whoseOf(state), outstanding: moneyOf(state, state.outstanding), dueOn: state.dueOn };
  const record = { data, ...onRecord(state, { ...given, effectiveOn: step.on }) };
  return step.rule === OVERDUE
    ? [{ type: 'members.InvoiceBecameOverdue', ...record }]
    : [{ type: 'members.InvoiceReminderFellDue', ...record }];
}
