import type { Audience, PersonalRef } from '@baraza/domain';

/** The longest value, in bytes of UTF-8. */
export const MAX_VALUE_BYTES = 256 * 1024;

/** A personal value on its way into the vault, together with the place in the record that will refer to it. */
export interface ValueToSeal {
  /** The random id of the person it belongs to, or the id of the vault document it is. */
  readonly subject: string;
  /** For a document: the persons it is about. */
  readonly about: readonly string[];
  readonly kind: 'person' | 'document';
  readonly eventId: string;
  /** JSON pointer into the event's data. */
  readonly field: string;
  readonly commandId: string;
  readonly audience: Audience;
  /** Well-formed text; at most MAX_VALUE_BYTES of UTF-8. */
  readonly value: string;
  /** Milliseconds since the epoch: the append's deadline, before which a pending row is not swept. */
  readonly deadline: number;
}

/** A value whose commitment is asked for, and nothing stored. */
export interface ValueToCommit {
  readonly subject: string;
  /** What the commitment is good for: an event's id, or a command's. */
  readonly context: string;
  readonly field: string;
  readonly value: string;
}

export interface SealedField {
  readonly eventId: string;
  readonly field: string;
  readonly subject: string;
  /** From the record: where it is given, a value that does not answer to it is refused as damaged, not handed out. */
  readonly commitment?: string;
}

/**
 * Personal data, apart from the record and erasable.
 *
 * What holds: a value is durable (as `pending`) when `seal` answers, so an event never refers to a value that was lost;
 * rows are write-once by (event id, field): the same value again answers with the same commitment, another value is
 * refused. After `erase` no byte of the person's values or keys is left in the vault's or the keys' files.
 */
export interface Vault {
  /**
   * Stores the values, encrypted under their subject's key, and answers with their commitments in the same order:
   * base64url HMAC-SHA-256 of the value under HKDF(the subject's salt secret, event id, field).
   * All of them are stored or none. The same value again (a command sent twice) moves the deadline on, never back.
   * @throws PersonErased where a subject, or a person a document is about, has been erased
   * @throws VaultConflict where (event id, field) holds another value already
   * @throws ValueRefused for a value too long or no well-formed text, or an id that is no UUID
   */
  seal(values: readonly ValueToSeal[]): Promise<readonly string[]>;

  /**
   * The commitment of a value without storing it: for hashes of commands. Creates the subject's secret if it has none.
   * With an event's id as context it is the commitment that `seal` answers with.
   * @throws PersonErased where the subject has been erased
   * @throws ValueRefused as `seal` does
   */
  commit(subject: string, context: string, field: string, value: string): Promise<string>;

  /** The same for several values at once, in the same order. @throws as `commit`, for all of them */
  commitAll(values: readonly ValueToCommit[]): Promise<readonly string[]>;

  /**
   * Marks the rows of these events as referred to by the record. It may be lost in a crash: `sweep` asks the record.
   */
  confirm(eventIds: readonly string[]): Promise<void>;

  /**
   * Removes pending rows past their deadline (deadline < now) whose event `isRecorded` denies; confirms the others. To be
   * called where the record's clock is, as `isRecorded` must not deny an event that may still be appended.
   * @returns how many rows were removed
   */
  sweep(now: number, isRecorded: (eventId: string) => Promise<boolean>): Promise<number>;

  /**
   * The values, in the same order; undefined for what was erased or never there.
   * @throws VaultDamaged where a value does not decrypt, or does not answer to the commitment it was asked with
   */
  open(fields: readonly SealedField[]): Promise<readonly (string | undefined)[]>;

  /**
   * The values behind references, as states and read models hold them: in the same order; undefined for what was erased
   * or never there.
   * @throws VaultDamaged as `open` does
   */
  openRefs(refs: readonly PersonalRef[]): Promise<readonly (string | undefined)[]>;

  /** Every field held of a person, and of documents about them: for the person's own access request. */
  fieldsOf(person: string): Promise<readonly SealedField[]>;

  /**
   * Bars the id for ever, deletes keys, secrets, subjects' mapping, values, documents about the person, and truncates
   * the journals. Idempotent: this is how tombstones are replayed against a restored vault.
   * @returns how many fields were destroyed
   */
  erase(person: string): Promise<number>;

  isErased(person: string): Promise<boolean>;

  /** The random person id of a token's subject; made on first sight. Nothing is derived from the subject's text. */
  personOf(issuer: string, subject: string): Promise<string>;

  close(): Promise<void>;
}

/** The person's id is barred for ever. */
export class PersonErased extends Error {
  override readonly name = 'PersonErased';
  readonly person: string;

  constructor(person: string) {
    super(`person ${person} has been erased`);
    this.person = person;
  }
}

/** (event id, field) holds another value, or the same of another subject. Rows are write-once. */
export class VaultConflict extends Error {
  override readonly name = 'VaultConflict';
}

/** The vault could not be reached or did not answer in time. Every operation may be sent again as it was. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}

/** A value or an id that no vault takes. The message names the field, never the value. */
export class ValueRefused extends Error {
  override readonly name = 'ValueRefused';
}

/** What lies in the vault is not what was put there: another file's keys, altered bytes, a missing half. */
export class VaultDamaged extends Error {
  override readonly name = 'VaultDamaged';
}

/** The vault lives in another place, or is being moved: what lies here is not to be opened. The message says where to look. */
export class VaultElsewhere extends Error {
  override readonly name = 'VaultElsewhere';
}

/** The master key given is not the one these keys were wrapped with. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** A service asked for something that is not its to ask. */
export class VaultForbidden extends Error {
  override readonly name = 'VaultForbidden';
}
