/** One at a time per stream, first come first served. */
export class StreamLocks {
  readonly #last = new Map<string, Promise<unknown>>();

  async hold<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(stream) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    this.#last.set(stream, settled);
    try {
      return await turn;
    } finally {
      if (this.#last.get(stream) === settled) this.#last.delete(stream);
    }
  }
}
