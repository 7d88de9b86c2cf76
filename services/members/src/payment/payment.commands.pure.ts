import type { CivilDate, Money, Rate } from '@baraza/domain';

/** The commands on a payment, each with the facts that were looked up for it. */

export interface ReceivePayment {
  readonly organisation: string;
  readonly amount: Money;
  /** The currency in which it is counted; the one it came in where it is left out. */
  readonly countedIn?: string | undefined;
  readonly rate?: Rate | undefined;
  readonly method: string;
  /** Folded. */
  readonly reference: string;
}
export interface ReceiptFacts {
  /** Where the organisation stands; undefined where the forum does not know it. */
  readonly unit: string | undefined;
  readonly methods: readonly string[];
}

export interface AllocatePayment {
  readonly invoice: string;
  /** As much as is left, or as is open, where it is left out. */
  readonly minor?: number | undefined;
}
/** Of the invoice as it is now: its own stream holds it to the same once more. */
export interface AllocationFacts {
  readonly outstanding: number;
  readonly openSince: CivilDate;
}

export interface RefundPayment {
  /** All that is left where it is left out. */
  readonly minor?: number | undefined;
  readonly ground: string;
}
export interface OnGround {
  readonly ground: string;
}
export interface GroundFacts {
  readonly grounds: readonly string[];
}

export type PaymentCommand =
  | { readonly name: 'receive'; readonly of: ReceivePayment; readonly facts: ReceiptFacts }
  | { readonly name: 'allocate'; readonly of: AllocatePayment; readonly facts: AllocationFacts }
  | { readonly name: 'refund'; readonly of: RefundPayment; readonly facts: GroundFacts }
  | { readonly name: 'reverse'; readonly of: OnGround; readonly facts: GroundFacts }
  | { readonly name: 'move'; readonly unit: string };
