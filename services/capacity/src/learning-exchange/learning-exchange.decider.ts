import type {
  DecidedAs,
  ExchangeKind,
  learningExchangeCancelled,
  learningExchangeConcluded,
  learningExchangeJoined,
  learningExchangeLeft,
  learningExchangeMet,
  learningExchangePlanned,
  PeopleCount,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, freeText, unreachable } from '@baraza/domain';
import { mayTellOf } from '../acting-for.pure.ts';
import { learningExchangeRules as rules } from './learning-exchange.rules.ts';
import { type Ahead, type LearningExchangeState, tagsOfExchange, takingPart } from './learning-exchange.state.ts';

export interface PlanExchange {
  readonly title: string;
  readonly kind: ExchangeKind;
  readonly unit: string;
  readonly themes: readonly string[];
  readonly host?: string;
  readonly organisations: readonly string[];
  readonly from: CivilDate;
  readonly until?: CivilDate;
  readonly programme?: string;
}
export interface PlanFacts {
  readonly unitKnown: boolean;
  /** Of the host and the organisations named: those that the forum knows and that are open. */
  readonly organisations: readonly string[];
  readonly themes: readonly string[];
}
export interface OfOrganisation {
  readonly organisation: string;
}
export interface Meet {
  readonly organisations: readonly string[];
  readonly people: PeopleCount;
}
export interface Conclude {
  readonly lesson: string;
  readonly about?: readonly string[];
  readonly products: readonly string[];
}

export function plan(
  state: LearningExchangeState,
  command: PlanExchange,
  facts: PlanFacts,
  given: Deciding,
): readonly DecidedAs<typeof learningExchangePlanned>[] {
  if (state.status !== 'none') throw rules.broken('planned-already', { pointer: '/id' });
  const { title, kind, unit, themes, host, organisations, from, until, programme } = command;
  if (!facts.unitKnown) throw rules.broken('unit-unknown', { pointer: '/unit' });
  if (host !== undefined && !facts.organisations.includes(host)) {
    throw rules.broken('organisation-unknown', { pointer: '/host' });
  }
  const stranger = organisations.findIndex((one) => !facts.organisations.includes(one));
  if (stranger >= 0) throw rules.broken('organisation-unknown', { pointer: `/organisations/${stranger}` });
  const strange = themes.findIndex((one) => !facts.themes.includes(one));
  if (strange >= 0) throw rules.broken('theme-unknown', { pointer: `/themes/${strange}` });
  if (host !== undefined && organisations.includes(host)) throw rules.broken('hosts-itself', { pointer: '/host' });
  if (until !== undefined && until < from) throw rules.broken('ends-before-it-begins', { pointer: '/until' });
  const data = {
    ...{ title, kind, unit, themes },
    ...(host === undefined ? {} : { host }),
    ...{ organisations, from },
    ...(until === undefined ? {} : { until }),
    ...(programme === undefined ? {} : { programme }),
  };
  const tags = tagsOfExchange(command, takingPart({ plan: command, organisations }));
  return [{ type: 'capacity.LearningExchangePlanned', data, effectiveOn: given.effectiveOn, tags }];
}

/** @param isKnown whether the forum knows the organisation, and it is open */
export function join(
  state: LearningExchangeState,
  { organisation }: OfOrganisation,
  { isKnown }: { readonly isKnown: boolean },
  given: Deciding,
): readonly DecidedAs<typeof learningExchangeJoined>[] {
  const now = ahead(state, given);
  if (!mayTellOf(organisation, given.actor)) throw rules.broken('speaks-for-another', { pointer: '/organisation' });
  if (!isKnown) throw rules.broken('organisation-unknown', { pointer: '/organisation' });
  if (takingPart(now).includes(organisation)) return [];
  return [{ type: 'capacity.LearningExchangeJoined', data: { organisation }, ...alike(now, given, [organisation]) }];
}

export function leave(
  state: LearningExchangeState,
  { organisation }: OfOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof learningExchangeLeft>[] {
  const now = ahead(state, given);
  if (!mayTellOf(organisation, given.actor)) throw rules.broken('speaks-for-another', { pointer: '/organisation' });
  if (now.plan.host === organisation) throw rules.broken('host-stays', { pointer: '/organisation' });
  if (!now.organisations.includes(organisation)) throw rules.broken('not-taking-part', { pointer: '/organisation' });
  return [{ type: 'capacity.LearningExchangeLeft', data: { organisation }, ...alike(now, given, [organisation]) }];
}

/** Once, or again and again: a community of practice meets many times. */
export function meet(
  state: LearningExchangeState,
  { organisations, people }: Meet,
  given: Deciding,
): readonly DecidedAs<typeof learningExchangeMet>[] {
  const now = ahead(state, given);
  const { from } = now.plan;
  if (given.effectiveOn < from) {
    throw rules.broken('before-it-begins', { pointer: '/effectiveOn', params: { from } });
  }
  const there = takingPart(now);
  const stranger = organisations.findIndex((one) => !there.includes(one));
  if (stranger >= 0) throw rules.broken('not-taking-part', { pointer: `/organisations/${stranger}` });
  return [
    { type: 'capacity.LearningExchangeMet', data: { organisations, people }, ...alike(now, given, organisations) },
  ];
}

/** @param known of the products named: those that were drafted or published */
export function conclude(
  state: LearningExchangeState,
  { lesson, about, products }: Conclude,
  { known }: { readonly known: readonly string[] },
  given: Deciding,
): readonly DecidedAs<typeof learningExchangeConcluded>[] {
  const now = ahead(state, given);
  if (now.meetings.length === 0) throw rules.broken('never-met');
  const strange = products.findIndex((one) => !known.includes(one));
  if (strange >= 0) throw rules.broken('product-unknown', { pointer: `/products/${strange}` });
  const data = { meetings: now.meetings.length, lesson: freeText(given.id('lesson'), lesson, about), products };
  return [{ type: 'capacity.LearningExchangeConcluded', data, ...alike(now, given, takingPart(now)) }];
}

export function cancel(
  state: LearningExchangeState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof learningExchangeCancelled>[] {
  const now = ahead(state, given);
  if (now.meetings.length > 0) throw rules.broken('met-already');
  return [
    { type: 'capacity.LearningExchangeCancelled', data: { ground }, ...alike(now, given, takingPart(now)), ground },
  ];
}

function ahead(state: LearningExchangeState, given: Deciding): Ahead {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status === 'concluded' || state.status === 'cancelled') {
    throw rules.broken('over', { params: { status: state.status } });
  }
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw rules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

const alike = ({ plan: of }: Ahead, { effectiveOn }: Deciding, organisations: readonly string[]) => ({
  effectiveOn,
  tags: tagsOfExchange(of, organisations),
});

export type LearningExchangeCommand =
  | { readonly name: 'plan'; readonly of: PlanExchange; readonly facts: PlanFacts }
  | { readonly name: 'join'; readonly of: OfOrganisation; readonly facts: { readonly isKnown: boolean } }
  | { readonly name: 'leave'; readonly of: OfOrganisation }
  | { readonly name: 'meet'; readonly of: Meet }
  | { readonly name: 'conclude'; readonly of: Conclude; readonly facts: { readonly known: readonly string[] } }
  | { readonly name: 'cancel'; readonly of: { readonly ground: string } };

/** Any command on a learning exchange, by its name. */
export function decide(command: LearningExchangeCommand, state: LearningExchangeState, given: Deciding) {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'join':
      return join(state, command.of, command.facts, given);
    case 'leave':
      return leave(state, command.of, given);
    case 'meet':
      return meet(state, command.of, given);
    case 'conclude':
      return conclude(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, given);
    default:
      return unreachable(command);
  }
}
