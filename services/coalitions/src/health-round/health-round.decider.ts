import {
  type DecidedAs,
  HEALTH_QUALITIES,
  type healthRatingGiven,
  type healthRoundCancelled,
  type healthRoundPlanned,
  type ItemLevel,
  type QualityRating,
} from '@baraza/contracts';
import { type CivilDate, type Decided, type Deciding, unreachable } from '@baraza/domain';
import { actingSeat, actingSeats, leads } from '../coalition/coalition.participants.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import { healthRoundRules as rules } from './health-round.rules.ts';
import { type Asked, type HealthRoundState, type OpenRound, tagsOfRound } from './health-round.state.ts';

/** How many seats one round asks: that each took part stands in the append that closes it. */
const ROLL_MAX = 200;

export interface PlanRound {
  readonly coalition: string;
  readonly instrument: string;
  readonly periodRated: { readonly from: CivilDate; readonly until: CivilDate };
  readonly closesOn: CivilDate;
}
export interface PlanFacts {
  /** What the questionnaire asks in its newest version; undefined where it is not in use. */
  readonly questionnaire: { readonly version: number; readonly domains: Asked } | undefined;
}
export interface Rate {
  readonly organisation: string;
  readonly qualities: readonly QualityRating[];
  readonly items: readonly ItemLevel[];
}

/** Fixes who is asked, and what: nothing that comes later changes it. @throws Rejection */
export function plan(
  state: HealthRoundState,
  command: PlanRound,
  of: CoalitionState,
  { questionnaire }: PlanFacts,
  given: Deciding,
): readonly DecidedAs<typeof healthRoundPlanned>[] {
  if (state.status !== 'none') throw rules.broken('planned-once', { pointer: '/id' });
  if (of.status !== 'active') {
    throw rules.broken('coalition-not-active', { pointer: '/coalition', params: { status: of.status } });
  }
  if (!leads(of, given.actor)) throw rules.broken('leads-only');
  const { coalition, instrument, closesOn } = command;
  const { from, until } = command.periodRated;
  if (questionnaire === undefined) throw rules.broken('instrument-unknown', { pointer: '/instrument' });
  if (until < from || from > given.effectiveOn) throw rules.broken('period-amiss', { pointer: '/periodRated' });
  if (closesOn < given.effectiveOn) throw rules.broken('closes-past', { pointer: '/closesOn' });
  const roll = actingSeats(of).map(({ seat, organisation }) => ({ seat, organisation }));
  if (roll.length === 0 || roll.length > ROLL_MAX) {
    throw rules.broken('nobody-asked', { pointer: '/coalition', params: { seats: roll.length } });
  }
  const data = {
    ...{ coalition, unit: of.unit, themes: [...of.themes], periodRated: { from, until }, closesOn },
    ...{ instrument, ...questionnaire, roll },
  };
  return [{ type: 'coalitions.HealthRoundPlanned', data, effectiveOn: given.effectiveOn, tags: tagsOfRound(data) }];
}

/**
 * The same seat again takes the place of what it rated. Nothing where it says what it said. What is recorded is sealed, and
 * nothing beside it tells that somebody rated, or when.
 * @throws Rejection `rates-for-another`, `not-asked`, `qualities-unfinished`, `item-unknown`
 */
export function rate(
  state: HealthRoundState,
  command: Rate,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof healthRatingGiven>[] {
  const { plan: planned, plannedOn, ratings } = open(state);
  const { organisation } = command;
  if (given.actor.organisation !== organisation) {
    throw rules.broken('rates-for-another', { pointer: '/organisation' });
  }
  const seat = actingSeat(of, organisation)?.seat;
  if (seat === undefined || !planned.roll.some((one) => one.seat === seat)) {
    throw rules.broken('not-asked', { pointer: '/organisation' });
  }
  notBefore(plannedOn, given);
  const qualities = HEALTH_QUALITIES.map((quality) => {
    const found = command.qualities.filter((one) => one.quality === quality);
    if (found.length !== 1) throw rules.broken('qualities-unfinished', { pointer: '/qualities', params: { quality } });
    return { quality, level: found[0]!.level };
  });
  const items = inOrder(
    planned.domains.flatMap((one) => one.items),
    command.items,
  );
  if (JSON.stringify(ratings[seat]) === JSON.stringify({ qualities, items })) return [];
  return [
    {
      type: 'coalitions.HealthRatingGiven',
      data: { seat, qualities, items },
      effectiveOn: given.effectiveOn,
      tags: tagsOfRound(planned),
    },
  ];
}

/** @throws Rejection `leads-only` */
export function cancel(
  state: HealthRoundState,
  { ground }: { readonly ground: string },
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof healthRoundCancelled>[] {
  const { plan: planned, plannedOn } = open(state);
  if (!leads(of, given.actor)) throw rules.broken('leads-only');
  notBefore(plannedOn, given);
  const { effectiveOn } = given;
  return [
    { type: 'coalitions.HealthRoundCancelled', data: { ground }, effectiveOn, tags: tagsOfRound(planned), ground },
  ];
}

/** @throws Rejection `unknown`, `over` */
function open(state: HealthRoundState): OpenRound {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status !== 'open') throw rules.broken('over', { params: { status: state.status } });
  return state;
}

/** Ratings come in no order that would say who had rated before. @throws Rejection `before-planned` */
function notBefore(since: CivilDate, { effectiveOn }: Deciding): void {
  if (effectiveOn < since) throw rules.broken('before-planned', { pointer: '/effectiveOn', params: { since } });
}

/** In the order in which they are asked. @throws Rejection `item-unknown` */
function inOrder(asked: readonly string[], items: readonly ItemLevel[]): ItemLevel[] {
  const wrong = items.findIndex(
    ({ item }, index) => !asked.includes(item) || items.findIndex((other) => other.item === item) !== index,
  );
  if (wrong >= 0) throw rules.broken('item-unknown', { pointer: `/items/${wrong}/item` });
  return asked.flatMap((code) => {
    const found = items.find(({ item }) => item === code);
    return found === undefined ? [] : [{ item: code, level: found.level }];
  });
}

type In = { readonly in: CoalitionState };
export type HealthRoundCommand =
  | ({ readonly name: 'plan'; readonly of: PlanRound; readonly facts: PlanFacts } & In)
  | ({ readonly name: 'rate'; readonly of: Rate } & In)
  | ({ readonly name: 'cancel'; readonly of: { readonly ground: string } } & In);

/** Any command on a health round, by its name. */
export function decide(command: HealthRoundCommand, state: HealthRoundState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.in, command.facts, given);
    case 'rate':
      return rate(state, command.of, command.in, given);
    case 'cancel':
      return cancel(state, command.of, command.in, given);
    default:
      return unreachable(command);
  }
}
