import {
  type DataOf,
  invoiceCancelled,
  invoiceIssued,
  invoiceMoved,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceWaived,
  invoiceWrittenOff,
  paymentAllocated,
  paymentMoved,
  paymentReceived,
  paymentRefunded,
  paymentReversed,
  type SequencedEvent,
} from '@baraza/contracts';
import { type Amount, contributions, type Counting, type Projection, recorded } from '@baraza/read-models';
import {
  byOrganisation,
  type DuesDoc,
  type DuesMeasure,
  duesModel,
  type DuesState,
} from './dues-dashboard.read-model.ts';

type Change = (state: DuesState, data: never) => Partial<DuesState>;

/** What each event makes of an invoice or a payment, whatever it was: in histories dated back every order can come. */
const changes = new Map<string, Change>();
function when<C extends { readonly type: string }>(
  contract: C,
  change: (state: DuesState, data: DataOf<C>) => Partial<DuesState>,
): void {
  changes.set(contract.type, change as Change);
}
when(invoiceIssued, (_, { organisation, unit, category, amount, term, dueOn }) => ({
  organisation,
  unit,
  category,
  currency: amount.currency,
  year: term.from.slice(0, 4),
  due: dueOn,
  billed: amount.minor,
}));
when(invoicePaymentApplied, (state, { amount }) => ({ paid: state.paid + amount.minor }));
when(invoicePaymentTakenBack, (state, { amount }) => ({ paid: state.paid - amount.minor }));
when(invoiceWaived, (state, { amount }) => ({ waived: state.waived + amount.minor }));
when(invoiceWrittenOff, (state, { amount }) => ({ writtenOff: state.writtenOff + amount.minor }));
when(invoiceCancelled, () => ({ billed: 0 }));
when(invoiceMoved, (_, { unit }) => ({ unit }));
when(paymentReceived, (_, { organisation, unit, credited }) => {
  return { organisation, unit, currency: credited.currency, received: credited.minor };
});
when(paymentAllocated, (state, { amount }) => ({ allocated: state.allocated + amount.minor }));
when(paymentRefunded, (state, { amount }) => ({ refunded: state.refunded + amount.minor }));
when(paymentReversed, () => ({ received: 0, allocated: 0 }));
when(paymentMoved, (_, { unit }) => ({ unit }));

const nothing: DuesState = {
  organisation: '',
  unit: '',
  category: '',
  currency: '',
  year: '',
  due: '',
  billed: 0,
  paid: 0,
  waived: 0,
  writtenOff: 0,
  received: 0,
  refunded: 0,
  allocated: 0,
};

/** One timeline for each invoice and each payment. */
export const duesProjection: Projection<DuesDoc> = {
  model: duesModel,
  types: [...changes.keys()],
  keys: (event) => [event.stream],
  evolve(doc, event: SequencedEvent, key) {
    const change = changes.get(event.type)!;
    const before = doc?.timeline ?? [];
    const timeline = recorded(before, event.sequence, [
      {
        from: event.effectiveOn,
        step: (state) => ({ ...(state ?? nothing), ...change(state ?? nothing, event.data as never) }),
      },
    ]);
    return timeline === before ? doc : { entity: key.slice(key.indexOf('-') + 1), timeline };
  },
  facts: (before, after) =>
    contributions(countingOf((after ?? before)!.entity), before?.timeline ?? [], after?.timeline ?? []),
};

/** What is open counts while it is; everything else on the day on which it becomes more, or less. */
function countingOf(entity: string): Counting<DuesState> {
  const counted = (measure: DuesMeasure, state: DuesState, amount: number): readonly Amount[] => {
    if (amount === 0) return [];
    const { organisation, unit, category, currency, year, due } = state;
    const dimensions = { unit, category, currency, year, due };
    return [
      { measure, dimensions, amount, entity },
      { measure: byOrganisation(measure), dimensions: { ...dimensions, organisation }, amount, entity },
    ];
  };
  return {
    stock: (state) => [
      ...counted('outstanding', state, state.billed - state.paid - state.waived - state.writtenOff),
      ...counted('credit', state, state.received - state.allocated - state.refunded),
    ],
    flow(from, after) {
      if (after === null) return [];
      const before = from ?? nothing;
      return [
        ...counted('billed', after, after.billed - before.billed),
        ...counted('paid', after, after.paid - before.paid),
        ...counted('waived', after, after.waived - before.waived),
        ...counted('written-off', after, after.writtenOff - before.writtenOff),
        ...counted('received', after, after.received - before.received),
        ...counted('refunded', after, after.refunded - before.refunded),
      ];
    },
  };
}
