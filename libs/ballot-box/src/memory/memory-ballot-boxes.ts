import {
  BallotBoxClosed,
  type BallotBoxes,
  BallotBoxMissing,
  type DrawnBallot,
  type VoterOnRecord,
} from '../ballot-box.port.ts';
import { onceEach, Secrecy, shuffled } from '../secrecy.ts';

type Box =
  | {
      readonly state: 'open' | 'closed';
      readonly room: number;
      readonly secrecy: Secrecy;
      readonly ballots: Map<string, { readonly place: Buffer; readonly sealed: Buffer }>;
    }
  | { readonly state: 'drawn'; readonly drawn: readonly DrawnBallot[] }
  | { readonly state: 'destroyed' };

type Filled = Extract<Box, { state: 'open' | 'closed' }>;

/** For specs. Keeps what the file would keep, and no more. */
export class MemoryBallotBoxes implements BallotBoxes {
  readonly #boxes = new Map<string, Box>();

  async open(box: string, room: number): Promise<void> {
    const found = this.#boxes.get(box);
    if (found === undefined) {
      const secrecy = new Secrecy(Secrecy.newSecret());
      this.#boxes.set(box, { state: 'open', room, secrecy, ballots: new Map() });
    } else if (found.state !== 'open') throw new BallotBoxClosed(`the box ${box} is ${found.state}`);
  }

  async put(box: string, voter: string, answer: Uint8Array): Promise<void> {
    const { ballots, room, secrecy } = this.#openOne(box);
    const place = secrecy.placeOf(voter);
    ballots.set(place.toString('hex'), { place, sealed: secrecy.seal(place, answer, room) });
  }

  async present(box: string, voters: readonly string[]): Promise<readonly string[]> {
    if (!this.#boxes.has(box)) return [];
    const found = this.#boxes.get(box)!;
    if (found.state === 'drawn' || found.state === 'destroyed') {
      throw new BallotBoxClosed(`the box ${box} is ${found.state}`);
    }
    const { ballots, secrecy } = found;
    return voters.filter((voter) => ballots.has(secrecy.placeOf(voter).toString('hex')));
  }

  async count(box: string): Promise<number> {
    const found = this.#boxes.get(box);
    if (found === undefined || found.state === 'destroyed') return 0;
    return found.state === 'drawn' ? found.drawn.length : found.ballots.size;
  }

  async commitment(box: string, context: string, bytes: Uint8Array): Promise<string> {
    return this.#openOne(box).secrecy.commitment(context, bytes);
  }

  async read(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    const found = this.#boxes.get(box);
    if (found === undefined || found.state === 'destroyed' || found.state === 'drawn') return this.draw(box, voters);
    this.#boxes.set(box, { ...found, state: 'closed' });
    return shuffled(ballotsOf(found, voters));
  }

  async draw(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    const found = this.#boxes.get(box);
    if (found?.state === 'destroyed') throw new BallotBoxClosed(`the box ${box} is destroyed`);
    if (found?.state === 'drawn') return found.drawn;
    const drawn = found === undefined ? [] : shuffled(ballotsOf(found, voters));
    this.#boxes.set(box, { state: 'drawn', drawn });
    return drawn;
  }

  async destroy(box: string): Promise<void> {
    this.#boxes.set(box, { state: 'destroyed' });
  }

  async list(): Promise<readonly string[]> {
    return [...this.#boxes].filter(([, { state }]) => state !== 'destroyed').map(([box]) => box);
  }

  async close(): Promise<void> {
    this.#boxes.clear();
  }

  #openOne(box: string): Filled {
    const found = this.#boxes.get(box);
    if (found === undefined) throw new BallotBoxMissing(`there is no box ${box}`);
    if (found.state !== 'open') throw new BallotBoxClosed(`the box ${box} is ${found.state}`);
    return found;
  }
}

function ballotsOf({ ballots, secrecy }: Filled, voters: readonly VoterOnRecord[]) {
  return onceEach(voters).flatMap(({ voter, label = '' }) => {
    const ballot = ballots.get(secrecy.placeOf(voter).toString('hex'));
    return ballot === undefined ? [] : [{ label, answer: secrecy.unseal(ballot.place, ballot.sealed) }];
  });
}
