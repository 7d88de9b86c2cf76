import { decodeEvent } from '@baraza/contracts';
import type { StoredEvent } from '@baraza/event-store';
import { FencedOff, type BusHead, type BusPublisher } from '../event-bus.port.ts';

/** A bus as a publisher sees it, in memory: dense, fenced, and as unreliable as a test wants it. */
export class MemoryPublisher implements BusPublisher {
  /** The ids of the events on the bus: index + 1 is the sequence. */
  ids: string[] = [];
  ledgerId: string | undefined;
  looks = 0;
  /** Called before each call; what it throws happens before anything was done. */
  before: (call: 'head' | 'publish') => void = () => undefined;
  /** Called after an event was taken; what it throws leaves the rest out: the publisher cannot know how far it came. */
  afterEach: (sequence: number) => void = () => undefined;

  async head(): Promise<BusHead> {
    this.looks += 1;
    this.before('head');
    return { sequence: this.ids.length, ledgerId: this.ledgerId, eventId: this.ids.at(-1) };
  }

  async publish(after: number, events: readonly StoredEvent[]): Promise<void> {
    this.before('publish');
    if (after !== this.ids.length) throw new FencedOff(`the bus is at ${this.ids.length}, not at ${after}`);
    for (const { bytes } of events) {
      this.ids.push(decodeEvent(bytes).id);
      this.afterEach(this.ids.length);
    }
  }

  async close(): Promise<void> {
    return undefined;
  }
}
