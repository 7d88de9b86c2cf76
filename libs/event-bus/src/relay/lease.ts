/** The right to be the one who works, for a while: renewed while its holder lives, gone soon after. */
export interface Lease {
  /** False as soon as it may have been lost, before anybody else can hold it. */
  readonly isHeld: boolean;
  /** Resolves when it is held, or when `signal` is aborted. */
  whenHeld(signal: AbortSignal): Promise<void>;
  /** Why it could not be asked for; undefined also where another holds it. */
  readonly trouble?: Error | undefined;
  /** Runs what is to be done only while it is held, so that what it writes late can be refused where it is written. */
  during?<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets another have it at once, and stops asking for it. */
  release(): Promise<void>;
}
