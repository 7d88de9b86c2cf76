import { addOnce, type mongo } from '@baraza/mongodb';
import type { VoterOnRecord } from '../ballot-box.port.ts';
import { onceEach, Secrecy } from '../secrecy.ts';
import type { BoxesKey } from './boxes-key.ts';

/** The box's own: how much room an answer has, and its secret, wrapped. */
interface HeadRow {
  readonly _id: 'head';
  readonly room: number;
  readonly secret: Uint8Array;
}

/** `<place> <turn>`: a ballot, or that whoever announced it is not waited for. */
interface TurnRow {
  readonly _id: string;
  readonly sealed?: Uint8Array;
}

/** `<place> <turn>?`: somebody is about to put one in. */
interface AnnouncedRow {
  readonly _id: string;
}

type Row = HeadRow | TurnRow | AnnouncedRow;

/** What is in a box that is counted now. */
export interface Gathered {
  readonly ballots: readonly { readonly label: string; readonly answer: Uint8Array }[];
  /** Announced, and not waited for. */
  readonly passedOver: readonly string[];
}

/**
 * The ballots of one box while they are in it. A voter's ballots take turns, and the last that is in counts. One is announced before
 * it is put in: whoever counts when the box is closed finds what is announced, and takes the turns that are not taken.
 * Of the two one is first. So a ballot is in or it is not, whoever dies.
 */
export class OpenBox {
  readonly #rows: mongo.Collection<Row>;
  readonly secrecy: Secrecy;
  readonly room: number;

  private constructor(rows: mongo.Collection<Row>, secrecy: Secrecy, room: number) {
    this.#rows = rows;
    this.secrecy = secrecy;
    this.room = room;
  }

  /** Where there is none, or another process's that came first. */
  static async make(rows: mongo.Collection<Row>, key: BoxesKey, box: string, room: number): Promise<void> {
    await addOnce(rows, { _id: 'head', room, secret: key.wrap(`secret of ${box}`, Secrecy.newSecret()) });
  }

  static async find(rows: mongo.Collection<Row>, key: BoxesKey, box: string): Promise<OpenBox | undefined> {
    const head = (await rows.findOne({ _id: 'head' })) as HeadRow | null;
    if (head === null) return undefined;
    return new OpenBox(rows, new Secrecy(key.unwrap(`secret of ${box}`, head.secret)), head.room);
  }

  /** @returns the turn */
  async announce(voter: string): Promise<string> {
    const place = this.#placeOf(voter);
    for (;;) {
      const turn = `${place} ${Math.max(0, ...(await this.#turnsAt(place)).map(turnIn)) + 1}`;
      if (await addOnce(this.#rows, { _id: `${turn}?` })) return turn;
    }
  }

  /** @returns false where it was passed over */
  async add(turn: string, sealed: Uint8Array): Promise<boolean> {
    if (await addOnce(this.#rows, { _id: turn, sealed })) return true;
    // Sent twice by the driver, after an answer that was lost, it is found there.
    const found = ((await this.#rows.findOne({ _id: turn })) as TurnRow | null)?.sealed;
    return found !== undefined && Buffer.from(found).equals(sealed);
  }

  /** What the same voter put in before. */
  async removeBefore(turn: string): Promise<void> {
    const earlier = (await this.#turnsAt(placeIn(turn))).filter((id) => turnIn(id) < turnIn(turn));
    await this.#rows.deleteMany({ _id: { $in: [...earlier, `${turn}?`] } });
  }

  /** Voters' places that have a ballot in it. */
  async places(): Promise<ReadonlySet<string>> {
    const rows = await this.#rows.find({ sealed: { $exists: true } }, { projection: { _id: 1 } }).toArray();
    return new Set(rows.map(({ _id }) => placeIn(_id)));
  }

  async present(voters: readonly string[]): Promise<readonly string[]> {
    const places = await this.places();
    return voters.filter((voter) => places.has(this.#placeOf(voter)));
  }

  /** To be called once nothing may be announced any more. */
  async gather(voters: readonly VoterOnRecord[]): Promise<Gathered> {
    const found = new Map((await this.#rows.find().toArray()).map((row) => [row._id as string, row as TurnRow]));
    const passedOver: string[] = [];
    for (const id of [...found.keys()].filter((one) => one.endsWith('?'))) {
      const turn = id.slice(0, -1);
      let row = found.get(turn);
      if (row === undefined) {
        await addOnce(this.#rows, { _id: turn });
        row = ((await this.#rows.findOne({ _id: turn })) as TurnRow | null) ?? { _id: turn };
        found.set(turn, row);
      }
      if (row.sealed === undefined) passedOver.push(turn);
    }
    const last = new Map<string, TurnRow>();
    for (const row of found.values()) {
      if (row.sealed === undefined) continue;
      const known = last.get(placeIn(row._id));
      if (known === undefined || turnIn(known._id) < turnIn(row._id)) last.set(placeIn(row._id), row);
    }
    const ballots = onceEach(voters).flatMap(({ voter, label = '' }) => {
      const row = last.get(this.#placeOf(voter));
      if (row === undefined) return [];
      return [{ label, answer: this.secrecy.unseal(this.secrecy.placeOf(voter), row.sealed!) }];
    });
    return { ballots, passedOver };
  }

  async #turnsAt(place: string): Promise<readonly string[]> {
    const range = { $gte: `${place} `, $lt: `${place}!` };
    return (await this.#rows.find({ _id: range }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
  }

  #placeOf(voter: string): string {
    return this.secrecy.placeOf(voter).toString('hex');
  }
}

const placeIn = (id: string): string => id.split(' ')[0]!;
const turnIn = (id: string): number => Number.parseInt(id.split(' ')[1]!, 10);
