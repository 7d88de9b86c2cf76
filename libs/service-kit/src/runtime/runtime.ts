import type { EventCatalogue } from '@baraza/contracts';
import type { EventBus } from '@baraza/event-bus';
import type { EventStore } from '@baraza/event-store';
import type { SealedCompartment, Vault } from '@baraza/privacy';
import type { ReadStore } from '@baraza/read-models';
import type { Logger } from 'pino';
import type { BarazaConfig } from '../configuration/configuration.ts';
import type { DevelopmentIssuer } from '../identity/development-issuer.ts';
import type { Identities } from '../identity/identities.ts';
import type { Tracing } from '../observing/tracing.ts';
import type { Clock } from './clock.ts';
import type { NatsConnections } from './nats-connections.ts';

/** Nest token of the whole `Runtime`. */
export const RUNTIME = Symbol('baraza.runtime');

/** Everything that a process has open. */
export interface Runtime {
  readonly config: BarazaConfig;
  readonly store: EventStore;
  readonly bus: EventBus;
  readonly readStore: ReadStore;
  readonly serviceStore: ReadStore;
  readonly vault: Vault;
  readonly sealed: SealedCompartment;
  readonly catalogue: EventCatalogue;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracing: Tracing;
  readonly identities: Identities;
  /** Connections to NATS by address, where settings name one. */
  readonly nats: NatsConnections;
  /** Undefined where a real issuer is set. */
  readonly developmentIssuer: DevelopmentIssuer | undefined;
  /** Stops consumers, then closes what they stand on. Once. */
  close(): Promise<void>;
}

/** What an application may replace of its runtime: time for tests and for the sample forum, contracts for tests. */
export interface RuntimeParts {
  readonly clock?: Clock;
  readonly catalogue?: EventCatalogue;
  readonly logger?: Logger;
  /** What stretching an officer's passphrase costs, as a power of two; lowered by tests only. */
  readonly officersScryptCost?: number;
}
