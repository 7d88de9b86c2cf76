/** A record as KurrentDB keeps it. */
export interface FakeRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  /** JSON, or nothing. */
  readonly metadata: string;
  /** Commit and prepare position of it. */
  readonly position: bigint;
}

export interface ProposedRecord extends Pick<FakeRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'> {
  readonly stream: string;
}

export const ANY = -2;
export const NO_STREAM = -1;

/** What is in the log and not shown yet, as before it is replicated and indexed: `$all` gets what is indexed after the streams. */
export type Hidden = 'nothing' | 'from-all' | 'from-reads';

export type Written =
  | { readonly is: 'written' | 'idempotent'; readonly last: readonly FakeRecord[] }
  /** The very same is in the log and not shown yet: KurrentDB drops the repeat and says nothing. */
  | { readonly is: 'not-ready' }
  | Elsewhere<'wrong-revision'>
  /** Part of it is there already, and part is not: KurrentDB 25.1 answers with an internal error, 26 as with a wrong revision. */
  | Elsewhere<'mixed'>;

interface Elsewhere<Is> {
  readonly is: Is;
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;
}

/**
 * What KurrentDB does with a write, after its sources (IndexWriter.CheckCommit and StorageWriterService.VerifyCommitChecks of
 * 25.1): ids alone make a repeat, and only at their places; positions are bytes of the log, with gaps. Writes are judged by all that
 * is in the log, and reads show what is not hidden.
 */
export class FakeLog {
  readonly records: FakeRecord[] = [];
  readonly #streams = new Map<string, FakeRecord[]>();
  readonly #listeners = new Set<() => void>();
  readonly #behind: FakeRecord[] = [];
  #hidden: Hidden = 'nothing';
  #position = 0n;

  /** What reads show of a stream. */
  stream(name: string): readonly FakeRecord[] {
    const there = this.#written(name);
    return this.#hidden === 'from-reads' ? there.filter((record) => !this.#behind.includes(record)) : there;
  }

  get hidden(): Hidden {
    return this.#hidden;
  }

  /** From now on. With `nothing`, what was hidden is shown. */
  set hidden(hidden: Hidden) {
    this.#hidden = hidden;
    if (hidden !== 'nothing') return;
    this.records.push(...this.#behind.splice(0));
    for (const listener of this.#listeners) listener();
  }

  /** @param parts each stream once, with the revision it is expected at */
  write(parts: readonly { stream: string; expected: number; records: readonly ProposedRecord[] }[]): Written {
    const decisions = parts.map((part) => this.#decide(part));
    const elsewhere = <Is>(is: Is, { stream, expected }: (typeof parts)[number]): Elsewhere<Is> => {
      return { is, stream, expected, actual: this.#written(stream).length - 1 };
    };
    if (decisions.includes('corrupted')) return elsewhere('mixed', parts[decisions.indexOf('corrupted')]!);
    if (decisions.every((decision) => decision === 'idempotent')) {
      const last = parts.map(({ stream, expected, records }) => this.#written(stream)[expected + records.length]!);
      return last.some((record) => this.#behind.includes(record)) ? { is: 'not-ready' } : { is: 'idempotent', last };
    }
    if (decisions.includes('idempotent')) return elsewhere('mixed', parts[decisions.indexOf('idempotent')]!);
    const wrong = parts.find((_, index) => decisions[index] === 'wrong');
    if (wrong !== undefined) return elsewhere('wrong-revision', wrong);
    const last = parts.map(({ stream, records }) => records.map((record) => this.#add({ ...record, stream })).at(-1)!);
    for (const listener of this.#listeners) listener();
    return { is: 'written', last };
  }

  /** What others write: no questions asked. */
  add(record: Partial<ProposedRecord> & { readonly stream: string; readonly id: string }): FakeRecord {
    const added = this.#add({ type: 'Noise', isJson: true, data: new Uint8Array(), metadata: '', ...record });
    for (const listener of this.#listeners) listener();
    return added;
  }

  /** As after a restore of an older backup, or a truncation of what was never replicated. */
  forgetAfter(count: number): void {
    this.records.length = count;
    this.#behind.length = 0;
    this.#position = this.records.at(-1)?.position ?? 0n;
    this.#streams.clear();
    for (const record of this.records) this.#push(record);
  }

  onWritten(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #decide({ stream, expected, records }: { stream: string; expected: number; records: readonly ProposedRecord[] }) {
    const there = this.#written(stream);
    const current = there.length - 1;
    if (expected === ANY || expected === current) return 'ok';
    if (expected > current) return 'wrong';
    for (const [index, { id }] of records.entries()) {
      if (there[expected + 1 + index]?.id !== id) return index === 0 ? 'wrong' : 'corrupted';
    }
    return 'idempotent';
  }

  #add(record: ProposedRecord): FakeRecord {
    this.#position += BigInt(120 + record.data.length + record.metadata.length);
    const added = { ...record, revision: this.#written(record.stream).length, position: this.#position };
    (this.#hidden === 'nothing' ? this.records : this.#behind).push(added);
    this.#push(added);
    return added;
  }

  #written(stream: string): readonly FakeRecord[] {
    return this.#streams.get(stream) ?? [];
  }

  #push(record: FakeRecord): void {
    const stream = this.#streams.get(record.stream);
    if (stream === undefined) this.#streams.set(record.stream, [record]);
    else stream.push(record);
  }
}
