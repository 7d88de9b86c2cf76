import { positionOf, type EncodedEvent } from '@baraza/contracts';
import { ConflictingEvent, WrongExpectedRevision, type Appended, type AppendRequest } from '../event-store.port.ts';
import { textOf } from '../testing/sample-events.ts';

/** The promise of `append` as plainly as it can be said: one list, looked through from end to end. */
export class NaiveLedger {
  readonly #ledgerId: string;
  readonly #before: number;
  readonly #events: EncodedEvent[] = [];

  /**
   * @param before the head of the ledger that this one is compared with
   * @param written what was appended to it since
   */
  constructor(ledgerId: string, before: number, written: readonly { readonly one: AppendRequest }[] = []) {
    this.#ledgerId = ledgerId;
    this.#before = before;
    for (const { one } of written) this.append(one);
  }

  append({ streams }: AppendRequest): Appended {
    const events = streams.flatMap((part) => part.events);
    const places = events.map((event) => this.#events.findIndex((old) => old.id === event.id));
    events.forEach((event, index) => {
      const old = this.#events[places[index]!];
      if (old !== undefined && textOf(old) !== textOf(event)) throw new ConflictingEvent(event.id);
    });
    if (!places.includes(-1)) return this.#answer(events, places, true);
    for (const { stream, expected } of streams) {
      const length = this.#events.filter((event) => event.stream === stream).length;
      const actual = length === 0 ? 'none' : length - 1;
      if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    }
    const written = events.map((event) => this.#events.push(event) - 1);
    return this.#answer(events, written, false);
  }

  texts(): string[] {
    return this.#events.map(textOf);
  }

  #answer(events: readonly EncodedEvent[], places: readonly number[], alreadyThere: boolean): Appended {
    const answered = events.map(({ id }, index) => {
      const sequence = this.#before + places[index]! + 1;
      return { id, sequence, position: positionOf(this.#ledgerId, sequence) };
    });
    return { position: answered.at(-1)!.position, events: answered, alreadyThere };
  }
}
