import type { NoticeChannel } from '../notice.state.ts';

/** A notice as a provider gets it: standing words, and where to. */
export interface Message {
  /** The notice's id: the same however often it is sent, so that a provider recognises a repeat. */
  readonly key: string;
  /** An e-mail address, or a telephone number. Never logged, and never part of an error. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Brings a message out of the house, by one channel.
 *
 * - `sent`: the provider has taken it over. It has not arrived yet, and may never.
 * - `refused`: it can never go to this address, so it is not tried again.
 * - `ProviderAway`: nothing is known of the address. The same message is to be sent again later. It may have been taken over
 *   already: an answer can be lost on its way.
 *
 * It answers or throws within half a minute. What goes wrong is told by code: no error holds an address or a text.
 */
export interface Messenger {
  readonly channel: Exclude<NoticeChannel, 'letter'>;
  /** @throws ProviderAway */
  send(message: Message): Promise<'sent' | 'refused'>;
  close(): Promise<void>;
}

/** The provider cannot be reached, is too busy, or does not let us in. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
  /** What the provider or the network said, as a code: `ECONNREFUSED`, `421`. */
  readonly fault: string;

  constructor(fault: string) {
    super(`the provider did not take the message over (${fault})`);
    this.fault = fault;
  }
}
