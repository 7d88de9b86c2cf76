import type { Seeded } from '@baraza/event-store/testing';
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
  readonly #end: () => Promise<void>;

  private constructor(parts: Pick<TestBed, 'cluster' | 'load' | 'disk'>, end: () => Promise<void>) {
    this.cluster = parts.cluster;
    this.load = parts.load;
    this.disk = parts.disk;
    this.#end = end;
  }

  static async start(): Promise<TestBed> {
    const folder = aFolder();
    const disk = SmallDisk.mountedAt(folder.path);
    const ends: (() => unknown)[] = [() => disk?.unmount(), () => folder.remove()];
    const end = async (): Promise<void> => {
      for (const one of ends) await one();
    };
    try {
      const cluster = await RunningCluster.start(folder.path, { hasNetwork: true });
      ends.unshift(() => cluster.stop());
      return new TestBed({ cluster, disk, load: await Load.begin(cluster.direct, WRITERS) }, end);
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
