import type { complianceProofContracts, complianceProofSubmitted, DataOf, HappenedOf } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CalendarStep,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';
import { tagsOfProof } from './compliance-proof.tags.pure.ts';

export type ComplianceProofEvent = HappenedOf<(typeof complianceProofContracts)[number]>;
export type FileOfProof = DataOf<typeof complianceProofSubmitted>['files'][number];

/** Whose standing it proves, where, and by what kind of paper. */
export interface WhoseProof {
  readonly organisation: string;
  readonly unit: string;
  readonly proofType: string;
}
interface Handed extends WhoseProof {
  readonly number?: string;
  readonly issuedOn?: CivilDate;
  /** The last day on which it holds. */
  readonly validUntil?: CivilDate;
  readonly expiringDays: number;
  readonly files: readonly FileOfProof[];
  readonly submittedOn: CivilDate;
  readonly submittedBy: string;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Judged extends Handed {
  readonly verifiedOn: CivilDate;
  readonly expiringOn?: CivilDate;
  readonly expiresOn?: CivilDate;
}
interface Ended {
  readonly endedOn: CivilDate;
  readonly ground: string;
  readonly narrative?: PersonalRef;
}

export type Submitted = { readonly status: 'submitted' } & Handed;
export type Verified = { readonly status: 'verified' } & Judged;
export type Expiring = { readonly status: 'expiring' } & Judged;
export type Expired = { readonly status: 'expired'; readonly endedOn: CivilDate } & Handed;
export type Refused = { readonly status: 'refused' } & Handed & Ended;
export type Revoked = { readonly status: 'revoked' } & Judged & Ended;

export type ComplianceProofState =
  { readonly status: 'none' } | Submitted | Verified | Expiring | Expired | Refused | Revoked;

export const COMPLIANCE_PROOF_STATUSES = [
  'none',
  'submitted',
  'verified',
  'expiring',
  'expired',
  'refused',
  'revoked',
] as const satisfies readonly ComplianceProofState['status'][];

const EXPIRING = 'compliance-proof.expiring';
const EXPIRED = 'compliance-proof.expired';

/** A proof in force shows as expiring for a time, and then holds no more. One that nobody verified in time only runs out. */
const calendar: EntityCalendar<ComplianceProofState, ComplianceProofEvent> = {
  next(state) {
    if (state.status === 'submitted') return runsOut(state.validUntil, state.lastStepOn);
    if (!isInForce(state)) return undefined;
    if (state.status === 'verified' && state.expiringOn !== undefined) {
      return { rule: EXPIRING, rank: 10, on: state.expiringOn };
    }
    return state.expiresOn === undefined ? undefined : { rule: EXPIRED, rank: 20, on: state.expiresOn };
  },
  take(state, { rule, on }) {
    if (state.status === 'none') throw new Error(`${rule} of a proof that nobody handed in`);
    const { organisation, unit, proofType } = state;
    const whose = { organisation, unit, proofType };
    const tags = tagsOfProof(whose);
    if (rule === EXPIRED) return [{ type: 'members.ComplianceProofExpired', data: whose, effectiveOn: on, tags }];
    if (!isInForce(state) || state.expiresOn === undefined) throw new Error(`${rule} of a proof that is not in force`);
    const data = { ...whose, expiresOn: state.expiresOn };
    return [{ type: 'members.ComplianceProofExpiring', data, effectiveOn: on, tags }];
  },
};

export const complianceProof: Aggregate<ComplianceProofState, ComplianceProofEvent> = {
  name: 'compliance-proof',
  service: 'members',
  diagram: [
    ['none', 'members.ComplianceProofSubmitted', 'submitted'],
    ['submitted', 'members.ComplianceProofVerified', 'verified'],
    ['submitted', 'members.ComplianceProofRefused', 'refused'],
    ['verified', 'members.ComplianceProofExpiring', 'expiring'],
    [['submitted', 'expiring'], 'members.ComplianceProofExpired', 'expired'],
    [['verified', 'expiring'], 'members.ComplianceProofRevoked', 'revoked'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
  calendar,
};

function evolve(state: ComplianceProofState, event: ComplianceProofEvent): ComplianceProofState {
  const on = event.effectiveOn;
  if (event.type === 'members.ComplianceProofSubmitted') {
    return { status: 'submitted', ...event.data, submittedOn: on, submittedBy: event.actor, lastStepOn: on };
  }
  switch (event.type) {
    case 'members.ComplianceProofVerified': {
      if (state.status !== 'submitted') throw impossible(state, event);
      const { expiringOn, expiresOn } = event.data;
      return {
        ...state,
        status: 'verified',
        lastStepOn: on,
        verifiedOn: on,
        ...(expiringOn === undefined ? {} : { expiringOn }),
        ...(expiresOn === undefined ? {} : { expiresOn }),
      };
    }
    case 'members.ComplianceProofRefused':
      if (state.status !== 'submitted') throw impossible(state, event);
      return { ...state, status: 'refused', lastStepOn: on, ...ended(event.data, on) };
    case 'members.ComplianceProofExpiring':
      if (state.status !== 'verified') throw impossible(state, event);
      return { ...state, status: 'expiring', lastStepOn: on };
    case 'members.ComplianceProofExpired':
      if (state.status !== 'submitted' && !isInForce(state)) throw impossible(state, event);
      return { ...state, status: 'expired', lastStepOn: on, endedOn: on };
    case 'members.ComplianceProofRevoked':
      if (!isInForce(state)) throw impossible(state, event);
      return { ...state, status: 'revoked', lastStepOn: on, ...ended(event.data, on) };
    default:
      return unreachable(event);
  }
}

export function isInForce(state: ComplianceProofState): state is Verified | Expiring {
  return state.status === 'verified' || state.status === 'expiring';
}

function ended(
  { ground, narrative }: { readonly ground: string; readonly narrative?: PersonalRef },
  on: CivilDate,
): Ended {
  return { endedOn: on, ground, ...(narrative === undefined ? {} : { narrative }) };
}

function impossible(state: ComplianceProofState, event: ComplianceProofEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

function runsOut(validUntil: CivilDate | undefined, notBefore: CivilDate): CalendarStep | undefined {
  if (validUntil === undefined) return undefined;
  const on = dayAfter(validUntil);
  return { rule: EXPIRED, rank: 20, on: on < notBefore ? notBefore : on };
}

export const dayAfter = (date: CivilDate): CivilDate => addDays(date, 1);
