import { findNatsServer } from '@baraza/event-bus';
import { ProgramNotFound } from '@baraza/programs';

/** Whether there is a nats-server here, or one can be had: what needs one is not run without. */
export async function hasNats(): Promise<boolean> {
  try {
    await findNatsServer({});
    return true;
  } catch (error) {
    if (error instanceof ProgramNotFound) return false;
    throw error;
  }
}
