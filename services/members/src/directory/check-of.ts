import type { ProjectionStatus } from '@baraza/read-models';
import type { Check } from '@baraza/service-kit';

/** Further behind than this, commands that ask would have to wait too long. */
const KEEPS_UP_WITHIN = 1_000;

/** Whether what this service keeps of its own record keeps up with it. */
export function checkOf({ name, state, lag }: ProjectionStatus): Check {
  const ready = lag <= KEEPS_UP_WITHIN && ['running', 'standby', 'rebuilding'].includes(state);
  return { name, ready, detail: { state, lag } };
}
