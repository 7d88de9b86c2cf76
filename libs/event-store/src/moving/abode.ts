import type { EventStore } from '../event-store.port.ts';
import type { LedgerFacts } from '../sqlite/ledger-file.ts';
import type { Residence } from './residence.ts';

/** A store as a move sees it: a place that the record may leave or come to. */
export interface Abode {
  /** In words, without credentials. */
  readonly name: string;

  /** What lies there; undefined where no record was ever begun. */
  look(): Promise<LedgerFacts | undefined>;

  /** Begins an empty record. @throws StoreUnusable where somebody else did meanwhile */
  begin(facts: LedgerFacts): Promise<void>;

  /** Says where the record lives, durably. @throws StoreUnusable where somebody else moves it too */
  mark(residence: Residence): Promise<void>;

  /** What lies there, read from the store itself and from nothing that an earlier opening kept. */
  open(): Promise<OpenAbode>;

  close(): Promise<void>;
}

export interface OpenAbode {
  readonly store: EventStore;
  /** The last sequence, with all that others have appended. */
  head(): Promise<number>;
  /** What is wrong with what it keeps beside the events' bytes; empty where all is well. */
  problems(): Promise<readonly string[]>;
}
