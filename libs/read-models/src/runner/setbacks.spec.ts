import type { SequencedEvent } from '@baraza/contracts';
import { CannotApply } from './generation-writer.ts';
import { NewerGeneration, Setbacks } from './setbacks.ts';

const backoff = { firstMs: 500, maxMs: 60_000 };
const pausesOf = (error: () => Error): readonly number[] => {
  const setbacks = new Setbacks(backoff, () => 0);
  return Array.from({ length: 10 }, () => setbacks.add(error()));
};

describe('how long a projection pauses that could not go on', () => {
  it('is ever longer where an event cannot be applied, up to a minute', () => {
    const event = { sequence: 5, id: 'e', type: 'x' } as unknown as SequencedEvent;
    const pauses = pausesOf(() => new CannotApply(event, new Error('no roof')));
    expect(pauses.slice(0, 3)).toEqual([500, 1_000, 2_000]);
    expect(pauses.at(-1)).toBe(60_000);
  });

  it('is some seconds at most where the ledger or the store is away: it goes on soon after that is back', () => {
    expect(Math.max(...pausesOf(() => new Error('the ledger did not answer in time')))).toBe(5_000);
  });

  it('is up to a minute where this program is too old', () => {
    expect(Math.max(...pausesOf(() => new NewerGeneration('version 2 is served')))).toBe(60_000);
  });
});
