import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { Serving } from '../health/serving.ts';
import { type Ending, onSignals } from './on-signals.ts';

/** What does not come to its end by itself (an event stream, a client that sleeps) is cut off after this long. */
const CUT_OFF_AFTER_MS = 5_000;
/** A process that has not closed everything by then ends all the same. */
const END_WITHIN_MS = 9_000;

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
  onSignals(process, (signal) => {
    logger.info({ signal }, 'draining');
    app.get(Serving).close(); // before all that has to end first, so that nothing new is sent here meanwhile
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
  });
}
