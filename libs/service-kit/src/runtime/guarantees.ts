import type { EventStore, StoreGuarantees } from '@baraza/event-store';

const NEEDED: Partial<Record<keyof StoreGuarantees, string>> = {
  multiStreamAppend: 'appends that are atomic over several streams (uniqueness rests on them)',
  durable: 'events on stable storage before they are acknowledged',
};

/** A service does not start on a store that promises less than it relies on. */
export class MissingGuarantees extends Error {
  override readonly name = 'MissingGuarantees';
}

/** @throws MissingGuarantees that lists everything the store lacks */
export function assertGuarantees(store: Pick<EventStore, 'guarantees'>): void {
  const missing = Object.entries(NEEDED).filter(([name]) => store.guarantees[name as keyof StoreGuarantees] !== true);
  if (missing.length === 0) return;
  throw new MissingGuarantees(
    [
      'The event store does not promise what the services need:',
      ...missing.map(([name, what]) => `  ${name}: ${what}`),
    ].join('\n'),
  );
}
