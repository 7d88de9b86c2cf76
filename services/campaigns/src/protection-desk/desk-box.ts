import { randomUUID } from 'node:crypto';
import { BallotBoxClosed, type BallotBoxes } from '@baraza/ballot-box';
import { addDays, civilDateIn, type CivilDate } from '@baraza/domain';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  BALLOT_BOXES,
  CLOCK,
  type Clock,
  OneAtATime,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { askIn, bytesOf, type DeskAsk, ROOM } from './desk-asks.ts';

/** That something was taken in on a day, under what only the box of keys can make of the client’s key: never what it was. */
interface Taken {
  readonly place: string;
  readonly day: CivilDate;
  readonly state: 'waiting' | 'entered';
}
const takenModel: ReadModel<Taken> = {
  name: 'protection-desk-taken',
  version: 1,
  keepsPast: false,
  indexes: ['state'],
  index: ({ state }) => ({ state }),
};

/** It is never drawn: its secret hides the clients’ keys. */
const KEYS = 'protection-desk keys';
const boxOf = (day: CivilDate): string => `protection-desk ${day}`;
/** For as long a client may send the same again and find that it was taken. */
const REMEMBERED_DAYS = 60;
const DESK = 'desk';

/**
 * What the protection desk asks for waits in a box of its day, among all that was asked on that day, and leaves it in an order of
 * chance. The identities in it are enclosed to the sealed compartment; the rest is encrypted with the box's secret.
 */
@Injectable()
export class DeskBox {
  readonly #taken: ServiceDocuments<Taken>;
  readonly #turns = new OneAtATime();

  constructor(
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
  ) {
    this.#taken = new ServiceDocuments(store, takenModel);
  }

  /**
   * Puts something in, durable when it resolves. The same key again puts nothing in.
   * @returns the day with whose batch it enters the record
   */
  put(key: string | undefined, make: () => Promise<DeskAsk>): Promise<CivilDate> {
    return this.#turns.run(DESK, async () => {
      const place = await this.#placeOf(key ?? randomUUID());
      const before = await this.#taken.get(place);
      if (before !== undefined) return addDays(before.day, 1);
      const bytes = bytesOf(await make());
      for (let day = this.today(); ; day = addDays(day, 1)) {
        try {
          await this.boxes.open(boxOf(day), ROOM);
        } catch (error) {
          // The clock was set back to a day that is over.
          if (error instanceof BallotBoxClosed) continue;
          throw error;
        }
        await this.boxes.put(boxOf(day), place, bytes);
        // What is in the box and not on this list is left out of the draw: it was never answered, and is sent again.
        await this.#taken.put(place, { place, day, state: 'waiting' });
        return addDays(day, 1);
      }
    });
  }

  /** How much waits for its batch. */
  async waiting(): Promise<number> {
    return (await this.#waiting()).length;
  }

  /** The days that are over and have not entered the record, oldest first. */
  async daysOver(): Promise<readonly CivilDate[]> {
    const days = (await this.#waiting()).map(({ day }) => day);
    return [...new Set(days)].filter((day) => day < this.today()).sort();
  }

  /** What was asked on a day that is over, in an order of chance: the same each time until it is `done`. */
  draw(day: CivilDate): Promise<readonly DeskAsk[]> {
    return this.#turns.run(DESK, async () => {
      const of = (await this.#waiting()).filter((one) => one.day === day);
      try {
        const drawn = await this.boxes.draw(
          boxOf(day),
          of.map(({ place }) => ({ voter: place })),
        );
        return drawn.map(({ answer }) => askIn(answer));
      } catch (error) {
        // It was destroyed, so all of it had entered: the process died before it could say so.
        if (error instanceof BallotBoxClosed) return [];
        throw error;
      }
    });
  }

  /** All that was asked on the day is in the record: nothing of it is left here. */
  async done(day: CivilDate): Promise<void> {
    await this.boxes.destroy(boxOf(day));
    const forgotten = addDays(this.today(), -REMEMBERED_DAYS);
    for (const one of await this.#taken.all()) {
      if (one.day === day) await this.#taken.put(one.place, { ...one, state: 'entered' });
      else if (one.state === 'entered' && one.day < forgotten) await this.#taken.put(one.place, undefined);
    }
  }

  /** In the forum's zone. */
  today(): CivilDate {
    return civilDateIn(this.facts.forum()?.zone ?? 'UTC', new Date(this.clock.now()).toISOString());
  }

  async #placeOf(key: string): Promise<string> {
    await this.boxes.open(KEYS, 1);
    return this.boxes.commitment(KEYS, 'key', Buffer.from(key, 'utf8'));
  }

  #waiting() {
    return this.#taken.all({ where: { state: { is: 'waiting' } } });
  }
}
