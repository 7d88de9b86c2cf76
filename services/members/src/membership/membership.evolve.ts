import type { DataOf, membershipAdmitted } from '@baraza/contracts';
import { type CivilDate, unreachable } from '@baraza/domain';
import type {
  Belonging,
  Checked,
  Endorsed,
  Former,
  Held,
  MembershipEvent,
  MembershipState,
  Pending,
  Screened,
  Suspension,
  Term,
} from './membership.state.ts';

type Known = Exclude<MembershipState, { status: 'none' }>;
type Standing = Belonging['status'];

/** What a membership is after an event. */
export function evolve(state: MembershipState, event: MembershipEvent): MembershipState {
  const on = event.effectiveOn;
  if (event.type === 'members.MembershipApplied') {
    return { status: 'applied', ...event.data, appliedOn: on, lastStepOn: on, involved: [event.actor] };
  }
  if (event.type === 'members.MembershipAdmitted') return admitted(state, event.data, on, event.actor);
  if (state.status === 'none') throw impossible(state, event);
  const { organisation, category, unit } = event.data;
  const whose = { organisation, category, unit };
  const step = { ...whose, lastStepOn: on };
  switch (event.type) {
    case 'members.MembershipScreened': {
      const { items, endorsersRequired } = event.data;
      const application = { ...withoutDeferral(pending(state, event)), ...step };
      const endorsements = 'endorsements' in application ? application.endorsements : [];
      const involved = including(state.involved, event.actor);
      return counted({ ...application, involved, items, endorsersRequired, endorsements });
    }
    case 'members.MembershipEndorsed': {
      const application = checked(state, event);
      const involved = including(state.involved, event.actor);
      const endorsements = [...application.endorsements, { endorser: event.data.endorser, on }];
      const endorsed = { ...application, ...step, involved, endorsements };
      return endorsed.status === 'deferred' ? endorsed : counted(endorsed);
    }
    case 'members.MembershipDeferred': {
      const { missing, until } = event.data;
      return { ...checked(state, event), ...step, status: 'deferred', missing, deferredUntil: until };
    }
    case 'members.MembershipRejected': {
      const { grounds, narrative } = event.data;
      return { ...asked(pending(state, event)), ...step, status: 'rejected', rejectedOn: on, grounds, narrative };
    }
    case 'members.MembershipWithdrawn':
    case 'members.MembershipDeferralEnded':
      return { ...asked(pending(state, event)), ...step, status: 'withdrawn', withdrawnOn: on };
    case 'members.MembershipBecameCurrent':
      return { ...belonging(state, event), ...step, status: 'current' };
    case 'members.MembershipGraceBegan':
      return { ...belonging(state, event), ...step, status: 'grace' };
    case 'members.MembershipRenewed':
      return { ...belonging(state, event), ...step, ...termOf(event.data), status: event.data.status };
    case 'members.MembershipCategoryChanged':
      return { ...withoutTerm(belonging(state, event)), ...step, ...termOf(event.data), status: event.data.status };
    case 'members.MembershipSuspended': {
      const { suspension, until } = event.data;
      const held = belonging(state, event);
      const added: Suspension = { suspension, ...(until === undefined ? {} : { until }) };
      return { ...held, ...step, status: 'suspended', suspensions: [...held.suspensions, added] };
    }
    case 'members.MembershipSuspensionLifted': {
      const held = belonging(state, event);
      const suspensions = held.suspensions.filter((one) => one.suspension !== event.data.suspension);
      return { ...held, ...step, ...termOf(event.data), suspensions, status: event.data.status };
    }
    case 'members.MembershipReinstated':
      return back(state, event, step, event.data.status, termOf(event.data));
    case 'members.MembershipMergeReversed':
      return back(state, event, step, event.data.status, termOf(event.data));
    case 'members.MembershipLapsed':
      return { ...belonging(state, event), ...step, status: 'lapsed', endedOn: on };
    case 'members.MembershipResigned':
      return { ...belonging(state, event), ...step, status: 'resigned', endedOn: on };
    case 'members.MembershipExpelled':
      return { ...belonging(state, event), ...step, status: 'expelled', endedOn: on };
    case 'members.MembershipDissolved':
      return { ...belonging(state, event), ...step, status: 'dissolved', endedOn: on };
    case 'members.MembershipMerged':
      return { ...belonging(state, event), ...step, status: 'merged', endedOn: on, into: event.data.into };
    case 'members.MembershipMoved':
      return { ...state, ...whose };
    default:
      return unreachable(event);
  }
}

/** On an application that was checked and endorsed; or from nothing, for a founder and for what was brought in. */
function admitted(
  state: MembershipState,
  data: DataOf<typeof membershipAdmitted>,
  on: CivilDate,
  actor: string,
): Held & { readonly status: 'new' } {
  const { termUntil: _termUntil, graceUntil: _graceUntil, ...rest } = data;
  const held = { ...rest, ...termOf(data), newUntil: data.newUntil, admittedOn: on, lastStepOn: on, suspensions: [] };
  if (state.status === 'endorsed') return { ...state, ...held, status: 'new' };
  if (state.status === 'none' && data.basis !== 'application') return { status: 'new', ...held, involved: [actor] };
  throw new Error(`members.MembershipAdmitted (${data.basis}) after '${state.status}': no decider makes this`);
}

/** What has ended, and is open again. */
function back(
  state: MembershipState,
  event: MembershipEvent,
  step: Pick<Held, 'lastStepOn' | 'organisation' | 'category' | 'unit'>,
  status: Standing,
  term: Partial<Term>,
): Belonging {
  if (!isFormer(state)) throw impossible(state, event);
  const { endedOn: _endedOn, ...held } = state;
  const { into: _into, ...left } = held as typeof held & { into?: string };
  const suspensions = status === 'suspended' ? left.suspensions : [];
  return { ...left, ...step, ...term, suspensions, status };
}

/** Screened or endorsed, by the count. */
function counted(application: Checked): Screened | Endorsed {
  const reached = application.endorsements.length >= application.endorsersRequired;
  return { ...application, status: reached ? 'endorsed' : 'screened' };
}

/** What an application that came to nothing keeps. */
function asked(state: Pending) {
  const { organisation, category, unit, appliedOn, lastStepOn, involved, statement } = state;
  const shared = { organisation, category, unit, appliedOn, lastStepOn, involved };
  return statement === undefined ? shared : { ...shared, statement };
}

function withoutDeferral(state: Pending): Pending | Checked {
  if (state.status !== 'deferred') return state;
  const { missing: _missing, deferredUntil: _deferredUntil, ...rest } = state;
  return rest;
}

function withoutTerm(state: Belonging): Belonging {
  const { termUntil: _termUntil, graceUntil: _graceUntil, ...rest } = state;
  return rest;
}

function termOf(data: Partial<Term>): Pick<Term, 'termUntil' | 'graceUntil'> {
  const { termUntil, graceUntil } = data;
  return { ...(termUntil === undefined ? {} : { termUntil }), ...(graceUntil === undefined ? {} : { graceUntil }) };
}

function pending(state: Known, event: MembershipEvent): Pending {
  if (!('appliedOn' in state) || 'basis' in state) throw impossible(state, event);
  if (state.status === 'rejected' || state.status === 'withdrawn') throw impossible(state, event);
  return state as Pending;
}

function checked(state: Known, event: MembershipEvent) {
  if (state.status === 'screened' || state.status === 'endorsed' || state.status === 'deferred') return state;
  throw impossible(state, event);
}

function belonging(state: Known, event: MembershipEvent): Belonging {
  switch (state.status) {
    case 'new':
    case 'current':
    case 'grace':
    case 'suspended':
      return state;
    default:
      throw impossible(state, event);
  }
}

function isFormer(state: MembershipState): state is Former {
  return 'endedOn' in state;
}

const including = (persons: readonly string[], person: string): readonly string[] =>
  persons.includes(person) ? persons : [...persons, person];

function impossible(state: MembershipState, event: MembershipEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
