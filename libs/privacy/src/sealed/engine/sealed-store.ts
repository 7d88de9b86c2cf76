import type { SealedAccess, SealedAct } from '../sealed-compartment.port.ts';
import type { Stretching } from './passphrase.ts';

/** What makes a compartment this one. */
export interface CompartmentHeader {
  readonly id: string;
  /** Absent until two officers have enrolled. */
  readonly publicKey?: Uint8Array;
}

export interface OfficerRow {
  readonly person: string;
  readonly publicKey: Uint8Array;
  /** The private key, locked by what the passphrase becomes. */
  readonly wrapped: Uint8Array;
  readonly stretching: Stretching;
  readonly admitted: boolean;
}

/** The compartment's private key, locked by the keys of both: `first` and `second` in the order of their ids. */
export interface ShareRow {
  readonly first: string;
  readonly second: string;
  readonly sealed: Uint8Array;
}

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
}

/** Where a compartment lies: in this process's memory, or in a file. Each method is durable when it returns. */
export interface SealedStore {
  atomically<T>(work: () => T): T;
  header(): CompartmentHeader | undefined;
  putHeader(header: CompartmentHeader): void;
  officers(): readonly OfficerRow[];
  putOfficer(officer: OfficerRow): void;
  removeOfficer(person: string): void;
  share(first: string, second: string): Uint8Array | undefined;
  putShare(share: ShareRow): void;
  removeSharesOf(person: string): void;
  entry(id: string): EntryRow | undefined;
  /** Where the id is there already, nothing is done. */
  addEntry(entry: EntryRow): void;
  removeEntry(id: string): boolean;
  log(access: Omit<SealedAccess, 'number'>): void;
  officerWho(act: SealedAct, item: string): string | undefined;
  accesses(after: number, limit: number): readonly SealedAccess[];
  /** Leaves nothing in the file of what was removed. */
  scrub(): void;
  close(): void;
}
