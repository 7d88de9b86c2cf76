import { AsyncLocalStorage } from 'node:async_hooks';
import type { mongo } from 'mongoose';

/** Where the options stand among what a question is asked with. */
const OPTIONS_AT = { find: 1, findOne: 1, insertOne: 1, deleteMany: 1, drop: 0 } as const;

/**
 * What is asked one after the other, so that each answer knows of the ones before. Majority alone does not promise that: a primary that
 * was elected a moment ago has all that the one before had confirmed, and for some milliseconds shows less.
 */
export class InOrder {
  readonly #client: Pick<mongo.MongoClient, 'startSession'>;
  readonly #sessions = new AsyncLocalStorage<mongo.ClientSession>();

  constructor({ client }: Pick<mongo.Db, 'client'>) {
    this.#client = client;
  }

  /** Of all that is asked by `work` of collections made by `seen` each answer knows of the ones before. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const session = this.#client.startSession({ causalConsistency: true });
    try {
      return await this.#sessions.run(session, work);
    } finally {
      await session.endSession();
    }
  }

  /** The collection, asked in the order of whoever asks. */
  seen<Row extends mongo.Document>(collection: mongo.Collection<Row>): mongo.Collection<Row> {
    return new Proxy(collection, {
      get: (target, name) => {
        const method = Reflect.get(target, name, target) as unknown;
        if (typeof method !== 'function') return method;
        const at = OPTIONS_AT[name as keyof typeof OPTIONS_AT] as number | undefined;
        if (at === undefined) return method.bind(target) as unknown;
        return (...args: unknown[]): unknown => {
          const session = this.#sessions.getStore();
          const given = Array.from({ length: Math.max(at + 1, args.length) }, (_, nth) => args[nth]);
          if (session !== undefined) given[at] = { ...(given[at] as object | undefined), session };
          return method.apply(target, given) as unknown;
        };
      },
    });
  }
}
