import { type CivilDate, type Money, unreachable } from '@baraza/domain';
import { omit } from '../omit.pure.ts';
import type {
  Applied,
  Asked,
  InvoiceEvent,
  InvoiceState,
  Issued,
  OpenInvoice,
  SettledInvoice,
  WrittenOffInvoice,
} from './invoice.state.ts';

export function evolve(state: InvoiceState, event: InvoiceEvent): InvoiceState {
  if (event.type === 'members.InvoiceIssued') return issued(event.data, event.effectiveOn, event.actor);
  if (state.status === 'none') throw impossible(state, event);
  const { unit } = event.data;
  switch (event.type) {
    case 'members.InvoiceReminderFellDue':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, unit, reminded: [...state.reminded, event.effectiveOn] };
    case 'members.InvoiceBecameOverdue':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, unit, overdueOn: event.effectiveOn };
    case 'members.InvoicePaymentApplied': {
      if (state.status !== 'open') throw impossible(state, event);
      const { payment, amount } = event.data;
      return counted({ ...state, unit, applied: withApplied(state.applied, payment, amount) });
    }
    case 'members.InvoicePaymentTakenBack': {
      if (state.status === 'cancelled') throw impossible(state, event);
      const { payment, amount } = event.data;
      const applied = withApplied(state.applied, payment, { ...amount, minor: -amount.minor });
      return counted(reopened({ ...state, unit, applied }, event.effectiveOn));
    }
    case 'members.InvoiceWaiverAsked': {
      if (state.status !== 'open') throw impossible(state, event);
      const { amount, ground, statement } = event.data;
      const asked = { amount, ground, askedOn: event.effectiveOn, askedBy: event.actor };
      return { ...state, unit, waiverAsked: statement === undefined ? asked : { ...asked, statement } };
    }
    case 'members.InvoiceWaived':
      if (state.status !== 'open') throw impossible(state, event);
      return counted({ ...withoutWaiver(state), unit, waived: state.waived + event.data.amount.minor });
    case 'members.InvoiceWaiverRefused':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...withoutWaiver(state), unit };
    case 'members.InvoiceSettled':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...withoutWaiver(state), unit, status: 'settled', settledOn: event.data.on };
    case 'members.InvoiceWrittenOff': {
      if (state.status !== 'open') throw impossible(state, event);
      const { amount, ground } = event.data;
      const kept = counted({ ...withoutWaiver(state), unit, writtenOff: state.writtenOff + amount.minor });
      return { ...kept, status: 'written-off', writtenOffOn: event.effectiveOn, ground };
    }
    case 'members.InvoiceCancelled':
      if (state.status !== 'open') throw impossible(state, event);
      return {
        ...withoutWaiver(state),
        unit,
        status: 'cancelled',
        cancelledOn: event.effectiveOn,
        ground: event.data.ground,
      };
    case 'members.InvoiceMoved':
      return { ...state, unit };
    default:
      return unreachable(event);
  }
}

function issued(data: Issued, on: CivilDate, by: string): OpenInvoice {
  return {
    status: 'open',
    ...data,
    issuedOn: on,
    issuedBy: by,
    openSince: on,
    reminded: [],
    applied: [],
    paid: 0,
    waived: 0,
    writtenOff: 0,
    outstanding: data.amount.minor,
  };
}

function withApplied(applied: readonly Applied[], payment: string, amount: Money): readonly Applied[] {
  const before = applied.find((one) => one.payment === payment)?.amount.minor ?? 0;
  const others = applied.filter((one) => one.payment !== payment);
  const minor = before + amount.minor;
  return minor === 0 ? others : [...others, { payment, amount: { ...amount, minor } }];
}

/** What is open follows from the rest, and is never kept apart from it. */
function counted<State extends Asked>(state: State): State {
  const paid = state.applied.reduce((sum, { amount }) => sum + amount.minor, 0);
  return { ...state, paid, outstanding: state.amount.minor - paid - state.waived - state.writtenOff };
}

/** Open again: the calendar looks at no day before this one. */
function reopened(state: OpenInvoice | SettledInvoice | WrittenOffInvoice, on: CivilDate): OpenInvoice {
  if (state.status === 'open') return state;
  if (state.status === 'settled') return { ...omit(state, 'settledOn'), status: 'open', openSince: on };
  return { ...omit(state, 'writtenOffOn', 'ground'), status: 'open', openSince: on };
}

/** What was asked has been answered, or is past answering. */
function withoutWaiver<State extends Asked>(state: State): State {
  return omit(state, 'waiverAsked') as unknown as State;
}

function impossible(state: InvoiceState, event: InvoiceEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
