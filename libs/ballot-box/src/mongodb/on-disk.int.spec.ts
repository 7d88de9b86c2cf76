import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, openMongoDb, type RunningFerretDb, startFerretDb } from '@baraza/mongodb';
import { canHaveFerretDb, MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '@baraza/mongodb/testing';
import { withEngine } from '@baraza/programs/testing';
import type { BallotBoxes } from '../ballot-box.port.ts';
import { BoxesKey } from './boxes-key.ts';
import { openMongoBallotBoxes } from './open-mongo-ballot-boxes.ts';

const VOTERS = Array.from({ length: 12 }, (_, at) => `voter number ${at}`);
const answerOf = (voter: string, changed = 0): Buffer =>
  Buffer.from(`what ${voter} says, changed ${changed}. `.repeat(4));
const named = VOTERS.map((voter) => ({ voter }));

withEngine('a FerretDB', canHaveFerretDb(), MONGODB_WANTED, () => {
  let folder: string;
  let server: RunningFerretDb;
  let connection: Connection;
  let boxes: BallotBoxes;
  const key = randomBytes(32);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-boxes-'));
    server = await startFerretDb({ folder });
    connection = await openMongoDb({ url: `${server.url}/ballots`, appName: 'spec' });
    boxes = await openMongoBallotBoxes({ db: connection.db!, space: 'spec', key });
  }, MONGODB_STARTS_WITHIN_MS);
  afterAll(async () => {
    await connection.close();
    await server.kill();
    rmSync(folder, { recursive: true });
  });

  /** How many of the pieces are in any file, freed page or journal of the server, as bytes or as it writes bytes down. */
  function onDisk(pieces: readonly Uint8Array[]): number {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = entries.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    const isThere = (bytes: Uint8Array | string): boolean => files.some((file) => file.includes(bytes));
    return pieces.filter((piece) => isThere(piece) || isThere(Buffer.from(piece).toString('base64'))).length;
  }

  type Row = Readonly<Record<string, unknown>>;
  async function rows(): Promise<readonly Row[]> {
    const there = await connection.db!.listCollections({}, { nameOnly: true }).toArray();
    const found = await Promise.all(
      there.map(({ name }) => connection.db!.collection(name).find({}, { promoteBuffers: true }).toArray()),
    );
    return found.flat();
  }

  async function filled(box: string): Promise<readonly Row[]> {
    await boxes.open(box, 300);
    for (const voter of VOTERS) await boxes.put(box, voter, answerOf(voter));
    for (const voter of VOTERS.slice(0, 4)) await boxes.put(box, voter, answerOf(voter, 1));
    return rows();
  }
  /** Everything that is said or hides what is said: never in clear anywhere. */
  function hidden(box: string, open: readonly Row[]): readonly Uint8Array[] {
    const { secret } = open.find(({ _id }) => _id === 'head') as { readonly secret: Uint8Array };
    const told = VOTERS.flatMap((voter) => [answerOf(voter), answerOf(voter, 1)].map((one) => one.subarray(0, 40)));
    return [
      ...told,
      ...VOTERS.map((one) => Buffer.from(one)),
      key,
      new BoxesKey(key).unwrap(`secret of ${box}`, secret),
    ];
  }
  const sealedIn = (open: readonly Row[]): Uint8Array[] =>
    open.flatMap(({ sealed, secret }) => [sealed ?? secret] as Uint8Array[]).filter((bytes) => bytes !== undefined);

  it('no file of the server ever holds an answer, a voter or a secret in clear: open, drawn or destroyed', async () => {
    const open = await filled('one');
    // The finder finds what is there.
    expect(onDisk(sealedIn(open))).toBe(VOTERS.length + 1);
    expect(new Set(open.flatMap(({ sealed }) => (sealed as Uint8Array | undefined)?.byteLength ?? [])).size).toBe(1);
    expect(onDisk(hidden('one', open))).toBe(0);
    expect(await boxes.draw('one', named)).toHaveLength(VOTERS.length);
    expect(onDisk(hidden('one', open))).toBe(0);
    await boxes.destroy('one');
    expect(onDisk(hidden('one', open))).toBe(0);
  });

  it('nothing that lies there has an order, a time or a version, and after the draw there is no ballot and no secret', async () => {
    const kinds = async () => new Set((await rows()).flatMap((row) => Object.keys(row)));
    const open = await filled('two');
    expect(await kinds()).toEqual(new Set(['_id', 'check', 'box', 'stage', 'room', 'secret', 'sealed']));
    // Twelve ballots, the head, the key's check, and that the boxes were opened or destroyed: one that was replaced is gone.
    expect(open.filter(({ sealed }) => sealed !== undefined)).toHaveLength(VOTERS.length);
    for (const { _id } of open) expect(typeof _id).toBe('string');
    await boxes.draw('two', named);
    expect(await kinds()).toEqual(
      new Set(['_id', 'check', 'box', 'stage', 'answers', 'draw', 'parts', 'count', 'key', 'passedOver']),
    );
    const left = JSON.stringify(await rows());
    for (const { _id } of open.filter(({ sealed }) => sealed !== undefined)) {
      expect(left).not.toContain(String(_id).split(' ')[0]);
    }
    await boxes.destroy('two');
    expect(await kinds()).toEqual(new Set(['_id', 'check', 'box', 'stage']));
  });
});
