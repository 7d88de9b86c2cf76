import {
  MEMBERSHIP_STATUSES,
  membershipAdmitted,
  membershipApplied,
  membershipBecameCurrent,
  membershipCategoryChanged,
  membershipDeferralEnded,
  membershipDeferred,
  membershipDissolved,
  membershipEndorsed,
  membershipExpelled,
  membershipGraceBegan,
  membershipLapsed,
  membershipMerged,
  membershipMergeReversed,
  membershipMoved,
  membershipReinstated,
  membershipRejected,
  membershipRenewed,
  membershipResigned,
  membershipScreened,
  membershipStatusAfter,
  membershipSuspended,
  membershipSuspensionLifted,
  membershipWithdrawn,
  organisationCorrected,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
  type SequencedEvent,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Merge } from '../history/history.pure.ts';
import { entityIdOf, handlersOf, type Register, type RowChange } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { membershipColumns, membershipFilters, type MembershipRow } from './membership-register.read-model.ts';

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
  // One endorsement by itself says nothing of the status: enough of them do.
  const status = event.type === membershipEndorsed.type ? undefined : membershipStatusAfter(event);
  const known = { membership, organisation, category, heldIn: unit, ...(status === undefined ? {} : { status }) };
  return { begins: true, set: { ...known, ...set } };
}

interface Ends {
  readonly termUntil?: CivilDate;
  readonly graceUntil?: CivilDate;
}
const termOf = ({ termUntil, graceUntil }: Ends) => ({ termUntil: termUntil ?? null, graceUntil: graceUntil ?? null });
const graceOf = ({ graceUntil }: Ends) => (graceUntil === undefined ? {} : { graceUntil });

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
        missing: [],
        deferredUntil: null,
        admittedOn: null,
        basis: null,
        termUntil: null,
        graceUntil: null,
        suspendedUntil: null,
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
  if (status !== 'screened' && status !== 'endorsed') return {};
  const enough = endorsersRequired !== null && endorsersRequired !== undefined && endorsers.length >= endorsersRequired;
  return { status: enough ? 'endorsed' : 'screened' };
}

export const membershipRegister: Register<MembershipRow> = {
  name: 'memberships',
  model: 'membership-register',
  version: 3,
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
    when(organisationMerged, ({ into }) => ({ set: { into } })),
    when(organisationMergeReversed, () => ({ set: { into: null } })),
    when(membershipApplied, (data, event) => step(event, data, { appliedOn: event.effectiveOn })),
    when(membershipScreened, (data, event) =>
      step(event, data, { endorsersRequired: data.endorsersRequired, missing: [], deferredUntil: null }),
    ),
    when(membershipEndorsed, (data, event) => step(event, data, { endorsers: [data.endorser] })),
    when(membershipDeferred, (data, event) => step(event, data, { missing: data.missing, deferredUntil: data.until })),
    when(membershipDeferralEnded, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipAdmitted, (data, event) =>
      step(event, data, { basis: data.basis, admittedOn: event.effectiveOn, ...termOf(data) }),
    ),
    when(membershipRejected, (data, event) => step(event, data, { endedOn: event.effectiveOn, ground: data.grounds })),
    when(membershipWithdrawn, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipBecameCurrent, (data, event) => step(event, data, {})),
    when(membershipGraceBegan, (data, event) => step(event, data, {})),
    when(membershipLapsed, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipRenewed, (data, event) => step(event, data, termOf(data))),
    when(membershipReinstated, (data, event) => step(event, data, { ...termOf(data), endedOn: null })),
    when(membershipCategoryChanged, (data, event) => step(event, data, termOf(data))),
    when(membershipSuspended, (data, event) => step(event, data, { suspendedUntil: data.until ?? null })),
    when(membershipSuspensionLifted, (data, event) =>
      step(event, data, { ...graceOf(data), ...(data.status === 'suspended' ? {} : { suspendedUntil: null }) }),
    ),
    when(membershipExpelled, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipResigned, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipDissolved, (data, event) => step(event, data, { endedOn: event.effectiveOn })),
    when(membershipMerged, (data, event) => step(event, data, { endedOn: event.effectiveOn, into: data.into })),
    when(membershipMergeReversed, (data, event) => step(event, data, { ...graceOf(data), endedOn: null, into: null })),
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
