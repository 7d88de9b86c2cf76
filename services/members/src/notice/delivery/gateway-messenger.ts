import type { Message, Messenger } from './messenger.port.ts';
import { ProviderAway } from './messenger.port.ts';

export interface GatewaySettings {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs?: number;
}

/** Answers that say it can never go to this number. */
const REFUSED = new Set([400, 404, 410, 413, 422]);
/** It has this key already: a repeat that it recognised. */
const KNOWN_ALREADY = 409;

/**
 * Notices as short messages (SMS, WhatsApp), through one HTTP gateway of the forum's choice: `POST` of JSON with `key`, `to`
 * and `text`, the shared secret in `Baraza-Secret` and the key in `Idempotency-Key`. What speaks to an operator in its own
 * way stands behind it. Receipts come to `/members/notices/delivery-reports`.
 */
export class GatewayMessenger implements Messenger {
  readonly channel = 'message';
  readonly #settings: GatewaySettings;

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
  }

  async send({ key, to, text }: Message): Promise<'sent' | 'refused'> {
    const status = await this.#post(key, JSON.stringify({ key, to, text }));
    if ((status >= 200 && status < 300) || status === KNOWN_ALREADY) return 'sent';
    if (REFUSED.has(status)) return 'refused';
    throw new ProviderAway(String(status));
  }

  async #post(key: string, body: string): Promise<number> {
    const { url, secret, timeoutMs = 20_000 } = this.#settings;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'baraza-secret': secret, 'idempotency-key': key },
        body,
        // Neither the secret nor a number goes where the gateway's address does not lead.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      throw new ProviderAway(cause?.code ?? name);
    }
  }

  async close(): Promise<void> {
    // Nothing is kept open.
  }
}
