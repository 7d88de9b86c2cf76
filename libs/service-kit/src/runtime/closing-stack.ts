/** Closes what was opened, the last first, each once; the first failure is told after all were tried. */
export class ClosingStack {
  readonly #closers: (() => Promise<void>)[] = [];

  push(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Remembers to close it. @returns the same */
  closes<T extends { close(): Promise<void> }>(opened: T): T {
    this.push(() => opened.close());
    return opened;
  }

  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
