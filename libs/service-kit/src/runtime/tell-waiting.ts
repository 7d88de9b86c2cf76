import type { Logger } from 'pino';

const TELL_AFTER_MS = 5_000;

/** Waits for what a setting names. Where that takes long, the log says so: a process that starts says nothing else until then. */
export async function tellWaiting<Opened>(
  logger: Pick<Logger, 'warn'>,
  setting: string,
  opening: Promise<Opened>,
  afterMs = TELL_AFTER_MS,
): Promise<Opened> {
  const late = setTimeout(() => logger.warn({ setting }, 'what this setting names is waited for'), afterMs);
  try {
    return await opening;
  } finally {
    clearTimeout(late);
  }
}
