import { randomUUID } from 'node:crypto';
import type { ValueToSeal } from '../vault.port.ts';

/** A value for a spec: somebody's name in some event, with ids that no other spec uses; past its deadline from the beginning. */
export function aValue(changes: Partial<ValueToSeal> = {}): ValueToSeal {
  return {
    subject: randomUUID(),
    about: [],
    kind: 'person',
    eventId: randomUUID(),
    field: '/name',
    commandId: randomUUID(),
    audience: 'internal',
    value: 'Made-Up',
    deadline: 1,
    ...changes,
  };
}
