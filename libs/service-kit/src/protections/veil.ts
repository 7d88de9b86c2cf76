import { decodeEvent, type SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { wholeStream } from '../entities/whole-stream.ts';
import { asCounted, COUNTED_FROM_THE_START, countedFromTheStart } from './as-counted.pure.ts';
import {
  goesWith,
  isCampaign,
  isSealed,
  leadsAlone,
  namesOneOf,
  ownerIn,
  type Sight,
  underPseudonym,
  type Veiled,
  withheld,
} from './veil.pure.ts';

type Record = Pick<EventStore, 'readAll' | 'readStream'>;

/** Who is protected at one moment of the record, and which streams are theirs: what readers are shown of each event. */
export class Veil {
  readonly epoch: number;
  readonly #veiled: ReadonlyMap<string, Veiled>;
  readonly #organisations: ReadonlySet<string>;
  readonly #owners = new Map<string, string>();
  /** How far each organisation's streams have been looked for. */
  readonly #lookedUpTo = new Map<string, number>();
  #looking: Promise<void> = Promise.resolve();

  /** @param epoch how many times somebody was protected or shown again: another epoch makes other views */
  constructor(epoch: number, veiled: readonly Veiled[]) {
    this.epoch = epoch;
    this.#veiled = new Map(veiled.map((one) => [one.organisation, one]));
    this.#organisations = new Set(this.#veiled.keys());
  }

  hides(organisation: string): boolean {
    return this.#organisations.has(organisation);
  }

  /** What stands for an organisation that is protected. */
  of(organisation: string): Veiled | undefined {
    return this.#veiled.get(organisation);
  }

  get isEmpty(): boolean {
    return this.#organisations.size === 0;
  }

  /** The pseudonyms of those that were known in clear. */
  get pseudonyms(): readonly string[] {
    return [...this.#veiled.values()].map(({ protection }) => protection);
  }

  /** Finds the streams that are protected organisations' own, up to a sequence at least. */
  async look(record: Record, upTo = Number.POSITIVE_INFINITY): Promise<void> {
    const behind = (): readonly string[] =>
      [...this.#organisations].filter((one) => (this.#lookedUpTo.get(one) ?? 0) < upTo);
    if (behind().length === 0) return;
    const looking = this.#looking.then(async () => {
      for (const organisation of behind()) await this.#lookFor(record, organisation);
    });
    this.#looking = looking.catch(() => undefined);
    await looking;
  }

  /** True for an event of which only the desk may see anything: a protected organisation's own, or naming one. */
  covers(event: SequencedEvent): boolean {
    if (this.isEmpty) return false;
    return this.#ownerOf(event) !== undefined || namesOneOf(this.#organisations, event);
  }

  /** The event as it is shown. */
  show(event: SequencedEvent, sight: Sight): SequencedEvent {
    if (sight === 'figures' && COUNTED_FROM_THE_START.includes(event.type)) return countedFromTheStart(event);
    if (this.isEmpty) return event;
    const owner = this.#ownerOf(event);
    if (owner !== undefined && isSealed(event)) return withheld(event);
    if (owner !== undefined) {
      return sight === 'figures' ? asCounted(event, this.#veiled.get(owner)!) : withheld(event);
    }
    return namesOneOf(this.#organisations, event) ? underPseudonym(event, [...this.#veiled.values()]) : event;
  }

  #ownerOf(event: SequencedEvent): string | undefined {
    const known = this.#owners.get(event.stream);
    if (known !== undefined) return known;
    const owner = ownerIn(event, this.#organisations) ?? this.#owners.get(goesWith(event) ?? '');
    if (owner !== undefined) this.#owners.set(event.stream, owner);
    return owner;
  }

  /** Who leads a campaign says the last event that names somebody; while they are protected nobody takes another step. */
  async #lookAtLeadOf(record: Record, stream: string): Promise<void> {
    const lead = leadsAlone(await wholeStream(record, stream));
    if (lead !== undefined && this.#organisations.has(lead)) this.#owners.set(stream, lead);
  }

  async #lookFor(record: Record, organisation: string): Promise<void> {
    let after = this.#lookedUpTo.get(organisation) ?? 0;
    for (;;) {
      const page = await record.readAll({ after, limit: 1_000, tags: [`org:${organisation}`] });
      const streams = new Set(page.events.map(({ bytes }) => decodeEvent(bytes).stream));
      for (const stream of streams) {
        if (this.#owners.has(stream)) continue;
        if (isCampaign(stream)) {
          await this.#lookAtLeadOf(record, stream);
          continue;
        }
        const [first] = (await record.readStream(stream, { limit: 1 })).events;
        if (first !== undefined) this.#ownerOf(first);
      }
      after = page.lookedUpTo;
      this.#lookedUpTo.set(organisation, after);
      if (after >= page.head) return;
    }
  }
}
