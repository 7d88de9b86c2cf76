/**
 * What a record says of its events' versions. It says so in events of its own (`ledger.EventVersionActivated`), each before
 * the first event of the version it speaks of.
 */
export interface VersionsInForce {
  /** The newest version of a type that may be written: 1 where nothing is said of the type. */
  newest(type: string): number;
  /** The oldest version whose readers can read this one; undefined where nothing is said of it. */
  readableFrom(type: string, schemaVersion: number): number | undefined;
  /** Looks whether the record says more by now. */
  lookAgain(): Promise<void>;
}
