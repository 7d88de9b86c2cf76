import { existsSync } from 'node:fs';
import type { RoleHeld } from '@baraza/domain';
import { defineCommand, flag, option, repeatable, type Mention } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults, type Fault } from '../command-line/exit-codes.ts';
import { duration, role, text, unitCode, uuid } from '../command-line/values.ts';
import { dataOption, folderInUse, IN_USE } from '../forum/data-folder.ts';
import { developmentToken } from '../forum/development-tokens.ts';

export const tokenCommand = defineCommand({
  name: 'token',
  summary: "print a token of the development issuer, made with the key in the forum's folder",
  description:
    'Prints a token for trying things out on this machine. Each --unit and --organisation belongs to the --role before it; a role without either holds in the whole forum.',
  arguments: {},
  options: {
    role: repeatable('--role <role>', 'what the person may do; may be given several times', role),
    unit: repeatable('--unit <code>', 'where the role before it holds: there and below', unitCode),
    organisation: repeatable('--organisation <id>', 'whom the role before it acts for', uuid),
    person: option('--person <text>', 'tells one person from another; any stable text', text, {
      otherwise: 'developer',
    }),
    ttl: option('--ttl <time>', 'how long it is good for, as 90s, 30m, 12h or 7d', duration, { otherwise: 12 * 3_600 }),
    data: dataOption(IN_USE),
    json: flag('--json', 'the token with its roles and its end, as JSON'),
  },
  examples: [
    ['baraza token --role unit-officer --unit UG-411', 'an officer of one district'],
    [
      'baraza token --role member-representative --organisation 7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9 --ttl 30m',
      'somebody who acts for one member, for half an hour',
    ],
    ['export BARAZA_TOKEN=$(baraza token --role secretariat)', 'for the commands that follow'],
  ],
  async run({ person, ttl, data = folderInUse() }, { io, console, mentions }) {
    const roles = rolesIn(mentions);
    if ((io.env['BARAZA_OIDC_ISSUER'] ?? '') !== '') {
      throw new CommandFailed(
        EXIT.failed,
        `tokens of this forum come from ${io.env['BARAZA_OIDC_ISSUER']}, not from here`,
      );
    }
    if (!existsSync(data)) throw new CommandFailed(EXIT.failed, `there is no forum in ${data}`);
    const expires = new Date(Date.now() + ttl * 1_000).toISOString();
    const token = await developmentToken(io, data, { roles, person, ttl });
    console.result({ token, roles, person, expires }, token);
    return EXIT.ok;
  },
});

/** @throws UsageFaults where no role is named, or a place comes before any role */
function rolesIn(mentions: readonly Mention[]): readonly RoleHeld[] {
  const roles: { -readonly [K in keyof RoleHeld]: RoleHeld[K] }[] = [];
  const faults: Fault[] = [];
  for (const { option, value } of mentions) {
    const last = roles.at(-1);
    if (option === 'role') roles.push({ role: value as RoleHeld['role'] });
    else if (option !== 'unit' && option !== 'organisation') continue;
    else if (last === undefined)
      faults.push({ name: `--${option}`, value: String(value), expected: 'a --role before it' });
    else if (last[option] !== undefined) {
      faults.push({ name: `--${option}`, value: String(value), expected: `one for each --role; repeat the role` });
    } else last[option] = value as string;
  }
  if (roles.length === 0) faults.push({ name: '--role', expected: 'it to be given: --role <role>' });
  if (faults.length > 0) throw new UsageFaults(faults);
  return roles;
}
