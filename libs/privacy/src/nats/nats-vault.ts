import type { NatsConnection } from '@nats-io/transport-node';
import { CalledVault, type VaultCalls, type VaultOperation } from '../engine/vault-calls.ts';
import { retoldError } from '../engine/vault-errors.ts';
import { VaultUnavailable } from '../vault.port.ts';
import { decodeMessage, encodeMessage, MAX_LIST_BYTES, sizeOf, vaultSubject, type VaultReply } from './vault-wire.ts';

export interface NatsVaultOptions {
  /** The service that asks: its credentials must allow `baraza.vault.<service>.>`. */
  readonly service: string;
  /** How long an answer may take before it is VaultUnavailable; an erasure, which rewrites files, twenty times that. */
  readonly timeoutMs?: number;
}

/** How many ids or fields go into one question. */
const AT_ONCE = 1_000;

/** The vault of another process (the ledger's), over request and reply. Does not own the connection. */
export class NatsVault extends CalledVault {
  readonly #connection: NatsConnection;
  readonly #service: string;
  readonly #timeoutMs: number;
  #closed = false;

  constructor(connection: NatsConnection, { service, timeoutMs = 5_000 }: NatsVaultOptions) {
    super();
    this.#connection = connection;
    this.#service = service;
    this.#timeoutMs = timeoutMs;
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  /**
   * A list too long for one message is asked for in several. Values beyond MAX_LIST_BYTES are sealed in several requests
   * as well: each is all or nothing, and what a failure leaves pending is swept.
   */
  override async call<Op extends VaultOperation>(
    operation: Op,
    ...args: Parameters<VaultCalls[Op]>
  ): Promise<ReturnType<VaultCalls[Op]>> {
    const [first, ...rest] = args as readonly unknown[];
    if (!Array.isArray(first) || operation === 'settle') {
      return (await this.#whole(operation, args)) as ReturnType<VaultCalls[Op]>;
    }
    const results: unknown[] = [];
    for (const some of inMessages(first as unknown[])) {
      const answer = await this.#whole(operation, [some, ...rest]);
      if (Array.isArray(answer)) results.push(...(answer as unknown[]));
    }
    return results as unknown as ReturnType<VaultCalls[Op]>;
  }

  async #whole(operation: VaultOperation, args: readonly unknown[]): Promise<unknown> {
    let reply = await this.#ask(operation, args, 0);
    if (!Array.isArray(reply.result)) return reply.result;
    const list = [...(reply.result as unknown[])];
    while (reply.more === true) {
      reply = await this.#ask(operation, args, list.length);
      list.push(...(reply.result as unknown[]));
    }
    // JSON knows no undefined: what was erased comes as null.
    return list.map((item) => (item === null ? undefined : item));
  }

  async #ask(
    operation: VaultOperation,
    args: readonly unknown[],
    from: number,
  ): Promise<VaultReply & { error?: never }> {
    if (this.#closed) throw new VaultUnavailable('the vault is closed');
    const timeout = operation === 'erase' ? 20 * this.#timeoutMs : this.#timeoutMs;
    const question = encodeMessage({ args, ...(from === 0 ? {} : { from }) });
    let reply: VaultReply;
    try {
      const message = await this.#connection.request(vaultSubject(this.#service, operation), question, { timeout });
      reply = decodeMessage(message.data) as VaultReply;
    } catch (error) {
      // Nobody answers, not in time, not in JSON, or the connection is gone: every question may be asked again.
      throw new VaultUnavailable(`the vault does not answer (${operation}): ${(error as Error).message}`, {
        cause: error,
      });
    }
    if (reply.error !== undefined) throw retoldError(reply.error);
    return reply;
  }
}

function inMessages<T>(list: readonly T[]): readonly (readonly T[])[] {
  const messages: T[][] = [];
  let current: T[] = [];
  let size = 0;
  for (const item of list) {
    const takes = sizeOf(item);
    if (current.length > 0 && (size + takes > MAX_LIST_BYTES || current.length === AT_ONCE)) {
      messages.push(current);
      current = [];
      size = 0;
    }
    current.push(item);
    size += takes;
  }
  return [...messages, current];
}
