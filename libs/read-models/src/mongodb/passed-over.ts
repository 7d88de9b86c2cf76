import type { Connection } from '@baraza/mongodb';
import { Turnstile } from '../runner/turns.ts';
import type { PassedOver } from '../read-store.port.ts';
import type { StoredGeneration } from './model-log.ts';
import { StateLog } from './state-log.ts';

/** What is stored at `from` or later holds up to `to`: nothing of the generation's lies between. */
interface Stretch {
  readonly generation: number;
  readonly from: number;
  readonly to: number;
}

interface Known {
  readonly number: number;
  readonly stretches: ReadonlyMap<number, Stretch>;
}

/**
 * Up to where generations hold beyond their own checkpoints, all in one state: an event changes something of a few views, and
 * the others need no writing each. What is said here is true of the record for ever, so no fence is needed for it: who says it
 * late, or holds no lease any more, says nothing wrong.
 */
export class PassedOverLog {
  readonly #log: StateLog<{ readonly stretches: readonly Stretch[] }>;
  readonly #noting = new Turnstile();
  #known: Known = { number: 0, stretches: new Map() };
  #reading: Promise<Known> | undefined;

  constructor(connection: Connection, space: string) {
    this.#log = new StateLog(connection, `${space}.passed`);
  }

  /** Up to where generations that were read just now hold. */
  async reachOf(all: readonly StoredGeneration[]): Promise<(stored: StoredGeneration) => number> {
    const { stretches } = all.length === 0 ? this.#known : await this.#latest();
    return (stored) => reaching(stored, stretches.get(stored.generation));
  }

  /** Whether a generation holds up to there, and no further. */
  async isAt(stored: StoredGeneration, checkpoint: number): Promise<boolean> {
    const isKnownAt = ({ stretches }: Known): boolean =>
      reaching(stored, stretches.get(stored.generation)) === checkpoint;
    return isKnownAt(this.#known) || isKnownAt(await this.#latest());
  }

  /**
   * A generation as it is stored, and up to where it holds: 0 where there is none.
   * @param read again where what it found turns out to be older than what is said of it
   */
  async reach<Stored extends StoredGeneration | undefined>(read: () => Promise<Stored>) {
    const [found, { stretches }] = await Promise.all([read(), this.#latest()]);
    const isOlder = found !== undefined && (stretches.get(found.generation)?.from ?? 0) > found.checkpoint;
    const stored = isOlder ? await read() : found;
    return { stored, holdsTo: stored === undefined ? 0 : reaching(stored, stretches.get(stored.generation)) };
  }

  /** @param passes where `after` is what is stored, or what is known to hold beyond it */
  note(passes: readonly PassedOver[]): Promise<void> {
    return this.#change((stretches) => {
      for (const { generation, after, checkpoint } of passes) {
        const before = stretches.get(generation);
        if (before !== undefined && before.to >= checkpoint) continue;
        // Two that meet are one: nothing is stored within either. Where two instances pass over the same for a moment, each its own
        // way, the one begins amid the other's; where it begins later, something has been stored between.
        const from = before !== undefined && after <= before.to ? Math.min(before.from, after) : after;
        stretches.set(generation, { generation, from, to: checkpoint });
      }
    });
  }

  /** These generations are gone. */
  async forget(generations: readonly number[]): Promise<void> {
    const { stretches } = await this.#latest();
    if (!generations.some((generation) => stretches.has(generation))) return;
    await this.#change((now) => generations.forEach((generation) => now.delete(generation)));
  }

  #change(change: (stretches: Map<number, Stretch>) => void): Promise<void> {
    return this.#noting.pass(async () => {
      for (;;) {
        const stretches = new Map(this.#known.stretches);
        change(stretches);
        const { number } = this.#known;
        if (await this.#log.follow(number, { stretches: [...stretches.values()] })) {
          return this.#learn({ number: number + 1, stretches });
        }
        this.#learn(await this.#read());
      }
    });
  }

  /** One reading for all who ask meanwhile: who misses what was said just now finds a little less to hold than does. */
  #latest(): Promise<Known> {
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #read(): Promise<Known> {
    const found = await this.#log.latest();
    const stretches = new Map((found?.stretches ?? []).map((one) => [one.generation, one]));
    this.#learn({ number: found?.number ?? 0, stretches });
    return this.#known;
  }

  #learn(known: Known): void {
    if (known.number > this.#known.number) this.#known = known;
  }
}

function reaching({ checkpoint }: StoredGeneration, stretch: Stretch | undefined): number {
  return stretch === undefined || stretch.from > checkpoint ? checkpoint : Math.max(checkpoint, stretch.to);
}
