import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Asking, ForumClient } from './running-forum.ts';

/** As long as somebody at a counter would. */
const PATIENCE_MS = 90_000;

/** A client that does what a 503 with `Retry-After` asks of it: it sends the same again, commands under the same key. */
export class SendingAgain extends ForumClient {
  /** How many answers said so, by their codes. */
  readonly askedAgain = new Map<string, number>();

  override async send(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const key = method === 'GET' ? {} : { 'idempotency-key': randomUUID() };
    const same = { ...asking, headers: { ...key, ...asking.headers } };
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await super.send(method, path, same);
      const after = answer.headers.get('retry-after');
      if (answer.status !== 503 || after === null || Date.now() > until) return answer;
      const code = String(answer.body?.code);
      this.askedAgain.set(code, (this.askedAgain.get(code) ?? 0) + 1);
      await pause(Number(after) * 1_000);
    }
  }
}
