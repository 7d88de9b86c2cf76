import type { Seeded } from '@baraza/event-store/testing';
import { canHaveFerretDb } from '@baraza/mongodb/testing';
import { Database } from '../product/database.ts';
import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder } from '../product/running-forum.ts';
import { balance, type Balance } from './books.ts';
import type { Fault } from './faults.ts';
import { Load } from './load.ts';
import { SmallDisk } from './small-disk.ts';

const WRITERS = 3;
/** Events that are acknowledged before something is broken, and after it was mended. */
const BETWEEN = 15;

/** A cluster under load, with all that can be broken in it. */
export class TestBed {
  readonly cluster: RunningCluster;
  readonly load: Load;
  readonly disk: SmallDisk | undefined;
  /** Where views lie, if not in files. */
  readonly database: Database | undefined;
  readonly #end: () => Promise<void>;

  private constructor(parts: Pick<TestBed, 'cluster' | 'load' | 'disk' | 'database'>, end: () => Promise<void>) {
    this.cluster = parts.cluster;
    this.load = parts.load;
    this.disk = parts.disk;
    this.database = parts.database;
    this.#end = end;
  }

  /** @param options.inDatabase views lie in a FerretDB, where there can be one */
  static async start({ inDatabase = false } = {}): Promise<TestBed> {
    const folder = aFolder();
    const disk = inDatabase ? undefined : SmallDisk.mountedAt(folder.path);
    const ends: (() => unknown)[] = [() => disk?.unmount(), () => folder.remove()];
    const end = async (): Promise<void> => {
      for (const one of ends) await one();
    };
    try {
      const database = inDatabase && canHaveFerretDb() ? await Database.start() : undefined;
      ends.unshift(() => database?.stop());
      const settings = database === undefined ? {} : { BARAZA_READ_STORE: database.url('views') };
      const cluster = await RunningCluster.start(folder.path, { hasNetwork: true, settings });
      ends.unshift(() => cluster.stop());
      return new TestBed({ cluster, disk, database, load: await Load.begin(cluster.direct, WRITERS) }, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** One fault while commands run: they go on before it and after it. @returns what shows that it was felt */
  async meets(fault: Fault, chance: Seeded): Promise<string> {
    const { load, cluster } = this;
    await load.goesOn(BETWEEN);
    const again = load.again;
    const told = await fault.strike(this, chance);
    await load.goesOn(BETWEEN, 120_000);
    await cluster.ready();
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
