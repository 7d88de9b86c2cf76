import { type DataOf, invoiceContracts, type invoiceIssued, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** An invoice as others look for it. */
export interface ListedInvoice {
  readonly membership: string;
  readonly organisation: string;
  readonly term: { readonly from: string; readonly until: string };
  readonly status: 'open' | 'settled' | 'written-off' | 'cancelled';
}

const AFTER: Readonly<Record<string, ListedInvoice['status']>> = {
  'members.InvoicePaymentTakenBack': 'open',
  'members.InvoiceSettled': 'settled',
  'members.InvoiceWrittenOff': 'written-off',
  'members.InvoiceCancelled': 'cancelled',
};

/** Invoices by membership and by organisation. */
export const invoiceList: Projection<ListedInvoice> = {
  model: {
    name: 'members-invoice-list',
    version: 1,
    keepsPast: false,
    indexes: ['membership', 'organisation', 'status', 'from'],
    index: ({ membership, organisation, status, term }) => ({ membership, organisation, status, from: term.from }),
  },
  types: invoiceContracts.map(({ type }) => type),
  keys: (event) => [event.stream.slice('invoice-'.length)],
  evolve(doc, event: SequencedEvent) {
    if (event.type === 'members.InvoiceIssued') {
      const { membership, organisation, term } = event.data as DataOf<typeof invoiceIssued>;
      return { membership, organisation, term, status: 'open' };
    }
    const status = AFTER[event.type];
    return doc === undefined || status === undefined ? doc : { ...doc, status };
  },
};
