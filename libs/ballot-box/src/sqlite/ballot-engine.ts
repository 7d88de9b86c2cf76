import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { BallotBoxClosed, BallotBoxMissing, type DrawnBallot, type VoterOnRecord } from '../ballot-box.port.ts';
import { onceEach, Secrecy, shuffled } from '../secrecy.ts';
import { isUnscrubbed, openBallotFile, scrub } from './ballot-file.ts';

interface BoxRow {
  readonly state: 'open' | 'drawn' | 'destroyed';
  readonly room: number;
  readonly secret: Uint8Array | null;
  /** 1 where it takes nothing more in, and has not been drawn. */
  readonly closed: 0 | 1;
}

/** The operations of `BallotBoxes` over a file, one after the other. */
export class BallotEngine {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #put: StatementSync;

  /** @throws BallotBoxesUnavailable | BallotBoxesDamaged */
  constructor(path: string) {
    this.#db = openBallotFile(path);
    this.#find = this.#db.prepare(
      'SELECT state, room, secret, EXISTS (SELECT 1 FROM closed WHERE closed.box = id) AS closed FROM box WHERE id = ?',
    );
    this.#put = this.#db.prepare(
      'INSERT INTO ballot VALUES (?, ?, ?) ON CONFLICT (box, place) DO UPDATE SET sealed = excluded.sealed',
    );
  }

  open(box: string, room: number): void {
    const found = this.#boxOf(box);
    if (found !== undefined) {
      refuseClosed(box, found);
      return;
    }
    this.#db.prepare(`INSERT INTO box VALUES (?, 'open', ?, ?)`).run(box, room, Secrecy.newSecret());
  }

  put(box: string, voter: string, answer: Uint8Array): void {
    const { secrecy, room } = this.#openOne(box);
    const place = secrecy.placeOf(voter);
    this.#put.run(box, place, secrecy.seal(place, answer, room));
  }

  present(box: string, voters: readonly string[]): readonly string[] {
    const found = this.#boxOf(box);
    if (found === undefined) return [];
    if (found.state !== 'open') throw new BallotBoxClosed(`the box ${box} is ${found.state}`);
    const secrecy = new Secrecy(found.secret!);
    const look = this.#db.prepare('SELECT 1 FROM ballot WHERE box = ? AND place = ?');
    return voters.filter((voter) => look.get(box, secrecy.placeOf(voter)) !== undefined);
  }

  count(box: string): number {
    const table = this.#boxOf(box)?.state === 'drawn' ? 'drawn' : 'ballot';
    return Number(this.#db.prepare(`SELECT count(*) AS n FROM ${table} WHERE box = ?`).get(box)!['n']);
  }

  commitment(box: string, context: string, bytes: Uint8Array): string {
    return this.#openOne(box).secrecy.commitment(context, bytes);
  }

  read(box: string, voters: readonly VoterOnRecord[]): readonly DrawnBallot[] {
    const found = this.#boxOf(box);
    if (found?.state !== 'open') return this.draw(box, voters);
    this.#db.prepare('INSERT OR IGNORE INTO closed VALUES (?)').run(box);
    return shuffled(this.#ballotsOf(box, found, voters));
  }

  draw(box: string, voters: readonly VoterOnRecord[]): readonly DrawnBallot[] {
    const found = this.#boxOf(box);
    if (found?.state === 'destroyed') throw new BallotBoxClosed(`the box ${box} is destroyed`);
    if (found?.state !== 'drawn') this.#takeOut(box, found, voters);
    // Before anything is handed out; again where the disk refused the last time.
    this.#scrubWhatIsLeft();
    const rows = this.#db.prepare('SELECT answer, label FROM drawn WHERE box = ? ORDER BY place').all(box);
    return rows.map((row) => ({ answer: row['answer'] as Uint8Array, label: row['label'] as string }));
  }

  destroy(box: string): void {
    if (this.#boxOf(box)?.state !== 'destroyed') {
      this.#transaction(() => {
        this.#forget(box);
        this.#db.prepare('DELETE FROM drawn WHERE box = ?').run(box);
        this.#db
          .prepare(
            `INSERT INTO box VALUES (?, 'destroyed', 0, NULL)
             ON CONFLICT (id) DO UPDATE SET state = 'destroyed', room = 0, secret = NULL`,
          )
          .run(box);
      });
    }
    this.#scrubWhatIsLeft();
  }

  list(): readonly string[] {
    return this.#db
      .prepare(`SELECT id FROM box WHERE state <> 'destroyed' ORDER BY id`)
      .all()
      .map((row) => row['id'] as string);
  }

  close(): void {
    this.#db.close();
  }

  /** Parts the answers from their voters: from the commit on, no row says whose an answer is. */
  #takeOut(box: string, found: BoxRow | undefined, voters: readonly VoterOnRecord[]): void {
    const drawn = found === undefined ? [] : shuffled(this.#ballotsOf(box, found, voters));
    this.#transaction(() => {
      if (found === undefined) this.#db.prepare(`INSERT INTO box VALUES (?, 'drawn', 0, NULL)`).run(box);
      else this.#db.prepare(`UPDATE box SET state = 'drawn', secret = NULL WHERE id = ?`).run(box);
      this.#forget(box);
      const add = this.#db.prepare('INSERT INTO drawn VALUES (?, ?, ?, ?)');
      drawn.forEach(({ answer, label }, place) => add.run(box, place, label, answer));
    });
  }

  #ballotsOf(box: string, { secret }: BoxRow, voters: readonly VoterOnRecord[]): DrawnBallot[] {
    const secrecy = new Secrecy(secret!);
    const look = this.#db.prepare('SELECT sealed FROM ballot WHERE box = ? AND place = ?');
    return onceEach(voters).flatMap(({ voter, label = '' }) => {
      const place = secrecy.placeOf(voter);
      const row = look.get(box, place);
      return row === undefined ? [] : [{ label, answer: secrecy.unseal(place, row['sealed'] as Uint8Array) }];
    });
  }

  #forget(box: string): void {
    this.#db.prepare('DELETE FROM ballot WHERE box = ?').run(box);
    this.#db.prepare('DELETE FROM closed WHERE box = ?').run(box);
    this.#db.exec('INSERT OR IGNORE INTO unscrubbed VALUES (1)');
  }

  #scrubWhatIsLeft(): void {
    if (isUnscrubbed(this.#db)) scrub(this.#db);
  }

  #boxOf(box: string): BoxRow | undefined {
    return this.#find.get(box) as BoxRow | undefined;
  }

  #openOne(box: string): { readonly secrecy: Secrecy; readonly room: number } {
    const found = this.#boxOf(box);
    if (found === undefined) throw new BallotBoxMissing(`there is no box ${box}`);
    refuseClosed(box, found);
    return { secrecy: new Secrecy(found.secret!), room: found.room };
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      // SQLite may have rolled back by itself (a full disk).
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}

function refuseClosed(box: string, { state, closed }: BoxRow): void {
  if (state === 'open' && closed === 0) return;
  throw new BallotBoxClosed(`the box ${box} is ${state === 'open' ? 'closed' : state}`);
}
