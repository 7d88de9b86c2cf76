import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareNats, startNatsServer } from '@baraza/event-bus';
import type { BarazaConfig, DevelopmentIssuer, Front } from '@baraza/service-kit';
import { installedServices } from '../forum/installed-services.ts';
import { adaptersOf, type ClusterInstance, instancesOf, portsOf } from './cluster-instances.ts';
import { addressesBehindFront, type ClusterService } from './cluster-services.ts';
import { leaveWord } from './cluster-word.ts';
import { gatherFiles } from './gather-files.ts';
import { SupervisedNats } from './supervised-nats.ts';
import { SupervisedProcess } from './supervised-process.ts';
import { untilReady } from './until-ready.ts';

/** Services are reached through the front, and by nobody from elsewhere. */
const LOOPBACK = '127.0.0.1';

export interface ClusterToStart {
  readonly dataFolder: string;
  /** Of the front, which is what others see: its host and port; the instances' ports follow it, then NATS's. */
  readonly config: BarazaConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of every service but the ledger. */
  readonly instances: number;
  /** Where services find NATS, if not where it listens: something stands between. */
  readonly natsThrough?: number | undefined;
  /** Aborted where it is to end before it is ready. */
  readonly signal: AbortSignal;
  print(line: string): void;
}

export interface Cluster {
  readonly front: Front;
  /** Undefined where a real issuer gives out tokens. */
  readonly issuer: DevelopmentIssuer | undefined;
  /** Each service's own, by the first part of a path (`members`, `views`): of its first instance; `` is the front. */
  readonly urls: Readonly<Record<string, string>>;
  readonly natsUrl: string;
  /** By an integrator's name, with its user and password. */
  readonly integratorUrls: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * A nats-server and every service as a process of its own or several, over one forum's folder, behind one front: the ledger
 * has its files, the others keep what is theirs in `cluster/<service>` below it. The front answers at once; resolves when all
 * say that they are ready.
 * @throws ProgramNotFound, ServerFailed
 * @throws CommandFailed where an instance comes no further for two minutes
 * @throws AbortError after all of it has ended again
 */
export async function startCluster(options: ClusterToStart): Promise<Cluster> {
  const { dataFolder, config, signal, print } = options;
  const { assertNothingForgotten, DevelopmentIssuer: Issuer, openFront, createLogger } = await installedServices.kit();
  // Before anybody begins another: all of them open it for themselves.
  assertNothingForgotten({ ...config, dataFolder });
  const issuer = config.oidc === undefined ? await Issuer.open(config.developmentKeyFile) : undefined;
  const instances = instancesOf(config.port, options.instances);
  const services = addressesBehindFront((service) =>
    instances.filter((one) => one.service === service).map(({ port }) => urlOf(port)),
  );
  const firstUrlOf = (service: ClusterService): string => urlOf(instances.find((one) => one.service === service)!.port);
  const front = await openFront({ config, services, issuer, logger: createLogger(config) });
  const natsPort = config.port + portsOf(options.instances) - 1;
  const natsFolder = join(dataFolder, 'nats');
  const prepared = await prepareNats({ folder: natsFolder, port: natsPort, integrators: config.integrators.names });
  const { configFile, variables } = prepared;
  const server = { folder: natsFolder, configFile, port: natsPort, variables, watched: true };
  const nats = new SupervisedNats(() => startNatsServer(server));
  await nats.start().catch(async (error: unknown) => {
    await front.close();
    throw error;
  });
  print(`nats-server at ${natsAt(natsPort)}`);

  gatherFiles(dataFolder);
  const processes: SupervisedProcess[] = [];
  const begin = (instance: ClusterInstance): SupervisedProcess => {
    const { service, number, port } = instance;
    const name = number === 1 ? service : `${service} ${number}`;
    const natsUrl = through(prepared.urlOf(service), options.natsThrough);
    const told = { ...settingsOf(instance, front.address, config), ...integratorsFind(options.env, natsPort) };
    const own = { ...told, ...adaptersOf(instance, { ...options, natsUrl }) };
    const file = fileURLToPath(new URL('dist/main.js', import.meta.resolve(`@baraza/${service}/package.json`)));
    return new SupervisedProcess({ name, url: urlOf(port), file, env: { ...options.env, ...own }, onRestart: print });
  };
  const tellWho = (): void => {
    const running = processes.map(({ name, url, pid }) => ({ name, url, pid }));
    leaveWord(dataFolder, { services: running, nats: { port: natsPort, pid: nats.pid } });
  };
  const word = setInterval(tellWho, 500);
  const stop = async (): Promise<void> => {
    clearInterval(word);
    await Promise.all(processes.map((one) => one.stop()));
    await nats.stop();
    await front.close();
  };
  try {
    // The first of each makes what all of them share, and is not watched meanwhile by others who would take it over.
    for (let number = 1; number <= options.instances; number++) {
      const round = instances.filter((one) => one.number === number).map(begin);
      processes.push(...round);
      await untilReady(round, { signal, print });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  tellWho();
  return {
    front,
    issuer,
    urls: { ...addressesBehindFront(firstUrlOf), '': front.address },
    natsUrl: natsAt(natsPort),
    integratorUrls: Object.fromEntries(
      config.integrators.names.map((name) => [name, prepared.urlOf(`integrator-${name}`)]),
    ),
    stop,
  };
}

const natsAt = (port: number): string => `nats://${LOOPBACK}:${port}`;
const urlOf = (port: number): string => `http://${LOOPBACK}:${port}`;

function settingsOf({ port }: ClusterInstance, address: string, config: BarazaConfig): Record<string, string> {
  return {
    HOST: LOOPBACK,
    PORT: String(port),
    BARAZA_PUBLIC_URL: address,
    BARAZA_DEVELOPMENT_KEY_FILE: config.developmentKeyFile,
  };
}

/** Where /asyncapi.json says that NATS is, unless it was said. */
function integratorsFind(env: ClusterToStart['env'], natsPort: number): Record<string, string> {
  const said = env['BARAZA_INTEGRATORS_URL']?.trim();
  return said === undefined || said === '' ? { BARAZA_INTEGRATORS_URL: natsAt(natsPort) } : {};
}

function through(natsUrl: string, port: number | undefined): string {
  return port === undefined ? natsUrl : natsUrl.replace(/:\d+$/, `:${port}`);
}
