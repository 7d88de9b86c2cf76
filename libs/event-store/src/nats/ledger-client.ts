import { errors, type NatsConnection } from '@nats-io/transport-node';
import { StoreUnavailable } from '../event-store.port.ts';
import { fromRefusal } from '../refusals.ts';
import { decodeFrame, encodeFrame, MalformedFrame, type Frame } from './frame.ts';
import { subjectOf, type Answer, type Operation } from './wire.ts';

/** One question at a time, and what became of it. */
export class LedgerClient {
  readonly #connection: NatsConnection;
  readonly #service: string;

  constructor(connection: NatsConnection, service: string) {
    this.#connection = connection;
    this.#service = service;
  }

  /**
   * @param timeoutMs how long to wait for the answer
   * @throws StoreUnavailable: `not-persisted` where nobody answers for the ledger, `unknown` where no answer came
   * @throws the error of the port that the ledger answered with
   */
  async ask<T>(
    operation: Operation,
    header: unknown,
    parts: readonly Uint8Array[],
    timeoutMs: number,
  ): Promise<Frame<T> & { readonly ledgerId: string }> {
    const { header: answer, body } = await this.#request<Answer<T>>(operation, encodeFrame(header, parts), timeoutMs);
    if (answer.refusal !== undefined) throw fromRefusal(answer.refusal);
    return { header: answer.answer, body, ledgerId: answer.ledgerId };
  }

  async #request<T>(operation: Operation, data: Uint8Array, timeout: number): Promise<Frame<T>> {
    try {
      const message = await this.#connection.request(subjectOf(this.#service, operation), data, { timeout });
      return decodeFrame<T>(message.data);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): unknown {
  if (error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders())) {
    return new StoreUnavailable('not-persisted', 'the ledger is not running, or not connected to NATS', {
      cause: error,
    });
  }
  if (error instanceof errors.ClosedConnectionError || error instanceof errors.DrainingConnectionError) {
    return new StoreUnavailable('not-persisted', 'the connection to NATS is closed', {
      cause: error,
      reason: 'closed',
    });
  }
  if (error instanceof errors.TimeoutError) {
    return new StoreUnavailable('unknown', 'the ledger did not answer in time', { cause: error });
  }
  if (error instanceof MalformedFrame) {
    return new StoreUnavailable('unknown', `the ledger's answer could not be read: ${error.message}`, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable('unknown', `the ledger could not be asked: ${message}`, { cause: error });
}
