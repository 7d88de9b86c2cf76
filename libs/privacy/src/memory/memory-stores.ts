import type { KeyStore, KeyStoreHeader, WrappedKeys } from '../engine/key-store.ts';
import type { StoredValue, TakenOut, ValueStore } from '../engine/value-store.ts';
import type { SealedField } from '../vault.port.ts';

/** Keys in this process's memory: gone with it. */
export class MemoryKeyStore implements KeyStore {
  #header: KeyStoreHeader | undefined;
  readonly #wrapped = new Map<string, Uint8Array>();
  readonly #barred = new Map<string, boolean>();
  readonly #persons = new Map<string, string>();

  header(): KeyStoreHeader | undefined {
    return this.#header;
  }
  writeHeader(header: KeyStoreHeader): void {
    this.#header = header;
  }
  atomically<T>(work: () => T): T {
    return work(); // nothing that the engine does in a transaction of the keys can fail in memory
  }
  wrapped(subject: string): Uint8Array | undefined {
    return this.#wrapped.get(subject);
  }
  add({ subject, wrapped }: WrappedKeys): void {
    this.#wrapped.set(subject, wrapped);
  }
  remove(subjects: readonly string[]): void {
    for (const subject of subjects) this.#wrapped.delete(subject);
  }
  isEmpty(): boolean {
    return this.#wrapped.size === 0;
  }
  bar(person: string, finished: boolean): void {
    this.#barred.set(person, finished);
  }
  isBarred(person: string): boolean {
    return this.#barred.has(person);
  }
  unfinished(): readonly string[] {
    return [...this.#barred].filter(([, finished]) => !finished).map(([person]) => person);
  }
  barred(): readonly string[] {
    return [...this.#barred.keys()];
  }
  personOf(digest: Uint8Array): string | undefined {
    return this.#persons.get(text(digest));
  }
  mapPerson(digest: Uint8Array, person: string): void {
    this.#persons.set(text(digest), person);
  }
  unmapPerson(person: string): void {
    for (const [digest, mapped] of this.#persons) if (mapped === person) this.#persons.delete(digest);
  }
  scrub(): void {
    // no file
  }
  close(): void {
    this.#wrapped.clear();
  }
}

interface Row {
  readonly value: StoredValue;
  readonly about: readonly string[];
  deadline: number;
  confirmed: boolean;
}

/** Encrypted values in this process's memory. */
export class MemoryValueStore implements ValueStore {
  #vaultId: string | undefined;
  #rows = new Map<string, Row>();

  vaultId(): string | undefined {
    return this.#vaultId;
  }
  writeVaultId(vaultId: string): void {
    this.#vaultId = vaultId;
  }

  atomically<T>(work: () => T): T {
    const before = new Map([...this.#rows].map(([place, row]) => [place, { ...row }]));
    try {
      return work();
    } catch (error) {
      this.#rows = before;
      throw error;
    }
  }

  find(eventId: string, field: string): StoredValue | undefined {
    return this.#rows.get(placeOf(eventId, field))?.value;
  }
  findByCommitment(subject: string, commitment: string): StoredValue | undefined {
    const rows = [...this.#rows.values()].map((row) => row.value);
    return rows.find((value) => value.subject === subject && value.commitment === commitment);
  }
  add(value: StoredValue, about: readonly string[]): boolean {
    const place = placeOf(value.eventId, value.field);
    if (this.#rows.has(place)) return false;
    this.#rows.set(place, { value, about, deadline: value.deadline, confirmed: false });
    return true;
  }
  extend(eventId: string, field: string, deadline: number): void {
    const row = this.#rows.get(placeOf(eventId, field))!;
    row.deadline = Math.max(row.deadline, deadline);
  }
  confirm(eventIds: readonly string[]): void {
    const wanted = new Set(eventIds);
    for (const row of this.#rows.values()) if (wanted.has(row.value.eventId)) row.confirmed = true;
  }
  expired(now: number, limit: number): readonly string[] {
    const late = [...this.#rows.values()].filter((row) => !row.confirmed && row.deadline < now);
    late.sort((a, b) => a.deadline - b.deadline);
    return [...new Set(late.map((row) => row.value.eventId))].slice(0, limit);
  }
  discard(eventIds: readonly string[], now: number): TakenOut {
    const wanted = new Set(eventIds);
    const gone = this.#take((row) => wanted.has(row.value.eventId) && !row.confirmed && row.deadline < now);
    const left = [...this.#rows.values()].map((row) => row.value);
    const unused = (of: (value: StoredValue) => string, all: readonly StoredValue[]): string[] =>
      [...new Set(all.map(of))].filter((one) => !left.some((value) => of(value) === one));
    return {
      fields: gone.length,
      documents: unused(
        (value) => value.subject,
        gone.filter((value) => value.kind === 'document'),
      ),
      commands: unused((value) => value.commandId, gone),
    };
  }

  fieldsOf(person: string): readonly SealedField[] {
    const documents = new Set(this.documentsAbout(person));
    return [...this.#rows.values()]
      .map(({ value }) => value)
      .filter(({ subject }) => subject === person || documents.has(subject))
      .map(({ eventId, field, subject }) => ({ eventId, field, subject }));
  }
  documentsAbout(person: string): readonly string[] {
    const about = [...this.#rows.values()].filter((row) => row.about.includes(person));
    return [...new Set(about.map((row) => row.value.subject))];
  }
  commandsOf(subjects: readonly string[]): readonly string[] {
    const rows = [...this.#rows.values()].filter((row) => subjects.includes(row.value.subject));
    return [...new Set(rows.map((row) => row.value.commandId))];
  }
  destroy(subjects: readonly string[]): number {
    return this.#take((row) => subjects.includes(row.value.subject)).length;
  }

  scrub(): void {
    // no file
  }
  close(): void {
    this.#rows.clear();
  }

  #take(chosen: (row: Row) => boolean): StoredValue[] {
    const taken: StoredValue[] = [];
    for (const [place, row] of this.#rows) {
      if (!chosen(row)) continue;
      taken.push(row.value);
      this.#rows.delete(place);
    }
    return taken;
  }
}

function placeOf(eventId: string, field: string): string {
  return `${eventId} ${field}`;
}

function text(digest: Uint8Array): string {
  return Buffer.from(digest).toString('base64url');
}
