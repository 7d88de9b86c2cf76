import type { NoticeChannel } from '../notice.state.ts';
import type { Message, Messenger } from './messenger.port.ts';
import { ProviderAway } from './messenger.port.ts';

/** A provider within the process: for specs. It recognises repeats, as real ones can. */
export class MemoryMessenger implements Messenger {
  readonly channel: Exclude<NoticeChannel, 'letter'>;
  /** Everything that was handed over, repeats too. */
  readonly handedOver: Message[] = [];
  /** Addresses that it knows to be none. */
  readonly refuses = new Set<string>();
  /** Undefined while it is there; it may take a message over and lose the answer. */
  away: 'before-taking' | 'after-taking' | undefined;

  constructor(channel: Exclude<NoticeChannel, 'letter'> = 'email') {
    this.channel = channel;
  }

  /** What reached people: of a repeat, the first. */
  get arrived(): readonly Message[] {
    return [...new Map([...this.handedOver].reverse().map((message) => [message.key, message])).values()].reverse();
  }

  async send(message: Message): Promise<'sent' | 'refused'> {
    if (this.away === 'before-taking') throw new ProviderAway('away');
    if (this.refuses.has(message.to)) return 'refused';
    this.handedOver.push(message);
    if (this.away === 'after-taking') throw new ProviderAway('answer-lost');
    return 'sent';
  }

  async close(): Promise<void> {
    // Nothing is kept open.
  }
}
