import type { SequencedEvent } from '@baraza/contracts';
import type { Fact, Projection, ReadModel } from '../read-store.port.ts';

/** A small world for the specs: guests come, move between houses, and leave. */
export interface Guest {
  readonly name: string;
  readonly house: string | null;
  readonly age: number | null;
  readonly likes: readonly string[];
  readonly moves: number;
}

export const guests: ReadModel<Guest> = {
  name: 'guests',
  version: 1,
  keepsPast: false,
  indexes: ['house', 'age', 'likes', 'name'],
  lists: ['likes'],
  index: ({ house, age, likes, name }) => ({ house, age, likes, name }),
  search: ({ name }) => name,
};

/** The same guests, and how they were before. */
export const guestHistory: ReadModel<Guest> = { ...guests, name: 'guest-history', keepsPast: true };

export const guestsProjection: Projection<Guest> = {
  model: guests,
  types: ['inn.GuestCame', 'inn.GuestMoved', 'inn.GuestLeft'],
  keys: (event) => [event.stream.slice('guest-'.length)],
  evolve(guest, event) {
    const data = event.data as Partial<Guest>;
    switch (event.type) {
      case 'inn.GuestCame':
        return {
          name: data.name ?? '',
          house: data.house ?? null,
          age: data.age ?? null,
          likes: data.likes ?? [],
          moves: 0,
        };
      case 'inn.GuestMoved':
        if (guest === undefined) throw new Error('nobody there to move');
        return guest.house === data.house ? guest : { ...guest, house: data.house ?? null, moves: guest.moves + 1 };
      default:
        return undefined;
    }
  },
  facts(before, after, event, key) {
    const stays = (guest: Guest | undefined, amount: number): readonly Fact[] =>
      guest === undefined
        ? []
        : [
            {
              measure: 'staying',
              dimensions: { house: guest.house ?? 'none' },
              effectiveOn: event.effectiveOn,
              amount,
              entity: key,
            },
          ];
    return [...stays(before, -1), ...stays(after, 1)];
  },
};

export const guestHistoryProjection: Projection<Guest> = { ...guestsProjection, model: guestHistory };

const LEDGER = '00000000-0000-4000-8000-0000000001ed';

/** An event of that world, complete as the record would have it. */
export function inn(
  sequence: number,
  type: 'GuestCame' | 'GuestMoved' | 'GuestLeft' | 'BellRang',
  guest: string,
  data: Partial<Guest> = {},
  effectiveOn = '2026-03-01',
): SequencedEvent {
  return {
    id: `event-${sequence}`,
    type: `inn.${type}`,
    schemaVersion: 1,
    stream: `guest-${guest}`,
    revision: 0,
    time: '2026-03-01T09:00:00.000Z',
    effectiveOn,
    data,
    meta: {
      actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
      commandId: `command-${sequence}`,
      commandHash: '',
      correlationId: `command-${sequence}`,
      causationId: `command-${sequence}`,
    },
    tags: [],
    sequence,
    position: `${LEDGER}:${String(sequence).padStart(20, '0')}`,
  };
}
