import {
  type DecidedAs,
  LARGEST_AMOUNT,
  PAYMENT_REFERENCE,
  type paymentAllocated,
  type paymentMoved,
  type paymentReceived,
  type paymentRefunded,
  type paymentReversed,
} from '@baraza/contracts';
import { converted, currencyExponent, type Deciding, type Money, type Rate, unreachable } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type {
  AllocatePayment,
  AllocationFacts,
  GroundFacts,
  OnGround,
  PaymentCommand,
  ReceiptFacts,
  ReceivePayment,
  RefundPayment,
} from './payment.commands.pure.ts';
import { paymentRules } from './payment.rules.ts';
import type { PaymentState, StandingPayment } from './payment.state.ts';

/** Its allocations fit into one append with the invoices they go to. */
export const MOST_INVOICES = 50;

const REFERENCE = new RegExp(PAYMENT_REFERENCE);

/** Counted in the currency that is said, at the rate that is said: once, and never again. @throws Rejection */
export function receive(
  state: PaymentState,
  command: ReceivePayment,
  facts: ReceiptFacts,
  given: Deciding,
): readonly DecidedAs<typeof paymentReceived>[] {
  if (state.status !== 'none') throw paymentRules.broken('already-received', { pointer: '/id' });
  const { organisation, amount, method, reference, rate } = command;
  const { unit, methods } = facts;
  if (unit === undefined) throw paymentRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (!methods.includes(method))
    throw paymentRules.broken('method-unknown', { pointer: '/method', params: { method } });
  if (!REFERENCE.test(reference)) throw paymentRules.broken('reference-malformed', { pointer: '/reference' });
  const credited = counted(command);
  const data = { organisation, unit, amount, ...(rate === undefined ? {} : { rate }), credited, method, reference };
  return [{ type: 'members.PaymentReceived', data, ...onRecord(data, given) }];
}

function counted({ amount, countedIn = amount.currency, rate }: ReceivePayment): Money {
  for (const [currency, pointer] of [
    [amount.currency, '/amount/currency'],
    [countedIn, '/countedIn'],
  ] as const) {
    if (currencyExponent(currency) === undefined) {
      throw paymentRules.broken('currency-unknown', { pointer, params: { currency } });
    }
  }
  if (countedIn === amount.currency) {
    if (rate !== undefined) throw paymentRules.broken('rate-needless', { pointer: '/rate' });
    return amount;
  }
  if (rate === undefined) throw paymentRules.broken('rate-missing', { pointer: '/rate', params: { countedIn } });
  const credited = atRate(amount, rate, countedIn);
  if (credited === undefined) throw paymentRules.broken('not-countable', { pointer: '/rate' });
  return credited;
}

function atRate(amount: Money, rate: Rate, currency: string): Money | undefined {
  try {
    const worth = converted(amount, rate, currency);
    return worth.minor < 1 || worth.minor > LARGEST_AMOUNT ? undefined : worth;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Written in the same append as the invoice's own event, and holding from the same date. @throws Rejection */
export function allocate(
  state: PaymentState,
  { invoice, minor }: AllocatePayment,
  { outstanding, openSince }: AllocationFacts,
  given: Deciding,
): readonly DecidedAs<typeof paymentAllocated>[] {
  const payment = standing(state, given);
  const share = minor ?? Math.min(payment.credit, outstanding);
  assertLeft(payment, share);
  if (payment.allocations.length >= MOST_INVOICES) throw paymentRules.broken('too-many-invoices');
  const { currency } = payment.credited;
  const { organisation, unit } = payment;
  const data = {
    organisation,
    unit,
    invoice,
    amount: { minor: share, currency },
    credit: { minor: payment.credit - share, currency },
  };
  const on = given.effectiveOn < openSince ? openSince : given.effectiveOn;
  return [
    {
      type: 'members.PaymentAllocated',
      data,
      ...onRecord(payment, { ...given, effectiveOn: on }, `invoice:${invoice}`),
    },
  ];
}

/** @throws Rejection */
export function refund(
  state: PaymentState,
  { minor, ground }: RefundPayment,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof paymentRefunded>[] {
  const payment = standing(state, given);
  assertGround(ground, grounds);
  assertNotOwn(payment, given);
  if (payment.recordedBy === given.actor.person) throw paymentRules.broken('refunded-by-recorder');
  const share = minor ?? payment.credit;
  assertLeft(payment, share);
  const { currency } = payment.credited;
  const { organisation, unit } = payment;
  const credit = { minor: payment.credit - share, currency };
  const data = { organisation, unit, amount: { minor: share, currency }, ground, credit };
  return [{ type: 'members.PaymentRefunded', data, ...onRecord(payment, given), ground }];
}

/**
 * All of it; what it gave to invoices is taken back in the same append. Nothing where it was reversed already.
 * @throws Rejection
 */
export function reverse(
  state: PaymentState,
  { ground }: OnGround,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof paymentReversed>[] {
  if (state.status === 'reversed') return [];
  const payment = standing(state, given);
  assertGround(ground, grounds);
  assertNotOwn(payment, given);
  if (payment.refunded > 0) throw paymentRules.broken('refunded-in-part');
  const { organisation, unit, credited } = payment;
  const invoices = payment.allocations.map(({ invoice }) => `invoice:${invoice}`);
  const data = { organisation, unit, amount: credited, ground };
  return [{ type: 'members.PaymentReversed', data, ...onRecord(payment, given, ...invoices), ground }];
}

/** Follows the organisation to another unit. */
export function move(state: PaymentState, unit: string, given: Deciding): readonly DecidedAs<typeof paymentMoved>[] {
  if (state.status === 'none' || state.unit === unit) return [];
  const data = { organisation: state.organisation, unit };
  return [{ type: 'members.PaymentMoved', data, ...onRecord(data, given, unitTag(state.unit)) }];
}

/** Any command on a payment, by its name. */
export function decide(command: PaymentCommand, state: PaymentState, given: Deciding) {
  switch (command.name) {
    case 'receive':
      return receive(state, command.of, command.facts, given);
    case 'allocate':
      return allocate(state, command.of, command.facts, given);
    case 'refund':
      return refund(state, command.of, command.facts, given);
    case 'reverse':
      return reverse(state, command.of, command.facts, given);
    case 'move':
      return move(state, command.unit, given);
    default:
      return unreachable(command);
  }
}

function standing(state: PaymentState, given: Deciding): StandingPayment {
  if (state.status === 'none') throw paymentRules.broken('not-received');
  if (state.status === 'reversed') throw paymentRules.broken('reversed');
  if (given.effectiveOn < state.receivedOn) {
    const params = { receivedOn: state.receivedOn };
    throw paymentRules.broken('dated-before-receipt', { pointer: '/effectiveOn', params });
  }
  return state;
}

function assertLeft({ credit }: StandingPayment, share: number): void {
  if (share > credit || share < 1)
    throw paymentRules.broken('more-than-left', { pointer: '/amount', params: { credit } });
}

function assertGround(ground: string, grounds: readonly string[]): void {
  if (!grounds.includes(ground))
    throw paymentRules.broken('ground-unknown', { pointer: '/ground', params: { ground } });
}

function assertNotOwn({ organisation }: StandingPayment, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw paymentRules.broken('own-organisation');
}

function onRecord(
  { organisation, unit }: { readonly organisation: string; readonly unit: string },
  given: Deciding,
  ...more: readonly string[]
) {
  return { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation), unitTag(unit), more) };
}
