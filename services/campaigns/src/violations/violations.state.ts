import type { HappenedOf, violationsContracts } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';
import type { Violation } from '../struggle/struggle.state.ts';

export type ViolationsEvent = HappenedOf<(typeof violationsContracts)[number]>;

export type ViolationsState =
  | { readonly status: 'none' }
  | {
      readonly status: 'kept';
      readonly unit: string;
      /** Those that stand. */
      readonly standing: readonly Violation[];
      /** Those that do not any more, wherever they were recorded. */
      readonly withdrawn: readonly string[];
    };

function evolve(state: ViolationsState, event: ViolationsEvent): ViolationsState {
  const { unit, violation } = event.data;
  const { standing, withdrawn } = state.status === 'none' ? { standing: [], withdrawn: [] } : state;
  switch (event.type) {
    case 'campaigns.ViolationTakenDown': {
      const { act, roles } = event.data;
      return { status: 'kept', unit, standing: [...standing, { violation, act, roles }], withdrawn };
    }
    case 'campaigns.ViolationTakenBack': {
      const others = standing.filter((one) => one.violation !== violation);
      return { status: 'kept', unit, standing: others, withdrawn: [...withdrawn, violation] };
    }
    default:
      return unreachable(event);
  }
}

/**
 * The violations within one struggle. Stream `violations-<uuid>`, under the struggle's id, and apart from it: whoever works on a
 * struggle sees its revision, and is not to see by it that something sealed was done. The protection desk alone reads it.
 */
export const violations: Aggregate<ViolationsState, ViolationsEvent> = {
  name: 'violations',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.ViolationTakenDown', 'kept'],
    ['none', 'campaigns.ViolationTakenBack', 'kept'],
    ['kept', 'campaigns.ViolationTakenDown', 'same'],
    ['kept', 'campaigns.ViolationTakenBack', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
