import {
  type DataOf,
  type deputationContracts,
  type deputationMade,
  type DEPUTATION_ENDS,
  derivedId,
  type HappenedOf,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, unreachable } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';

export type DeputationEvent = HappenedOf<(typeof deputationContracts)[number]>;
export type DeputationEnd = (typeof DEPUTATION_ENDS)[number];

export interface Deputation extends DataOf<typeof deputationMade> {
  readonly from: CivilDate;
}
export type DeputationState =
  | { readonly status: 'none' }
  | (Deputation & { readonly status: 'made' })
  | (Deputation & { readonly status: 'ended'; readonly endedOn: CivilDate; readonly cause: DeputationEnd });

export interface OneDecision {
  readonly entity: Deputation['entity'];
  /** The decision, as its service names it: `decide-complaint`. */
  readonly task: string;
  readonly person: string;
}

/** One stream for a person and a decision, so that whoever decides finds it without a list. */
export function deputationId({ entity, task, person }: OneDecision): string {
  return derivedId('deputation', entity.kind, entity.id, task, person);
}

/** What each of its events says. */
export const deputedIn = ({ person, organisation, unit, entity, task }: Deputation) => ({
  person,
  organisation,
  unit,
  entity,
  task,
});

export const deputationTags = ({ unit, organisation, entity }: Pick<Deputation, 'unit' | 'organisation' | 'entity'>) =>
  tags(unitTag(unit), orgTag(organisation), `${entity.kind}:${entity.id}`);

function evolve(state: DeputationState, event: DeputationEvent): DeputationState {
  switch (event.type) {
    case 'members.DeputationMade':
      return { status: 'made', ...event.data, from: event.effectiveOn };
    case 'members.DeputationEnded':
      if (state.status === 'none') throw new Error('a deputation ended that was never made');
      return { ...state, status: 'ended', endedOn: event.effectiveOn, cause: event.data.cause };
    default:
      return unreachable(event);
  }
}

export const deputation: Aggregate<DeputationState, DeputationEvent> = {
  name: 'deputation',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  diagram: [
    [['none', 'ended'], 'members.DeputationMade', 'made'],
    ['made', 'members.DeputationEnded', 'ended'],
  ],
  calendar: {
    next: (state) =>
      state.status === 'made' && state.until !== undefined
        ? { rule: 'deputation.over', rank: 10, on: addDays(state.until, 1) }
        : undefined,
    take: (state, step) =>
      state.status === 'made'
        ? [
            {
              type: 'members.DeputationEnded',
              data: { ...deputedIn(state), cause: 'over' },
              effectiveOn: step.on,
              tags: deputationTags(state),
            },
          ]
        : [],
  },
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

/** Whether it can be used on the date. */
export function holdsOn(state: DeputationState, date: CivilDate): state is Deputation & { readonly status: 'made' } {
  return state.status === 'made' && state.from <= date && (state.until === undefined || date <= state.until);
}
