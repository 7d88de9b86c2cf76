import type { SequencedEvent } from '@baraza/contracts';
import { inn } from '../testing/guestbook.ts';

/** The first events of a record that is always the same: nine guests come, move about, leave, and come again. */
export function guestbookOf(count: number): readonly SequencedEvent[] {
  const staying = new Set<string>();
  return Array.from({ length: count }, (_, at) => {
    const sequence = at + 1;
    const guest = `g${(at * 7) % 9}`;
    const house = `house ${(at * 5) % 4}`;
    if (!staying.has(guest)) {
      staying.add(guest);
      return inn(sequence, 'GuestCame', guest, { name: `Guest ${guest} ${sequence}`, house, likes: ['tea', house] });
    }
    if (at % 6 !== 5) return inn(sequence, 'GuestMoved', guest, { house });
    staying.delete(guest);
    return inn(sequence, 'GuestLeft', guest);
  });
}
