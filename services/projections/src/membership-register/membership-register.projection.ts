import {
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipMoved,
  membershipRejected,
  membershipResigned,
  membershipScreened,
  membershipWithdrawn,
  organisationCorrected,
  organisationRegistered,
  type SequencedEvent,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { entityIdOf, handlersOf, type Register, type RowChange } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  MEMBERSHIP_STATUSES,
  membershipColumns,
  membershipFilters,
  type MembershipRow,
  PENDING_STATUSES,
} from './membership-register.read-model.ts';

/** One document per organisation: its own stream and that of each of its memberships come together in it. */
const { when } = handlersOf<MembershipRow>((event) => (event.data as { organisation: string }).organisation);

interface Whose {
  readonly organisation: string;
  readonly category: string;
  readonly unit: string;
}

/** What every membership event says. To readers who may not see applications a membership begins with its admission. */
function step(event: SequencedEvent, whose: Whose, set: Partial<MembershipRow>): RowChange<MembershipRow> {
  const { organisation, category, unit } = whose;
  const membership = entityIdOf(event, 'membership');
  return { begins: true, set: { membership, organisation, category, heldIn: unit, ...set } };
}

/**
 * Another membership than the one before begins a row of its own; endorsers come one by one, and enough of them make an
 * application an endorsed one. The organisation's own unit counts, and where it is not known the one the event named.
 */
const merge: Merge<MembershipRow> = (row, set) => {
  const isAnother = set.membership !== undefined && set.membership !== row.membership;
  const before: Partial<MembershipRow> = isAnother
    ? {
        ...row,
        appliedOn: null,
        endorsersRequired: null,
        endorsers: [],
        admittedOn: null,
        endedOn: null,
        ground: null,
        earlier: row.membership === undefined ? 0 : (row.earlier ?? 0) + 1,
      }
    : row;
  const endorsers = set.endorsers === undefined ? before.endorsers : [...(before.endorsers ?? []), ...set.endorsers];
  const merged = { ...before, ...set, ...(endorsers === undefined ? {} : { endorsers }) };
  return { ...merged, ...whereItStands(merged), ...statusByEndorsers(merged) };
};

function whereItStands(row: Partial<MembershipRow>): Partial<MembershipRow> {
  const unit = row.ownUnit ?? row.heldIn;
  return {
    name: row.name ?? '',
    themes: row.themes ?? [],
    ...(unit === undefined ? {} : { unit }),
    ...(row.organisation === undefined ? {} : { organisations: [row.organisation] }),
  };
}

function statusByEndorsers(row: Partial<MembershipRow>): Partial<MembershipRow> {
  const { status, endorsers = [], endorsersRequired } = row;
  if (status === undefined || status === 'applied' || !PENDING_STATUSES.includes(status)) return {};
  const enough = endorsersRequired !== null && endorsersRequired !== undefined && endorsers.length >= endorsersRequired;
  return { status: enough ? 'endorsed' : 'screened' };
}

export const membershipRegister: Register<MembershipRow> = {
  name: 'memberships',
  model: 'membership-register',
  version: 1,
  handlers: [
    when(organisationRegistered, ({ organisation, legalName, unit, themes, kind }) => ({
      set: { organisation, name: legalName, ownUnit: unit, themes, kind },
    })),
    when(organisationCorrected, ({ changes: { legalName, unit, themes, kind } }) => ({
      set: {
        ...(legalName === undefined ? {} : { name: legalName }),
        ...(unit === undefined ? {} : { ownUnit: unit }),
        ...(themes === undefined ? {} : { themes }),
        ...(kind === undefined ? {} : { kind }),
      },
    })),
    when(membershipApplied, (data, event) => step(event, data, { status: 'applied', appliedOn: event.effectiveOn })),
    when(membershipScreened, (data, event) =>
      step(event, data, { status: 'screened', endorsersRequired: data.endorsersRequired }),
    ),
    when(membershipEndorsed, (data, event) => step(event, data, { endorsers: [data.endorser] })),
    when(membershipAdmitted, (data, event) => step(event, data, { status: 'admitted', admittedOn: event.effectiveOn })),
    when(membershipRejected, (data, event) =>
      step(event, data, { status: 'rejected', endedOn: event.effectiveOn, ground: data.grounds }),
    ),
    when(membershipWithdrawn, (data, event) => step(event, data, { status: 'withdrawn', endedOn: event.effectiveOn })),
    when(membershipResigned, (data, event) => step(event, data, { status: 'resigned', endedOn: event.effectiveOn })),
    when(membershipMoved, (data, event) => step(event, data, {})),
  ],
  merge,
  unitIn: (set) => set.ownUnit ?? set.heldIn,
  statuses: MEMBERSHIP_STATUSES,
  columns: membershipColumns,
  filters: membershipFilters,
  words: (row) => row.name ?? '',
  entityOf: (_, row) => row.membership,
};

export const membershipRegisterProjection = registerProjection(membershipRegister);
