import { existsSync, rmSync } from 'node:fs';
import { newMasterKeyFile } from '@baraza/privacy';
import type { Database } from './database.ts';
import { RunningCluster } from './running-cluster.ts';
import type { RunningProduct } from './running-product.ts';
import { SendingAgain } from './sending-again.ts';

/** Two instances of every service over NATS, which share what is theirs and the read models in a database. */
export class TwoOfEach implements RunningProduct {
  readonly cluster: RunningCluster;
  /** One that is patient: an instance that is behind another says 503 of what it does not know yet. */
  readonly client: SendingAgain;
  /** What its processes were started with. */
  readonly settings: Readonly<Record<string, string>>;
  readonly #ballotsKey: string;

  private constructor(cluster: RunningCluster, settings: Readonly<Record<string, string>>, ballotsKey: string) {
    this.cluster = cluster;
    this.client = new SendingAgain((path) => cluster.client.url(path).slice(0, -path.length), cluster.folder);
    this.settings = settings;
    this.#ballotsKey = ballotsKey;
  }

  /** Starts them over a folder, and waits until all are ready. */
  static async start(
    folder: string,
    database: Database,
    more: Readonly<Record<string, string>> = {},
  ): Promise<TwoOfEach> {
    const ballotsKey = `${folder}.ballots-key`;
    if (!existsSync(ballotsKey)) newMasterKeyFile(ballotsKey);
    const settings = { ...sharedIn(database, ballotsKey), ...more };
    return new TwoOfEach(await RunningCluster.start(folder, { settings, instances: 2 }), settings, ballotsKey);
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
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
