import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Calendar } from '../calendar/calendar.ts';
import { InvalidConfig } from '../configuration/configuration.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { createLogger } from '../logging/logger.ts';
import { addressOf } from './address.ts';
import { createApplication } from './create-application.ts';
import { endOnSignals } from './end-on-signals.ts';
import { endWhileStarting } from './end-while-starting.ts';
import { endWithSupervisor, tellSupervisor } from './end-with-supervisor.ts';
import { WhileServing } from './while-serving.ts';

export interface ServiceToRun {
  /** `members`: names its process, its files and its NATS credentials. */
  readonly name: string;
  readonly modules: readonly Type[];
}

/**
 * The whole `main.ts` of a service: settings from the environment, HTTP, policies, signals.
 * Ends the process with 1 where it cannot start, saying why in words on standard error.
 */
export async function runService({ name, modules }: ServiceToRun): Promise<NestFastifyApplication | undefined> {
  const started = endWhileStarting();
  endWithSupervisor();
  try {
    const config = loadConfig(process.env, { service: name });
    const logger = createLogger(config);
    const app = await createApplication({ config, modules, logger });
    endOnSignals(app, logger);
    started();
    await app.listen(config.port, config.host).catch(async (error: unknown) => {
      await app.close(); // else what was opened keeps a process alive that serves nothing
      throw error;
    });
    tellSupervisor();
    app.get(Calendar).start();
    app.get(WhileServing).start();
    logger.info({ address: addressOf(app, config) }, `${name} is listening`);
    return app;
  } catch (error) {
    process.stderr.write(`${cannotStart(error)}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

/** Why a process could not start: the words of errors made for people, the stack of any other. */
export function cannotStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof InvalidConfig || TOLD_IN_WORDS.has(error.name)) return error.message;
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE') return `${address}:${port} is taken by another process; set PORT to a free one`;
  if (code === 'EACCES') return `${address}:${port} may not be used by this user; set PORT to one above 1023`;
  return error.stack ?? error.message;
}

/** Errors whose messages are made for people: what a service stands on is away, or is not what it should be. */
export const TOLD_IN_WORDS: ReadonlySet<string> = new Set([
  'StoreUnusable',
  'StoreUnavailable',
  'ReadStoreUnavailable',
  'VaultUnavailable',
  'VaultDamaged',
  'VaultElsewhere',
  'CompartmentUnavailable',
  'CompartmentDamaged',
  'BallotBoxesUnavailable',
  'BallotBoxesDamaged',
  'FileStoreUnavailable',
  'MongoDbUnavailable',
  'NatsUnreachable',
  'WrongMasterKey',
  'MasterKeyRefused',
  'MissingGuarantees',
  'RealForumWithoutKey',
  'NoForumFounded',
]);
