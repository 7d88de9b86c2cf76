import type { Writable } from 'node:stream';

/** What a command sees of the world around it. Specs give their own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Results, and nothing else. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** What is being done, and what is wrong. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborted when the person wants the command to end. */
  readonly signal: AbortSignal;
}
