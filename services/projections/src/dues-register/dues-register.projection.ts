import {
  invoiceBecameOverdue,
  invoiceCancelled,
  invoiceIssued,
  invoiceMoved,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaived,
  invoiceWrittenOff,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { DUES_STATUSES, duesColumns, duesFilters, type DuesRow } from './dues-register.read-model.ts';

const { when } = handlersOf<DuesRow>((event) => entityIdOf(event, 'invoice'));

/** What is paid, waived and written off adds up; what is open past its day is overdue. */
const merge: Merge<DuesRow> = (row, set) => {
  const sum = (name: 'paid' | 'waived' | 'writtenOff'): number => (row[name] ?? 0) + (set[name] ?? 0);
  const merged: Partial<DuesRow> = {
    ...row,
    ...set,
    paid: sum('paid'),
    waived: sum('waived'),
    writtenOff: sum('writtenOff'),
  };
  const isOverdue = merged.status === 'open' && (merged.overdueOn ?? null) !== null;
  return isOverdue ? { ...merged, status: 'overdue' } : merged;
};

/** To those who may see it, an invoice is named by its term: whose it is stands beside it. */
export const duesRegister: Register<DuesRow> = {
  name: 'dues',
  model: 'dues-register',
  version: 1,
  handlers: [
    when(invoiceIssued, ({ organisation, membership, category, unit, term, amount, dueOn }, event) => ({
      begins: true,
      set: {
        name: `${term.from} – ${term.until}`,
        status: 'open',
        themes: [],
        organisations: [organisation],
        ...{ organisation, membership, category, unit, dueOn },
        from: term.from,
        until: term.until,
        currency: amount.currency,
        amount: amount.minor,
        issuedOn: event.effectiveOn,
        overdueOn: null,
        settledOn: null,
        ground: null,
      },
    })),
    when(invoiceBecameOverdue, (_, event) => ({ set: { overdueOn: event.effectiveOn, status: 'open' } })),
    when(invoicePaymentApplied, ({ amount }) => ({ set: { paid: amount.minor } })),
    when(invoicePaymentTakenBack, ({ amount, ground }) => ({
      set: { paid: -amount.minor, status: 'open', settledOn: null, ground },
    })),
    when(invoiceWaived, ({ amount, ground }) => ({ set: { waived: amount.minor, ground } })),
    when(invoiceWrittenOff, ({ amount, ground }) => ({
      set: { writtenOff: amount.minor, status: 'written-off', ground },
    })),
    when(invoiceSettled, ({ on }) => ({ set: { status: 'settled', settledOn: on } })),
    when(invoiceCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
    when(invoiceMoved, ({ unit }) => ({ set: { unit } })),
  ],
  merge,
  statuses: DUES_STATUSES,
  columns: duesColumns,
  filters: duesFilters,
  words: (row) => row.name ?? '',
  entityOf: (id) => id,
};

export const duesRegisterProjection = registerProjection(duesRegister);
