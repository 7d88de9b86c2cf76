import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Access } from '../access/access.ts';
import { Calendar } from '../calendar/calendar.ts';
import { Batches } from '../batches/batches.ts';
import { BatchesController } from '../batches/batches.controller.ts';
import { WhileServing } from '../bootstrap/while-serving.ts';
import { CommandHandler } from '../command-handling/command-handler.ts';
import { EntityReader } from '../entities/entity-reader.ts';
import { ReaderAnnouncer } from '../event-versions/reader-announcer.ts';
import { BodyPipe } from '../fields/body.pipe.ts';
import { AuthenticationGuard } from '../identity/authentication.guard.ts';
import { HealthController } from '../health/health.controller.ts';
import { ReadinessChecks } from '../health/readiness.ts';
import { Serving } from '../health/serving.ts';
import { StartUp } from '../health/start-up.ts';
import { IDENTITIES } from '../identity/identities.ts';
import { SignInController } from '../identity/sign-in.controller.ts';
import { SignInLinks } from '../identity/sign-in-links.ts';
import { MetricsController } from '../metrics/metrics.controller.ts';
import { Metrics } from '../metrics/metrics.ts';
import { AnswerInterceptor } from '../operations/answer.interceptor.ts';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { PoliciesController } from '../policies/policies.controller.ts';
import { Policies } from '../policies/policies.ts';
import { CountedPlaces } from '../protections/counted-places.ts';
import { Protections } from '../protections/protections.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import { MinPositionInterceptor } from '../views/min-position.interceptor.ts';
import { ViewProgress } from '../views/view-progress.ts';
import { ViewsAskedFor } from '../views/views-asked-for.ts';
import { type Runtime, RUNTIME } from './runtime.ts';
import {
  CATALOGUE,
  CLOCK,
  CONFIG,
  EVENT_BUS,
  EVENT_STORE,
  LOGGER,
  READ_STORE,
  SEALED,
  SERVED_MODELS,
  SERVICE_STORE,
  TRACING,
  VAULT,
} from './tokens.ts';

const ADAPTERS = [
  [CONFIG, 'config'],
  [EVENT_STORE, 'store'],
  [EVENT_BUS, 'bus'],
  [READ_STORE, 'readStore'],
  [SERVICE_STORE, 'serviceStore'],
  [VAULT, 'vault'],
  [SEALED, 'sealed'],
  [CATALOGUE, 'catalogue'],
  [CLOCK, 'clock'],
  [LOGGER, 'logger'],
  [TRACING, 'tracing'],
  [IDENTITIES, 'identities'],
] as const satisfies readonly (readonly [symbol, keyof Runtime])[];

const SHARED = [
  Access,
  Batches,
  Calendar,
  CommandHandler,
  CountedPlaces,
  EntityReader,
  LedgerConsumers,
  Metrics,
  Policies,
  Protections,
  ReaderAnnouncer,
  ReadinessChecks,
  ReferenceFacts,
  Serving,
  SignInLinks,
  StartUp,
  ViewProgress,
  WhileServing,
];

/** What every service stands on: adapters by URL, rights, the write path, and one door for every request. Global. */
@Global()
@Module({})
export class RuntimeModule implements OnApplicationShutdown {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** Over a runtime that is open: it is closed with the application. */
  static over(runtime: Runtime): DynamicModule {
    return {
      module: RuntimeModule,
      controllers: [BatchesController, HealthController, MetricsController, PoliciesController, SignInController],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        ...ADAPTERS.map(([provide, part]) => ({ provide, useValue: runtime[part] })),
        ...SHARED,
        {
          provide: SERVED_MODELS,
          useFactory: (progress: ViewProgress) => new ViewsAskedFor(runtime.readStore, progress),
          inject: [ViewProgress],
        },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_PIPE, useClass: BodyPipe },
        { provide: APP_INTERCEPTOR, useClass: MinPositionInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
      ],
      exports: [RUNTIME, ...ADAPTERS.map(([token]) => token), SERVED_MODELS, ...SHARED],
    };
  }

  /** The last to close: everything else stands on it. */
  async onApplicationShutdown(): Promise<void> {
    await this.runtime.close();
  }
}
