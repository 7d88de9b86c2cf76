import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareNats, type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import { installedServices } from '../forum/installed-services.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** The services that are processes of their own, in the order of their ports. */
export const CLUSTER_SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'] as const;
type Service = (typeof CLUSTER_SERVICES)[number];

/** By the first part of a path: where `/views` and the like are answered. */
const PREFIX: Readonly<Record<Service, string>> = {
  members: 'members',
  capacity: 'capacity',
  coalitions: 'coalitions',
  campaigns: 'campaigns',
  projections: 'views',
  ledger: 'ledger',
};
const INTEGRATOR = 'crm';
const READY_WITHIN_MS = 120_000;

export interface ClusterToStart {
  readonly dataFolder: string;
  readonly host: string;
  /** The first service's; the others follow. */
  readonly port: number;
  /** Default: the one after the services'. */
  readonly natsPort?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  print(line: string): void;
}

export interface Cluster {
  /** By the first part of a path (`members`, `views`); `` for everything else. */
  readonly urls: Readonly<Record<string, string>>;
  readonly natsUrl: string;
  /** With the integrator's name and password. */
  readonly integratorUrl: string;
  stop(): Promise<void>;
}

/**
 * A nats-server and every service as a process of its own, over one forum's folder: the ledger has its files, the others
 * keep what is theirs in `cluster/<service>` below it. Resolves when all say that they are ready.
 * @throws NatsServerNotFound, NatsServerFailed
 * @throws Error where a service is not ready within two minutes
 */
export async function startCluster(options: ClusterToStart): Promise<Cluster> {
  const { dataFolder, host, port, natsPort = port + CLUSTER_SERVICES.length, print } = options;
  const prepared = await prepareNats({ folder: join(dataFolder, 'nats'), port: natsPort, integrators: [INTEGRATOR] });
  const nats = new SupervisedNats(async () =>
    startNatsServer({
      folder: join(dataFolder, 'nats'),
      configFile: prepared.configFile,
      port: natsPort,
      variables: prepared.variables,
    }),
  );
  await nats.start();
  print(`nats-server at nats://127.0.0.1:${natsPort}`);
  const { DevelopmentIssuer } = await installedServices.kit();
  if ((options.env['BARAZA_OIDC_ISSUER'] ?? '') === '') await DevelopmentIssuer.open(keyFile(dataFolder));

  const processes = CLUSTER_SERVICES.map((service, index) => {
    const url = `http://${host}:${port + index}`;
    return new SupervisedProcess({
      name: service,
      url,
      file: fileURLToPath(new URL('dist/main.js', import.meta.resolve(`@baraza/${service}/package.json`))),
      env: { ...options.env, ...settingsOf(service, port + index, options, prepared.urlOf(service)) },
      onRestart: print,
    });
  });
  const leaveWord = (): void => {
    const services = processes.map(({ name, url, pid }) => ({ name, url, pid }));
    const word = join(dataFolder, 'cluster.json');
    // Whole or not at all: others read it while it is written again and again.
    writeFileSync(`${word}.new`, `${JSON.stringify({ services, nats: { port: natsPort, pid: nats.pid } }, null, 2)}\n`);
    renameSync(`${word}.new`, word);
  };
  const word = setInterval(leaveWord, 500);
  const stop = async (): Promise<void> => {
    clearInterval(word);
    await Promise.all(processes.map((one) => one.stop()));
    await nats.stop();
  };
  try {
    await allReady(processes, print);
  } catch (error) {
    await stop();
    throw error;
  }
  leaveWord();
  const urls = Object.fromEntries(processes.map(({ name, url }) => [PREFIX[name as Service], url]));
  return {
    urls: { ...urls, '': urls['views']! },
    natsUrl: `nats://127.0.0.1:${natsPort}`,
    integratorUrl: prepared.urlOf(`integrator-${INTEGRATOR}`),
    stop,
  };
}

const keyFile = (dataFolder: string): string => join(dataFolder, 'development-issuer.jwk');

/** Adapters by URL: the ledger has the files, the others ask it over NATS. */
function settingsOf(
  service: Service,
  port: number,
  { dataFolder, host }: ClusterToStart,
  natsUrl: string,
): Record<string, string> {
  const common = {
    HOST: host,
    PORT: String(port),
    BARAZA_EVENT_BUS: natsUrl,
    BARAZA_DEVELOPMENT_KEY_FILE: keyFile(dataFolder),
  };
  if (service === 'ledger') {
    return {
      ...common,
      BARAZA_DATA: dataFolder,
      BARAZA_EVENT_STORE: 'sqlite:',
      BARAZA_VAULT: 'sqlite:',
      BARAZA_KEYS: 'sqlite:',
    };
  }
  const own = join(dataFolder, 'cluster', service);
  mkdirSync(own, { recursive: true });
  return { ...common, BARAZA_DATA: own, BARAZA_EVENT_STORE: natsUrl, BARAZA_VAULT: natsUrl, BARAZA_KEYS: natsUrl };
}

async function allReady(processes: readonly SupervisedProcess[], print: (line: string) => void): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (const one of processes) {
    while (!(await one.isReady())) {
      if (Date.now() > until) throw new Error(`${one.name} was not ready within ${READY_WITHIN_MS / 1_000} s`);
      await pause(100);
    }
    print(`${one.name.padEnd(12)} ${one.url}`);
  }
}

/** A nats-server that is started again when it ends by itself. */
class SupervisedNats {
  readonly #launch: () => Promise<RunningNatsServer>;
  #server: RunningNatsServer | undefined;
  #stopping = false;

  constructor(launch: () => Promise<RunningNatsServer>) {
    this.#launch = launch;
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  async start(): Promise<void> {
    this.#server = await this.#launch();
    void this.#server.exited.then(() => this.#again());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#server?.stop();
  }

  async #again(): Promise<void> {
    while (!this.#stopping) {
      await pause(FIRST_PAUSE_MS);
      const started = await this.start().then(
        () => true,
        () => false,
      );
      if (started) return;
    }
  }
}

const FIRST_PAUSE_MS = 500;
