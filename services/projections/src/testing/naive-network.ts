import type { SequencedEvent } from '@baraza/contracts';
import { addDays } from '@baraza/domain';

interface State {
  known: boolean;
  merged?: boolean;
  own?: string;
  heldIn?: string;
  kind?: string;
  themes?: string;
  membership?: string;
  status?: string;
  category?: string;
  admitted?: string;
  endorsements: number;
  required?: number;
}

type Dimensions = Record<string, string>;

/**
 * The figures by plain replay, written apart from the projection: for every day asked, the events that held by then and
 * were known by then, applied in the order of the record.
 */
export function naiveNetwork(
  events: readonly SequencedEvent[],
  { asOf, from, knownAt }: { asOf: string; from: string; knownAt: number },
): { stocks: readonly (readonly [string, Dimensions, number])[]; steps: readonly (readonly [Dimensions, number])[] } {
  const known = events.filter((event) => event.sequence <= knownAt);
  const organisations = new Set(known.map(organisationOf));
  const stocks = new Map<string, [string, Dimensions, number]>();
  const steps = new Map<string, [Dimensions, number]>();
  for (const organisation of organisations) {
    const own = known.filter((event) => organisationOf(event) === organisation);
    const state = replay(own, asOf);
    const count = (measure: string, dimensions: Dimensions): void => {
      const key = JSON.stringify([measure, dimensions]);
      stocks.set(key, [measure, dimensions, (stocks.get(key)?.[2] ?? 0) + 1]);
    };
    if (state.known && !state.merged) count('organisations', place(state));
    if (state.membership !== undefined) count('memberships', standing(state));
    let before = replay(own, addDays(from, -1));
    for (let day = from; day <= asOf; day = addDays(day, 1)) {
      const after = replay(own, day);
      if (
        after.membership !== undefined &&
        (after.membership !== before.membership || after.status !== before.status)
      ) {
        const was = after.membership === before.membership ? before.status : undefined;
        const dimensions = { ...standing(after), change: naiveChange(was ?? 'none', after.status ?? 'none') };
        const key = JSON.stringify(dimensions);
        steps.set(key, [dimensions, (steps.get(key)?.[1] ?? 0) + 1]);
      }
      before = after;
    }
  }
  return { stocks: [...stocks.values()], steps: [...steps.values()] };
}

const PLAIN: Record<string, string> = {
  MembershipBecameCurrent: 'current',
  MembershipGraceBegan: 'grace',
  MembershipDeferralEnded: 'withdrawn',
};

const naiveKinds: Record<string, string> = {
  ...{ new: 'member', current: 'member', grace: 'member', suspended: 'resting' },
  ...{ lapsed: 'gone', resigned: 'gone', expelled: 'gone', dissolved: 'gone', merged: 'gone' },
  ...{ applied: 'asking', rejected: 'refused', withdrawn: 'refused' },
};

/** A table of its own: the kind of state before, the kind after. */
function naiveChange(before: string, after: string): string {
  const [was, is] = [naiveKinds[before] ?? 'other', naiveKinds[after] ?? 'other'];
  if (is === 'member') return { member: 'went-on', resting: 'resumed', gone: 'returned' }[was] ?? 'joined';
  if (is === 'resting') return was === 'gone' ? 'returned' : 'suspended';
  if (is === 'gone') return after === 'lapsed' ? 'lapsed' : 'left';
  return { asking: 'asked', refused: 'turned-away' }[is] ?? 'went-on';
}

function organisationOf(event: SequencedEvent): string {
  return (event.data as { organisation: string }).organisation;
}

function place(state: State): Dimensions {
  return { unit: state.own ?? state.heldIn ?? '', kind: state.kind ?? '', themes: state.themes ?? '' };
}

function standing(state: State): Dimensions {
  return {
    ...place(state),
    status: state.status ?? '',
    category: state.category ?? '',
    cohort: state.admitted?.slice(0, 4) ?? '',
    change: '',
  };
}

function replay(events: readonly SequencedEvent[], day: string): State {
  let state: State = { known: false, endorsements: 0 };
  let exists = false;
  for (const event of events) {
    if (event.effectiveOn > day) continue;
    const data = event.data as Record<string, never> & {
      unit?: string;
      themes?: string[];
      kind?: string;
      category: string;
      endorsersRequired: number;
      status: string;
      changes: { unit?: string; themes?: string[] };
    };
    const name = event.type.split('.')[1]!;
    if (name === 'OrganisationRegistered') {
      exists = true;
      state.known = true;
      state.own = data.unit!;
      state.kind = data.kind!;
      state.themes = [...data.themes!].sort().join('+');
      continue;
    }
    if (name === 'OrganisationCorrected') {
      if (data.changes.unit !== undefined) state.own = data.changes.unit;
      if (data.changes.themes !== undefined) state.themes = [...data.changes.themes].sort().join('+');
      continue;
    }
    if (name === 'OrganisationMerged' || name === 'OrganisationMergeReversed') {
      state.merged = name === 'OrganisationMerged';
      continue;
    }
    if (name === 'OrganisationClosed') {
      state.known = false;
      continue;
    }
    exists = true;
    const id = event.stream.replace('membership-', '');
    if (state.membership !== id) {
      state = { ...state, membership: id, endorsements: 0 };
      delete state.admitted;
      delete state.required;
    }
    state.heldIn = data.unit!;
    state.category = data.category;
    switch (name) {
      case 'MembershipScreened':
        state.required = data.endorsersRequired;
        state.status = 'screened';
        break;
      case 'MembershipEndorsed':
        state.endorsements += 1;
        break;
      case 'MembershipAdmitted':
        state.status = 'new';
        state.admitted = event.effectiveOn;
        break;
      case 'MembershipMoved':
        break;
      case 'MembershipRenewed':
      case 'MembershipReinstated':
      case 'MembershipCategoryChanged':
      case 'MembershipSuspensionLifted':
      case 'MembershipMergeReversed':
        state.status = data.status;
        break;
      default:
        state.status = PLAIN[name] ?? name.replace('Membership', '').toLowerCase();
    }
    if (state.status === 'screened' || state.status === 'endorsed') {
      state.status = state.required !== undefined && state.endorsements >= state.required ? 'endorsed' : 'screened';
    }
  }
  return exists ? state : { known: false, endorsements: 0 };
}
