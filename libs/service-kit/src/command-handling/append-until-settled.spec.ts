import {
  type Appended,
  type AppendRequest,
  type EventStore,
  StoreUnavailable,
  WrongExpectedRevision,
} from '@baraza/event-store';
import { appendUntilSettled } from './append-until-settled.ts';

const done: Appended = { position: 'p', events: [{ id: 'e1', sequence: 1, position: 'p' }], alreadyThere: false };
const unknown = (): StoreUnavailable => new StoreUnavailable('unknown', 'no answer');

function storeThat(answers: (() => Promise<Appended>)[], recorded: 'there' | 'absent' | 'away' = 'absent') {
  const seen: AppendRequest[] = [];
  const late = async (): Promise<Appended> => {
    if (recorded === 'there') return { ...done, alreadyThere: true };
    if (recorded === 'away') throw unknown();
    throw new StoreUnavailable('not-persisted', 'too late', { reason: 'deadline' });
  };
  const store = {
    append: (request: AppendRequest) => {
      seen.push(request);
      if (Date.now() > request.deadline) return late();
      return (answers.shift() ?? (() => Promise.reject(unknown())))();
    },
  } as unknown as EventStore;
  const events = [{ id: 'e1' }] as never;
  const append = (ms: number) =>
    appendUntilSettled(store, { deadline: Date.now() + ms, streams: [{ stream: 's', expected: 'none', events }] });
  return { append, seen };
}

describe('an append whose outcome is unknown', () => {
  it('is sent again, the very same request, until the store answers', async () => {
    const { append, seen } = storeThat([
      () => Promise.reject(unknown()),
      () => Promise.reject(unknown()),
      async () => done,
    ]);
    expect(await append(5_000)).toBe(done);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  });

  it('is asked for once the deadline has passed: recorded', async () => {
    expect(await storeThat([], 'there').append(60)).toMatchObject({ alreadyThere: true, position: 'p' });
  });

  it('is asked for once the deadline has passed: not recorded, and never will be', async () => {
    await expect(storeThat([], 'absent').append(60)).rejects.toMatchObject({ outcome: 'not-persisted' });
  });

  it('stays unknown where the store is out of reach beyond the deadline', async () => {
    await expect(storeThat([], 'away').append(60)).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it.each([new StoreUnavailable('not-persisted', 'busy'), new WrongExpectedRevision('s', 'none', 0)])(
    'is not made of %s',
    async (error) => {
      const { append, seen } = storeThat([() => Promise.reject(error)]);
      await expect(append(5_000)).rejects.toBe(error);
      expect(seen).toHaveLength(1);
    },
  );
});
