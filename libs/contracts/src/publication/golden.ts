import { positionOf, type RecordedEvent } from '../envelope.ts';
import type { EventContract } from '../define-event.ts';
import { plain } from './json-schema.ts';

/**
 * What of a contract may never change once published: its schema, audience, stream and example. Kept beside the
 * contract, in `<aggregate>.events.golden/`, to which files may only be added.
 */
export function goldenOf(contract: EventContract): string {
  const { type, schemaVersion, summary, audience, aggregate, change, data, example } = contract;
  return `${JSON.stringify({ type, schemaVersion, summary, audience, aggregate, change, schema: plain(data), example }, null, 2)}\n`;
}

/** Relative to `libs/contracts/src`: `members/membership.events.golden/MembershipAdmitted.1.json`. */
export function goldenPath(contract: EventContract): string {
  const [service, name] = contract.type.split('.') as [string, string];
  return `${service}/${contract.aggregate}.events.golden/${name}.${contract.schemaVersion}.json`;
}

/** A whole event around a contract's example, with fixed values: for docs, and for the golden stored form. */
export function exampleEvent(contract: EventContract): RecordedEvent {
  const command = '3c8f4a52-6d1e-5b7a-9f20-1d2e3f405162';
  return {
    id: '9a4b1c6e-2f3d-5e8a-b1c7-0a1b2c3d4e5f',
    type: contract.type,
    schemaVersion: contract.schemaVersion,
    stream: `${contract.aggregate}-5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f`,
    revision: 3,
    time: '2026-03-02T09:00:00.000Z',
    effectiveOn: '2026-03-01',
    data: contract.example,
    meta: {
      actor: { person: '1f2e3d4c-5b6a-4789-8abc-def012345678', roles: ['secretariat'] },
      commandId: command,
      commandHash: 'R5LuzOlkEDvDaPrSx5h0mPQ3nJ8oGZ3VHY0nqBv5yXk',
      correlationId: command,
      causationId: command,
    },
    tags: ['unit:UG-402'],
  };
}

/** The position of the example, for documents that show one. */
export const EXAMPLE_POSITION = positionOf('0b4fda1e-9c3f-4d2b-8a77-3f1f6a0e5c11', 1042);
