import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareNats, type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import type { BarazaConfig, DevelopmentIssuer, Front } from '@baraza/service-kit';
import { installedServices } from '../forum/installed-services.ts';
import { addressesBehindFront, CLUSTER_SERVICES, type ClusterService } from './cluster-services.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** Services are reached through the front, and by nobody from elsewhere. */
const LOOPBACK = '127.0.0.1';
const INTEGRATOR = 'crm';
const READY_WITHIN_MS = 120_000;

export interface ClusterToStart {
  readonly dataFolder: string;
  /** Of the front, which is what others see: its host and port; the services' ports follow it, then NATS's. */
  readonly config: BarazaConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  print(line: string): void;
}

export interface Cluster {
  readonly front: Front;
  /** Undefined where a real issuer gives out tokens. */
  readonly issuer: DevelopmentIssuer | undefined;
  /** Each service's own, by the first part of a path (`members`, `views`); `` is the front. */
  readonly urls: Readonly<Record<string, string>>;
  readonly natsUrl: string;
  /** With the integrator's name and password. */
  readonly integratorUrl: string;
  stop(): Promise<void>;
}

/**
 * A nats-server and every service as a process of its own, over one forum's folder, behind one front: the ledger has its
 * files, the others keep what is theirs in `cluster/<service>` below it. The front answers at once; resolves when all say
 * that they are ready.
 * @throws ProgramNotFound, ServerFailed
 * @throws Error where a service is not ready within two minutes
 */
export async function startCluster(options: ClusterToStart): Promise<Cluster> {
  const { dataFolder, config, print } = options;
  const { DevelopmentIssuer: Issuer, openFront, createLogger } = await installedServices.kit();
  const issuer = config.oidc === undefined ? await Issuer.open(config.developmentKeyFile) : undefined;
  const urlOf = (index: number): string => `http://${LOOPBACK}:${config.port + 1 + index}`;
  const services = addressesBehindFront((service) => urlOf(CLUSTER_SERVICES.indexOf(service)));
  const front = await openFront({ config, services, issuer, logger: createLogger(config) });
  const natsPort = config.port + 1 + CLUSTER_SERVICES.length;
  const natsFolder = join(dataFolder, 'nats');
  const prepared = await prepareNats({ folder: natsFolder, port: natsPort, integrators: [INTEGRATOR] });
  const { configFile, variables } = prepared;
  const nats = new SupervisedNats(() => startNatsServer({ folder: natsFolder, configFile, port: natsPort, variables }));
  await nats.start().catch(async (error: unknown) => {
    await front.close();
    throw error;
  });
  print(`nats-server at nats://${LOOPBACK}:${natsPort}`);

  const processes = CLUSTER_SERVICES.map((service, index) => {
    const settings = settingsOf(service, config.port + 1 + index, front.address, options, prepared.urlOf(service));
    return new SupervisedProcess({
      name: service,
      url: urlOf(index),
      file: fileURLToPath(new URL('dist/main.js', import.meta.resolve(`@baraza/${service}/package.json`))),
      env: { ...options.env, ...settings },
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
    await front.close();
  };
  try {
    await allReady(processes, print);
  } catch (error) {
    await stop();
    throw error;
  }
  leaveWord();
  return {
    front,
    issuer,
    urls: { ...services, '': front.address },
    natsUrl: `nats://${LOOPBACK}:${natsPort}`,
    integratorUrl: prepared.urlOf(`integrator-${INTEGRATOR}`),
    stop,
  };
}

/** Adapters by URL: the ledger has the files, the others ask it over NATS. */
function settingsOf(
  service: ClusterService,
  port: number,
  address: string,
  { dataFolder, config }: ClusterToStart,
  natsUrl: string,
): Record<string, string> {
  const common = {
    HOST: LOOPBACK,
    PORT: String(port),
    BARAZA_PUBLIC_URL: address,
    BARAZA_EVENT_BUS: natsUrl,
    BARAZA_DEVELOPMENT_KEY_FILE: config.developmentKeyFile,
  };
  if (service === 'ledger') {
    return {
      ...common,
      BARAZA_DATA: dataFolder,
      BARAZA_EVENT_STORE: 'sqlite:',
      BARAZA_VAULT: 'sqlite:',
      BARAZA_SEALED: 'sqlite:',
      BARAZA_KEYS: 'sqlite:',
    };
  }
  const own = join(dataFolder, 'cluster', service);
  mkdirSync(own, { recursive: true });
  return {
    ...common,
    BARAZA_DATA: own,
    BARAZA_EVENT_STORE: natsUrl,
    BARAZA_VAULT: natsUrl,
    BARAZA_KEYS: natsUrl,
    BARAZA_SEALED: natsUrl,
  };
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
