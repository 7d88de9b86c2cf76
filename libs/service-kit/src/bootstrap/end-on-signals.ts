import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';

/** What does not come to its end by itself (an event stream, a client that sleeps) is cut off after this long. */
const CUT_OFF_AFTER_MS = 5_000;
/** A process that has not closed everything by then ends all the same. */
const END_WITHIN_MS = 9_000;

/** The process, as far as its end is concerned. */
export interface Ending {
  on(signal: 'SIGTERM' | 'SIGINT', listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
}

/**
 * On SIGTERM and SIGINT: takes no more connections, lets requests and deliveries under way come to their end, closes the
 * stores, and ends within 10 s. A second signal ends at once.
 */
export function endOnSignals(
  app: INestApplication,
  logger: Logger,
  process: Ending = globalThis.process,
  cutOffAfterMs = CUT_OFF_AFTER_MS,
): void {
  let ending = false;
  const end = (signal: NodeJS.Signals): void => {
    if (ending) {
      process.exit(1);
      return;
    }
    ending = true;
    logger.info({ signal }, 'draining');
    const server = app.getHttpServer() as Server;
    const cutOff = setTimeout(() => server.closeAllConnections(), cutOffAfterMs);
    const late = setTimeout(() => {
      logger.error('not closed in time');
      process.exit(1);
    }, END_WITHIN_MS);
    const done = (code: number): void => {
      clearTimeout(cutOff);
      clearTimeout(late);
      process.exit(code);
    };
    app.close().then(
      () => done(0),
      (error: unknown) => {
        logger.error({ err: error }, 'ended badly');
        done(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
