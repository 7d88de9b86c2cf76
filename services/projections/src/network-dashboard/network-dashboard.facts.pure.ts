import { FORMER_STATUSES, isMemberStatus, PENDING_STATUSES } from '@baraza/contracts';
import { type Amount, contributions, type Counting, type Fact, type Timeline } from '@baraza/read-models';
import {
  BY_MONTH,
  codesValue,
  MONTHLY,
  type Monthly,
  type NetworkChange,
  type NetworkMeasure,
  type NetworkState,
  OF_NO_CONSTITUENCY,
} from './network-dashboard.read-model.ts';

const FORMER: readonly string[] = FORMER_STATUSES;
const PENDING: readonly string[] = PENDING_STATUSES;

type Dimensions = Readonly<Record<string, string>>;

/** What an organisation counts for: while its state holds, and on the day on which its membership comes into another. */
const counting: Counting<NetworkState> = {
  stock(state) {
    const { isKnown = false, isMerged = false, organisation = '', membership } = state;
    return [
      ...(isKnown && !isMerged ? [one('organisations', placeOf(state), organisation)] : []),
      ...(membership === undefined || !isCounted(state) ? [] : [one('memberships', standing(state), membership)]),
      ...(isMember(state) ? [monthly('members', state)] : []),
      ...linked(state),
    ];
  },
  flow(before, after) {
    if (after?.membership === undefined) return [];
    if (before?.membership === after.membership && before.status === after.status) return [];
    const isSame = before?.membership === after.membership;
    const change = changeOf(isSame ? before.status : undefined, after.status ?? '');
    const what = MONTHLY.find((counted) => counted === change);
    return [
      one('steps', { ...standing(after), change }, after.membership),
      ...(what === undefined ? [] : [monthly(what, after)]),
    ];
  },
};

/** A linkage stands where its member does. */
function linked({ linkages = {}, ...state }: NetworkState): readonly Amount[] {
  return Object.entries(linkages).map(([id, kind]) => one('linkages', { ...placeOf(state), kind }, id));
}

function one(measure: NetworkMeasure | typeof BY_MONTH, dimensions: Dimensions, entity: string): Amount {
  return { measure, dimensions, amount: 1, entity };
}

function monthly(what: Monthly, state: NetworkState): Amount {
  const { kind: _kind, ...place } = placeOf(state);
  return one(BY_MONTH, { ...place, cohort: cohortOf(state), what }, state.membership ?? '');
}

function isMember(state: NetworkState): boolean {
  return isCounted(state) && isMemberStatus(state.status ?? '');
}

/**
 * Organisations that are one have one membership that counts: what the duplicate brought along open, or else the
 * survivor's. A past one of the survivor's gives way while its place is held by the duplicate's.
 */
function isCounted({ membership, status = '', isMerged, broughtAlong, place }: NetworkState): boolean {
  if (membership === undefined || (isMerged === true && broughtAlong !== true)) return false;
  return place === undefined || place === null || place === membership || isOpen(status);
}

/** An application nothing has been decided on, or a membership that has not ended. */
export function isOpen(status: string): boolean {
  return PENDING.includes(status) || isMemberStatus(status) || status === 'suspended';
}

function placeOf({ unit = '', kind = '', themes = [], constituencies = [] }: NetworkState): Dimensions {
  return { unit, kind, themes: codesValue(themes), constituencies: codesValue(constituencies) || OF_NO_CONSTITUENCY };
}

function standing(state: NetworkState): Dimensions {
  const { status = '', category = '' } = state;
  return { ...placeOf(state), status, category, cohort: cohortOf(state), change: '' };
}

/** The year of joining. */
function cohortOf({ admittedOn }: NetworkState): string {
  return admittedOn?.slice(0, 4) ?? '';
}

/** What the way from one state of a membership to another is to the network. */
export function changeOf(before: string | undefined, after: string): NetworkChange {
  const was = before ?? '';
  if (after === 'applied') return 'asked';
  if (after === 'rejected' || after === 'withdrawn') return 'turned-away';
  if (after === 'suspended') return FORMER.includes(was) ? 'returned' : 'suspended';
  if (after === 'lapsed') return 'lapsed';
  if (FORMER.includes(after)) return 'left';
  if (!isMemberStatus(after)) return 'went-on';
  if (was === 'suspended') return 'resumed';
  if (FORMER.includes(was)) return 'returned';
  return isMemberStatus(was) ? 'went-on' : 'joined';
}

/** What the change of an organisation's timeline adds to the network's figures and takes from them, by date. */
export function networkFacts(before: Timeline<NetworkState>, after: Timeline<NetworkState>): readonly Fact[] {
  return contributions(counting, before, after).map((fact) =>
    fact.measure === BY_MONTH
      ? { ...fact, dimensions: { ...fact.dimensions, month: fact.effectiveOn.slice(0, 7) } }
      : fact,
  );
}
