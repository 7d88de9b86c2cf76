import { addOnce, collectionIn, type mongo } from '@baraza/mongodb';
import { type BallotBoxes, BallotBoxesDamaged } from '../ballot-box.port.ts';
import { BoxCatalogue } from './box-catalogue.ts';
import { BoxesKey, KEY_BYTES } from './boxes-key.ts';
import { MongoBallotBoxes } from './mongo-ballot-boxes.ts';

export interface MongoBallotBoxesOptions {
  readonly db: mongo.Db;
  /** Whose boxes they are: those of several services may share a database. */
  readonly space: string;
  /** 32 bytes that lie in no database, the same for every process. */
  readonly key: Uint8Array;
  /** Lets go of the database, when the boxes are closed. */
  close?(): Promise<void>;
}

/**
 * Opens the boxes beside any other process that has them open, and destroys what one that died was about to.
 * @throws BallotBoxesDamaged where the key is another than the one they were made with
 */
export async function openMongoBallotBoxes(options: MongoBallotBoxesOptions): Promise<BallotBoxes> {
  const { db, space, key: bytes, close = async () => undefined } = options;
  if (bytes.byteLength !== KEY_BYTES)
    throw new BallotBoxesDamaged(`the key of the ballot boxes has ${KEY_BYTES} bytes`);
  const key = new BoxesKey(bytes);
  const keys = collectionIn<{ readonly _id: string; readonly check: string }>(db, 'key');
  await addOnce(keys, { _id: 'key', check: key.check });
  if ((await keys.findOne({ _id: 'key' }))?.check !== key.check) {
    throw new BallotBoxesDamaged(`the ballot boxes in ${db.databaseName} were made with another key`);
  }
  const boxes = new MongoBallotBoxes(new BoxCatalogue(db, space), key, close);
  await boxes.clearLeftovers();
  return boxes;
}
