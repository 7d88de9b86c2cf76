import type { DataOf, HappenedOf, membershipApplied, membershipContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type MembershipEvent = HappenedOf<(typeof membershipContracts)[number]>;

/** Whose membership it is. */
export interface Whose {
  readonly organisation: string;
  readonly category: string;
  /** The organisation's, as of the last event. */
  readonly unit: string;
}
export interface Finding {
  readonly item: string;
  readonly finding: 'met' | 'not-met';
}
export interface Endorsement {
  readonly endorser: string;
  readonly on: CivilDate;
}

interface Begun extends Whose {
  readonly appliedOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
  /** The persons who applied, screened and endorsed: none of them decides. */
  readonly involved: readonly string[];
  readonly statement?: PersonalRef;
}
interface Checked extends Begun {
  readonly items: readonly Finding[];
  readonly endorsersRequired: number;
  readonly endorsements: readonly Endorsement[];
}

export type Applied = { readonly status: 'applied' } & Begun;
/** Checked in its unit; endorsements are still missing. */
export type Screened = { readonly status: 'screened' } & Checked;
/** As many full members as required stand up for it. */
export type Endorsed = { readonly status: 'endorsed' } & Checked;
export type Admitted = { readonly status: 'admitted'; readonly admittedOn: CivilDate } & Checked;
export type Rejected = {
  readonly status: 'rejected';
  readonly rejectedOn: CivilDate;
  readonly grounds: string;
  readonly narrative: PersonalRef;
} & Begun;
export type Withdrawn = { readonly status: 'withdrawn'; readonly withdrawnOn: CivilDate } & Begun;
export type Resigned = { readonly status: 'resigned'; readonly resignedOn: CivilDate } & Omit<Admitted, 'status'>;

export type MembershipState =
  { readonly status: 'none' } | Applied | Screened | Endorsed | Admitted | Rejected | Withdrawn | Resigned;

export const MEMBERSHIP_STATUSES = [
  'none',
  'applied',
  'screened',
  'endorsed',
  'admitted',
  'rejected',
  'withdrawn',
  'resigned',
] as const satisfies readonly MembershipState['status'][];

export const membership: Aggregate<MembershipState, MembershipEvent> = {
  name: 'membership',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

function evolve(state: MembershipState, event: MembershipEvent): MembershipState {
  if (event.type === 'members.MembershipApplied') return applied(event.data, event.effectiveOn, event.actor);
  if (state.status === 'none') throw impossible(state, event);
  const { organisation, category, unit } = event.data;
  const whose = { organisation, category, unit };
  const step = { ...whose, lastStepOn: event.effectiveOn };
  switch (event.type) {
    case 'members.MembershipScreened': {
      if (!isUndecided(state)) throw impossible(state, event);
      const { items, endorsersRequired } = event.data;
      const endorsements = state.status === 'applied' ? [] : state.endorsements;
      return counted({
        ...state,
        ...step,
        involved: including(state.involved, event.actor),
        items,
        endorsersRequired,
        endorsements,
      });
    }
    case 'members.MembershipEndorsed': {
      if (state.status !== 'screened' && state.status !== 'endorsed') throw impossible(state, event);
      const endorsement = { endorser: event.data.endorser, on: event.effectiveOn };
      return counted({
        ...state,
        ...step,
        involved: including(state.involved, event.actor),
        endorsements: [...state.endorsements, endorsement],
      });
    }
    case 'members.MembershipAdmitted':
      if (state.status !== 'endorsed') throw impossible(state, event);
      return { ...state, ...step, status: 'admitted', admittedOn: event.effectiveOn };
    case 'members.MembershipRejected': {
      const { grounds, narrative } = event.data;
      return { ...begun(state), ...step, status: 'rejected', rejectedOn: event.effectiveOn, grounds, narrative };
    }
    case 'members.MembershipWithdrawn':
      return { ...begun(state), ...step, status: 'withdrawn', withdrawnOn: event.effectiveOn };
    case 'members.MembershipResigned':
      if (state.status !== 'admitted') throw impossible(state, event);
      return { ...state, ...step, status: 'resigned', resignedOn: event.effectiveOn };
    case 'members.MembershipMoved':
      return { ...state, ...whose };
    default:
      return unreachable(event);
  }
}

function applied(data: DataOf<typeof membershipApplied>, on: CivilDate, actor: string): Applied {
  return { status: 'applied', ...data, appliedOn: on, lastStepOn: on, involved: [actor] };
}

/** Screened or endorsed, by the count. */
function counted(checked: Checked): Screened | Endorsed {
  const reached = checked.endorsements.length >= checked.endorsersRequired;
  return { ...checked, status: reached ? 'endorsed' : 'screened' };
}

/** What an application that came to nothing keeps. */
function begun(state: Exclude<MembershipState, { status: 'none' }>): Begun {
  const { organisation, category, unit, appliedOn, lastStepOn, involved, statement } = state;
  const shared = { organisation, category, unit, appliedOn, lastStepOn, involved };
  return statement === undefined ? shared : { ...shared, statement };
}

export function isUndecided(state: MembershipState): state is Applied | Screened | Endorsed {
  return state.status === 'applied' || state.status === 'screened' || state.status === 'endorsed';
}

const including = (persons: readonly string[], person: string): readonly string[] =>
  persons.includes(person) ? persons : [...persons, person];

function impossible(state: MembershipState, event: MembershipEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
