import type { DecidedAs, deputationEnded, deputationMade } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import { deputationRules } from './deputation.rules.ts';
import {
  type Deputation,
  type DeputationEnd,
  type DeputationState,
  deputationTags,
  deputedIn,
  holdsOn,
} from './deputation.state.ts';

export interface MakeDeputation {
  readonly person: string;
  readonly organisation: string;
  readonly entity: Deputation['entity'];
  readonly task: string;
  readonly ground: string;
  readonly until?: CivilDate | undefined;
  readonly resolution?: string | undefined;
}

export interface DeputationFacts {
  /** Where the entity stands, and the organisations it is about; undefined where there is none. */
  readonly entity: { readonly unit: string; readonly organisations: readonly string[] } | undefined;
  readonly knowsOrganisation: boolean;
}

/** @throws Rejection by a rule of `deputationRules` */
export function make(
  state: DeputationState,
  command: MakeDeputation,
  facts: DeputationFacts,
  given: Deciding,
): readonly DecidedAs<typeof deputationMade>[] {
  const { person, organisation, entity, task, ground, until, resolution } = command;
  if (holdsOn(state, given.effectiveOn)) throw deputationRules.broken('made-already', { pointer: '/person' });
  if (person === given.actor.person) throw deputationRules.broken('to-oneself', { pointer: '/person' });
  if (facts.entity === undefined) throw deputationRules.broken('entity-unknown', { pointer: '/entity' });
  if (!facts.knowsOrganisation) throw deputationRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (facts.entity.organisations.includes(organisation)) {
    throw deputationRules.broken('own-organisation', { pointer: '/organisation' });
  }
  if (until !== undefined && until < given.effectiveOn) {
    throw deputationRules.broken('until-before-from', { pointer: '/until', params: { from: given.effectiveOn } });
  }
  const deputed = { person, organisation, unit: facts.entity.unit, entity, task };
  return [
    {
      type: 'members.DeputationMade',
      data: {
        ...deputed,
        ground,
        ...(until === undefined ? {} : { until }),
        ...(resolution === undefined ? {} : { resolution }),
      },
      effectiveOn: given.effectiveOn,
      tags: deputationTags(deputed),
      ground,
    },
  ];
}

/** Nothing where it is over. @throws Rejection where the date is before its first day */
export function end(
  state: DeputationState,
  cause: Exclude<DeputationEnd, 'over'>,
  given: Deciding,
): readonly DecidedAs<typeof deputationEnded>[] {
  if (state.status !== 'made') return [];
  if (given.effectiveOn < state.from) {
    throw deputationRules.broken('ended-before-made', { pointer: '/effectiveOn', params: { from: state.from } });
  }
  return [
    {
      type: 'members.DeputationEnded',
      data: { ...deputedIn(state), cause },
      effectiveOn: given.effectiveOn,
      tags: deputationTags(state),
    },
  ];
}

export type DeputationCommand =
  | { readonly name: 'make'; readonly of: MakeDeputation; readonly facts: DeputationFacts }
  | { readonly name: 'end'; readonly cause: Exclude<DeputationEnd, 'over'> };

/** Any command on a deputation, by its name. */
export function decide(command: DeputationCommand, state: DeputationState, given: Deciding) {
  return command.name === 'make' ? make(state, command.of, command.facts, given) : end(state, command.cause, given);
}
