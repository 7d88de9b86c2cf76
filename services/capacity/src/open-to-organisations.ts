import type { Aggregate, Happened } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';

/** The entity as it is open to those who act for any organisation: what was given to all is there for all to use. */
export function openToOrganisationsOf<State extends { readonly status: string }, Event extends Happened>(
  caller: Caller,
  aggregate: Aggregate<State, Event>,
): Aggregate<State, Event> {
  const own = caller.roles.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]));
  return {
    ...aggregate,
    scope(state) {
      const scope = aggregate.scope(state);
      return scope === undefined ? undefined : { ...scope, organisations: [...scope.organisations, ...own] };
    },
  };
}
