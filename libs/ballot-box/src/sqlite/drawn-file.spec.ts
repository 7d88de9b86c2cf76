import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BallotEngine } from './ballot-engine.ts';

describe('the files of a ballot box', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-drawn-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = (): string => join(folder, 'ballots.sqlite');

  const named = (names: readonly string[]) => names.map((voter) => ({ voter }));
  const voters = Array.from({ length: 60 }, (_, at) => `voter ${at}`);
  const answerOf = (voter: string, changed = 0): Buffer =>
    Buffer.from(`an answer that can be found: ${voter}, changed ${changed}. `.repeat(9));

  /** How many of the pieces are in any file of the folder, journals included. */
  function found(pieces: readonly Uint8Array[]): number {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return pieces.filter((piece) => files.some((bytes) => bytes.includes(piece))).length;
  }

  /** A piece of every row and secret that links, each small enough to lie on one page. The box must be closed. */
  function linking(): Buffer[] {
    const db = new DatabaseSync(path());
    const rows = db.prepare('SELECT place, sealed, secret FROM ballot JOIN box ON box.id = ballot.box').all();
    db.close();
    return rows.flatMap((row) => {
      const sealed = row['sealed'] as Uint8Array;
      return [row['place'] as Uint8Array, row['secret'] as Uint8Array, sealed.subarray(0, 20)].map(Buffer.from);
    });
  }

  /** Everybody answers, and every third thinks again; with the process ended and begun again in between. */
  function filled(box: string): Buffer[] {
    const pieces: Buffer[] = [];
    for (let round = 0; round < 3; round++) {
      const engine = new BallotEngine(path());
      engine.open(box, 700);
      voters.filter((_, at) => at % 3 <= 2 - round).forEach((voter) => engine.put(box, voter, answerOf(voter, round)));
      engine.close();
      pieces.push(...linking());
    }
    return pieces;
  }

  it('hold no answer in clear before the draw, and ballots of one size', () => {
    const pieces = filled('one');
    expect(found(voters.map((voter) => answerOf(voter).subarray(0, 40)))).toBe(0);
    expect(found([Buffer.from('voter 7')])).toBe(0);
    expect(found(pieces)).toBeGreaterThan(100); // the finder finds what is there
    const db = new DatabaseSync(path());
    expect(db.prepare('SELECT DISTINCT length(sealed) AS size FROM ballot').all()).toHaveLength(1);
    db.close();
  });

  it('hold nothing after the draw by which an answer could be linked, in any page or journal', () => {
    const pieces = filled('one');
    const engine = new BallotEngine(path());
    engine.put('one', 'voter 3', answerOf('voter 3', 9)); // something in the journal
    const drawn = engine.draw('one', named(voters.slice(0, 50)));
    expect(drawn).toHaveLength(50);
    expect(found(pieces)).toBe(0);
    // What was replaced, and what was left out, is nowhere either.
    expect(found([answerOf('voter 0', 0).subarray(0, 48), answerOf('voter 55', 0).subarray(0, 48)])).toBe(0);
    expect(readFileSync(`${path()}-wal`)).toHaveLength(0);
    engine.close();
  });

  it('hold no answer after the box is destroyed, drawn or not', () => {
    const pieces = [...filled('drawn'), ...filled('open')];
    const engine = new BallotEngine(path());
    const drawn = engine.draw('drawn', named(voters));
    expect(found(drawn.map(({ answer }) => Buffer.from(answer.subarray(0, 40))))).toBe(60);
    engine.destroy('drawn');
    expect(found(drawn.map(({ answer }) => Buffer.from(answer.subarray(0, 40))))).toBe(0);
    engine.destroy('open');
    expect(found(pieces)).toBe(0);
    expect(readFileSync(`${path()}-wal`)).toHaveLength(0);
    engine.close();
  });

  it('are cleared when they are opened again, where a process died between the draw and the clearing', () => {
    const pieces = filled('one');
    const db = new DatabaseSync(path());
    db.exec('PRAGMA secure_delete = OFF');
    db.exec(`UPDATE box SET state = 'drawn', secret = NULL; DELETE FROM ballot; INSERT INTO unscrubbed VALUES (1)`);
    db.prepare(`INSERT INTO drawn VALUES (?, 0, '', ?)`).run('one', Buffer.from('the only one'));
    db.close();
    expect(found(pieces)).toBeGreaterThan(10);
    const engine = new BallotEngine(path());
    expect(found(pieces)).toBe(0);
    expect(engine.draw('one', named(voters)).map(({ answer }) => Buffer.from(answer).toString())).toEqual([
      'the only one',
    ]);
    engine.close();
  });

  it('refuse a ballot that was moved to another voter’s place', () => {
    filled('one');
    const db = new DatabaseSync(path());
    db.exec('UPDATE ballot SET sealed = (SELECT sealed FROM ballot ORDER BY place LIMIT 1)');
    db.close();
    const engine = new BallotEngine(path());
    expect(() => engine.draw('one', named(voters))).toThrow();
    expect(engine.count('one')).toBe(60);
    engine.close();
  });
});
