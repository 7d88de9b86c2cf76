import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';

/** A process that has not drained by then ends all the same. */
const DRAIN_WITHIN_MS = 9_000;

/**
 * On SIGTERM and SIGINT: takes no more connections, lets requests and deliveries under way come to their end, closes the
 * stores, and ends within 10 s. A second signal ends at once.
 */
export function endOnSignals(app: INestApplication, logger: Logger): void {
  let ending = false;
  const end = (signal: NodeJS.Signals): void => {
    if (ending) process.exit(1);
    ending = true;
    logger.info({ signal }, 'draining');
    const late = setTimeout(() => {
      logger.error('not drained in time');
      process.exit(1);
    }, DRAIN_WITHIN_MS);
    app.close().then(
      () => {
        clearTimeout(late);
        logger.info('ended');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'ended badly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
