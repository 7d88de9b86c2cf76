/** The longest entry, in bytes of UTF-8. */
export const MAX_ENTRY_BYTES = 32 * 1024;
/** Within this time of a proposal another officer concurs, or it is void. */
export const CONCUR_WITHIN_MS = 10 * 60_000;
/** For this long a compartment stays open, if nobody closes it before. */
export const OPEN_FOR_MS = 15 * 60_000;
export const SHORTEST_OFFICER_PASSPHRASE = 20;
export const LONGEST_OFFICER_PASSPHRASE = 500;
export const MOST_OFFICERS = 12;

/** What can be done with a compartment; the log names each by its word. */
export const SEALED_ACTS = [
  'enrolled',
  'set-up',
  'admitted',
  'dismissed',
  'opening-proposed',
  'opened',
  'closed',
  'passphrase-refused',
  'sealed',
  'read',
  'destroyed',
  'step-proposed',
  'step-confirmed',
  'step-declined',
] as const;
export type SealedAct = (typeof SEALED_ACTS)[number];

/** A line of the compartment's own log: who did what, when, to which entry and why. Never what an entry says. */
export interface SealedAccess {
  /** From 1, without a gap. */
  readonly number: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** The officer's random person id. */
  readonly officer: string;
  readonly act: SealedAct;
  /** The entry, the officer or the step that it was done to, by random id. */
  readonly item?: string;
  /** A code, never words: the log is read by auditors. */
  readonly why?: string;
}

export interface SealedOfficer {
  readonly person: string;
  /** True when two officers in office can open it with this one: the first two from the start, others when admitted. */
  readonly admitted: boolean;
}

export interface CompartmentStatus {
  /** `not-set-up` until two officers have enrolled. */
  readonly state: 'not-set-up' | 'closed' | 'opening' | 'open';
  readonly officers: readonly SealedOfficer[];
  /** While it is opening or open: by whom, why, and until when. */
  readonly opening?: { readonly by: readonly string[]; readonly why: string; readonly until: string };
}

/** An entry on its way in. */
export interface EntryToSeal {
  /** A random id, of the entry's own: the record refers to it. */
  readonly id: string;
  /** What sort of entry it is, as a code: it is bound to the value. */
  readonly kind: string;
  /** Well-formed text, at most MAX_ENTRY_BYTES of UTF-8. */
  readonly text: string;
}

/** An entry that only two officers can open, on its way in and not there yet. */
export interface EnclosedEntry {
  readonly id: string;
  readonly kind: string;
  /** Encrypted to the compartment, for this id and kind alone: base64url. */
  readonly sealed: string;
}

/**
 * What even the services may not read: names behind pseudonyms.
 *
 * What holds: an entry is encrypted to the compartment's public key before it is stored, so whoever seals cannot open.
 * The private key is kept only in shares, one for each pair of officers in office, each locked by the keys of both; an
 * officer's key is locked by a passphrase that is stored nowhere. So two of them open it, each with their own, and no one
 * alone, nor the operator with every file. Open, the key is in the memory of one process, for OPEN_FOR_MS at most. What the
 * log says of an act is durable before the act is answered. Entries are write-once, and can be destroyed.
 *
 * Every operation that is refused throws CompartmentRefused with a code of its own; wrong passphrases are logged, and
 * five of one officer within a quarter of an hour bar that officer for as long.
 */
export interface SealedCompartment {
  status(): Promise<CompartmentStatus>;

  /**
   * An officer brings a passphrase of their own. With the second one the compartment's keys are made; who comes later is
   * admitted by an officer in office while it is open.
   */
  enrol(officer: string, passphrase: string): Promise<CompartmentStatus>;

  /** While it is open: another officer can open it, with any of the others, from now on. */
  admit(officer: string, by: string): Promise<CompartmentStatus>;

  /** While it is open: the officer's shares are destroyed. Two remain at least; nobody dismisses themselves. */
  dismiss(officer: string, by: string): Promise<CompartmentStatus>;

  /** The first of two: their key waits in memory, for CONCUR_WITHIN_MS. */
  propose(officer: string, passphrase: string, why: string): Promise<CompartmentStatus>;

  /** The second of two, another officer: it is open. */
  concur(officer: string, passphrase: string): Promise<CompartmentStatus>;

  /** Closes it at once, or takes a proposal back. Any officer may. What is closed already stays so. */
  shut(officer: string): Promise<CompartmentStatus>;

  /**
   * Stores an entry that from now on only two officers can read. An id that is there already stays as it is: without the
   * key nobody can tell whether it says the same.
   */
  seal(entry: EntryToSeal, by: string): Promise<void>;

  /**
   * Encrypts an entry as `seal` does, and keeps nothing: for what must not be seen to come in when it came. The log says
   * nothing of it; `deposit` stores it.
   */
  enclose(entry: EntryToSeal): Promise<EnclosedEntry>;

  /** Stores what was enclosed. An id that is there already stays as it is. Logged as sealed, at this moment. */
  deposit(entry: EnclosedEntry, by: string): Promise<void>;

  /** True for each of the entries that is here. */
  holds(ids: readonly string[]): Promise<readonly boolean[]>;

  /**
   * While it is open, one entry as it was sealed; undefined where there is none. Logged before it is answered.
   * @param kind where it is given, an entry of another is as one that is not here
   */
  read(
    id: string,
    by: string,
    why: string,
    kind?: string,
  ): Promise<{ readonly kind: string; readonly text: string } | undefined>;

  /**
   * Nothing of the entry is left in the file, open or closed.
   * @param kind as for `read`
   * @returns whether there was one
   */
  destroy(id: string, by: string, why: string, kind?: string): Promise<boolean>;

  /** Writes into the log what an officer did elsewhere that the record must not tie to them. */
  note(act: 'step-proposed' | 'step-confirmed' | 'step-declined', item: string, officer: string): Promise<void>;

  /** The officer whom the log names first for this act on this item. */
  officerWho(act: SealedAct, item: string): Promise<string | undefined>;

  /** The log, oldest first, after a line; at most 500 lines. */
  accesses(after: number, limit: number): Promise<readonly SealedAccess[]>;

  /** Wipes what is open and lets go of the file. */
  close(): Promise<void>;
}

export const COMPARTMENT_REFUSALS = {
  'not-set-up': 'The sealed compartment is set up by two protection officers first',
  'already-enrolled': 'An officer enrols once',
  'too-many-officers': `A compartment has at most ${MOST_OFFICERS} officers`,
  'passphrase-too-short': `A passphrase has ${SHORTEST_OFFICER_PASSPHRASE} to ${LONGEST_OFFICER_PASSPHRASE} characters`,
  'wrong-passphrase': 'This is not the passphrase that the officer enrolled with',
  'too-many-attempts': 'After five wrong passphrases an officer waits for a quarter of an hour',
  'not-an-officer': 'Only an officer in office of the compartment may do this',
  'not-enrolled': 'An officer enrols with a passphrase of their own before they are admitted',
  'admitted-already': 'The officer is in office already',
  'not-open': 'The compartment is closed: one officer proposes to open it and another concurs',
  'already-open': 'The compartment is open or being opened',
  'nothing-proposed': 'Nobody has proposed to open the compartment, or not within the last ten minutes',
  'same-officer': 'Two officers open the compartment: who proposed does not concur',
  'would-leave-one': 'Two officers in office remain at least',
  'dismisses-themselves': 'Another officer dismisses an officer',
  'entry-refused': `An entry is well-formed text of at most ${MAX_ENTRY_BYTES} bytes, with a UUID of its own and a kind`,
  'why-refused': 'A reason is a code of small letters and hyphens',
} as const;
export type CompartmentRefusal = keyof typeof COMPARTMENT_REFUSALS;

/** An operation that the compartment does not do, by name. */
export class CompartmentRefused extends Error {
  override readonly name = 'CompartmentRefused';
  readonly refusal: CompartmentRefusal;

  constructor(refusal: CompartmentRefusal) {
    super(COMPARTMENT_REFUSALS[refusal]);
    this.refusal = refusal;
  }
}

/** The compartment could not be reached. What was asked may be sent again. */
export class CompartmentUnavailable extends Error {
  override readonly name = 'CompartmentUnavailable';
}

/** What lies in the compartment is not what was put there. */
export class CompartmentDamaged extends Error {
  override readonly name = 'CompartmentDamaged';
}
