import type { RoleHeld } from '@baraza/domain';
import type { ForumClient } from './running-forum.ts';

/** A CloudEvent as the feed sends it. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly sequence: string;
}

/** Somebody who listens to `GET /ledger/feed` from the first event on, and keeps what was heard. */
export class FeedReader {
  readonly heard: FeedEvent[] = [];
  /** Everything that came, as it came. */
  text = '';
  readonly #closing = new AbortController();
  #ended: Promise<void> = Promise.resolve();

  private constructor() {
    // Made by `listen` alone.
  }

  static async listen(client: ForumClient, as: readonly RoleHeld[]): Promise<FeedReader> {
    const reader = new FeedReader();
    const response = await fetch(client.url('/ledger/feed'), {
      headers: { authorization: `Bearer ${await client.token(as)}`, accept: 'text/event-stream' },
      signal: reader.#closing.signal,
    });
    if (response.status !== 200 || response.body === null) throw new Error(`the feed answered ${response.status}`);
    reader.#ended = reader.#hear(response.body).catch((error: unknown) => {
      if (!reader.#closing.signal.aborted) throw error;
    });
    return reader;
  }

  ids(): readonly string[] {
    return this.heard.map(({ id }) => id);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#ended;
  }

  async #hear(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of body) {
      const text = decoder.decode(bytes, { stream: true });
      this.text += text;
      const messages = (rest + text).split('\n\n');
      rest = messages.pop()!;
      for (const message of messages) {
        const lines = message.split('\n');
        if (lines.some((line) => line === 'event: head')) continue;
        const data = lines.find((line) => line.startsWith('data: '));
        if (data !== undefined) this.heard.push(JSON.parse(data.slice('data: '.length)) as FeedEvent);
      }
    }
  }
}
