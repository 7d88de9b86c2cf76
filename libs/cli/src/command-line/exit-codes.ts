/** What a command ends with. Scripts may rely on these. */
export const EXIT = {
  /** Done. */
  ok: 0,
  /** Refused by a rule or a right, or found to be wrong. */
  failed: 1,
  /** Flags, arguments, settings or files that cannot be understood: nothing was tried. */
  usage: 2,
  /** The forum, or something it stands on, cannot be reached or is in use. Trying again later may help. */
  unreachable: 3,
  /** Ended by the person (SIGINT), as shells have it. */
  interrupted: 130,
} as const;

export const EXIT_CODES_HELP = `Exit codes:
  0    done
  1    refused, or found to be wrong
  2    flags, arguments, settings or files that cannot be understood; all of them are listed
  3    the forum cannot be reached, or its folder is in use
  130  interrupted`;

/** Something given on the command line, in the environment or in a file that cannot be understood. */
export interface Fault {
  /** `--limit`, `BARAZA_URL`, `units.csv, line 7, column parent`. */
  readonly name: string;
  /** As given; undefined where nothing was. */
  readonly value?: string;
  readonly expected: string;
}

/** A command that ends otherwise than well, in words for people. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly exitCode: number;
  /** More than the message can say, a line each. */
  readonly details: readonly string[];

  constructor(exitCode: number, message: string, details: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** Everything that was given wrongly, at once. */
export class UsageFaults extends CommandFailed {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(EXIT.usage, faults.length === 1 ? 'this is wrong:' : 'these are wrong:', faults.map(faultLine));
    this.faults = faults;
  }
}

function faultLine({ name, value, expected }: Fault): string {
  return `${name}${value === undefined ? '' : ` ${value}`} (expected ${expected})`;
}
