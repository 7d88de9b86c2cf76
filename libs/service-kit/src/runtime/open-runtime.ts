import { everyContract } from '@baraza/contracts';
import { FolderLock, readingTogether } from '@baraza/event-store';
import { DevelopmentIssuer } from '../identity/development-issuer.ts';
import { Identities } from '../identity/identities.ts';
import { TokenVerifier } from '../identity/token-verifier.ts';
import { createLogger } from '../logging/logger.ts';
import { openTracing } from '../observing/open-tracing.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { ClosingStack } from './closing-stack.ts';
import { type Clock, FileClock, systemClock } from './clock.ts';
import { assertFounded, assertRecordBegun } from './founded.ts';
import { assertGuarantees } from './guarantees.ts';
import { NatsConnections } from './nats-connections.ts';
import {
  assertNothingForgotten,
  openBus,
  openEventStore,
  openReadStore,
  openSealed,
  openVault,
} from './open-adapters.ts';
import { assertKeyOfRealForum } from './real-forum.ts';
import { RecordedVersions } from './recorded-versions.ts';
import type { Runtime, RuntimeParts } from './runtime.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * Opens everything a process needs, and takes the data folder for itself.
 * @throws StoreUnusable, MasterKeyRefused, MissingGuarantees, NoForumFounded … each saying what is wrong; what was open is closed again
 */
export async function openRuntime(config: BarazaConfig, parts: RuntimeParts = {}): Promise<Runtime> {
  const { catalogue: contracts = everyContract, clock = clockOf(config), logger = createLogger(config) } = parts;
  if (config.clockFile !== undefined) logger.warn({ file: config.clockFile }, 'the time is what a file says');
  const closing = new ClosingStack();
  try {
    const tracing = closing.closes(await openTracing(config, logger));
    assertRecordBegun(config);
    const lock = FolderLock.acquire(config.dataFolder);
    closing.push(async () => lock.release());
    assertNothingForgotten(config);
    const nats = closing.closes(new NatsConnections(`baraza ${config.service}`));
    const told = <T>(setting: string, opening: Promise<T>): Promise<T> => tellWaiting(logger, setting, opening);
    const opening = openEventStore(config, nats, logger, clock);
    const store = readingTogether(closing.closes(await told('BARAZA_EVENT_STORE', opening)));
    assertGuarantees(store);
    await assertFounded(store, config);
    const catalogue = contracts.over(await RecordedVersions.of(store));
    if (['sqlite', 'mongodb', 'mongodb+srv'].includes(config.vault.scheme)) await assertKeyOfRealForum(store, config);
    const vault = closing.closes(await told('BARAZA_VAULT', openVault(config, nats)));
    const sealed = closing.closes(await openSealed(config, nats, { clock, scryptCost: parts.officersScryptCost }));
    const readStore = closing.closes(await told('BARAZA_READ_STORE', openReadStore(config.readStore, 'views')));
    const serviceStore = closing.closes(
      await told('BARAZA_SERVICE_STORE', openReadStore(config.serviceStore, config.service)),
    );
    const bus = closing.closes(openBus(config, nats, { store, serviceStore, catalogue }));
    const developmentIssuer =
      config.oidc === undefined ? await DevelopmentIssuer.open(config.developmentKeyFile) : undefined;
    const verifier =
      developmentIssuer === undefined
        ? TokenVerifier.ofIssuer(config.oidc!, vault)
        : TokenVerifier.ofDevelopment(developmentIssuer, vault);
    const stores = { store, readStore, serviceStore, vault, sealed };
    const opened = { config, ...stores, bus, catalogue, clock, logger, tracing, nats };
    return { ...opened, identities: new Identities(verifier), developmentIssuer, close: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** The clock that the settings name. */
export function clockOf({ clockFile }: Pick<BarazaConfig, 'clockFile'>): Clock {
  return clockFile === undefined ? systemClock : new FileClock(clockFile);
}
