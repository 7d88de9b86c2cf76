import { decodeEvent } from '@baraza/contracts';
import type { AllPage, EventStore } from '@baraza/event-store';
import type { Protections } from '@baraza/service-kit';
import type { Stored } from './ledger-lines.pure.ts';

/** Asked for each page: which of its events are shown to nobody, because they name an organisation that is protected now. */
export type HiddenFrom = (page: AllPage) => Promise<(stored: Stored) => boolean>;

/** By the protections in force at the moment of reading: clear events of earlier days are held back too. */
export function hiddenBy(protections: Protections, store: EventStore): HiddenFrom {
  return async ({ lookedUpTo }) => {
    const veil = await protections.now();
    if (veil.isEmpty) return () => false;
    await veil.look(store, lookedUpTo);
    return ({ bytes, sequence, position }) => veil.covers({ ...decodeEvent(bytes), sequence, position });
  };
}
