import type { LoggerService } from '@nestjs/common';
import { destination, type DestinationStream, type Logger, pino } from 'pino';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { ofUnderWay } from '../observing/under-way.ts';

/**
 * The structured log of a process: JSON lines on standard error, so that standard output is for people. No bodies, no
 * tokens, no personal values: what is logged is codes, random ids and the errors nobody foresaw. Lines of one request, or of
 * one event that is handled, have one `correlationId`, and a `traceId` where traces are on.
 * @param to default: standard error
 */
export function createLogger(
  config: Pick<BarazaConfig, 'log' | 'service'>,
  to: DestinationStream = destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level: config.log,
      base: { service: config.service },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
      mixin: ofUnderWay,
    },
    to,
  );
}

/** How deep causes are followed. */
const DEEPEST_CAUSE = 5;

/** An error's name, words, place and causes. Whatever else hangs on it may hold what somebody wrote: it is left out. */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const { name: type, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type,
    message,
    stack,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: loggedError(cause, depth + 1) }),
  };
}

/** Nest's own words, in the same log: its start-up chatter at `debug`. */
export class NestLog implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger.child({ log: 'nest' });
  }
  log(message: unknown, context?: string): void {
    this.#logger.debug({ context }, String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    this.#logger.error({ err: message instanceof Error ? message : undefined, context: more.at(-1) }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.#logger.warn({ context }, String(message));
  }
  debug(message: unknown, context?: string): void {
    this.#logger.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    this.#logger.debug({ context }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    this.#logger.fatal({ context }, String(message));
  }
}
