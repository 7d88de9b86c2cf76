import {
  duesScheduleAdopted,
  duesScheduleProposed,
  duesScheduleWithdrawn,
  invoiceBecameOverdue,
  invoiceCancelled,
  invoiceIssued,
  invoiceMoved,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaived,
  invoiceWaiverAsked,
  invoiceWaiverRefused,
  invoiceWrittenOff,
} from '@baraza/contracts';
import type { WorkKind } from './work-kinds.ts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

/** What members are asked for. Whoever asked for a waiver does not decide on it; whoever issued does not write off. */
export const duesWork: readonly WorkStep[] = [
  after(duesScheduleProposed, ({ data, by }) => ({
    items: [item('dues-schedule-to-adopt', { due: data.from, notBy: [by] })],
  })),
  ...over(duesScheduleAdopted, duesScheduleWithdrawn),
  after(invoiceIssued, ({ data, by }) => ({
    persons: [by],
    dueNext: data.dueOn,
    items: [item('dues-to-pay', { due: data.dueOn })],
  })),
  meanwhile(invoiceBecameOverdue, ({ before }) => ({ items: owedStill(before) })),
  meanwhile(invoiceWaiverAsked, ({ data, by, before }) => ({
    items: [...before.items, item('waiver-to-decide', { notBy: [by], detail: { field: 'ground', code: data.ground } })],
  })),
  meanwhile(invoiceWaived, ({ before }) => ({ items: without('waiver-to-decide', before) })),
  meanwhile(invoiceWaiverRefused, ({ before }) => ({ items: without('waiver-to-decide', before) })),
  // What was settled can be open again, where the payment did not stand.
  meanwhile(invoiceSettled, () => ({ items: [] })),
  meanwhile(invoicePaymentTakenBack, ({ before, on }) => ({
    items:
      before.items.length === 0
        ? isPast(before, on)
          ? owedStill(before)
          : [item('dues-to-pay', { due: before.dueNext })]
        : before.items,
  })),
  meanwhile(invoiceMoved, () => ({})),
  ...over(invoiceWrittenOff, invoiceCancelled),
];

const without = (gone: WorkKind, { items }: WorkDoc) => items.filter(({ kind }) => kind !== gone);
const isPast = ({ dueNext }: WorkDoc, on: string): boolean => dueNext !== null && dueNext < on;

function owedStill({ items, dueNext, persons }: WorkDoc) {
  const asked = items.filter(({ kind }) => kind === 'waiver-to-decide');
  return [item('dues-to-pay', { due: dueNext }), item('dues-overdue', { due: dueNext, notBy: persons }), ...asked];
}
