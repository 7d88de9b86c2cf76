import { decodeEvent, eventId } from '@baraza/contracts';
import { type EventStore, MAX_APPEND_EVENTS } from '@baraza/event-store';
import type { Vault } from '@baraza/privacy';
import { Unprocessable } from '../problems/refusals.ts';
import { CommandAnswer } from './command-answer.ts';
import type { IssuedCommand } from './issued-command.ts';
import { hashOf } from './recording.ts';

/**
 * The first answer to a command that was recorded before, without its warnings; undefined where it was not.
 * @throws Unprocessable where the same key came with another body, or for another entity
 */
export async function firstAnswer(
  { store, vault }: { readonly store: EventStore; readonly vault: Vault },
  command: IssuedCommand,
  aggregate: { readonly name: string },
): Promise<CommandAnswer | undefined> {
  const first = await store.readEvent(eventId(command.id, 0));
  if (first === undefined) return undefined;
  if (first.meta.commandHash !== (await hashOf(vault, command))) {
    throw new Unprocessable('idempotency-key-reused', 'This Idempotency-Key was used for another command.');
  }
  // One append is one run of the ledger: the command's events follow each other.
  const page = await store.readAll({ after: first.sequence - 1, limit: MAX_APPEND_EVENTS });
  const events = page.events
    .map(({ bytes, position }) => ({ ...decodeEvent(bytes), position }))
    .filter((event) => event.meta.commandId === command.id);
  return new CommandAnswer({
    id: first.stream.slice(aggregate.name.length + 1),
    revision: events.findLast((event) => event.stream === first.stream)!.revision,
    position: events.at(-1)!.position,
    events: events.map(({ id, type }) => ({ id, type })),
    warnings: [],
  });
}
