import type { DataOf, HappenedOf, importBegun, importCompleted, importContracts } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type ImportEvent = HappenedOf<(typeof importContracts)[number]>;
type Begun = DataOf<typeof importBegun>;
export type ImportState =
  | { readonly status: 'none' }
  | ({ readonly status: 'begun' } & Begun)
  | ({ readonly status: 'completed'; readonly result: DataOf<typeof importCompleted> } & Begun);

/** The record of a file that was brought in. Its report lies in the service's own store. */
export const importing: Aggregate<ImportState, ImportEvent> = {
  name: 'import',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.ImportBegun', 'begun'],
    ['begun', 'members.ImportCompleted', 'completed'],
  ],
  evolve(state, event) {
    switch (event.type) {
      case 'members.ImportBegun':
        return { status: 'begun', ...event.data };
      case 'members.ImportCompleted':
        if (state.status === 'none') throw new Error('an import was completed that never began');
        return { ...state, status: 'completed', result: event.data };
      default:
        return unreachable(event);
    }
  },
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
