import type { DecidedAs, invoiceSettled } from '@baraza/contracts';
import type { CivilDate, Deciding, Money } from '@baraza/domain';
import { membershipTag, orgTag, tags, unitTag } from '../tags.pure.ts';
import { invoiceRules } from './invoice.rules.ts';
import type { Asked, InvoiceState, Issued, OpenInvoice } from './invoice.state.ts';

/** What the steps of an invoice have in common. */

export type Whose = Pick<Issued, 'membership' | 'organisation' | 'category' | 'unit'>;

export const whoseOf = ({ membership, organisation, category, unit }: Whose): Whose => ({
  membership,
  organisation,
  category,
  unit,
});

export const moneyOf = ({ amount }: Pick<Asked, 'amount'>, minor: number): Money => ({
  minor,
  currency: amount.currency,
});

export function onRecord({ membership, organisation, unit }: Whose, given: Deciding, ...more: readonly string[]) {
  return {
    effectiveOn: given.effectiveOn,
    tags: tags(orgTag(organisation), unitTag(unit), membershipTag(membership), more),
  };
}

/** @throws Rejection where nothing is open of it, or the step is dated before it was issued */
export function open(state: InvoiceState, given: Deciding): OpenInvoice {
  if (state.status === 'none') throw invoiceRules.broken('not-issued');
  if (state.status !== 'open') throw invoiceRules.broken('not-open', { params: { status: state.status } });
  if (given.effectiveOn < state.openSince) {
    throw invoiceRules.broken('dated-before-issue', {
      pointer: '/effectiveOn',
      params: { openSince: state.openSince },
    });
  }
  return state;
}

export function assertNotOwn({ organisation }: Whose, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw invoiceRules.broken('own-organisation');
}

export function assertGround(ground: string, grounds: readonly string[]): void {
  if (!grounds.includes(ground))
    throw invoiceRules.broken('ground-unknown', { pointer: '/ground', params: { ground } });
}

/** @throws Rejection for more than is open */
export function assertOpen(invoice: OpenInvoice, minor: number): void {
  if (minor > invoice.outstanding) {
    throw invoiceRules.broken('more-than-open', { pointer: '/amount', params: { open: invoice.outstanding } });
  }
}

/** Settled where nothing is left. */
export function settledBy(
  invoice: OpenInvoice,
  minor: number,
  given: Deciding,
): readonly DecidedAs<typeof invoiceSettled>[] {
  if (minor < invoice.outstanding) return [];
  const data = { ...whoseOf(invoice), term: invoice.term, on: given.effectiveOn };
  return [{ type: 'members.InvoiceSettled', data, ...onRecord(invoice, given) }];
}

export const later = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? other : one);
