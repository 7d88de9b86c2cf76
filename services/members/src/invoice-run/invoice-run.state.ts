import type { DataOf, HappenedOf, invoiceRunContracts, invoiceRunMade } from '@baraza/contracts';
import type { Aggregate, CivilDate } from '@baraza/domain';

export type InvoiceRunEvent = HappenedOf<(typeof invoiceRunContracts)[number]>;
export type InvoiceRun = DataOf<typeof invoiceRunMade>;
export type InvoiceRunState =
  { readonly status: 'none' } | ({ readonly status: 'made'; readonly madeOn: CivilDate } & InvoiceRun);

/** The record of a run: the invoices it issued are of their own. */
export const invoiceRun: Aggregate<InvoiceRunState, InvoiceRunEvent> = {
  name: 'invoice-run',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [['none', 'members.InvoiceRunMade', 'made']],
  stateVersion: 1,
  evolve: (_, event) => ({ status: 'made', ...event.data, madeOn: event.effectiveOn }),
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
