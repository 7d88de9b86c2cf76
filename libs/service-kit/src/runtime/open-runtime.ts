import { everyContract, type EventCatalogue } from '@baraza/contracts';
import { type EventBus, inProcessEventBus } from '@baraza/event-bus';
import { type EventStore, FolderLock, openSqliteEventStore } from '@baraza/event-store';
import { openSqliteVault, type Vault } from '@baraza/privacy';
import { MemoryReadStore, openSqliteReadStore, type ReadStore } from '@baraza/read-models';
import type { Logger } from 'pino';
import type { AdapterUrl, BarazaConfig } from '../configuration/configuration.ts';
import { DevelopmentIssuer } from '../identity/development-issuer.ts';
import { Identities } from '../identity/identities.ts';
import { TokenVerifier } from '../identity/token-verifier.ts';
import { createLogger } from '../logging/logger.ts';
import { systemClock } from './clock.ts';
import { masterKeyOf } from './data-folder.ts';
import { assertGuarantees } from './guarantees.ts';
import type { Runtime, RuntimeParts } from './runtime.ts';

/**
 * Opens everything a process needs, and takes the data folder for itself.
 * @throws StoreUnusable, MasterKeyRefused, MissingGuarantees … each saying what is wrong; what was open is closed again
 */
export async function openRuntime(config: BarazaConfig, parts: RuntimeParts = {}): Promise<Runtime> {
  const { catalogue = everyContract, clock = systemClock, logger = createLogger(config) } = parts;
  const closing = new ClosingStack();
  try {
    const lock = FolderLock.acquire(config.dataFolder);
    closing.push(async () => lock.release());
    const store = closing.closes(await openEventStore(config, logger));
    assertGuarantees(store);
    const vault = closing.closes(await openVault(config));
    const readStore = closing.closes(await openReadStore(config.readStore));
    const serviceStore = closing.closes(await openReadStore(config.serviceStore));
    const bus = closing.closes(await openBus(config, store, catalogue));
    const developmentIssuer = config.oidc === undefined ? await DevelopmentIssuer.open(config.dataFolder) : undefined;
    const verifier =
      developmentIssuer === undefined
        ? TokenVerifier.ofIssuer(config.oidc!, vault)
        : TokenVerifier.ofDevelopment(developmentIssuer, vault);
    const identities = new Identities(verifier);
    const opened = { config, store, bus, readStore, serviceStore, vault, catalogue, clock, logger, identities };
    return { ...opened, developmentIssuer, close: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function openEventStore({ eventStore }: BarazaConfig, logger: Logger): Promise<EventStore> {
  return openSqliteEventStore({ path: fileOf(eventStore), onFatal: (error) => endAtOnce(logger, error) });
}

/** After a failed fsync nobody knows what is on the disk: the process ends, and finds out when it is started again. */
function endAtOnce(logger: Logger, error: Error): void {
  logger.fatal({ err: error }, 'the ledger cannot be written; this process ends');
  process.exitCode = 1;
  setImmediate(() => process.exit(1));
}

async function openVault(config: BarazaConfig): Promise<Vault> {
  return openSqliteVault({
    vaultPath: fileOf(config.vault),
    keysPath: fileOf(config.keys),
    masterKey: masterKeyOf(config),
  });
}

async function openReadStore(url: AdapterUrl): Promise<ReadStore> {
  return url.scheme === 'memory' ? new MemoryReadStore() : openSqliteReadStore({ path: fileOf(url) });
}

async function openBus(_config: BarazaConfig, store: EventStore, catalogue: EventCatalogue): Promise<EventBus> {
  return inProcessEventBus(store, { catalogue });
}

function fileOf(url: AdapterUrl): string {
  if (url.path === undefined) throw new Error(`${url.scheme}: has no file`);
  return url.path;
}

/** Closes what was opened, the last first, each once; the first failure is told after all were tried. */
class ClosingStack {
  readonly #closers: (() => Promise<void>)[] = [];

  push(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  closes<T extends { close(): Promise<void> }>(opened: T): T {
    this.push(() => opened.close());
    return opened;
  }

  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
