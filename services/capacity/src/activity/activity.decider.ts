import type { activityRecorded, activityStruck, DecidedAs } from '@baraza/contracts';
import { currencyExponent, type Deciding, freeText, unreachable } from '@baraza/domain';
import { activityRules } from './activity.rules.ts';
import type { Activity, ActivityState } from './activity.state.ts';

export interface RecordActivity extends Omit<Activity, 'account' | 'place' | 'cost' | 'paidFrom' | 'partOf'> {
  readonly place?: string | undefined;
  readonly cost?: Activity['cost'] | undefined;
  readonly paidFrom?: Activity['paidFrom'] | undefined;
  readonly partOf?: Activity['partOf'] | undefined;
  readonly account?: string | undefined;
  /** The persons whom the account is about. */
  readonly about?: readonly string[] | undefined;
}

export interface ActivityFacts {
  readonly unitKnown: boolean;
  /** Of the organisations it names: those the forum knows. */
  readonly organisationsKnown: readonly string[];
  /** The currency of the grant it names; undefined where there is no such grant. */
  readonly currencyOfGrant: string | undefined;
  readonly purposeKnown: boolean;
}

/** @throws Rejection `recorded-once`, `dates-backwards`, `not-over`, `unit-unknown`, `organisation-unknown`, `currency-unknown`, `paid-without-cost`, `grant-unknown`, `currency-of-grant`, `purpose-unknown` */
export function record(
  state: ActivityState,
  command: RecordActivity,
  facts: ActivityFacts,
  given: Deciding,
): readonly DecidedAs<typeof activityRecorded>[] {
  if (state.status !== 'none') throw activityRules.broken('recorded-once', { pointer: '/id' });
  const { kind, title, unit, place, from, until, themes, people, organisations } = command;
  if (until < from) throw activityRules.broken('dates-backwards', { pointer: '/until' });
  if (until > given.today) throw activityRules.broken('not-over', { pointer: '/until' });
  if (!facts.unitKnown) throw activityRules.broken('unit-unknown', { pointer: '/unit' });
  const stranger = organisations.findIndex((id) => !facts.organisationsKnown.includes(id));
  if (stranger >= 0) throw activityRules.broken('organisation-unknown', { pointer: `/organisations/${stranger}` });
  assertPaid(command, facts);
  if (command.partOf !== undefined && !facts.purposeKnown) {
    throw activityRules.broken('purpose-unknown', { pointer: '/partOf' });
  }
  const { cost, paidFrom, partOf, account, about } = command;
  return [
    {
      type: 'capacity.ActivityRecorded',
      data: {
        ...{ kind, title, unit, from, until, themes, people: { ...people }, organisations },
        ...(place === undefined ? {} : { place }),
        ...(cost === undefined ? {} : { cost }),
        ...(paidFrom === undefined ? {} : { paidFrom }),
        ...(partOf === undefined ? {} : { partOf }),
        ...(account === undefined ? {} : { account: freeText(given.id('account'), account, about) }),
      },
      // It holds from its last day, whenever it was put on record.
      effectiveOn: until,
      tags: tagsOf(command),
    },
  ];
}

function assertPaid({ cost, paidFrom }: RecordActivity, { currencyOfGrant }: ActivityFacts): void {
  if (cost !== undefined && currencyExponent(cost.currency) === undefined) {
    throw activityRules.broken('currency-unknown', { pointer: '/cost/currency' });
  }
  if (paidFrom === undefined) return;
  if (cost === undefined || cost.minor <= 0) throw activityRules.broken('paid-without-cost', { pointer: '/cost' });
  if (currencyOfGrant === undefined) throw activityRules.broken('grant-unknown', { pointer: '/paidFrom/grant' });
  if (cost.currency !== currencyOfGrant) {
    throw activityRules.broken('currency-of-grant', { pointer: '/cost/currency', params: { currencyOfGrant } });
  }
}

/** @throws Rejection `unknown`, `before-record` */
export function strike(
  state: ActivityState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof activityStruck>[] {
  if (state.status === 'none') throw activityRules.broken('unknown');
  if (state.status === 'struck') return [];
  if (given.effectiveOn < state.until) {
    throw activityRules.broken('before-record', { pointer: '/effectiveOn', params: { until: state.until } });
  }
  return [
    {
      type: 'capacity.ActivityStruck',
      data: { unit: state.unit, ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(state),
      ground,
    },
  ];
}

export type ActivityCommand =
  | { readonly name: 'record'; readonly of: RecordActivity; readonly facts: ActivityFacts }
  | { readonly name: 'strike'; readonly of: { readonly ground: string } };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ActivityCommand, state: ActivityState, given: Deciding) {
  switch (command.name) {
    case 'record':
      return record(state, command.of, command.facts, given);
    case 'strike':
      return strike(state, command.of, given);
    default:
      return unreachable(command);
  }
}

function tagsOf({
  unit,
  organisations,
  themes,
  partOf,
  paidFrom,
}: Pick<RecordActivity, 'unit' | 'organisations' | 'themes' | 'partOf' | 'paidFrom'>) {
  return [
    `unit:${unit}`,
    ...organisations.map((id) => `org:${id}`),
    ...themes.map((theme) => `theme:${theme}`),
    ...(partOf === undefined ? [] : [`${partOf.kind}:${partOf.id}`]),
    ...(paidFrom === undefined ? [] : [`grant:${paidFrom.grant}`]),
  ];
}
