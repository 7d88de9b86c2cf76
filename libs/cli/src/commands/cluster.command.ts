import { once } from 'node:events';
import { faultsOfLedger, faultsOfSharing } from '../cluster/cluster-instances.ts';
import { startCluster } from '../cluster/cluster.ts';
import { defineCommand, flag, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import { text, wholeNumber } from '../command-line/values.ts';
import {
  dataOption,
  EMPTY_FOLDER,
  environmentFor,
  holdsForum,
  noForumIn,
  removeServing,
  SAMPLE_FOLDER,
  writeServing,
} from '../forum/data-folder.ts';
import { inWords, told } from '../forum/failures.ts';
import { installedServices, wrongSettings } from '../forum/installed-services.ts';

export const clusterCommand = defineCommand({
  name: 'cluster',
  summary: 'serve a forum as processes of their own over NATS',
  description:
    'Starts a nats-server (found, or fetched into a cache outside the checkout) and every service as a process of its own, on the ports after --port, behind one address on --port. With --instances 2 each but the ledger, whose file has one owner, runs twice: BARAZA_READ_STORE, BARAZA_SERVICE_STORE and BARAZA_BALLOTS then name databases that they share. A process that ends by itself is started again. SIGTERM and SIGINT end them all.',
  arguments: {},
  options: {
    sample: flag('--sample', 'make the sample forum first, where the folder holds none'),
    empty: flag('--empty', 'serve an empty folder too; sample data is neither made nor touched'),
    port: option(
      '--port <n>',
      'of the one address; 3000 where neither is given',
      wholeNumber({ min: 1, max: 65_000 }),
      {
        env: 'PORT',
      },
    ),
    instances: option(
      '--instances <n>',
      'of every service but the ledger; for several, what they share lies in MongoDB',
      wholeNumber({ min: 1, max: 9 }),
    ),
    natsThrough: option(
      '--nats-through <port>',
      'services reach NATS at this port of this machine: something of yours stands between',
      wholeNumber({ min: 1, max: 65_535 }),
    ),
    host: option('--host <address>', 'where to listen; 127.0.0.1 where neither is given', text, { env: 'HOST' }),
    data: dataOption('./data/sample, with --empty ./data/forum,'),
  },
  examples: [
    ['baraza cluster --sample', 'what `npm run start:cluster` does'],
    ['baraza cluster --empty --instances 2', 'two of each service, over the MongoDB that the settings name'],
  ],
  wrongSettings,
  async run({ sample, empty, port = 3000, host = '127.0.0.1', data, instances = 1, natsThrough }, { io }) {
    if (sample && empty) throw new UsageFaults([{ name: '--empty', expected: 'one of --sample and --empty' }]);
    const apart = faultsOfSharing(io.env, instances);
    if (apart.length > 0) throw new UsageFaults(apart);
    const dataFolder = data ?? (empty ? EMPTY_FOLDER : SAMPLE_FOLDER);
    if (!sample && !empty && !holdsForum(dataFolder, io)) throw noForumIn(dataFolder);
    const print = (line: string): void => void io.stdout.write(`${line}\n`);
    const env = environmentFor(io, dataFolder);
    const { loadConfig, onSignals } = await installedServices.kit();
    const elsewhere = faultsOfLedger(await inWords(() => loadConfig(env, { service: 'ledger' })));
    if (elsewhere.length > 0) throw new UsageFaults(elsewhere);
    if (sample) await makeSampleFirst(env, print);
    const { welcome } = await installedServices.standalone();
    const ending = new AbortController();
    const { signal } = ending;
    onSignals(process, () => ending.abort());
    const cluster = await inWords(() => {
      const config = loadConfig({ ...env, PORT: String(port), HOST: host }, { service: 'front' });
      return startCluster({ dataFolder, config, env, instances, natsThrough, signal, print });
    }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return undefined;
    });
    if (cluster === undefined) return EXIT.interrupted;
    const { front, issuer } = cluster;
    for (const line of await welcome({
      address: front.address,
      dataFolder,
      oidcIssuer: env['BARAZA_OIDC_ISSUER'],
      issuer,
      links: front.links,
    }))
      print(line);
    for (const [name, url] of Object.entries(cluster.integratorUrls)) print(`Integrator ${name} connects to ${url}`);
    writeServing(dataFolder, { pid: process.pid, urls: cluster.urls });
    if (!signal.aborted) await once(signal, 'abort');
    removeServing(dataFolder);
    return cluster.stop().then(
      () => EXIT.ok,
      () => EXIT.failed,
    );
  },
});

/** The sample's years are told in one process: over NATS the ledger takes nothing that is not of this moment. */
async function makeSampleFirst(
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const { makeSampleOnly } = await installedServices.standalone();
  await makeSampleOnly({ env, print }).catch((error: unknown) => {
    throw new CommandFailed(EXIT.failed, `the sample forum could not be made: ${(told(error) as Error).message}`);
  });
}
