import type { DataOf, fileContracts, fileReceived, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type FileEvent = HappenedOf<(typeof fileContracts)[number]>;
export type FileKept = DataOf<typeof fileReceived>;
export type FileState =
  | { readonly status: 'none' }
  | ({ readonly status: 'kept'; readonly receivedOn: CivilDate } & FileKept)
  | ({ readonly status: 'destroyed'; readonly destroyedOn: CivilDate; readonly ground: string } & Pick<
      FileKept,
      'organisation' | 'unit' | 'sha256' | 'size' | 'mediaType' | 'locked'
    >);

export const file: Aggregate<FileState, FileEvent> = {
  name: 'file',
  service: 'members',
  diagram: [
    ['none', 'members.FileReceived', 'kept'],
    ['kept', 'members.FileDestroyed', 'destroyed'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'members.FileReceived':
        return { status: 'kept', ...event.data, receivedOn: event.effectiveOn };
      case 'members.FileDestroyed': {
        if (state.status !== 'kept') throw new Error(`${event.type} of a file that is not kept`);
        const { organisation, unit, sha256, size, mediaType, locked } = state;
        const { ground } = event.data;
        const known = { organisation, unit, sha256, size, mediaType, locked };
        return { status: 'destroyed', ...known, destroyedOn: event.effectiveOn, ground };
      }
      default:
        return unreachable(event);
    }
  },
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};
