import { type Amount, contributions, type Counting, type Fact, type Timeline } from '@baraza/read-models';
import { FORMER_STATUSES, MEMBER_STATUSES } from '../membership-register/membership-register.read-model.ts';
import {
  BY_MONTH,
  type Monthly,
  type NetworkMeasure,
  type NetworkState,
  themesValue,
} from './network-dashboard.read-model.ts';

type Dimensions = Readonly<Record<string, string>>;

/** What an organisation counts for: while its state holds, and on the day on which its membership comes into another. */
const counting: Counting<NetworkState> = {
  stock(state) {
    const { isKnown = false, isMerged = false, organisation = '', membership } = state;
    return [
      ...(isKnown && !isMerged ? [one('organisations', placeOf(state), organisation)] : []),
      ...(membership === undefined ? [] : [one('memberships', standing(state), membership)]),
      ...(isMember(state) ? [monthly('members', state)] : []),
    ];
  },
  flow(before, after) {
    if (after?.membership === undefined) return [];
    if (before?.membership === after.membership && before.status === after.status) return [];
    return [
      one('steps', standing(after), after.membership),
      ...(isMember(after) ? [monthly('joined', after)] : []),
      ...(FORMER_STATUSES.includes(after.status ?? '') ? [monthly('left', after)] : []),
    ];
  },
};

function one(measure: NetworkMeasure | typeof BY_MONTH, dimensions: Dimensions, entity: string): Amount {
  return { measure, dimensions, amount: 1, entity };
}

function monthly(what: Monthly, state: NetworkState): Amount {
  const { unit = '', themes = [], membership = '' } = state;
  return one(BY_MONTH, { unit, themes: themesValue(themes), what }, membership);
}

function isMember({ membership, status = '' }: NetworkState): boolean {
  return membership !== undefined && MEMBER_STATUSES.includes(status);
}

function placeOf({ unit = '', kind = '', themes = [] }: NetworkState): Dimensions {
  return { unit, kind, themes: themesValue(themes) };
}

function standing(state: NetworkState): Dimensions {
  const { status = '', category = '', admittedOn } = state;
  return { ...placeOf(state), status, category, cohort: admittedOn?.slice(0, 4) ?? '' };
}

/** What the change of an organisation's timeline adds to the network's figures and takes from them, by date. */
export function networkFacts(before: Timeline<NetworkState>, after: Timeline<NetworkState>): readonly Fact[] {
  return contributions(counting, before, after).map((fact) =>
    fact.measure === BY_MONTH
      ? { ...fact, dimensions: { ...fact.dimensions, month: fact.effectiveOn.slice(0, 7) } }
      : fact,
  );
}
