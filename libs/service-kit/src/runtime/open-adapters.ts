import { join } from 'node:path';
import type { EventCatalogue } from '@baraza/contracts';
import { type EventBus, inProcessEventBus, JetStreamEventBus } from '@baraza/event-bus';
import {
  type EventStore,
  openKurrentEventStore,
  openNatsEventStore,
  openSqliteEventStore,
  recordLivesIn,
  StoreUnusable,
} from '@baraza/event-store';
import {
  MemoryCompartment,
  NatsCompartment,
  NatsVault,
  openSqliteCompartment,
  openSqliteVault,
  type SealedCompartment,
  type Vault,
  VaultElsewhere,
  vaultLivesIn,
} from '@baraza/privacy';
import { MemoryReadStore, openSqliteReadStore, type ReadStore } from '@baraza/read-models';
import type { Logger } from 'pino';
import { isKurrent } from '../configuration/adapter-urls.ts';
import type { AdapterUrl, BarazaConfig } from '../configuration/configuration.ts';
import { ClosingStack } from './closing-stack.ts';
import type { Clock } from './clock.ts';
import { masterKeyOf } from './data-folder.ts';
import type { NatsConnections } from './nats-connections.ts';
import { WorkLease } from './work-lease.ts';

/** How long a service waits for NATS, its ledger, or KurrentDB, at start: the processes of a cluster start in any order. */
const LEDGER_WITHIN_MS = 60_000;
const NATS_WITHIN = { withinMs: LEDGER_WITHIN_MS };
const MONGODB_WITHIN_MS = 60_000;

export async function openEventStore(
  config: BarazaConfig,
  nats: NatsConnections,
  logger: Logger,
  clock: Clock,
): Promise<EventStore> {
  const { eventStore, ledgerStore, service } = config;
  const onFatal = (error: Error): void => endAtOnce(logger, error, 'the ledger cannot be written; this process ends');
  if (isKurrent(eventStore)) {
    return openKurrentEventStore({
      ...(ledgerStore.path === undefined ? {} : { path: ledgerStore.path }),
      ...{ url: eventStore.url, waitMs: LEDGER_WITHIN_MS },
      onFatal: (error) => endAtOnce(logger, error, 'the record in KurrentDB cannot be relied on; this process ends'),
    });
  }
  if (eventStore.scheme !== 'nats') return openSqliteEventStore({ path: fileOf(eventStore), onFatal });
  const connection = await nats.to(eventStore.url, NATS_WITHIN);
  return openNatsEventStore({ connection, service, waitMs: LEDGER_WITHIN_MS, clock: () => clock.now() });
}

/** After a failed fsync nobody knows what is on the disk: the process ends, and finds out when it is started again. */
function endAtOnce(logger: Logger, error: Error, what: string): void {
  logger.fatal({ err: error }, what);
  process.exitCode = 1;
  setImmediate(() => process.exit(1));
}

export async function openVault(config: BarazaConfig, nats: NatsConnections): Promise<Vault> {
  const { vault, keys, service } = config;
  if (vault.scheme === 'nats') return new NatsVault(await nats.to(vault.url, NATS_WITHIN), { service });
  if (vault.scheme.startsWith('mongodb')) return openVaultInMongoDb(config);
  return openSqliteVault({ vaultPath: fileOf(vault), keysPath: fileOf(keys), masterKey: masterKeyOf(config) });
}

/**
 * Whoever names a server before the record or the vault was moved there would begin another one in it: a second record, or a
 * vault in which nobody is known.
 * @throws StoreUnusable, VaultElsewhere
 */
export function assertNothingForgotten(config: Pick<BarazaConfig, 'eventStore' | 'vault' | 'dataFolder'>): void {
  const { eventStore, vault, dataFolder } = config;
  const [ledgerFile, vaultFile] = ['ledger.sqlite', 'vault.sqlite'].map((name) => join(dataFolder, name)) as [
    string,
    string,
  ];
  const or = 'a file that is not the forum’s is to be moved away';
  if (isKurrent(eventStore) && recordLivesIn(ledgerFile)) {
    throw new StoreUnusable(
      'elsewhere',
      `BARAZA_EVENT_STORE names a KurrentDB, and the record lives in ${ledgerFile}: move it with \`baraza move kurrentdb\`, or ` +
        `unset BARAZA_EVENT_STORE; ${or}`,
    );
  }
  if (vault.scheme.startsWith('mongodb') && vaultLivesIn(vaultFile)) {
    throw new VaultElsewhere(
      `BARAZA_VAULT names a MongoDB, and the vault lives in ${vaultFile}: move it with \`baraza move-vault mongodb\`, or ` +
        `unset BARAZA_VAULT and BARAZA_KEYS; ${or}`,
    );
  }
}

/** MongoDB's client is loaded only where it is used: it is large. */
async function openVaultInMongoDb(config: BarazaConfig): Promise<Vault> {
  const { openMongoDb } = await import('@baraza/mongodb');
  const { openMongoVault } = await import('@baraza/privacy/mongodb');
  const appName = `baraza ${config.service}`;
  const closing = new ClosingStack();
  try {
    const values = await openMongoDb({ url: config.vault.url, appName, waitMs: MONGODB_WITHIN_MS });
    closing.push(() => values.close());
    const keys = await openMongoDb({ url: config.keys.url, appName, waitMs: MONGODB_WITHIN_MS });
    closing.push(() => keys.close());
    const close = (): Promise<void> => closing.close();
    return await openMongoVault({ values: values.db!, keys: keys.db!, masterKey: masterKeyOf(config), close });
  } catch (error) {
    await closing.close();
    throw error;
  }
}

export interface SealedParts {
  readonly clock: Clock;
  /** For tests: how dear a passphrase is. */
  readonly scryptCost?: number | undefined;
}

export async function openSealed(
  { sealed, service }: BarazaConfig,
  nats: NatsConnections,
  { clock, scryptCost }: SealedParts,
): Promise<SealedCompartment> {
  if (sealed.scheme === 'nats') return new NatsCompartment(await nats.to(sealed.url, NATS_WITHIN), { service });
  const options = { now: () => clock.now(), ...(scryptCost === undefined ? {} : { scryptCost }) };
  if (sealed.scheme === 'memory') return new MemoryCompartment(options);
  return openSqliteCompartment({ path: fileOf(sealed), ...options });
}

/** @param space whose read models they are: stores of several services may share a database */
export async function openReadStore(url: AdapterUrl, space: string): Promise<ReadStore> {
  if (url.scheme.startsWith('mongodb')) {
    const { openMongoDbReadStore } = await import('@baraza/read-models/mongodb');
    return openMongoDbReadStore({ url: url.url, space, appName: `baraza ${space}`, waitMs: MONGODB_WITHIN_MS });
  }
  return url.scheme === 'memory' ? new MemoryReadStore() : openSqliteReadStore({ path: fileOf(url) });
}

export interface BusParts {
  readonly store: EventStore;
  /** Where what consumers write lies: with it, who may. */
  readonly serviceStore: ReadStore;
  readonly catalogue: EventCatalogue;
}

/** With NATS away at start the bus waits for it, and commands go on. */
export function openBus(
  { eventBus, eventBusReplicas: replicas, service }: BarazaConfig,
  nats: NatsConnections,
  { store, serviceStore, catalogue }: BusParts,
): EventBus {
  if (eventBus.scheme !== 'nats') return inProcessEventBus(store, { catalogue, lease: WorkLease.in(serviceStore) });
  const leaseOfWork = (isConnected: () => boolean): WorkLease | undefined => WorkLease.in(serviceStore, isConnected);
  return new JetStreamEventBus({ connection: nats.to(eventBus.url), service, store, catalogue, replicas, leaseOfWork });
}

function fileOf(url: AdapterUrl): string {
  if (url.path === undefined) throw new Error(`${url.scheme}: has no file`);
  return url.path;
}
