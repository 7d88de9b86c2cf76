import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
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

/** How long one question waits for a server that has gone, or for a new primary to be elected. */
const ANSWERS_WITHIN_MS = 5_000;

/**
 * Opens a connection to a MongoDB. The processes of a cluster start in any order: a server that is away is waited for.
 * Writes are acknowledged by the majority, and only what the majority has is read: no failover takes back what was answered.
 * @throws MongoDbUnavailable
 */
export async function openMongoDb({ url, appName, waitMs = 60_000 }: OpenMongoDbOptions): Promise<Connection> {
  const place = mongoDbPlace(url);
  if (place === undefined) throw new MongoDbUnavailable('not mongodb://host:port/database');
  tellDriverOfClosing();
  const until = performance.now() + waitMs;
  for (;;) {
    const connection = mongoose.createConnection();
    try {
      return await connection.openUri(url, {
        appName,
        serverSelectionTimeoutMS: Math.max(500, Math.min(ANSWERS_WITHIN_MS, until - performance.now())),
        connectTimeoutMS: ANSWERS_WITHIN_MS,
        readConcernLevel: 'majority',
        w: 'majority',
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
      });
    } catch (error) {
      await connection.destroy().catch(() => undefined);
      const isAway = (error as Error).name === 'MongooseServerSelectionError';
      if (isAway && performance.now() + 250 < until) {
        await sleep(250);
        continue;
      }
      throw new MongoDbUnavailable(`${place}: ${withoutCredentials((error as Error).message)}`, { cause: error });
    }
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
