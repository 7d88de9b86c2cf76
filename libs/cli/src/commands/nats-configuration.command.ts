import { isIntegratorName, natsConfiguration } from '@baraza/event-bus';
import { defineCommand, option } from '../command-line/define-command.ts';
import { EXIT } from '../command-line/exit-codes.ts';
import { choice, listOf, NotAccepted, type Read } from '../command-line/values.ts';

const integrator: Read<string> = (given) => {
  if (!isIntegratorName(given)) throw new NotAccepted('names in lower case with hyphens, like crm,news-letter');
  return given;
};

/** Two accounts of one name would be one account with two sets of rights. */
const integrators: Read<readonly string[]> = (given, cwd) => {
  const names = listOf(integrator)(given, cwd);
  if (new Set(names).size < names.length) throw new NotAccepted('different names');
  return names;
};

export const natsConfigurationCommand = defineCommand({
  name: 'nats-configuration',
  summary: 'write the configuration of a nats-server, with an account for each integrator',
  description:
    "Who may do what on a forum's NATS, as nats-server reads it, to standard output. It holds no password: each is a variable of the environment, or with --servers of secrets/nats.conf beside the file, which deploy/compose/make-secrets.mjs makes. The ledger is told the same names in BARAZA_INTEGRATORS.",
  arguments: {},
  options: {
    integrators: option(
      '--integrators <names>',
      'programs outside that subscribe, with commas between them; crm where none is given',
      integrators,
      { env: 'BARAZA_INTEGRATORS', otherwise: ['crm'] },
    ),
    servers: option('--servers <n>', 'for 1 or 3 in containers, as Compose and the chart run them', choice(['1', '3'])),
  },
  examples: [
    ['baraza nats-configuration --integrators crm,news-letter --servers 1 > nats.conf', "for Compose's small.yaml"],
  ],
  async run({ integrators: names, servers }, { io }) {
    const inContainers = servers === '1' ? 'one server' : 'three servers';
    io.stdout.write(natsConfiguration({ integrators: names, ...(servers !== undefined && { inContainers }) }));
    return EXIT.ok;
  },
});
