import { Unavailable } from '../problems/refusals.ts';

/** How long somebody waits for what a reader of the ledger keeps. */
export const FACTS_WITHIN_MS = 5_000;

/** What others recorded has not been read in time: to decide on what is old would be wrong. */
export const factsBehind = (): Unavailable =>
  new Unavailable('facts-behind', 'What others recorded is still being read. Send it again.', {
    headers: { 'retry-after': '2' },
  });
