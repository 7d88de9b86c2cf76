import type { SealedAccess, SealedAct } from '../sealed-compartment.port.ts';
import { SealedEngine, type SealedEngineOptions } from '../engine/sealed-engine.ts';
import type { CompartmentHeader, EntryRow, OfficerRow, SealedStore, ShareRow } from '../engine/sealed-store.ts';

/** A compartment for specs: in this process's memory, and gone with it. */
export class MemoryCompartment extends SealedEngine {
  constructor(options: SealedEngineOptions = {}) {
    super(new MemorySealedStore(), options);
  }
}

class MemorySealedStore implements SealedStore {
  #header: CompartmentHeader | undefined;
  readonly #officers = new Map<string, OfficerRow>();
  readonly #shares = new Map<string, ShareRow>();
  readonly #entries = new Map<string, EntryRow>();
  readonly #log: SealedAccess[] = [];

  atomically<T>(work: () => T): T {
    return work(); // nothing that the engine does in a transaction can fail in memory
  }
  header(): CompartmentHeader | undefined {
    return this.#header;
  }
  putHeader(header: CompartmentHeader): void {
    this.#header = header;
  }
  officers(): readonly OfficerRow[] {
    return [...this.#officers.values()];
  }
  putOfficer(officer: OfficerRow): void {
    this.#officers.set(officer.person, officer);
  }
  removeOfficer(person: string): void {
    this.#officers.delete(person);
  }
  share(first: string, second: string): Uint8Array | undefined {
    return this.#shares.get(`${first} ${second}`)?.sealed;
  }
  putShare(share: ShareRow): void {
    this.#shares.set(`${share.first} ${share.second}`, share);
  }
  removeSharesOf(person: string): void {
    for (const [key, { first, second }] of this.#shares) {
      if (first === person || second === person) this.#shares.delete(key);
    }
  }
  entry(id: string): EntryRow | undefined {
    return this.#entries.get(id);
  }
  addEntry(entry: EntryRow): void {
    if (!this.#entries.has(entry.id)) this.#entries.set(entry.id, entry);
  }
  removeEntry(id: string): boolean {
    return this.#entries.delete(id);
  }
  log(access: Omit<SealedAccess, 'number'>): void {
    this.#log.push({ number: this.#log.length + 1, ...access });
  }
  officerWho(act: SealedAct, item: string): string | undefined {
    return this.#log.find((access) => access.act === act && access.item === item)?.officer;
  }
  accesses(after: number, limit: number): readonly SealedAccess[] {
    return this.#log.slice(after, after + limit);
  }
  scrub(): void {
    // no file
  }
  close(): void {
    this.#entries.clear();
  }
}
