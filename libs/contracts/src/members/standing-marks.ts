import type { CivilDate } from '@baraza/domain';
import type { DataOf, EventContract } from '../define-event.ts';
import type { SequencedEvent } from '../envelope.ts';
import { complianceProofExpired, complianceProofRevoked, complianceProofVerified } from './compliance-proof.events.ts';
import {
  invoiceBecameOverdue,
  invoiceCancelled,
  invoiceIssued,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaived,
  invoiceWrittenOff,
} from './invoice.events.ts';
import type { MembershipStatus } from './members.schemas.ts';
import {
  membershipCategoryChanged,
  membershipSuspended,
  membershipSuspensionLifted,
} from './membership-life.events.ts';
import { MEMBERSHIP_STEPS, membershipStatusAfter } from './membership-status.ts';
import { membershipAdmitted, membershipMoved } from './membership.events.ts';
import { organisationCorrected, organisationRegistered } from './organisation.events.ts';

/** What an event says of an organisation, as far as its standing goes by it. */
export type StandingSaid =
  | { readonly of: 'organisation'; readonly name?: string; readonly unit?: string }
  | {
      readonly of: 'membership';
      readonly membership: string;
      readonly category: string;
      readonly unit: string;
      /** Undefined for what is no step of its life. */
      readonly status?: MembershipStatus;
      readonly termUntil?: CivilDate;
      readonly graceUntil?: CivilDate;
      /** A suspension that begins, with its last day, or one that ends. */
      readonly suspended?: { readonly id: string; readonly until: CivilDate | null };
      readonly lifted?: string;
      /** From here on it is of another category, and its term is what is said here, or none. */
      readonly isOfAnother?: true;
      /** From here on it has been a member without a break. */
      readonly joins?: true;
    }
  | {
      readonly of: 'invoice';
      readonly invoice: string;
      readonly change: 'issued' | 'overdue' | 'lowered' | 'raised' | 'settled' | 'cancelled';
      /** What was asked for, or is open less or more from now on. */
      readonly minor?: number;
      readonly dueOn?: CivilDate;
    }
  | {
      readonly of: 'proof';
      readonly proof: string;
      readonly proofType: string;
      readonly change: 'verified' | 'ended';
      /** From when it holds no more. */
      readonly expiresOn?: CivilDate;
    };

export interface StandingMark {
  readonly on: CivilDate;
  readonly sequence: number;
  readonly event: string;
  readonly said: StandingSaid;
}

type Saying = readonly [type: string, said: (event: SequencedEvent) => StandingSaid];

function when<C extends EventContract>(
  contract: C,
  said: (data: DataOf<C>, event: SequencedEvent) => StandingSaid,
): Saying {
  return [contract.type, (event) => said(event.data as DataOf<C>, event)];
}

type InvoiceChange = Omit<Extract<StandingSaid, { of: 'invoice' }>, 'of' | 'invoice'>;
const ofInvoice = <C extends EventContract>(contract: C, change: (data: DataOf<C>) => InvoiceChange): Saying =>
  when(contract, (data, event) => ({ of: 'invoice', invoice: entityOf(event, 'invoice'), ...change(data) }));

type ProofChange = Pick<Extract<StandingSaid, { of: 'proof' }>, 'change' | 'expiresOn'>;
const ofProof = <C extends EventContract>(contract: C, change: (data: DataOf<C>) => ProofChange): Saying =>
  when(contract, (data, event) => {
    const { proofType } = event.data as { proofType: string };
    return { of: 'proof', proof: entityOf(event, 'compliance-proof'), proofType, ...change(data) };
  });

/** What every event of a membership says, whatever its type: each names the term it gives, where it gives one. */
function ofMembership(event: SequencedEvent): StandingSaid {
  const { category, unit, termUntil, graceUntil } = event.data as {
    readonly [name in 'category' | 'unit']: string;
  } & { readonly [name in 'termUntil' | 'graceUntil']?: string };
  const status = membershipStatusAfter(event);
  const suspension = event.data as Partial<DataOf<typeof membershipSuspended>>;
  return {
    ...{ of: 'membership', membership: entityOf(event, 'membership'), category, unit },
    ...(status === undefined ? {} : { status }),
    ...(termUntil === undefined ? {} : { termUntil }),
    ...(graceUntil === undefined ? {} : { graceUntil }),
    ...(event.type === membershipSuspended.type
      ? { suspended: { id: suspension.suspension!, until: suspension.until ?? null } }
      : {}),
    ...(event.type === membershipSuspensionLifted.type ? { lifted: suspension.suspension! } : {}),
    ...(event.type === membershipCategoryChanged.type ? { isOfAnother: true } : {}),
    ...(event.type === membershipAdmitted.type ? { joins: true } : {}),
  };
}

const sayings: ReadonlyMap<string, (event: SequencedEvent) => StandingSaid> = new Map([
  ...[...MEMBERSHIP_STEPS, membershipMoved.type].map((type): Saying => [type, ofMembership]),
  when(organisationRegistered, ({ legalName, unit }) => ({ of: 'organisation', name: legalName, unit })),
  when(organisationCorrected, ({ changes: { legalName, unit } }) => ({
    of: 'organisation',
    ...(legalName === undefined ? {} : { name: legalName }),
    ...(unit === undefined ? {} : { unit }),
  })),
  ofInvoice(invoiceIssued, ({ amount, dueOn }) => ({ change: 'issued', minor: amount.minor, dueOn })),
  ofInvoice(invoiceBecameOverdue, () => ({ change: 'overdue' })),
  ofInvoice(invoicePaymentApplied, ({ amount }) => ({ change: 'lowered', minor: amount.minor })),
  ofInvoice(invoiceWaived, ({ amount }) => ({ change: 'lowered', minor: amount.minor })),
  ofInvoice(invoiceWrittenOff, ({ amount }) => ({ change: 'lowered', minor: amount.minor })),
  ofInvoice(invoicePaymentTakenBack, ({ amount }) => ({ change: 'raised', minor: amount.minor })),
  ofInvoice(invoiceSettled, () => ({ change: 'settled' })),
  ofInvoice(invoiceCancelled, () => ({ change: 'cancelled' })),
  ofProof(complianceProofVerified, ({ expiresOn }) => ({
    change: 'verified',
    ...(expiresOn === undefined ? {} : { expiresOn }),
  })),
  ofProof(complianceProofExpired, () => ({ change: 'ended' })),
  ofProof(complianceProofRevoked, () => ({ change: 'ended' })),
]);

const entityOf = ({ stream }: SequencedEvent, aggregate: string): string => stream.slice(aggregate.length + 1);

/** The types of event that say something of an organisation's standing. */
export const STANDING_EVENTS: readonly string[] = [...sayings.keys()];

/** What an event says of the standing of the organisation that it names; undefined where it says nothing of one. */
export function markOf(event: SequencedEvent): (StandingMark & { readonly organisation: string }) | undefined {
  const said = sayings.get(event.type)?.(event);
  if (said === undefined) return undefined;
  const { organisation } = event.data as { organisation: string };
  return { organisation, on: event.effectiveOn, sequence: event.sequence, event: event.id, said };
}
