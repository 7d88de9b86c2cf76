import { addOnce, addWhereFree, collectionIn, inParts, makeIndexes } from '@baraza/mongodb';
import { mongo } from 'mongoose';
import type { PersonalRef } from '@baraza/domain';
import type { StoredValue } from '../engine/value-store.ts';
import type { MovedValue } from '../moving/vault-abode.ts';
import type { SealedField } from '../vault.port.ts';
import { inPortions } from '../moving/portions.ts';

interface ValueRow extends StoredValue {
  /** Event and field: a place is written once. */
  readonly _id: string;
  readonly pending: boolean;
  /** For a document: the persons it is about. */
  readonly about: readonly string[];
  /** What came first sorts first. */
  readonly added: mongo.ObjectId;
}

/** A row that a sweep may take out, and whose keys may go with it. */
export type LateRow = Pick<ValueRow, '_id' | 'eventId' | 'subject' | 'kind' | 'commandId'>;

/** Whole rows in one answer: of the longest values, some 25 MB. */
const VALUES_AT_ONCE = 100;
/** How many rows are looked at for one page of expired events. */
const EXPIRED_ROWS = 2_000;

/** The database of `BARAZA_VAULT`: ciphertext, and whose it is. */
export class MongoValues {
  readonly #header: mongo.Collection<{ readonly _id: string; readonly vaultId: string }>;
  readonly #values: mongo.Collection<ValueRow>;

  constructor(db: mongo.Db) {
    this.#header = collectionIn(db, 'header');
    this.#values = collectionIn(db, 'values');
  }

  async prepare(): Promise<void> {
    await makeIndexes(this.#values, [
      { eventId: 1 },
      { subject: 1, commitment: 1 },
      { commandId: 1 },
      { about: 1 },
      { pending: 1, deadline: 1 },
    ]);
  }

  async vaultId(): Promise<string | undefined> {
    return (await this.#header.findOne({ _id: 'header' }))?.vaultId;
  }

  /** Says what lies in the place of the vault's id. @returns false, and nothing is written, where that is not what was found */
  async replaceVaultId(vaultId: string, found: string | undefined): Promise<boolean> {
    if (found === undefined) return addOnce(this.#header, { _id: 'header', vaultId });
    const { matchedCount } = await this.#header.updateOne({ _id: 'header', vaultId: found }, { $set: { vaultId } });
    return matchedCount === 1;
  }

  /** @returns the vault that these values are of: this one, where they were of none */
  async writeVaultId(vaultId: string): Promise<string> {
    await addOnce(this.#header, { _id: 'header', vaultId });
    return (await this.vaultId())!;
  }

  async at(places: Iterable<Pick<StoredValue, 'eventId' | 'field'>>): Promise<Map<string, StoredValue>> {
    const found = new Map<string, StoredValue>();
    for (const some of inParts([...places].map(placeOf))) {
      for await (const row of this.#values.find({ _id: { $in: some } })) found.set(row._id, row);
    }
    return found;
  }

  async answeringTo(refs: readonly PersonalRef[]): Promise<Map<string, StoredValue>> {
    const found = new Map<string, StoredValue>();
    for (const some of inParts(refs)) {
      const subject = { $in: [...new Set(some.map((ref) => ref.subject))] };
      const commitment = { $in: some.map((ref) => ref.commitment) };
      for await (const row of this.#values.find({ subject, commitment })) found.set(refOf(row), row);
    }
    return found;
  }

  /** Adds, as pending, those whose place is free. @returns the places that were not */
  add(values: readonly (StoredValue & { readonly about: readonly string[] })[]): Promise<ReadonlySet<string>> {
    return this.put(values.map((value) => ({ ...value, pending: true })));
  }

  /** As `add`, for values that may have been confirmed. */
  put(values: readonly MovedValue[]): Promise<ReadonlySet<string>> {
    const row = (value: MovedValue): ValueRow => ({ _id: placeOf(value), ...value, added: new mongo.ObjectId() });
    return addWhereFree(this.#values, values.map(row));
  }

  /** Takes out exactly what was added: what another put in its place since stays. */
  async takeBack(values: readonly StoredValue[]): Promise<void> {
    for (const value of values) await this.#values.deleteOne({ _id: placeOf(value), sealed: value.sealed });
  }

  /**
   * Moves deadlines on, never back.
   * @returns whether all of the places are taken still: a sweep may have come in between
   */
  async extend(values: readonly Pick<StoredValue, 'eventId' | 'field' | 'deadline'>[]): Promise<boolean> {
    const updates = values.map(({ eventId, field, deadline }) => ({
      updateOne: { filter: { _id: placeOf({ eventId, field }) }, update: { $max: { deadline } } },
    }));
    if (updates.length === 0) return true;
    const { matchedCount } = await this.#values.bulkWrite(updates, { ordered: false });
    return matchedCount === updates.length;
  }

  async confirm(eventIds: readonly string[]): Promise<void> {
    for (const some of inParts(eventIds)) {
      await this.#values.updateMany({ eventId: { $in: some }, pending: true }, { $set: { pending: false } });
    }
  }

  /** Events with pending rows whose deadline is before `now`, the earliest first. */
  async expired(now: number, limit: number): Promise<readonly string[]> {
    const late = this.#values
      .find({ pending: true, deadline: { $lt: now } }, { projection: { eventId: 1 } })
      .sort({ deadline: 1 })
      .limit(EXPIRED_ROWS);
    const events = new Set<string>();
    for await (const { eventId } of late) if (events.size < limit) events.add(eventId);
    return [...events];
  }

  /** The pending rows of these events that are past their deadline. */
  async late(eventIds: readonly string[], now: number): Promise<readonly LateRow[]> {
    const found: LateRow[] = [];
    for (const some of inParts(eventIds)) {
      const late = { eventId: { $in: some }, pending: true, deadline: { $lt: now } };
      found.push(...(await this.#values.find(late, { projection: { sealed: 0 } }).toArray()));
    }
    return found;
  }

  /** Takes out those that are pending and past their deadline still. @returns how many */
  async discard(rows: readonly LateRow[], now: number): Promise<number> {
    let fields = 0;
    for (const some of inParts(rows.map(({ _id }) => _id))) {
      const late = { _id: { $in: some }, pending: true, deadline: { $lt: now } };
      fields += (await this.#values.deleteMany(late)).deletedCount;
    }
    return fields;
  }

  async subjectsAmong(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#among('subject', subjects);
  }

  async commandsAmong(commands: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#among('commandId', commands);
  }

  async fieldsOf(person: string): Promise<readonly SealedField[]> {
    const found: (SealedField & { readonly added: mongo.ObjectId })[] = [];
    for (const some of inParts([person, ...(await this.documentsAbout(person))])) {
      const rows = this.#values.find({ subject: { $in: some } }, { projection: { sealed: 0 } });
      for await (const { eventId, field, subject, added } of rows) found.push({ eventId, field, subject, added });
    }
    found.sort((a, b) => a.added.toHexString().localeCompare(b.added.toHexString()));
    return found.map(({ eventId, field, subject }) => ({ eventId, field, subject }));
  }

  async documentsAbout(person: string): Promise<readonly string[]> {
    const subjects = new Set<string>();
    const rows = this.#values.find({ about: person }, { projection: { subject: 1 } });
    for await (const { subject } of rows) subjects.add(subject);
    return [...subjects];
  }

  /** The commands that brought values of these subjects. */
  async commandsOf(subjects: readonly string[]): Promise<readonly string[]> {
    const commands = new Set<string>();
    for (const some of inParts(subjects)) {
      const rows = this.#values.find({ subject: { $in: some } }, { projection: { commandId: 1 } });
      for await (const { commandId } of rows) commands.add(commandId);
    }
    return [...commands];
  }

  /** Takes out everything of these subjects. @returns how many fields */
  async destroy(subjects: readonly string[]): Promise<number> {
    let fields = 0;
    for (const some of inParts(subjects)) {
      fields += (await this.#values.deleteMany({ subject: { $in: some } })).deletedCount;
    }
    return fields;
  }

  count(): Promise<number> {
    return this.#values.countDocuments({});
  }

  /** What was added first comes first. Each row of a document names everybody whom the document is about. */
  async *everyValue(): AsyncGenerator<readonly MovedValue[]> {
    const about = await this.#aboutDocuments();
    const inOrder = this.#values.find({}, { sort: { added: 1 }, batchSize: VALUES_AT_ONCE, allowDiskUse: true });
    const moved = ({ _id, added: _added, ...value }: ValueRow): MovedValue => {
      return { ...value, about: [...(about.get(value.subject) ?? [])].sort() };
    };
    yield* inPortions(inOrder.map((row) => moved(row as ValueRow)));
  }

  /** Takes out all but the header. */
  async empty(): Promise<void> {
    await this.#values.deleteMany({});
  }

  async #aboutDocuments(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const about = new Map<string, Set<string>>();
    const rows = this.#values.find({ kind: 'document' }, { projection: { subject: 1, about: 1 } });
    for await (const row of rows) {
      const known = about.get(row.subject) ?? new Set();
      about.set(row.subject, new Set([...known, ...row.about]));
    }
    return about;
  }

  async #among(column: 'subject' | 'commandId', ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const some of inParts(ids)) {
      const rows = this.#values.find({ [column]: { $in: some } }, { projection: { [column]: 1 } });
      for await (const row of rows) found.add(row[column]);
    }
    return found;
  }
}

export function placeOf({ eventId, field }: Pick<StoredValue, 'eventId' | 'field'>): string {
  return `${eventId} ${field}`;
}

export function refOf({ subject, commitment }: PersonalRef): string {
  return `${subject} ${commitment}`;
}
