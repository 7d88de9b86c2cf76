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
        const key = JSON.stringify(standing(after));
        steps.set(key, [standing(after), (steps.get(key)?.[1] ?? 0) + 1]);
      }
      before = after;
    }
  }
  return { stocks: [...stocks.values()], steps: [...steps.values()] };
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
        state.status = 'admitted';
        state.admitted = event.effectiveOn;
        break;
      case 'MembershipMoved':
        break;
      default:
        state.status = name.replace('Membership', '').toLowerCase();
    }
    if (state.status === 'screened' || state.status === 'endorsed') {
      state.status = state.required !== undefined && state.endorsements >= state.required ? 'endorsed' : 'screened';
    }
  }
  return exists ? state : { known: false, endorsements: 0 };
}
