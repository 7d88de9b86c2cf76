/** The listeners of `onAppended`. One that throws is a bug of its own and does not keep the others from hearing. */
export class Pokes {
  readonly #listeners = new Set<(head: number) => void>();

  add(poke: (head: number) => void): () => void {
    const listener = (head: number): void => poke(head);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(head: number): void {
    for (const listener of this.#listeners) {
      try {
        listener(head);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
