import { ArrayFeed } from '../testing/array-feed.ts';
import { inn } from '../testing/guestbook.ts';
import { SharedFeed, type EventFeed, type FeedPage } from './event-feed.ts';

const events = (count: number, from = 1) => Array.from({ length: count }, (_, at) => inn(from + at, 'BellRang', 'g1'));
const sequences = (page: FeedPage) => page.events.map(({ sequence }) => sequence);

describe('a shared feed', () => {
  it('reads once for those who stand at the same place', async () => {
    const feed = new ArrayFeed(events(10));
    const shared = new SharedFeed(feed);
    const [one, other] = await Promise.all([shared.read(0, 5), shared.read(0, 5)]);
    expect(await shared.read(0, 5)).toBe(one);
    expect(other).toBe(one);
    expect(sequences(one)).toEqual([1, 2, 3, 4, 5]);
    expect(feed.reads).toBe(1);
    await Promise.all([shared.read(0, 5, ['inn.BellRang']), shared.read(0, 5, ['inn.BellRang'])]);
    expect(feed.reads).toBe(3);
  });

  it('looks again where the page was not full', async () => {
    const feed = new ArrayFeed(events(3));
    const shared = new SharedFeed(feed);
    expect(sequences(await shared.read(0, 5))).toEqual([1, 2, 3]);
    feed.append(events(1, 4), false);
    expect(sequences(await shared.read(0, 5))).toEqual([1, 2, 3, 4]);
  });

  it('joins nobody who is woken to a reading that began before the news', async () => {
    const feed = new ArrayFeed(events(2));
    const answers: (() => void)[] = [];
    const slow: EventFeed = {
      read: async (after, limit) => {
        const page = await feed.read(after, limit);
        await new Promise<void>((answer) => answers.push(answer));
        return page;
      },
      onAppended: (poke) => feed.onAppended(poke),
    };
    const shared = new SharedFeed(slow);
    shared.onAppended(() => undefined);
    const before = shared.read(2, 5);
    await new Promise((resolve) => setImmediate(resolve));
    feed.append(events(1, 3));
    const woken = shared.read(2, 5);
    await new Promise((resolve) => setImmediate(resolve));
    for (const answer of answers) answer();
    expect(sequences(await before)).toEqual([]);
    expect(sequences(await woken)).toEqual([3]);
  });

  it('forgets a reading that failed, and all but the last few', async () => {
    const feed = new ArrayFeed(events(60));
    let away = true;
    const shared = new SharedFeed(
      {
        read: async (after, limit) => {
          if (away) throw new Error('away');
          return feed.read(after, limit);
        },
        onAppended: () => () => undefined,
      },
      2,
    );
    await expect(shared.read(0, 10)).rejects.toThrow('away');
    away = false;
    for (const after of [0, 10, 20]) await shared.read(after, 10);
    await shared.read(20, 10);
    expect(feed.reads).toBe(3);
    await shared.read(0, 10);
    expect(feed.reads).toBe(4);
  });
});
