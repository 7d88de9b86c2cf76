import {
  complianceProofExpired,
  complianceProofRevoked,
  complianceProofVerified,
  type DataOf,
  type EventContract,
  invoiceBecameOverdue,
  invoiceCancelled,
  invoiceIssued,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaived,
  invoiceWrittenOff,
  MEMBERSHIP_STEPS,
  membershipAdmitted,
  membershipCategoryChanged,
  membershipMoved,
  membershipStatusAfter,
  membershipSuspended,
  membershipSuspensionLifted,
  organisationCorrected,
  organisationRegistered,
  rulesAdopted,
  type SequencedEvent,
} from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { entityIdOf } from '../registers/register.ts';
import {
  type OrganisationDoc,
  rollKey,
  RULES_KEY,
  type RollDoc,
  type Said,
  votingRollModel,
} from './voting-roll.read-model.ts';

type Saying = readonly [type: string, said: (event: SequencedEvent) => Said];

function when<C extends EventContract>(contract: C, said: (data: DataOf<C>, event: SequencedEvent) => Said): Saying {
  return [contract.type, (event) => said(event.data as DataOf<C>, event)];
}

type InvoiceChange = Omit<Extract<Said, { of: 'invoice' }>, 'of' | 'invoice'>;
const ofInvoice = <C extends EventContract>(contract: C, change: (data: DataOf<C>) => InvoiceChange): Saying =>
  when(contract, (data, event) => ({ of: 'invoice', invoice: entityIdOf(event, 'invoice'), ...change(data) }));

type ProofChange = Pick<Extract<Said, { of: 'proof' }>, 'change' | 'expiresOn'>;
const ofProof = <C extends EventContract>(contract: C, change: (data: DataOf<C>) => ProofChange): Saying =>
  when(contract, (data, event) => {
    const { proofType } = event.data as { proofType: string };
    return { of: 'proof', proof: entityIdOf(event, 'compliance-proof'), proofType, ...change(data) };
  });

/** What every event of a membership says, whatever its type: each names the term it gives, where it gives one. */
function ofMembership(event: SequencedEvent): Said {
  const { category, unit, termUntil, graceUntil } = event.data as {
    readonly [name in 'category' | 'unit']: string;
  } & { readonly [name in 'termUntil' | 'graceUntil']?: string };
  const status = membershipStatusAfter(event);
  const suspension = event.data as Partial<DataOf<typeof membershipSuspended>>;
  return {
    ...{ of: 'membership', membership: entityIdOf(event, 'membership'), category, unit },
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

const sayings: ReadonlyMap<string, (event: SequencedEvent) => Said> = new Map([
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

/** A document per organisation, in which its memberships, invoices and proofs come together; and one of the rules. */
export const votingRollProjection: Projection<RollDoc> = {
  model: votingRollModel,
  types: [rulesAdopted.type, ...sayings.keys()],
  keys(event) {
    if (event.type === rulesAdopted.type) return [RULES_KEY];
    return [rollKey((event.data as { organisation: string }).organisation)];
  },
  evolve(doc, event) {
    const { id, sequence, effectiveOn: on } = event;
    if (event.type === rulesAdopted.type) {
      const { version, rules } = event.data as DataOf<typeof rulesAdopted>;
      const before = doc?.is === 'rules' ? doc.adopted : [];
      return { is: 'rules', adopted: [...before, { from: on, sequence, event: id, rules: { version, ...rules } }] };
    }
    const said = sayings.get(event.type)!(event);
    const { organisation } = event.data as { organisation: string };
    const before: OrganisationDoc =
      doc?.is === 'organisation' ? doc : { is: 'organisation', organisation, marks: [], asked: false };
    return {
      ...before,
      marks: [...before.marks, { on, sequence, event: id, said }],
      asked: before.asked || said.of === 'membership',
    };
  },
};
