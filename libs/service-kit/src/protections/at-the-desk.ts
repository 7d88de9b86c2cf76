import { derivedId } from '@baraza/contracts';
import type { Vault } from '@baraza/privacy';
import type { IssuedCommand } from '../command-handling/issued-command.ts';

/** Who acts in the record on somebody protected: the desk, whichever of its officers it was. */
export const PROTECTION_DESK = '00000000-0000-4000-8000-0000000000de';

/**
 * The command with nothing in it that leads to the officer, or to what else they did. Its id is made of the officer's and the
 * client's key, with the officer's secret in the vault: sent again it is the same, and whoever guesses the key finds nobody by it.
 */
export async function atTheDesk(issued: IssuedCommand, vault: Vault): Promise<IssuedCommand> {
  const { traceparent: _, ...command } = issued;
  const { organisation: __, ...caller } = command.caller;
  const id = derivedId('desk-command', await vault.commit(caller.person, command.id, '/command', command.id));
  const ids = { id, correlationId: id, causationId: id };
  return { ...command, ...ids, caller: { ...caller, person: PROTECTION_DESK } };
}
