import { goesOn, type ProjectionStatus } from '@baraza/read-models';
import { type Check, troubleOf } from '@baraza/service-kit';

/** How long a look-up waits until this service has read what the ledger holds. */
export const CATCH_UP_MS = 5_000;
/** Further behind than this, commands that ask would have to wait too long. */
const KEEPS_UP_WITHIN = 1_000;

/** Whether what this service keeps of its own record keeps up with it. */
export function checkOf(status: ProjectionStatus): Check {
  const { name, state, lag, trouble } = status;
  const ready = lag <= KEEPS_UP_WITHIN && goesOn(status);
  return { name, ready, detail: { state, lag, ...troubleOf(trouble) } };
}
