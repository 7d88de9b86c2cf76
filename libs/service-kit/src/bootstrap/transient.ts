import { NeedsUpgrade } from '@baraza/contracts';
import { BusUnavailable } from '@baraza/event-bus';
import { StoreUnavailable } from '@baraza/event-store';
import { VaultUnavailable } from '@baraza/privacy';
import { ReadStoreUnavailable, WrongCheckpoint } from '@baraza/read-models';
import { Refusal } from '../problems/refusals.ts';

/** Errors that say nothing about the event that was being handled: it comes again later, and is never parked for them. */
export function isTransient(error: Error): boolean {
  if (error instanceof Refusal) return error.status === 503;
  // A wrong checkpoint is another instance that is at work by now: the event is that one's.
  return [StoreUnavailable, BusUnavailable, VaultUnavailable, ReadStoreUnavailable, WrongCheckpoint, NeedsUpgrade].some(
    (type) => error instanceof type,
  );
}
