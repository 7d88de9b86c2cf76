import type { SequencedEvent } from '@baraza/contracts';
import { addDays } from '@baraza/domain';

interface State {
  known: boolean;
  merged?: boolean;
  mergedOpen?: boolean;
  place?: string;
  own?: string;
  heldIn?: string;
  kind?: string;
  themes?: string;
  constituencies?: string;
  membership?: string;
  status?: string;
  category?: string;
  admitted?: string;
  endorsements: number;
  required?: number;
  linkages?: Record<string, string>;
}

interface AskedNaively {
  readonly asOf: string;
  readonly knownAt: number;
}

type Dimensions = Record<string, string>;

/**
 * The figures by plain replay, written apart from the projection: for every day asked, the events that held by then and
 * were known by then, applied in the order of the record.
 */
export function naiveNetwork(
  events: readonly SequencedEvent[],
  { asOf, from, knownAt }: AskedNaively & { readonly from: string },
): { stocks: readonly (readonly [string, Dimensions, number])[]; steps: readonly (readonly [Dimensions, number])[] } {
  const known = events.filter((event) => event.sequence <= knownAt && organisationOf(event) !== undefined);
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
    if (countsOnce(state)) count('memberships', standing(state));
    for (const kind of Object.values(state.linkages ?? {})) count('linkages', { ...place(state), kind });
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

/** Organisations with a membership, each as the record has it: what the register of memberships shows. */
export function naiveMemberships(
  events: readonly SequencedEvent[],
  { asOf, knownAt }: AskedNaively,
): ReadonlyMap<string, Dimensions> {
  const known = events.filter((event) => event.sequence <= knownAt && organisationOf(event) !== undefined);
  const rows = new Map<string, Dimensions>();
  for (const organisation of new Set(known.map(organisationOf))) {
    const own = known.filter((event) => organisationOf(event) === organisation);
    const state = replay(own, asOf);
    if (state.membership === undefined) continue;
    const { change: _change, kind: _kind, constituencies: _constituencies, ...row } = standing(state);
    rows.set(organisation!, { ...row, membership: state.membership });
  }
  return rows;
}

/** The units that stand below one, by walking up from each; itself too. Left is what the latest record says has left. */
export function naiveUnitsBelow(
  events: readonly SequencedEvent[],
  root: string,
  { asOf, knownAt }: AskedNaively,
): readonly string[] {
  const known = events.filter((event) => event.sequence <= knownAt && event.stream.startsWith('unit-'));
  const parents = new Map<string, string | undefined>();
  const gone = new Map<string, string>();
  for (const { type, data, effectiveOn } of known) {
    const { code, parent, into = [] } = data as { code: string; parent?: string; into?: string[] };
    if (type.endsWith('UnitRegistered')) parents.set(code, parent);
    if (type.endsWith('UnitMoved') && effectiveOn <= asOf) parents.set(code, parent);
    if (type.endsWith('UnitLeft') || (type.endsWith('UnitSplit') && !into.includes(code))) gone.set(code, effectiveOn);
  }
  const isGone = (code: string): boolean => gone.has(code) && gone.get(code)! <= asOf;
  const stands = (code: string): boolean => {
    const way: string[] = [];
    let at: string | undefined = code;
    while (at !== undefined && at !== root && !isGone(at) && !way.includes(at)) {
      way.push(at);
      at = parents.get(at);
    }
    return at === root;
  };
  return [...parents.keys()].filter(stands);
}

/** One that is another's duplicate counts by what it brought along open; one whose duplicate holds its place, not by what it was. */
function countsOnce({ membership, status = '', merged, mergedOpen, place: held }: State): boolean {
  if (membership === undefined || (merged === true && mergedOpen !== true)) return false;
  return held === undefined || held === membership || isOpen(status);
}

function isOpen(status: string): boolean {
  return ['asking', 'other', 'member', 'resting'].includes(naiveKinds[status] ?? 'other') && status !== '';
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

function organisationOf(event: SequencedEvent): string | undefined {
  const { organisation, from } = event.data as { organisation?: string; from?: string };
  return event.stream.startsWith('linkage-') ? from : organisation;
}

function place(state: State): Dimensions {
  const { kind = '', themes = '', constituencies = '-' } = state;
  return { unit: state.own ?? state.heldIn ?? '', kind, themes, constituencies };
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

const naiveConstituencies = (codes: readonly string[]): string =>
  codes.length === 0 ? '-' : [...codes].sort().join('+');

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
      membership?: string;
      constituencies?: string[];
      changes: { unit?: string; themes?: string[]; constituencies?: string[] };
    };
    const name = event.type.split('.')[1]!;
    if (name === 'OrganisationRegistered') {
      exists = true;
      state.known = true;
      state.own = data.unit!;
      state.kind = data.kind!;
      state.themes = [...data.themes!].sort().join('+');
      state.constituencies = naiveConstituencies(data.constituencies!);
      continue;
    }
    if (name === 'OrganisationCorrected') {
      if (data.changes.unit !== undefined) state.own = data.changes.unit;
      const { themes, constituencies } = data.changes;
      if (themes !== undefined) state.themes = [...themes].sort().join('+');
      if (constituencies !== undefined) state.constituencies = naiveConstituencies(constituencies);
      continue;
    }
    if (name === 'OrganisationMerged' || name === 'OrganisationMergeReversed') {
      state.merged = name === 'OrganisationMerged';
      if (state.merged) state.mergedOpen = isOpen(state.status ?? '');
      continue;
    }
    if (name === 'OpenMembershipClaimed') {
      state.place = data.membership!;
      continue;
    }
    if (name === 'OpenMembershipFreed') {
      if (state.place === data.membership && state.place === state.membership) delete state.place;
      continue;
    }
    if (name === 'OpenMembershipBarred') {
      if (state.merged) state.mergedOpen = false;
      continue;
    }
    if (name === 'OrganisationGaveBack') {
      if (state.place !== state.membership) delete state.place;
      continue;
    }
    if (name.startsWith('Linkage')) {
      exists = true;
      const { [event.stream]: _, ...others } = state.linkages ?? {};
      state.linkages = name === 'LinkageAccepted' ? { ...others, [event.stream]: data.kind! } : others;
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
