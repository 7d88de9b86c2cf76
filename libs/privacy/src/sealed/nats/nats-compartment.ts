import type { NatsConnection } from '@nats-io/transport-node';
import { decodeMessage, encodeMessage } from '../../nats/vault-wire.ts';
import {
  type CompartmentRefusal,
  CompartmentDamaged,
  CompartmentRefused,
  type CompartmentStatus,
  CompartmentUnavailable,
  type EnclosedEntry,
  type EntryToSeal,
  type SealedAccess,
  type SealedAct,
  type SealedCompartment,
} from '../sealed-compartment.port.ts';
import { type SealedOperation, type SealedReply, sealedSubject, type ToldRefusal } from './sealed-wire.ts';

export interface NatsCompartmentOptions {
  /** The service that asks: its credentials must allow `baraza.sealed.<service>.>`. */
  readonly service: string;
  /** Stretching a passphrase takes its time. */
  readonly timeoutMs?: number;
}

/** The compartment of another process (the ledger's), over request and reply. Does not own the connection. */
export class NatsCompartment implements SealedCompartment {
  readonly #connection: NatsConnection;
  readonly #service: string;
  readonly #timeoutMs: number;

  constructor(connection: NatsConnection, { service, timeoutMs = 10_000 }: NatsCompartmentOptions) {
    this.#connection = connection;
    this.#service = service;
    this.#timeoutMs = timeoutMs;
  }

  async status(): Promise<CompartmentStatus> {
    return this.#ask('status');
  }
  async enrol(officer: string, passphrase: string): Promise<CompartmentStatus> {
    return this.#ask('enrol', officer, passphrase);
  }
  async admit(officer: string, by: string): Promise<CompartmentStatus> {
    return this.#ask('admit', officer, by);
  }
  async dismiss(officer: string, by: string): Promise<CompartmentStatus> {
    return this.#ask('dismiss', officer, by);
  }
  async propose(officer: string, passphrase: string, why: string): Promise<CompartmentStatus> {
    return this.#ask('propose', officer, passphrase, why);
  }
  async concur(officer: string, passphrase: string): Promise<CompartmentStatus> {
    return this.#ask('concur', officer, passphrase);
  }
  async shut(officer: string): Promise<CompartmentStatus> {
    return this.#ask('shut', officer);
  }
  async seal(entry: EntryToSeal, by: string): Promise<void> {
    await this.#ask('seal', entry, by);
  }
  async enclose(entry: EntryToSeal): Promise<EnclosedEntry> {
    return this.#ask('enclose', entry);
  }
  async deposit(entry: EnclosedEntry, by: string): Promise<void> {
    await this.#ask('deposit', entry, by);
  }
  async holds(ids: readonly string[]): Promise<readonly boolean[]> {
    return this.#ask('holds', ids);
  }
  async read(id: string, by: string, why: string, kind?: string): Promise<{ kind: string; text: string } | undefined> {
    return this.#ask('read', id, by, why, ...named(kind));
  }
  async destroy(id: string, by: string, why: string, kind?: string): Promise<boolean> {
    return this.#ask('destroy', id, by, why, ...named(kind));
  }
  async note(act: SealedAct, item: string, officer: string): Promise<void> {
    await this.#ask('note', act, item, officer);
  }
  async officerWho(act: SealedAct, item: string): Promise<string | undefined> {
    return this.#ask('officerWho', act, item);
  }
  async accesses(after: number, limit: number): Promise<readonly SealedAccess[]> {
    return this.#ask('accesses', after, limit);
  }
  async close(): Promise<void> {
    // the compartment is the other process's, the connection somebody else's
  }

  async #ask<T>(operation: SealedOperation, ...args: readonly unknown[]): Promise<T> {
    let reply: SealedReply;
    try {
      const subject = sealedSubject(this.#service, operation);
      const message = await this.#connection.request(subject, encodeMessage({ args }), { timeout: this.#timeoutMs });
      reply = decodeMessage(message.data) as SealedReply;
    } catch (error) {
      const reason = `the sealed compartment does not answer (${operation}): ${(error as Error).message}`;
      throw new CompartmentUnavailable(reason, { cause: error });
    }
    if ('error' in reply) throw retold(reply.error);
    // JSON knows no undefined.
    return (reply.result ?? undefined) as T;
  }
}

function retold({ name, message, refusal }: ToldRefusal): Error {
  if (refusal !== undefined) return new CompartmentRefused(refusal as CompartmentRefusal);
  return name === 'CompartmentDamaged' ? new CompartmentDamaged(message) : new CompartmentUnavailable(message);
}

/** An argument that may be left out: on the wire there is no `undefined`. */
function named(kind: string | undefined): readonly string[] {
  return kind === undefined ? [] : [kind];
}
