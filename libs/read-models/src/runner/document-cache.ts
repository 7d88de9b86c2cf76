/**
 * The documents last used, so that a rebuild need not read back what it has just written. Two maps take turns: what
 * was not used while the younger filled up is forgotten with the older. `null` means: known not to exist.
 */
export class DocumentCache<Doc> {
  readonly #half: number;
  #young = new Map<string, Doc | null>();
  #old = new Map<string, Doc | null>();

  /** @param capacity documents, at most */
  constructor(capacity: number) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
  }

  /** @returns undefined where nothing is known of the key */
  get(key: string): Doc | null | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, doc: Doc | null): void {
    this.#young.set(key, doc);
    if (this.#young.size < this.#half) return;
    this.#old = this.#young;
    this.#young = new Map();
  }
}
