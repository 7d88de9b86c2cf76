import { existsSync, rmSync } from 'node:fs';
import { newMasterKeyFile } from '@baraza/privacy';
import { Database } from './database.ts';
import { RunningCluster } from './running-cluster.ts';
import { aFolder } from './running-forum.ts';
import type { RunningProduct } from './running-product.ts';
import { SendingAgain } from './sending-again.ts';
import { StoryClock } from './story-clock.ts';

/** Two instances of every service over NATS, which share what is theirs and the read models in a FerretDB. */
export class TwoOfEach implements RunningProduct {
  readonly folder = aFolder();
  readonly clock: StoryClock;
  readonly #database: Database;
  readonly #ballotsKey = `${this.folder.path}.ballots-key`;
  #cluster: RunningCluster | undefined;
  #client: SendingAgain | undefined;

  private constructor(database: Database, date: string) {
    this.#database = database;
    this.clock = new StoryClock(this.folder.path, date);
  }

  /** @param date of the story's first day; undefined: it goes by the system's clock */
  static async start(date?: string): Promise<TwoOfEach> {
    const database = await Database.start();
    if (database === undefined) throw new Error('there is no FerretDB, and none can be built');
    const two = new TwoOfEach(database, date ?? '2024-01-01');
    try {
      if (!existsSync(two.#ballotsKey)) newMasterKeyFile(two.#ballotsKey);
      const settings = { ...sharedIn(database, two.#ballotsKey), ...(date === undefined ? {} : two.clock.settings) };
      two.#cluster = await RunningCluster.start(two.folder.path, { settings, instances: 2 });
      two.#client = new SendingAgain((path) => two.cluster.client.url(path).slice(0, -path.length), two.folder.path);
      return two;
    } catch (error) {
      await two.stop();
      throw error;
    }
  }

  get cluster(): RunningCluster {
    return this.#cluster!;
  }

  /** One that is patient: an instance that is behind another says 503 of what it does not know yet. */
  get client(): SendingAgain {
    return this.#client!;
  }

  async stop(): Promise<void> {
    await this.#cluster?.stop();
    await this.#database.stop();
    this.folder.remove();
    this.clock.remove();
    rmSync(this.#ballotsKey, { force: true });
  }
}

/** Settings of instances that share what is theirs: each kind in a database of its own. */
export function sharedIn(database: Database, ballotsKeyFile: string): Readonly<Record<string, string>> {
  return {
    BARAZA_READ_STORE: database.url('views'),
    BARAZA_SERVICE_STORE: database.url('services'),
    BARAZA_BALLOTS: database.url('ballots'),
    BARAZA_BALLOTS_KEY_FILE: ballotsKeyFile,
  };
}
