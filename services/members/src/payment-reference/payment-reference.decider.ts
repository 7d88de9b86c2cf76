import type { DecidedAs, paymentReferenceReleased, paymentReferenceTaken } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { paymentReferenceRules } from './payment-reference.rules.ts';
import type { MethodAndReference, PaymentReferenceState } from './payment-reference.state.ts';

export interface ReferredPayment extends MethodAndReference {
  readonly payment: string;
  /** Who paid. */
  readonly organisation: string;
  readonly unit: string;
}

/** @throws Rejection where it stands for another payment */
export function take(
  state: PaymentReferenceState,
  referred: ReferredPayment,
  given: Deciding,
): readonly DecidedAs<typeof paymentReferenceTaken>[] {
  if (state.status === 'taken') {
    if (state.payment === referred.payment) return [];
    throw paymentReferenceRules.broken('taken', { pointer: '/reference', params: { payment: state.payment } });
  }
  return [{ type: 'members.PaymentReferenceTaken', ...inTheName(referred, given) }];
}

/** Nothing where it does not stand for this payment. */
export function release(
  state: PaymentReferenceState,
  referred: ReferredPayment,
  given: Deciding,
): readonly DecidedAs<typeof paymentReferenceReleased>[] {
  if (state.status !== 'taken' || state.payment !== referred.payment) return [];
  return [{ type: 'members.PaymentReferenceReleased', ...inTheName(referred, given) }];
}

function inTheName({ method, reference, payment, organisation, unit }: ReferredPayment, given: Deciding) {
  return {
    data: { method, reference, payment },
    effectiveOn: given.effectiveOn,
    tags: tags(orgTag(organisation), unitTag(unit), `payment:${payment}`),
  };
}
