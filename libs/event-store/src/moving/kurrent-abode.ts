import { rmSync } from 'node:fs';
import { ClientLog } from '../kurrentdb/client-log.ts';
import { WrongRevision, type KurrentLog } from '../kurrentdb/kurrent-log.ts';
import { KURRENT_URL_EXPECTED, parseKurrentUrl, type KurrentAddress } from '../kurrentdb/kurrent-url.ts';
import { beginLedger, markLedger, readLedger, type KnownLedger } from '../kurrentdb/ledger-stream.ts';
import { assertAble, openOver, untilAnswered } from '../kurrentdb/open-kurrent.ts';
import { Names } from '../kurrentdb/what-records-mean.ts';
import type { LedgerFacts } from '../sqlite/ledger-file.ts';
import { StoreUnusable } from '../sqlite/store-unusable.ts';
import type { Abode, OpenAbode } from './abode.ts';
import type { Residence } from './residence.ts';

export interface KurrentAbodeOptions {
  readonly url: string;
  /** Where a copy of `$all` may lie meanwhile: made anew whenever the record is opened, and removed at the end. */
  readonly copyPath: string;
  /** How long to wait for a server that does not answer, in ms; default 10 s. */
  readonly waitMs?: number;
}

const WAIT_MS = 10_000;

/** A forum's streams on a KurrentDB server. */
export class KurrentAbode implements Abode {
  readonly name: string;
  readonly #address: KurrentAddress;
  readonly #names: Names;
  readonly #log: KurrentLog;
  readonly #copyPath: string;
  readonly #waitMs: number;
  #known: KnownLedger | undefined;

  static async reach(options: KurrentAbodeOptions): Promise<KurrentAbode> {
    const address = parseKurrentUrl(options.url);
    if (address === undefined) throw new RangeError(`not the address of a KurrentDB: ${KURRENT_URL_EXPECTED}`);
    return new KurrentAbode(options, address, await ClientLog.open(address));
  }

  private constructor({ copyPath, waitMs = WAIT_MS }: KurrentAbodeOptions, address: KurrentAddress, log: KurrentLog) {
    const hosts = /^[^:]+:\/\/([^?]+)/.exec(address.connection)![1]!;
    this.name = `KurrentDB at ${hosts}, streams ${address.prefix}*`;
    this.#address = address;
    this.#names = new Names(address.prefix);
    this.#log = log;
    this.#copyPath = copyPath;
    this.#waitMs = waitMs;
  }

  async look(): Promise<LedgerFacts | undefined> {
    return (this.#known = await untilAnswered(this.#waitMs, async () => {
      await assertAble(this.#log);
      return readLedger(this.#log, this.#names);
    }));
  }

  async begin(facts: LedgerFacts): Promise<void> {
    await this.#alone(() => beginLedger(this.#log, this.#names, facts));
  }

  async mark(residence: Residence): Promise<void> {
    const known = this.#known;
    if (known === undefined) throw new Error('a store is looked at before it is marked');
    await this.#alone(() => markLedger(this.#log, this.#names, known, residence));
  }

  async open(): Promise<OpenAbode> {
    this.#removeCopy();
    const store = await openOver(await ClientLog.open(this.#address), this.#names, {
      ...{ path: this.#copyPath, waitMs: this.#waitMs, duringMove: true },
      onFatal: () => undefined, // told by whoever waits for what does not come
    });
    return {
      store,
      head: async () => {
        await store.catchUp();
        return (await store.head()).sequence;
      },
      problems: async () => [], // the copy was made by what is compared
    };
  }

  async close(): Promise<void> {
    await this.#log.close();
    this.#removeCopy();
  }

  async #alone(step: () => Promise<void>): Promise<void> {
    try {
      await untilAnswered(this.#waitMs, step);
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
      throw new StoreUnusable(
        'in-use',
        `somebody else begins or moves a record in ${this.name}; let one of you do it`,
        {
          cause: error,
        },
      );
    }
    await this.look();
  }

  #removeCopy(): void {
    for (const suffix of ['', '-wal', '-shm', '.new']) rmSync(`${this.#copyPath}${suffix}`, { force: true });
  }
}
