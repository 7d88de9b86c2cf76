import { randomUUID } from 'node:crypto';
import { BallotBoxClosed, type BallotBoxes, BallotBoxMissing } from '@baraza/ballot-box';
import { canonicalBytes } from '@baraza/contracts';
import { addDays, civilDateIn, type CivilDate, type Deciding } from '@baraza/domain';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  BALLOT_BOXES,
  CLOCK,
  type Clock,
  OneAtATime,
  PROTECTION_DESK,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
  Unprocessable,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { askIn, bytesOf, type DeskAsk, ROOM } from './desk-asks.ts';

/** Who asks for what, and the key of their client’s own making. */
export interface AskedBy {
  readonly operation: DeskAsk['ask'];
  readonly person: string;
  readonly key: string | undefined;
}

/** That something was taken in on a day, under what only the box of keys can make of its key: never what it was. */
interface Taken {
  readonly place: string;
  readonly day: CivilDate;
  /** Coming: about to be put in, and not answered for. Lost: when its day was over, it was not in the box any more. */
  readonly state: 'coming' | 'waiting' | 'entered' | 'lost';
  /** By which another body is told while its day lasts: it is made with the day’s secret, and goes with it. */
  readonly print?: string;
}
const takenModel: ReadModel<Taken> = {
  name: 'protection-desk-taken',
  version: 1,
  keepsPast: false,
  indexes: ['state'],
  index: ({ state }) => ({ state }),
};

/** That something came to nothing when its day was over: for the officer who asked for it, and of which struggle nowhere. */
interface CameToNothing {
  /** The ask. */
  readonly id: string;
  readonly officer: string;
  readonly day: CivilDate;
  readonly ask: DeskAsk['ask'];
  readonly rule: string;
}
const cameToNothingModel: ReadModel<CameToNothing> = {
  name: 'protection-desk-came-to-nothing',
  version: 1,
  keepsPast: false,
  indexes: ['officer'],
  index: ({ officer }) => ({ officer }),
};

/** It is never drawn: its secret hides the clients’ keys. */
const KEYS = 'protection-desk keys';
const boxOf = (day: CivilDate): string => `protection-desk ${day}`;
const dayOf = (box: string): CivilDate | undefined => /^protection-desk (\d{4}-\d{2}-\d{2})$/.exec(box)?.[1];
/** For as long a client may send the same again and find that it was taken, and the desk is told what was lost. */
const REMEMBERED_DAYS = 60;
const DESK = 'desk';
type Answered = Taken & { readonly state: 'waiting' | 'entered' };
type Coming = Taken & { readonly state: 'coming' };
const isAnswered = (one: Taken | undefined): one is Answered => one?.state === 'waiting' || one?.state === 'entered';
const isComing = (one: Taken | undefined, day: CivilDate): one is Coming => one?.state === 'coming' && one.day === day;

/**
 * What the protection desk asks for waits in a box of its day, among all that was asked on that day, and leaves it in an order of
 * chance. The identities in it are enclosed to the sealed compartment; the rest is encrypted with the box's secret.
 */
@Injectable()
export class DeskBox {
  readonly #taken: ServiceDocuments<Taken>;
  readonly #cameToNothing: ServiceDocuments<CameToNothing>;
  readonly #turns = new OneAtATime();

  constructor(
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
  ) {
    this.#taken = new ServiceDocuments(store, takenModel);
    this.#cameToNothing = new ServiceDocuments(store, cameToNothingModel);
  }

  /**
   * Puts something in, durable when it resolves. The same asked again by the same person under the same key puts nothing in.
   * @param body what is told from another under the same key
   * @returns the day with whose batch it enters the record
   * @throws Unprocessable where the same key came with another body
   */
  put(asked: AskedBy, body: object, make: () => Promise<DeskAsk>): Promise<CivilDate> {
    return this.#turns.run(DESK, async () => {
      const place = await this.#placeOf(asked);
      const said = canonicalBytes(JSON.parse(JSON.stringify(body)));
      const before = await this.#taken.get(place);
      if (isAnswered(before) && (await this.#isThere(before, said))) return addDays(before.day, 1);
      const bytes = bytesOf(await make());
      // Another instance may be about to put the same in, or died over it: into the same box, where it takes the same place.
      const first = before?.state === 'coming' ? before.day : this.today();
      for (let day = first; ;) {
        const now = await this.#takeIn({ place, day, bytes, said }, before);
        if (isAnswered(now)) return addDays(now.day, 1);
        // Another instance is about to put it into the box of another day: into that one.
        day = now?.state === 'coming' && now.day !== day ? now.day : addDays(day, 1);
      }
    });
  }

  /**
   * Onto the list as coming, into the box, and then as waiting: whoever draws has closed the box before it looks at the list, and takes
   * what is coming off it. What does not wait is left out of the draw: it was never answered, and is sent again.
   * @param before what was on the list when this was asked
   * @returns what is on it now: that it was taken in, by whomever, or not, where the day is over for this instance or for another
   */
  async #takeIn(
    { place, day, bytes, said }: { place: string; day: CivilDate; bytes: Uint8Array; said: Uint8Array },
    before: Taken | undefined,
  ): Promise<Taken | undefined> {
    const ofAnother = (now: Taken | undefined): Taken | undefined =>
      isAnswered(now) && !(now.state === before?.state && now.day === before.day) ? now : undefined;
    try {
      await this.boxes.open(boxOf(day), ROOM);
      const print = await this.#printOf(day, said);
      await this.#taken.change(place, (now) => ofAnother(now) ?? { place, day, state: 'coming', print });
      await this.boxes.put(boxOf(day), place, bytes);
      await this.#taken.change(place, (now) => (isComing(now, day) ? { ...now, state: 'waiting' } : now));
    } catch (error) {
      if (!(error instanceof BallotBoxClosed)) throw error;
    }
    const now = await this.#taken.get(place);
    return isAnswered(now) ? ofAnother(now) : now;
  }

  /** Whether anything waits for its batch. */
  async isWaiting(): Promise<boolean> {
    return (await this.#waiting()).length > 0;
  }

  /** How much was taken in, in the last sixty days, and was gone before it could enter the record. */
  async lost(): Promise<number> {
    return (await this.#taken.all({ where: { state: { is: 'lost' } } })).length;
  }

  /** An officer, as nobody can tell without the box of keys. */
  async officer(person: string): Promise<string> {
    await this.boxes.open(KEYS, 1);
    return this.boxes.commitment(KEYS, 'officer', canonicalBytes([person]));
  }

  /** Something that was right when it was asked was refused when its day was over. */
  async refused(day: CivilDate, { id, ask, tell }: DeskAsk, rule: string): Promise<void> {
    if (tell !== undefined) await this.#cameToNothing.put(id, { id, officer: tell, day, ask, rule });
  }

  /** What came to nothing of all that an officer asked for in the last sixty days, the newest first. */
  async cameToNothing(person: string): Promise<readonly Pick<CameToNothing, 'day' | 'ask' | 'rule'>[]> {
    const found = await this.#cameToNothing.all({ where: { officer: { is: await this.officer(person) } } });
    const told = found.map(({ day, ask, rule }) => ({ day, ask, rule }));
    return told.sort((one, other) => (one.day < other.day ? 1 : -1));
  }

  /** The days that are over and have not entered the record, or whose box is still there, oldest first. */
  async daysOver(): Promise<readonly CivilDate[]> {
    // A box may hold only what was never answered, of which nothing is on the list: it is not to stay for that.
    const boxes = (await this.boxes.list()).flatMap((box) => dayOf(box) ?? []);
    const days = [...(await this.#waiting()).map(({ day }) => day), ...boxes];
    return [...new Set(days)].filter((day) => day < this.today()).sort();
  }

  /** What was asked on a day that is over, in an order of chance: the same each time until it is `done`. */
  draw(day: CivilDate): Promise<readonly DeskAsk[]> {
    return this.#turns.run(DESK, async () => {
      try {
        await this.#close(day);
        await this.#settleList(day);
        const of = (await this.#waiting()).filter((one) => one.day === day);
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
    for (const { id, day: of } of await this.#cameToNothing.all()) {
      if (of < forgotten) await this.#cameToNothing.put(id, undefined);
    }
    for (const one of await this.#taken.all()) {
      const { place, state } = one;
      if (one.day === day && state === 'waiting') await this.#taken.put(place, { place, day, state: 'entered' });
      else if (state !== 'waiting' && one.day < forgotten) await this.#taken.put(one.place, undefined);
    }
  }

  /** In the forum's zone. */
  today(): CivilDate {
    return civilDateIn(this.facts.forum()?.zone ?? 'UTC', new Date(this.clock.now()).toISOString());
  }

  /** As of now and of the desk: for looking whether something could be done. */
  moment(): Deciding {
    const today = this.today();
    return {
      now: new Date(this.clock.now()).toISOString(),
      ...{ today, effectiveOn: today },
      actor: { person: PROTECTION_DESK, roles: [] },
      id: () => randomUUID(),
    };
  }

  /** Before the list is looked at; of a day whose box is gone, too. @throws BallotBoxClosed where it has been destroyed */
  async #close(day: CivilDate): Promise<void> {
    await this.boxes.open(boxOf(day), ROOM).catch((error: unknown) => {
      if (!(error instanceof BallotBoxClosed)) throw error;
    });
    await this.boxes.read(boxOf(day), []);
  }

  /**
   * Before the draw, for afterwards nobody can tell which it was: what was answered for and is not in the box is lost. What is still coming
   * is off the list: whoever is about to answer for it finds that, and puts it into the next day's box.
   */
  async #settleList(day: CivilDate): Promise<void> {
    for (const { place } of await this.#taken.all({ where: { state: { is: 'coming' } } })) {
      await this.#taken.change(place, (now) => (isComing(now, day) ? undefined : now));
    }
    const of = (await this.#waiting()).filter((one) => one.day === day);
    try {
      const places = of.map(({ place }) => place);
      const present = new Set(await this.boxes.present(boxOf(day), places));
      for (const { place } of of) {
        if (!present.has(place)) await this.#taken.put(place, { place, day, state: 'lost' });
      }
    } catch (error) {
      // It was drawn, so this was looked at then: what still waits was in it.
      if (!(error instanceof BallotBoxClosed)) throw error;
    }
  }

  async #placeOf({ operation, person, key }: AskedBy): Promise<string> {
    await this.boxes.open(KEYS, 1);
    return this.boxes.commitment(KEYS, 'key', canonicalBytes([operation, person, key ?? randomUUID()]));
  }

  /** Whether what was taken in is this, as far as can still be told. @throws Unprocessable where it was something else */
  async #isThere({ day, print }: Taken, said: Uint8Array): Promise<boolean> {
    try {
      if (print === (await this.#printOf(day, said))) return true;
    } catch (error) {
      // Its day was drawn: nothing tells any more what was said.
      if (error instanceof BallotBoxClosed) return true;
      // The box is gone, and what was in it.
      if (error instanceof BallotBoxMissing) return false;
      throw error;
    }
    throw new Unprocessable('idempotency-key-reused', 'This id was used for something else.');
  }

  #printOf(day: CivilDate, said: Uint8Array): Promise<string> {
    return this.boxes.commitment(boxOf(day), 'said', said);
  }

  #waiting() {
    return this.#taken.all({ where: { state: { is: 'waiting' } } });
  }
}
