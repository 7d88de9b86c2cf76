import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { SampleInvoice } from './dues.pure.ts';
import {
  board,
  command,
  officerOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
  treasurer,
} from './sample-world.pure.ts';

/** A dollar in shillings, for those whose donors pay in dollars. */
const SHILLINGS_FOR_A_DOLLAR = 3_700;
const GRACE_DAYS = 90;

/** How members pay, as often as they do. The first dues, which keep nobody a member, are paid late at worst. */
const HABITS = [
  [0.74, 'in-time'],
  [0.8, 'reminded'],
  [0.87, 'late'],
  [0.905, 'in-parts'],
  [0.93, 'waived'],
  [0.94, 'twice'],
  [0.95, 'bounced'],
  [1, 'never'],
] as const;
type Habit = (typeof HABITS)[number][1];

/** What becomes of an invoice, counted from the first day of the term it is for. */
export function paymentsOf(
  world: SampleWorld,
  asked: CivilDate,
  organisation: SampleOrganisation,
  invoice: SampleInvoice,
): void {
  const { chance } = world;
  const begins = asked > invoice.from ? asked : invoice.from;
  const on = (from: number, to: number): CivilDate => addDays(begins, chance.between(from, to));
  const pays = (day: CivilDate, share = 1): void =>
    world.on(day, () => paid(world, organisation, invoice, Math.ceil(invoice.amount * share), share < 1));
  const isFirst = asked >= invoice.from;
  switch (habitOf(world, organisation, isFirst)) {
    case 'in-time':
      return pays(isFirst ? on(1, 14) : on(-30, 4));
    case 'reminded':
      return pays(on(17, 29));
    case 'late':
      return pays(on(35, 85));
    case 'in-parts':
      world.on(on(5, 15), () => paid(world, organisation, invoice, invoice.amount / 2, true));
      return world.on(on(40, 80), () => paid(world, organisation, invoice, invoice.amount / 2, false));
    case 'waived':
      return waived(world, organisation, invoice, on(16, 24));
    case 'twice':
      return paidTwice(world, organisation, invoice, on(2, 10));
    case 'bounced':
      return bounced(world, organisation, invoice, on(1, 5));
    case 'never':
      return world.on(addDays(invoice.from, GRACE_DAYS - 1), (day) => lapsing(world, day, organisation, invoice));
  }
}

function habitOf({ chance }: SampleWorld, { isSteady }: SampleOrganisation, isFirst: boolean): Habit {
  const drawn = chance.next();
  const habit = HABITS.find(([below]) => drawn < below)![1];
  if (isSteady) return 'in-time';
  return isFirst && habit === 'never' ? 'late' : habit;
}

/** Nothing where it has left, or been let off, meanwhile. */
function paid(
  world: SampleWorld,
  organisation: SampleOrganisation,
  invoice: SampleInvoice,
  shillings: number,
  isPart: boolean,
  how: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof command>[] {
  const { chance } = world;
  const membership = organisation.membership!;
  if (membership.status === 'ended' || membership.owes !== invoice.id) return [];
  if (isPart) membership.hasPaidPart = true;
  else settled(organisation, invoice);
  const inDollars = !isPart && how['amount'] === undefined && organisation.kind === 'cso' && chance.happens(0.06);
  const cents = Math.ceil((shillings * 100) / SHILLINGS_FOR_A_DOLLAR);
  const amount = inDollars
    ? {
        amount: { minor: cents, currency: 'USD' },
        countedIn: 'UGX',
        rate: { numerator: SHILLINGS_FOR_A_DOLLAR, denominator: 1 },
      }
    : { amount: { minor: shillings, currency: 'UGX' } };
  const method = inDollars ? 'bank-transfer' : chance.pick(WAYS);
  return [
    command(
      treasurer,
      '/members/payments',
      { organisation: organisation.id, ...amount, method, reference: world.reference(method), ...how },
      !isPart,
    ),
  ];
}

const WAYS = ['mobile-money', 'mobile-money', 'mobile-money', 'bank-transfer', 'bank-transfer', 'cash', 'cheque'];

function settled({ membership }: SampleOrganisation, { until }: SampleInvoice): void {
  delete membership!.owes;
  delete membership!.hasPaidPart;
  if (until > membership!.termUntil!) membership!.termUntil = until;
}

function waived(world: SampleWorld, organisation: SampleOrganisation, invoice: SampleInvoice, day: CivilDate): void {
  const path = `/members/invoices/${invoice.id}`;
  const ground = world.chance.pick(['hardship', 'disaster', 'contribution-in-kind']);
  const isOpen = () => organisation.membership!.owes === invoice.id;
  let wasAsked = false;
  world.on(day, () => {
    wasAsked = isOpen();
    return wasAsked ? [command(officerOf(organisation.district), `${path}/ask-waiver`, { ground })] : [];
  });
  world.on(addDays(day, 18), () => {
    if (!wasAsked || !isOpen()) return [];
    settled(organisation, invoice);
    return [command(board, `${path}/grant-waiver`, {}, true)];
  });
}

/** By phone and at the bank: half of what came in goes back. */
function paidTwice(world: SampleWorld, organisation: SampleOrganisation, invoice: SampleInvoice, day: CivilDate): void {
  const id = paymentIdFor(world, invoice);
  let wasPaid = false;
  world.on(day, () => {
    const steps = paid(world, organisation, invoice, invoice.amount * 2, false, { id });
    wasPaid = steps.length > 0;
    return steps;
  });
  world.on(addDays(day, 16), () =>
    wasPaid ? [command(board, `/members/payments/${id}/refund`, { ground: 'paid-twice' })] : [],
  );
}

/** A cheque that did not stand, and cash in its place. */
function bounced(world: SampleWorld, organisation: SampleOrganisation, invoice: SampleInvoice, day: CivilDate): void {
  const id = paymentIdFor(world, invoice);
  let wasPaid = false;
  const paidBy = (method: string, more: object, isPart: boolean) =>
    paid(world, organisation, invoice, invoice.amount, isPart, {
      method,
      reference: world.reference(method),
      amount: { minor: invoice.amount, currency: 'UGX' },
      ...more,
    });
  world.on(day, () => {
    // To the story it is none: the invoice is open again when the bank says so.
    const steps = paidBy('cheque', { id }, true);
    wasPaid = steps.length > 0;
    return steps.map((step) => ({ ...step, reacts: true }));
  });
  world.on(addDays(day, 9), () =>
    wasPaid ? [command(board, `/members/payments/${id}/reverse`, { ground: 'bounced' })] : [],
  );
  world.on(addDays(day, 24), () => (wasPaid ? paidBy('cash', {}, false) : []));
}

const paymentIdFor = (world: SampleWorld, { until, id }: SampleInvoice): string =>
  world.id(`payment-${id}-${until}`, 0);

/** Its days of grace go by. Half of those come back with what they owe; of the others some is given up. */
function lapsing(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  invoice: SampleInvoice,
): ReturnType<typeof command>[] {
  const { chance } = world;
  const membership = organisation.membership!;
  if (membership.status !== 'member') return [];
  membership.status = 'lapsed';
  if (chance.happens(0.5)) {
    world.on(addDays(day, chance.between(20, 200)), (later) => comingBack(world, later, organisation, invoice));
  } else if (chance.happens(0.6)) {
    world.on(addDays(day, chance.between(240, 300)), () => [
      command(board, `/members/invoices/${invoice.id}/write-off`, { ground: 'uncollectable' }),
    ]);
  }
  return [];
}

/** A member again from this day on, for a term of its own: with its dues, or by the board's word that they will follow. */
function comingBack(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation, invoice: SampleInvoice) {
  const membership = organisation.membership!;
  const pays = () => paid(world, organisation, invoice, invoice.amount, false);
  const isTrusted = world.chance.happens(0.3);
  const path = `/members/memberships/${membership.id}/reinstate`;
  const steps = isTrusted ? [command(board, path, { ground: 'board-decision' }, true)] : pays();
  if (isTrusted) world.on(addDays(day, 20), pays);
  membership.status = 'member';
  membership.termUntil = addDays(addMonths(day, 12), -1);
  return steps;
}

/** What a member that leaves still owes is not asked for any more, unless it has paid a part of it. */
export function cancelled({ membership }: SampleOrganisation): ReturnType<typeof command>[] {
  const { owes, hasPaidPart } = membership!;
  if (owes === undefined || hasPaidPart) return [];
  delete membership!.owes;
  return [command(secretariat, `/members/invoices/${owes}/cancel`, { ground: 'membership-ended' })];
}
