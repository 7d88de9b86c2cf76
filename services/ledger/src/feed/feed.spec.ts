import { encodeEvent, everyContract, exampleEvent, type EventContract } from '@baraza/contracts';
import { MemoryEventStore } from '@baraza/event-store';
import { readingRight } from '../replay/readable-audiences.pure.ts';
import { Feed } from './feed.ts';
import { lastEventId } from './server-sent-events.ts';

const nothingHidden = async () => () => false;
const integrator = readingRight(everyContract, [{ role: 'integrator' }]);

async function append(store: MemoryEventStore, type: string, count: number, from = 0): Promise<void> {
  const contract = everyContract.latest(type) as EventContract;
  for (let index = from; index < from + count; index++) {
    const suffix = String(index).padStart(12, '0');
    const stream = `${contract.aggregate}-00000000-0000-4000-8000-${suffix}`;
    const id = `00000000-0000-4000-9000-${suffix}`;
    const event = encodeEvent(everyContract, { ...exampleEvent(contract), id, stream, revision: 0 });
    await store.append({ streams: [{ stream, expected: 'none', events: [event] }], deadline: Date.now() + 10_000 });
  }
}

/** Reads messages until `enough` says so, then closes the feed. */
async function follow(feed: Feed, after: number, enough: (messages: readonly string[]) => boolean | Promise<boolean>) {
  const closing = new AbortController();
  const messages: string[] = [];
  for await (const message of feed.messages({ after, types: undefined }, integrator, closing.signal)) {
    messages.push(message);
    if (await enough(messages)) closing.abort();
  }
  return messages;
}
const ids = (messages: readonly string[]) =>
  messages
    .filter((message) => message.includes('specversion'))
    .map((message) => Number(/^id: (\d+)/.exec(message)![1]));

describe('the feed', () => {
  it('sends what is there, then says where the ledger is', async () => {
    const store = new MemoryEventStore();
    await append(store, 'members.MembershipAdmitted', 3);
    const messages = await follow(new Feed(store, everyContract, '', 60_000, nothingHidden), 0, (seen) =>
      seen.at(-1)!.includes('event: head'),
    );
    expect(messages[0]).toBe('retry: 3000\n\n');
    expect(ids(messages)).toEqual([1, 2, 3]);
    expect(messages.at(-1)).toContain('"sequence":3');
  });

  it('sends what comes while it is followed', async () => {
    const store = new MemoryEventStore();
    await append(store, 'members.MembershipAdmitted', 1);
    let later: Promise<void> | undefined;
    const messages = await follow(new Feed(store, everyContract, '', 60_000, nothingHidden), 0, (seen) => {
      if (seen.at(-1)!.includes('event: head')) later ??= append(store, 'members.MembershipAdmitted', 2, 1);
      return ids(seen).length === 3;
    });
    expect(ids(messages)).toEqual([1, 2, 3]);
    await later;
  });

  it('goes on after the last id, and passes over what is not for this reader', async () => {
    const store = new MemoryEventStore();
    await append(store, 'members.MembershipAdmitted', 2);
    await append(store, 'campaigns.CampaignPlanned', 2, 2);
    await append(store, 'members.UnitRegistered', 1, 4);
    const messages = await follow(new Feed(store, everyContract, '', 60_000, nothingHidden), 1, (seen) =>
      seen.at(-1)!.includes('event: head'),
    );
    expect(ids(messages)).toEqual([2, 5]);
  });

  it('says again and again where the ledger is', async () => {
    const feed = new Feed(new MemoryEventStore(), everyContract, '', 5, nothingHidden);
    const heads = (seen: readonly string[]) => seen.filter((message) => message.includes('event: head')).length;
    expect(heads(await follow(feed, 0, (seen) => heads(seen) === 3))).toBe(3);
  });

  it('a page tells where the next one begins', async () => {
    const store = new MemoryEventStore();
    await append(store, 'members.MembershipAdmitted', 3);
    const feed = new Feed(store, everyContract, '', 60_000, nothingHidden);
    const first = await feed.page({ after: 0, limit: 2, types: undefined }, integrator);
    expect(first.events).toHaveLength(2);
    const second = await feed.page({ after: first.next, limit: 2, types: undefined }, integrator);
    expect(second).toMatchObject({ next: 3, head: 3 });
    expect(second.events).toHaveLength(1);
  });
});

describe('Last-Event-ID', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['17', 17],
    ['-1', undefined],
    ['abc', undefined],
  ])('%p is %p', (header, sequence) => {
    expect(lastEventId(header)).toBe(sequence);
  });
});
