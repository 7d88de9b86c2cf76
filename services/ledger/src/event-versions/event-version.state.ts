import type { EventContract, eventVersionContracts, HappenedOf } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type EventVersionEvent = HappenedOf<(typeof eventVersionContracts)[number]>;
export type EventVersionState =
  | { readonly status: 'none' }
  | {
      readonly status: 'activated';
      readonly type: string;
      /** The newest that may be written. */
      readonly version: number;
    };

/** A stream's name has no dot: `members_ThemeAdded`. */
export const streamIdOf = (type: string): string => type.replace('.', '_');

/** Of a type of which nothing is said, the first version is in force. */
export const newestInForce = (state: EventVersionState): number => (state.status === 'none' ? 1 : state.version);

/** The oldest version whose readers can read the newest of these: each one after it only adds. */
export function readableFrom(versions: readonly Pick<EventContract, 'schemaVersion' | 'change'>[]): number {
  const breaking = versions.findLast(({ change }) => change === 'incompatible');
  return breaking?.schemaVersion ?? 1;
}

function evolve(_: EventVersionState, event: EventVersionEvent): EventVersionState {
  switch (event.type) {
    case 'ledger.EventVersionActivated':
      return { status: 'activated', type: event.data.type, version: event.data.version };
    default:
      return unreachable(event.type);
  }
}

export const eventVersion: Aggregate<EventVersionState, EventVersionEvent> = {
  name: 'event-version',
  service: 'ledger',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  diagram: [[['none', 'activated'], 'ledger.EventVersionActivated', 'activated']],
  scope: () => undefined,
};
