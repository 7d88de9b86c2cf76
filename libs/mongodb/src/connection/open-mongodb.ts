import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { CONFIRMED_WITHIN_MS } from '../rows/rows.ts';
import { askedAlone } from './asked-alone.ts';
import { tellDriverOfClosing } from './told-of-closing.ts';

export interface OpenMongoDbOptions {
  /** `mongodb://` or `mongodb+srv://`, with the database that is to be used. */
  readonly url: string;
  /** What the server's operator sees: `baraza projections`. */
  readonly appName: string;
  /** How long a server that is away is waited for, in milliseconds; default 60,000. */
  readonly waitMs?: number;
}

/** The URL can't be used, or nobody answered there. Says the hosts and the database, never who logs in. */
export class MongoDbUnavailable extends Error {
  override readonly name = 'MongoDbUnavailable';
}

/** How long one question waits for a server that has gone, or for the primary that follows on one that stepped down. */
const ANSWERS_WITHIN_MS = 5_000;

/**
 * Opens a connection to a MongoDB. The processes of a cluster start in any order: a server that is away is waited for.
 *
 * Writes are acknowledged by the majority, on disk, within `CONFIRMED_WITHIN_MS`, and only what the majority has is read, from the primary: no
 * failover takes back what was answered. What the URL says otherwise of that does not count.
 * @throws MongoDbUnavailable
 */
export async function openMongoDb({ url, appName, waitMs = 60_000 }: OpenMongoDbOptions): Promise<Connection> {
  const place = mongoDbPlace(url);
  if (place === undefined) throw new MongoDbUnavailable('not mongodb://host:port/database');
  tellDriverOfClosing();
  const until = performance.now() + waitMs;
  for (;;) {
    const within = Math.max(500, Math.min(ANSWERS_WITHIN_MS, until - performance.now()));
    try {
      const connection = await connect(url, appName, within);
      // It waits as long for every question: near the end of the wait for the first, too short for those that follow.
      if (within < ANSWERS_WITHIN_MS) await connection.destroy();
      return within < ANSWERS_WITHIN_MS ? await connect(url, appName, ANSWERS_WITHIN_MS) : connection;
    } catch (error) {
      const isAway = (error as Error).name === 'MongooseServerSelectionError';
      if (isAway && performance.now() + 250 < until) {
        await sleep(250);
        continue;
      }
      if (error instanceof MongoDbUnavailable) throw error;
      throw new MongoDbUnavailable(`${place}: ${withoutCredentials((error as Error).message)}`, { cause: error });
    }
  }
}

async function connect(url: string, appName: string, withinMs: number): Promise<Connection> {
  const connection = mongoose.createConnection();
  try {
    const opened = await connection.openUri(url, {
      appName,
      serverSelectionTimeoutMS: withinMs,
      connectTimeoutMS: ANSWERS_WITHIN_MS,
      // All connections may be waiting for a majority that does not come: whoever wants one more is told so.
      waitQueueTimeoutMS: ANSWERS_WITHIN_MS,
      readPreference: 'primary',
      readConcernLevel: 'majority',
      w: 'majority',
      journal: true,
      wtimeoutMS: CONFIRMED_WITHIN_MS,
      retryWrites: true,
      retryReads: true,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
    });
    const alone = await askedAlone(opened.db!, url);
    if (alone !== undefined) throw new MongoDbUnavailable(`${mongoDbPlace(url)}: ${alone}`);
    return opened;
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw error;
  }
}

/** Hosts and database of a URL, as they may be shown; undefined where it is no such URL or names no database. */
export function mongoDbPlace(url: string): string | undefined {
  const parts = /^(mongodb(?:\+srv)?):\/\/(?:[^@/]*@)?([^/?@]+)\/([^/?]+)(?:\?.*)?$/.exec(url);
  return parts === null ? undefined : `${parts[1]}://${parts[2]}/${parts[3]}`;
}

function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//***@');
}
