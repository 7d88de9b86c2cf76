import {
  BallotBoxClosed,
  type BallotBoxes,
  BallotBoxMissing,
  type DrawnBallot,
  type VoterOnRecord,
} from '../ballot-box.port.ts';
import { shuffled } from '../secrecy.ts';
import { retoldError, tellError } from '../told-errors.ts';
import type { BoxCatalogue } from './box-catalogue.ts';
import { DrawnBox, type Outcome } from './drawn-box.ts';
import type { BoxesKey } from './boxes-key.ts';
import { type Gathered, OpenBox } from './open-box.ts';

const NOTHING: Gathered = { ballots: [], passedOver: [] };

/**
 * Boxes in a database that several processes use at once. There are no transactions and no locks: of two rows with one id one is
 * added, and what was added is found by whoever looks afterwards (each act is one session for that). A process that dies leaves what another goes on with.
 */
export class MongoBallotBoxes implements BallotBoxes {
  readonly #catalogue: BoxCatalogue;
  readonly #key: BoxesKey;
  readonly #end: () => Promise<void>;

  constructor(catalogue: BoxCatalogue, key: BoxesKey, end: () => Promise<void>) {
    this.#catalogue = catalogue;
    this.#key = key;
    this.#end = end;
  }

  open(box: string, room: number): Promise<void> {
    return this.#told(async () => {
      if (isOver(await this.#catalogue.stageOf(box))) throw closed(box);
      await this.#catalogue.reach(box, 'opened');
      await OpenBox.make(this.#catalogue.ballotsOf(box), this.#key, box, room);
      await this.#refuseClosed(box);
    });
  }

  put(box: string, voter: string, answer: Uint8Array): Promise<void> {
    return this.#told(async () => {
      const open = await this.#openOne(box);
      const sealed = open.secrecy.seal(open.secrecy.placeOf(voter), answer, open.room);
      const turn = await open.announce(voter);
      // Announced before it is looked whether the box is closed: whoever closes it finds this, or this finds it closed.
      await this.#refuseClosed(box);
      if (!(await open.add(turn, sealed)) || !(await this.#isIn(box, turn))) {
        await this.#clear(box);
        throw closed(box);
      }
      await open.removeBefore(turn);
    });
  }

  present(box: string, voters: readonly string[]): Promise<readonly string[]> {
    return this.#told(async () => {
      const present = (await (await this.#find(box))?.present(voters)) ?? [];
      // Asked last: of a box that has been drawn meanwhile nobody can tell.
      const isDestroyed = (await this.#catalogue.stageOf(box)) === 'destroyed';
      if (isDestroyed || (await this.#drawnOf(box).outcome()) !== undefined) throw closed(box);
      return present;
    });
  }

  count(box: string): Promise<number> {
    return this.#told(async () => {
      if ((await this.#catalogue.stageOf(box)) === 'destroyed') return 0;
      const outcome = await this.#drawnOf(box).outcome();
      if (outcome !== undefined) return outcome.count;
      return (await (await this.#find(box))?.places())?.size ?? 0;
    });
  }

  commitment(box: string, context: string, bytes: Uint8Array): Promise<string> {
    return this.#told(async () => (await this.#openOne(box)).secrecy.commitment(context, bytes));
  }

  read(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    return this.#told(async () => {
      const known = await this.#close(box);
      if (known !== undefined) return this.#handedOut(box, known);
      const { ballots } = (await (await this.#find(box))?.gather(voters)) ?? NOTHING;
      const meanwhile = await this.#close(box);
      return meanwhile === undefined ? shuffled(ballots) : this.#handedOut(box, meanwhile);
    });
  }

  draw(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    return this.#told(async () => {
      let outcome = await this.#close(box);
      if (outcome === undefined) {
        const { ballots, passedOver } = (await (await this.#find(box))?.gather(voters)) ?? NOTHING;
        outcome = await this.#drawnOf(box).decide(shuffled(ballots), passedOver);
      }
      return this.#handedOut(box, outcome);
    });
  }

  destroy(box: string): Promise<void> {
    return this.#told(async () => {
      await this.#catalogue.reach(box, 'destroyed');
      await this.#clear(box);
      await this.#catalogue.forget(box);
    });
  }

  list(): Promise<readonly string[]> {
    return this.#told(() => this.#catalogue.list());
  }

  close(): Promise<void> {
    return this.#end();
  }

  /** Goes on with what processes that died were about to destroy. */
  async clearLeftovers(): Promise<void> {
    for (const box of await this.#catalogue.leftovers()) await this.#clear(box);
  }

  /** @returns what was drawn from it, where that has been @throws BallotBoxClosed where it has been destroyed */
  async #close(box: string): Promise<Outcome | undefined> {
    await this.#catalogue.reach(box, 'closed');
    // The outcome first: with the box it is destroyed, and not found where it has been.
    const outcome = await this.#drawnOf(box).outcome();
    await this.#refuseDestroyed(box);
    return outcome;
  }

  /** Ballots and secret go before anybody has the answers. */
  async #handedOut(box: string, outcome: Outcome): Promise<readonly DrawnBallot[]> {
    const drawn = await this.#drawnOf(box).ballots(outcome);
    await this.#clear(box);
    await this.#refuseDestroyed(box);
    if (drawn === undefined) throw new BallotBoxClosed(`the box ${box} is destroyed`);
    return drawn;
  }

  /** Whether a ballot that was added is among those that are counted, or will be. */
  async #isIn(box: string, turn: string): Promise<boolean> {
    const stage = await this.#catalogue.stageOf(box);
    if (stage !== 'closed') return stage !== 'destroyed';
    // Of a box that is drawn the ballots are gone: it may have been added to nothing.
    const outcome = await this.#drawnOf(box).outcome();
    if (outcome === undefined) return (await this.#catalogue.stageOf(box)) !== 'destroyed';
    await this.#clear(box);
    return !outcome.passedOver.includes(turn);
  }

  /** Takes out what a box that has been drawn or destroyed must not have any more. */
  async #clear(box: string): Promise<void> {
    const isDestroyed = (await this.#catalogue.stageOf(box)) === 'destroyed';
    if (isDestroyed) await this.#catalogue.dropDrawn(box);
    if (isDestroyed || (await this.#drawnOf(box).outcome()) !== undefined) await this.#catalogue.dropBallots(box);
  }

  async #refuseClosed(box: string): Promise<void> {
    if (!isOver(await this.#catalogue.stageOf(box))) return;
    await this.#clear(box);
    throw closed(box);
  }

  async #refuseDestroyed(box: string): Promise<void> {
    if ((await this.#catalogue.stageOf(box)) !== 'destroyed') return;
    await this.#clear(box);
    throw new BallotBoxClosed(`the box ${box} is destroyed`);
  }

  async #openOne(box: string): Promise<OpenBox> {
    // The secret first: one that is found before the box was closed is the box's.
    const found = await this.#find(box);
    if (isOver(await this.#catalogue.stageOf(box))) throw closed(box);
    if (found === undefined) throw new BallotBoxMissing(`there is no box ${box}`);
    return found;
  }

  #find(box: string): Promise<OpenBox | undefined> {
    return OpenBox.find(this.#catalogue.ballotsOf(box), this.#key, box);
  }

  #drawnOf(box: string): DrawnBox {
    return new DrawnBox(this.#catalogue.drawnOf(box), this.#key, box);
  }

  /** What the database says (it is away, it is full) is an outage of the boxes, not a fault of the request. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#catalogue.inOrder(work);
    } catch (error) {
      throw retoldError(tellError(error));
    }
  }
}

const isOver = (stage: string | undefined): boolean => stage === 'closed' || stage === 'destroyed';
const closed = (box: string): BallotBoxClosed => new BallotBoxClosed(`nothing goes into the box ${box} any more`);
