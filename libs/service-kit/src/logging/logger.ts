import type { LoggerService } from '@nestjs/common';
import { destination, type Logger, pino } from 'pino';
import type { BarazaConfig } from '../configuration/configuration.ts';

/**
 * The structured log of a process: JSON lines on standard error, so that standard output is for people. No bodies, no
 * tokens, no personal values: what is logged is codes, random ids and the errors nobody foresaw.
 */
export function createLogger(config: Pick<BarazaConfig, 'log' | 'service'>): Logger {
  return pino(
    { level: config.log, base: { service: config.service }, formatters: { level: (label) => ({ level: label }) } },
    destination({ fd: 2, sync: true }),
  );
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
