import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BarazaConfig } from '@baraza/service-kit';
import type { Fault } from '../command-line/exit-codes.ts';
import { CLUSTER_SERVICES, type ClusterService } from './cluster-services.ts';

/** One process of a cluster: a service, or one of several instances of it. */
export interface ClusterInstance {
  readonly service: ClusterService;
  /** From 1. */
  readonly number: number;
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The ledger has the record's files, and a file has one owner. */
const ALONE: ClusterService = 'ledger';
const SEVERAL = CLUSTER_SERVICES.filter((service) => service !== ALONE);

/** What instances of a service must find in the same place, by the setting that says where. */
const SHARED: Readonly<Record<string, readonly ClusterService[]>> = {
  BARAZA_READ_STORE: ['projections'],
  BARAZA_SERVICE_STORE: SEVERAL,
  BARAZA_BALLOTS: ['members', 'coalitions', 'campaigns'],
};

/** How many ports in a row a cluster takes: its front's, its instances', its nats-server's. */
export const portsOf = (instances: number): number => CLUSTER_SERVICES.length * instances + 2;

/** Each service's first instance on the ports after the front's, then all second ones, and so on. */
export function instancesOf(port: number, instances: number): readonly ClusterInstance[] {
  return Array.from({ length: instances }, (_, round) =>
    CLUSTER_SERVICES.filter((service) => round === 0 || service !== ALONE).map((service) => ({
      service,
      number: round + 1,
      port: port + 1 + round * CLUSTER_SERVICES.length + CLUSTER_SERVICES.indexOf(service),
    })),
  ).flat();
}

/** What keeps services from having several instances: stores that each would have for itself. */
export function faultsOfSharing(env: Environment, instances: number): readonly Fault[] {
  if (instances === 1) return [];
  return Object.entries(SHARED)
    .filter(([setting]) => !/^mongodb(\+srv)?:/.test(env[setting] ?? '') && env[`${setting}_FILE`] === undefined)
    .map(([setting, services]) => ({
      name: setting,
      expected: `mongodb://host:27017/database, where instances of ${services.join(', ')} meet`,
    }));
}

/** A folder of its own for each; the first instance's is that of a cluster without others. */
export function folderOf(dataFolder: string, { service, number }: Omit<ClusterInstance, 'port'>): string {
  if (service === ALONE) return dataFolder;
  const folder = join(dataFolder, 'cluster', number === 1 ? service : `${service}-${number}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export interface Around {
  readonly dataFolder: string;
  readonly natsUrl: string;
  readonly env: Environment;
  readonly config: Pick<BarazaConfig, 'vault'>;
}

type Whole = Pick<BarazaConfig, 'eventStore' | 'vault' | 'keys' | 'sealed'>;

/** What lies with the ledger, as the settings say; the others ask it over NATS. */
const OF_LEDGER: readonly { readonly setting: string; readonly part: keyof Whole }[] = [
  { setting: 'BARAZA_EVENT_STORE', part: 'eventStore' },
  { setting: 'BARAZA_VAULT', part: 'vault' },
  { setting: 'BARAZA_KEYS', part: 'keys' },
  { setting: 'BARAZA_SEALED', part: 'sealed' },
];

/**
 * Adapters by URL: the ledger has what the settings name, which are files where they name nothing, and the others ask it. A
 * vault in MongoDB each opens for itself.
 */
export function adaptersOf(
  instance: ClusterInstance,
  { dataFolder, natsUrl, env, config }: Around,
): Record<string, string> {
  const own = { BARAZA_DATA: folderOf(dataFolder, instance), ...overNats(['BARAZA_EVENT_BUS'], natsUrl) };
  if (instance.service === ALONE) return own;
  const isShared = config.vault.scheme.startsWith('mongodb');
  const asked = OF_LEDGER.filter(({ part }) => !isShared || (part !== 'vault' && part !== 'keys'));
  const adapters = {
    ...own,
    ...overNats(
      asked.map(({ setting }) => setting),
      natsUrl,
    ),
  };
  const hasFiles = env['BARAZA_FILES'] !== undefined || env['BARAZA_FILES_FILE'] !== undefined;
  // Where one process over this folder keeps them, and where `backup` and `verify` look.
  return hasFiles ? adapters : { ...adapters, BARAZA_FILES: `file:${resolve(dataFolder, 'files')}` };
}

/** These settings, and nothing of the files that may name them for the ledger. */
function overNats(settings: readonly string[], natsUrl: string): Record<string, string> {
  return Object.fromEntries(
    settings.flatMap((setting) => [
      [setting, natsUrl],
      [`${setting}_FILE`, ''],
    ]),
  );
}

/**
 * What a cluster's ledger cannot ask another for: it is the one that has it.
 * @param config as the ledger's process has it
 */
export function faultsOfLedger(config: Whole): readonly Fault[] {
  const expected = 'where the ledger has it: the others ask the ledger over NATS';
  return OF_LEDGER.filter(({ part }) => config[part].scheme === 'nats').map(({ setting }) => {
    return { name: setting, value: 'nats:', expected };
  });
}
