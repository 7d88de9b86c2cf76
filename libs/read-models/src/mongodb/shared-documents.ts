import { randomUUID } from 'node:crypto';
import { addWhereFree, type Connection, type mongo } from '@baraza/mongodb';
import {
  ReadStoreUnavailable,
  type DocumentPage,
  type DocumentQuery,
  type IndexValue,
  type ReadModel,
  type SharedChange,
  type SharedDocuments,
  type Written,
} from '../read-store.port.ts';
import { assertDeclaration, declarationOf } from '../shared/declared.ts';
import { compareText, compareValues } from '../shared/ordering.ts';
import { assertDocumentQuery, documentCursor, readDocumentCursor } from '../shared/paging.ts';
import { makeSharedIndexes } from './generation-collections.ts';
import { after, allOf, matching, order, type Filter } from './version-query.ts';
import { contentOf } from './version-writer.ts';

/** One writing of a document. Of a key the highest number holds; a removal is a row as well, and stays. */
interface SharedRow {
  /** `number:key`: two can't write the same number of a key. */
  readonly _id: string;
  readonly key: string;
  readonly number: number;
  /** The highest under which the key was written. */
  readonly epoch: number;
  /** Of who wrote it, once. */
  readonly by: string;
  /** Who wrote the number before; '' for a key's first. Rows of an earlier form do not say it. */
  readonly follows?: string;
  readonly gone: boolean;
  readonly ix: Readonly<Record<string, IndexValue>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** JSON. */
  readonly doc: string;
}

interface Page {
  /** What was asked for, from the page's beginning on. */
  readonly rest: Filter;
  readonly orderBy: DocumentQuery['orderBy'];
  /** The page's last row; undefined where nothing lies beyond it. */
  readonly end: SharedRow | undefined;
}

export interface SharedOptions {
  readonly connection: Connection;
  readonly space: string;
  /** Goes around whatever is asked of the server. */
  guarded<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** How long what no longer holds is left for those who are reading it. */
const GRACE_MS = 5_000;
/** A key that others write this often in between is not written. */
const ATTEMPTS = 100;

/** Documents that several instances write, without transactions: a writing is the insertion of the key's next number. */
export class MongoSharedDocuments<Doc> implements SharedDocuments<Doc> {
  readonly #model: ReadModel<Doc>;
  readonly #options: SharedOptions;
  /** Rows that no longer hold, with when that was seen, oldest first. */
  readonly #passed: { readonly id: string; readonly at: number }[] = [];
  readonly #known = new Set<string>();
  #ready: Promise<void> | undefined;

  /** @throws InvalidDocument */
  constructor(model: ReadModel<Doc>, options: SharedOptions) {
    assertDeclaration(model);
    this.#model = model;
    this.#options = options;
  }

  get(key: string): Promise<Doc | undefined> {
    return this.#guarded(async () => {
      const [row] = await this.#rows.find({ key }).sort({ number: -1 }).limit(1).toArray();
      return row === undefined ? undefined : this.#docOf(row);
    });
  }

  async find(query: DocumentQuery): Promise<DocumentPage<Doc>> {
    const model = this.#model;
    assertDocumentQuery(model, query);
    const cursor = readDocumentCursor(model.name, query);
    const { limit, orderBy } = query;
    const asked = allOf([{ gone: false } as Filter, ...matching(declarationOf(model), query)]);
    return this.#guarded(async () => {
      const found: SharedRow[] = [];
      let place = cursor;
      for (let isMore = true; isMore && found.length <= limit;) {
        const rest = place === undefined ? asked : allOf([asked, after(place, orderBy)]);
        const page = await this.#matching(rest, orderBy, limit + 1);
        isMore = page.length > limit;
        const last = page.at(-1);
        if (last !== undefined) place = { value: this.#valueOf(last, orderBy), key: last.key };
        found.push(...(await this.#holding(page, { rest, orderBy, end: isMore ? last : undefined })));
      }
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return {
        documents: rows.map((row) => ({ key: row.key, doc: this.#docOf(row)!, sequence: row.number })),
        nextCursor:
          found.length > limit && last !== undefined
            ? documentCursor(model.name, query, { value: this.#valueOf(last, orderBy), key: last.key })
            : undefined,
        total:
          cursor === undefined && found.length <= limit
            ? rows.length
            : await this.#rows.countDocuments(asked as mongo.Filter<SharedRow>),
        checkpoint: 0,
      };
    });
  }

  write(changes: readonly SharedChange<Doc>[]): Promise<readonly Written[]> {
    if (new Set(changes.map(({ key }) => key)).size < changes.length) throw new Error('a key is written twice at once');
    return this.#guarded(async () => {
      const by = randomUUID();
      const outcomes = new Map<string, Written>();
      for (let attempt = 0; attempt <= ATTEMPTS; attempt++) {
        const left = changes.filter(({ key }) => !outcomes.has(key));
        if (left.length === 0) break;
        const rows = await this.#toWrite(left, by, outcomes);
        // The last time what was inserted before is only looked for.
        if (attempt < ATTEMPTS) await addWhereFree(this.#rows, rows);
      }
      await this.#prune();
      return changes.map(({ key }) => {
        const outcome = outcomes.get(key);
        if (outcome === undefined)
          throw new ReadStoreUnavailable(`${this.#model.name}: too many write '${key}' at once`);
        return outcome;
      });
    });
  }

  /**
   * What was inserted before has been written where it is found to stand.
   * @returns what is to be inserted
   */
  async #toWrite(
    changes: readonly SharedChange<Doc>[],
    by: string,
    outcomes: Map<string, Written>,
  ): Promise<readonly SharedRow[]> {
    const latest = await this.#latest(changes.map(({ key }) => key));
    const rows: SharedRow[] = [];
    const tooLate: string[] = [];
    for (const { key, epoch, next } of changes) {
      const versions = latest.get(key) ?? [];
      const last = versions[0];
      const mine = versions.find((one) => one.by === by);
      if (stands(by, mine, versions)) outcomes.set(key, 'written');
      else if (mine !== undefined) tooLate.push(mine._id);
      else if (epoch !== undefined && last !== undefined && epoch < last.epoch) outcomes.set(key, 'late');
      else {
        const before = last === undefined ? undefined : this.#docOf(last);
        const doc = next(before);
        if (doc === before) outcomes.set(key, 'written');
        else rows.push(this.#rowOf(key, doc, { ...placeAfter(last), epoch: epoch ?? last?.epoch ?? 0, by }));
      }
    }
    if (tooLate.length > 0) await this.#rows.deleteMany({ _id: { $in: tooLate }, by });
    return rows;
  }

  /** The rows of these keys that are there, the one that holds first. */
  async #latest(keys: readonly string[]): Promise<ReadonlyMap<string, readonly SharedRow[]>> {
    const rows = await this.#rows.find({ key: { $in: [...keys] } }).toArray();
    const found = Map.groupBy(rows, ({ key }) => key);
    for (const ofKey of found.values()) {
      ofKey.sort((one, other) => other.number - one.number);
      for (const { _id } of ofKey.slice(1)) this.#pass(_id);
    }
    return found;
  }

  async #matching(filter: Filter, orderBy: DocumentQuery['orderBy'], limit: number): Promise<readonly SharedRow[]> {
    return this.#rows
      .find(filter as mongo.Filter<SharedRow>)
      .sort(order(orderBy))
      .limit(limit)
      .toArray();
  }

  /**
   * Those of the rows that hold. Where a row has been followed by another since the page was read, that one, if its place is
   * within the page: what lies beyond comes with a later page, and what lies before it came with an earlier one.
   */
  async #holding(rows: readonly SharedRow[], { rest, orderBy, end }: Page): Promise<readonly SharedRow[]> {
    if (rows.length === 0) return [];
    const keys = [...new Set(rows.map(({ key }) => key))];
    const numbers = await this.#rows.find({ key: { $in: keys } }, { projection: { key: 1, number: 1 } }).toArray();
    const highest = new Map<string, number>();
    for (const { key, number } of numbers) highest.set(key, Math.max(number, highest.get(key) ?? 0));
    const holds = ({ key, number }: SharedRow): boolean => number >= highest.get(key)!;
    const holding = rows.filter(holds);
    const passed = keys.filter((key) => !holding.some((row) => row.key === key));
    if (passed.length === 0) return holding;
    const direction = orderBy?.descending === true ? -1 : 1;
    const byPlace = (one: SharedRow, other: SharedRow): number =>
      direction *
      (compareValues(this.#valueOf(one, orderBy), this.#valueOf(other, orderBy)) || compareText(one.key, other.key));
    const ofPassed = allOf([rest, { key: { $in: passed } }]) as mongo.Filter<SharedRow>;
    const followers = (await this.#rows.find(ofPassed).toArray()).filter(
      (row) => holds(row) && (end === undefined || byPlace(row, end) <= 0),
    );
    return [...holding, ...lastOfEach(followers)].sort(byPlace);
  }

  #pass(id: string): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    this.#passed.push({ id, at: performance.now() });
  }

  async #prune(): Promise<void> {
    const due: string[] = [];
    while (this.#passed.length > 0 && performance.now() - this.#passed[0]!.at >= GRACE_MS) {
      due.push(this.#passed.shift()!.id);
    }
    if (due.length === 0) return;
    await this.#rows.deleteMany({ _id: { $in: due } });
    for (const id of due) this.#known.delete(id);
  }

  #rowOf(key: string, doc: Doc | undefined, of: Pick<SharedRow, 'number' | 'follows' | 'epoch' | 'by'>): SharedRow {
    const at = { _id: `${of.number}:${key}`, key, ...of };
    if (doc === undefined) return { ...at, gone: true, ix: {}, lists: {}, words: [], doc: '' };
    return { ...at, gone: false, ...contentOf(this.#model, key, doc) };
  }

  #docOf({ gone, doc }: SharedRow): Doc | undefined {
    return gone ? undefined : (JSON.parse(doc) as Doc);
  }

  #valueOf(row: SharedRow, orderBy: DocumentQuery['orderBy']): IndexValue {
    return orderBy === undefined ? null : (row.ix[orderBy.index] ?? null);
  }

  get #rows(): mongo.Collection<SharedRow> {
    return this.#options.connection.db!.collection<SharedRow>(this.#name);
  }

  get #name(): string {
    return `${this.#options.space}.shared.${this.#model.name}`;
  }

  #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#options.guarded(async () => {
      this.#ready ??= makeSharedIndexes(this.#options.connection, this.#name, declarationOf(this.#model)).catch(
        (error: unknown) => {
          this.#ready = undefined;
          throw error;
        },
      );
      await this.#ready;
      return work();
    });
  }
}

function placeAfter(last: SharedRow | undefined): { readonly number: number; readonly follows: string } {
  return { number: (last?.number ?? 0) + 1, follows: last?.by ?? '' };
}

/**
 * Whether a row that was inserted has been a key's last. One that was long on its way may have got a number that was another's, and
 * free again when that had been passed and deleted: then what follows does not follow it. Where nothing can be told any more, it is
 * written once more.
 */
function stands(by: string, mine: SharedRow | undefined, versions: readonly SharedRow[]): boolean {
  if (versions.some((one) => one.follows === by)) return true; // also where ours has been passed and deleted by now
  if (mine === undefined || mine === versions[0]) return mine !== undefined;
  return versions.some((one) => one.number === mine.number + 1 && one.follows === undefined);
}

/** Of each key the row with the highest number. */
function lastOfEach(rows: readonly SharedRow[]): readonly SharedRow[] {
  const last = new Map<string, SharedRow>();
  for (const row of rows) if ((last.get(row.key)?.number ?? 0) < row.number) last.set(row.key, row);
  return [...last.values()];
}
