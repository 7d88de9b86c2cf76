import type { StatementSync } from 'node:sqlite';

export interface Filter {
  readonly after: number;
  readonly limit: number;
  readonly head: number;
  readonly types: readonly string[] | undefined;
  readonly tags: readonly string[];
  readonly stream: string | undefined;
}

export interface Found {
  readonly sequences: readonly number[];
  readonly lookedUpTo: number;
}

/** Index look-ups one page may cost, so that a filter that finds nothing does not hold up the thread. */
const MAX_LOOK_UPS = 5_000;
const FIRST_CHUNK = 16;
const LAST_CHUNK = 512;

/** Ascending sequences out of one index. */
interface Source {
  /** The first sequence at or after `atLeast`, or Infinity. Never asked to go back. */
  seek(atLeast: number): number;
}

/**
 * Finds the sequences that fulfil every part of a filter without looking at the events: each part is a stretch of an
 * index, and the search leaps from one to the other past what the other lacks, so that the narrowest part decides what
 * it costs.
 */
export class FilteredSequences {
  readonly #ofType: StatementSync;
  readonly #ofTag: StatementSync;
  readonly #ofStream: StatementSync;
  readonly #atRevision: StatementSync;
  readonly #lastRevision: StatementSync;

  constructor(prepare: (sql: string) => StatementSync) {
    this.#ofType = prepare('SELECT sequence FROM events WHERE type = ? AND sequence >= ? ORDER BY sequence LIMIT ?');
    this.#ofTag = prepare('SELECT sequence FROM event_tags WHERE tag = ? AND sequence >= ? ORDER BY sequence LIMIT ?');
    this.#ofStream = prepare(
      'SELECT sequence FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    this.#atRevision = prepare('SELECT sequence FROM events WHERE stream = ? AND revision = ?');
    this.#lastRevision = prepare('SELECT coalesce(max(revision), -1) FROM events WHERE stream = ?');
  }

  find({ after, limit, head, types, tags, stream }: Filter): Found {
    let lookUps = 0;
    const chunked = (fetch: (atLeast: number, limit: number) => unknown[]): Source =>
      new Chunked((atLeast, size) => {
        lookUps += 1;
        return fetch(atLeast, size) as [number][];
      });
    const sources: Source[] = tags.map((tag) => chunked((atLeast, size) => this.#ofTag.all(tag, atLeast, size)));
    if (stream !== undefined) sources.push(chunked((atLeast, size) => this.#streamFrom(stream, atLeast, size)));
    if (types !== undefined) {
      sources.push(new AnyOf(types.map((type) => chunked((atLeast, size) => this.#ofType.all(type, atLeast, size)))));
    }

    const sequences: number[] = [];
    let candidate = after + 1;
    for (;;) {
      const next = leap(sources, candidate);
      if (next > head) return { sequences, lookedUpTo: Math.max(after, head) };
      if (next === candidate || sources.every((source) => source.seek(next) === next)) {
        sequences.push(next);
        if (sequences.length === limit) return { sequences, lookedUpTo: next };
        candidate = next + 1;
      } else {
        candidate = next;
      }
      if (lookUps > MAX_LOOK_UPS) return { sequences, lookedUpTo: candidate - 1 };
    }
  }

  /** A stream's sequences rise with its revisions: the first one at or after a sequence is found by halving. */
  #streamFrom(stream: string, atLeast: number, limit: number): unknown[] {
    let low = 0;
    let high = (this.#lastRevision.get(stream) as unknown as [number])[0] + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [sequence] = this.#atRevision.get(stream, middle) as unknown as [number];
      if (sequence < atLeast) low = middle + 1;
      else high = middle;
    }
    return this.#ofStream.all(stream, low, limit);
  }
}

/** The farthest of what each source has at or after `candidate`: nothing before it can be in all of them. */
function leap(sources: readonly Source[], candidate: number): number {
  let next = candidate;
  for (const source of sources) next = Math.max(next, source.seek(next));
  return next;
}

/** Reads an index a few entries at a time: more while they are used one after another, few after a leap. */
class Chunked implements Source {
  readonly #fetch: (atLeast: number, limit: number) => [number][];
  #chunk: [number][] = [];
  #next = 0;
  #size = FIRST_CHUNK;
  #exhausted = false;

  constructor(fetch: (atLeast: number, limit: number) => [number][]) {
    this.#fetch = fetch;
  }

  seek(atLeast: number): number {
    while (this.#next < this.#chunk.length && this.#chunk[this.#next]![0] < atLeast) this.#next += 1;
    if (this.#next < this.#chunk.length) return this.#chunk[this.#next]![0];
    if (this.#exhausted) return Infinity;
    const last = this.#chunk.at(-1)?.[0];
    this.#size = last !== undefined && atLeast === last + 1 ? Math.min(this.#size * 2, LAST_CHUNK) : FIRST_CHUNK;
    this.#chunk = this.#fetch(atLeast, this.#size);
    this.#exhausted = this.#chunk.length < this.#size;
    this.#next = 0;
    return this.#chunk[0]?.[0] ?? Infinity;
  }
}

/** What is in at least one of the sources. */
class AnyOf implements Source {
  readonly #sources: readonly Source[];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  seek(atLeast: number): number {
    let nearest = Infinity;
    for (const source of this.#sources) nearest = Math.min(nearest, source.seek(atLeast));
    return nearest;
  }
}
