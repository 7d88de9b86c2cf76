import type { HappenedOf, incidentsContracts } from '@baraza/contracts';
import type { Aggregate } from '@baraza/domain';
import type { action, ActionState, Incident } from '../action/action.state.ts';

export type IncidentsEvent = HappenedOf<(typeof incidentsContracts)[number]>;

export type IncidentsState =
  { readonly status: 'none' } | { readonly status: 'kept'; readonly incidents: readonly Incident[] };

function evolve(state: IncidentsState, { data }: IncidentsEvent): IncidentsState {
  const { action: _, campaign: __, ...incident } = data;
  return { status: 'kept', incidents: [...(state.status === 'none' ? [] : state.incidents), incident] };
}

/**
 * What befell those who took part in one action. Stream `incidents-<uuid>`, under the action's id, and apart from it: others see
 * the action's revision, and are not to see by it that somebody was taken or hurt.
 */
export const incidents: Aggregate<IncidentsState, IncidentsEvent> = {
  name: 'incidents',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.IncidentTakenDown', 'kept'],
    ['kept', 'campaigns.IncidentTakenDown', 'same'],
  ],
  stateVersion: 1,
  evolve,
  // They are found by way of their action alone.
  scope: () => undefined,
};

/** The incidents of an action, for whoever may see the action, and whether there are any yet or not. */
export function incidentsAt(aggregate: typeof action, of: ActionState): typeof incidents {
  const scope = aggregate.scope(of);
  return { ...incidents, scope: () => scope };
}

/** The earliest stand in the action's own stream. */
export function incidentsOf(state: IncidentsState, of: ActionState): readonly Incident[] {
  const early = of.status === 'none' ? [] : of.incidents;
  return [...early, ...(state.status === 'none' ? [] : state.incidents)];
}
