import type { IssuedCommand } from '../command-handling/issued-command.ts';

/** Who acts in the record on somebody protected: the desk, whichever of its officers it was. */
export const PROTECTION_DESK = '00000000-0000-4000-8000-0000000000de';

/** The command with nothing in it that leads to the officer, or to what else they did. */
export function atTheDesk({ traceparent: _, ...command }: IssuedCommand): IssuedCommand {
  const { organisation: __, ...caller } = command.caller;
  return { ...command, caller: { ...caller, person: PROTECTION_DESK } };
}
