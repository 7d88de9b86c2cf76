import type { INestApplication } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import { HandlerErrorsFilter } from './handler-errors.filter.ts';
import type { LedgerEventsStrategy } from './ledger-events.strategy.ts';

/**
 * Connects the record to an application's `@EventPattern` handlers; `app.startAllMicroservices()` then starts the consumers.
 * The application's HTTP filters, guards and interceptors do not apply to them.
 */
export function connectLedgerEvents(app: INestApplication, strategy: LedgerEventsStrategy): void {
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true }) as NestMicroservice;
  // Filters are looked up when handlers are registered: ours must be there first.
  microservice.useGlobalFilters(new HandlerErrorsFilter());
  microservice.registerListeners();
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
}
