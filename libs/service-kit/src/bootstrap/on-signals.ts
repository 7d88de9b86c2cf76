/** The process, as far as its end is concerned. */
export interface Ending {
  on(signal: 'SIGTERM' | 'SIGINT', listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
}

/** Ctrl-C comes to all processes of a terminal, and once more from each that hands it on: within this time it is one. */
const SAME_SIGNAL_MS = 1_000;

/** Calls back on the first SIGTERM or SIGINT. A second one, if not of the same moment, ends the process at once. */
export function onSignals(process: Ending, begin: (signal: NodeJS.Signals) => void): void {
  let since: number | undefined;
  const hear = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (since === undefined) {
      since = now;
      begin(signal);
    } else if (now - since > SAME_SIGNAL_MS) {
      process.exit(1);
    }
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
}
