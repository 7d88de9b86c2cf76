import 'reflect-metadata';
import { connectLedgerEvents, LedgerEventsStrategy } from '@baraza/event-bus';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { createLogger, NestLog } from '../logging/logger.ts';
import { Metrics } from '../metrics/metrics.ts';
import { observeHandledEvents } from '../observing/handled-events.ts';
import { observeRequests } from '../observing/requests.ts';
import { StoredConsumerState } from '../policies/consumer-state.ts';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { policySince } from '../policies/policy-controller.ts';
import { ProblemFilter } from '../problems/problem.filter.ts';
import { openRuntime } from '../runtime/open-runtime.ts';
import type { Runtime, RuntimeParts } from '../runtime/runtime.ts';
import { RuntimeModule } from '../runtime/runtime.module.ts';
import { serveDocuments } from '../openapi/serve-documents.ts';
import { httpServer } from './http-server.ts';
import { protect } from './protections.ts';
import { RouteTable } from './route-table.ts';
import { isTransient } from './transient.ts';
import { VERSION } from './version.ts';

export interface ApplicationToCreate extends RuntimeParts {
  readonly config: BarazaConfig;
  /** The services' modules. */
  readonly modules: readonly (Type | DynamicModule)[];
}

@Module({})
class RootModule {}

/**
 * The modules as one application over one runtime: HTTP, policies, health, documents. `init()` has been called: it
 * reacts to events already, and answers requests as soon as it listens.
 * @throws what `openRuntime` throws
 */
export async function createApplication({
  config,
  modules,
  ...parts
}: ApplicationToCreate): Promise<NestFastifyApplication> {
  const logger = parts.logger ?? createLogger(config);
  // Before Nest: what is wrong with a folder or a key is for people, and is told once.
  const runtime = await openRuntime(config, { ...parts, logger });
  try {
    return await applicationOver(runtime, modules);
  } catch (error) {
    await runtime.close();
    throw error;
  }
}

async function applicationOver(
  runtime: Runtime,
  modules: ApplicationToCreate['modules'],
): Promise<NestFastifyApplication> {
  const { config, logger } = runtime;
  const adapter = httpServer(config, logger);
  const routes = RouteTable.of(adapter.getInstance());
  const root: DynamicModule = { module: RootModule, imports: [RuntimeModule.over(runtime), ...modules] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(logger),
  });
  const metrics = app.get(Metrics);
  observeRequests(adapter.getInstance(), metrics, runtime.tracing);
  await protect(adapter.getInstance(), config);
  serveDocuments(app, { version: VERSION }, logger);
  app.useGlobalFilters(new ProblemFilter(logger, metrics, routes));
  const strategy = ledgerEvents(runtime, metrics);
  app.get(LedgerConsumers).connect(strategy);
  connectLedgerEvents(app, strategy);
  await app.startAllMicroservices();
  await app.init();
  return app;
}

function ledgerEvents(runtime: Runtime, metrics: Metrics): LedgerEventsStrategy {
  const { bus, store, serviceStore, catalogue, config, logger, tracing } = runtime;
  return new LedgerEventsStrategy({
    bus,
    store,
    catalogue,
    state: new StoredConsumerState(serviceStore),
    isShared: serviceStore.shared !== undefined,
    service: config.service,
    since: policySince,
    isTransient,
    around: observeHandledEvents(metrics, tracing),
    onParked: (event) => logger.error({ log: 'policies', ...event }, 'parked'),
  });
}
