import type { ConsumerState, ParkedEvent } from './consumer-state.port.ts';

/** Consumer state that is gone with the process: for tests. */
export class MemoryConsumerState implements ConsumerState {
  readonly #checkpoints = new Map<string, number>();
  readonly #parked = new Map<string, ParkedEvent>();

  async checkpoint(consumer: string): Promise<number | undefined> {
    return this.#checkpoints.get(consumer);
  }

  async checkpoints(): Promise<ReadonlyMap<string, number>> {
    return new Map(this.#checkpoints);
  }

  async storeCheckpoint(consumer: string, upTo: number): Promise<void> {
    this.#checkpoints.set(consumer, upTo);
  }

  async park(event: ParkedEvent): Promise<void> {
    const key = keyOf(event.consumer, event.sequence);
    if (!this.#parked.has(key)) this.#parked.set(key, event);
  }

  async parked(consumer?: string): Promise<readonly ParkedEvent[]> {
    return [...this.#parked.values()]
      .filter((event) => consumer === undefined || event.consumer === consumer)
      .sort((a, b) => (a.consumer === b.consumer ? a.sequence - b.sequence : a.consumer < b.consumer ? -1 : 1));
  }

  async unpark(consumer: string, sequence: number): Promise<void> {
    this.#parked.delete(keyOf(consumer, sequence));
  }
}

const keyOf = (consumer: string, sequence: number): string => `${sequence} ${consumer}`;
