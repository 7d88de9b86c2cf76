import type { Audience } from '@baraza/domain';
import type { SealedField } from '../vault.port.ts';

export interface StoredValue {
  readonly eventId: string;
  readonly field: string;
  readonly subject: string;
  readonly kind: 'person' | 'document';
  readonly audience: Audience;
  readonly commandId: string;
  readonly deadline: number;
  /** What the record holds in the value's place, and finds it by. */
  readonly commitment: string;
  /** Encrypted. */
  readonly sealed: Uint8Array;
}

/** What a sweep took out, and whose keys nobody needs any more. */
export interface TakenOut {
  readonly fields: number;
  /** Documents of which nothing is left. */
  readonly documents: readonly string[];
  /** Commands of which nothing is left. */
  readonly commands: readonly string[];
}

/** What lies in the vault's file. Synchronous, as `KeyStore`. */
export interface ValueStore {
  vaultId(): string | undefined;
  writeVaultId(vaultId: string): void;

  /** Durable when it returns; all of the work or, where it throws, none. Nests: an inner failure undoes only itself. */
  atomically<T>(work: () => T): T;

  find(eventId: string, field: string): StoredValue | undefined;
  findByCommitment(subject: string, commitment: string): StoredValue | undefined;
  /** @returns false, and nothing is added, where (event id, field) is taken */
  add(value: StoredValue, about: readonly string[]): boolean;
  /** Moves a pending row's deadline on; never back. */
  extend(eventId: string, field: string, deadline: number): void;
  confirm(eventIds: readonly string[]): void;
  /** Events with pending rows whose deadline is before `now`, the earliest first. */
  expired(now: number, limit: number): readonly string[];
  /** Takes out the pending rows of these events that are past their deadline still. */
  discard(eventIds: readonly string[], now: number): TakenOut;

  fieldsOf(person: string): readonly SealedField[];
  documentsAbout(person: string): readonly string[];
  /** The commands that brought values of these subjects. */
  commandsOf(subjects: readonly string[]): readonly string[];
  /** Takes out everything of these subjects. @returns how many fields */
  destroy(subjects: readonly string[]): number;

  scrub(): void;
  close(): void;
}
