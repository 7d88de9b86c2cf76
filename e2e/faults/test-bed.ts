import type { Seeded } from '@baraza/event-store/testing';
import { Database } from '../product/database.ts';
import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder } from '../product/running-forum.ts';
import { TwoOfEach } from '../product/two-of-each.ts';
import { balance, type Balance } from './books.ts';
import type { Fault } from './faults.ts';
import { Load } from './load.ts';
import { SmallDisk } from './small-disk.ts';

const WRITERS = 3;
/** Events that are acknowledged before something is broken, and after it was mended. */
const BETWEEN = 15;
/** For several processes that start at once beside a database. */
const READY_WITHIN_MS = 180_000;

type Parts = Pick<TestBed, 'cluster' | 'load' | 'disk' | 'database'>;

/** A cluster under load, with all that can be broken in it. */
export class TestBed {
  readonly cluster: RunningCluster;
  readonly disk: SmallDisk | undefined;
  /** Where views lie, if not in files. */
  readonly database: Database | undefined;
  readonly #end: () => Promise<void>;
  #load: Load;

  private constructor(parts: Parts, end: () => Promise<void>) {
    this.cluster = parts.cluster;
    this.#load = parts.load;
    this.disk = parts.disk;
    this.database = parts.database;
    this.#end = end;
  }

  /** With everything in files. */
  static inFiles(): Promise<TestBed> {
    return TestBed.#start(async (folder, ends) => {
      const disk = SmallDisk.mountedAt(folder);
      ends.unshift(() => disk?.unmount());
      const cluster = await RunningCluster.start(folder, { hasNetwork: true });
      ends.unshift(() => cluster.stop());
      return { cluster, disk, database: undefined, load: await Load.begin(cluster.direct, WRITERS) };
    });
  }

  /** With views in a database. @throws Error where there can be none */
  static inDatabase(): Promise<TestBed> {
    return TestBed.#start(async (folder, ends) => {
      const database = await Database.start();
      ends.unshift(() => database.stop());
      const settings = { BARAZA_READ_STORE: database.url('views') };
      const cluster = await RunningCluster.start(folder, { hasNetwork: true, settings });
      ends.unshift(() => cluster.stop());
      return { cluster, disk: undefined, database, load: await Load.begin(cluster.direct, WRITERS) };
    });
  }

  /** Two instances of every service but the ledger, which share what is theirs in a database. @throws Error where there can be none */
  static withTwoInstances(): Promise<TestBed> {
    return TestBed.#start(async (folder, ends) => {
      const database = await Database.start();
      ends.unshift(() => database.stop());
      const two = await TwoOfEach.start(folder, database);
      ends.unshift(() => two.stop());
      const load = await Load.begin(two.cluster.client, WRITERS, two.client);
      return { cluster: two.cluster, disk: undefined, database, load };
    });
  }

  /** @param build adds what ends each part, the last one's first */
  static async #start(build: (folder: string, ends: (() => unknown)[]) => Promise<Parts>): Promise<TestBed> {
    const folder = aFolder();
    const ends: (() => unknown)[] = [() => folder.remove()];
    const end = async (): Promise<void> => {
      for (const one of ends) await one();
    };
    try {
      return new TestBed(await build(folder.path, ends), end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** The commands that run, or ran until the books were balanced. */
  get load(): Load {
    return this.#load;
  }

  /** One fault while commands run: they go on before it and after it. @returns what shows that it was felt */
  async meets(fault: Fault, chance: Seeded): Promise<string> {
    if (this.#load.hasEnded) this.#load = await this.#load.begunAnew();
    const { load, cluster } = this;
    await load.goesOn(BETWEEN);
    const again = load.again;
    const told = await fault.strike(this, chance);
    await load.goesOn(BETWEEN, 120_000);
    await cluster.ready(READY_WITHIN_MS);
    return told ?? `${load.again - again} commands sent again`;
  }

  /** Lets commands come to their end, and balances the books. */
  async balance(): Promise<Balance> {
    await this.load.end();
    return balance(this.cluster, this.load);
  }

  async stop(): Promise<void> {
    await this.load.end().catch(() => undefined);
    await this.#end();
  }
}
