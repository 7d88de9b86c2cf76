import { writeSync } from 'node:fs';
import { KurrentAbode } from '../moving/kurrent-abode.ts';
import { moveRecord } from '../moving/move-record.ts';
import { SqliteAbode } from '../moving/sqlite-abode.ts';

export interface MoveChildOptions {
  readonly to: 'kurrentdb' | 'sqlite';
  readonly path: string;
  readonly url: string;
  readonly copyPath: string;
  /** After so many appends it waits to be killed. */
  readonly holdAt: number;
}

/* Moves a record, and says on stdout how far it is: `copying 12`. */
const { to, path, url, copyPath, holdAt } = JSON.parse(process.argv[2]!) as MoveChildOptions;
const [file, server] = [SqliteAbode.take(path), await KurrentAbode.reach({ url, copyPath })];
let told = 0;
await moveRecord({
  ...(to === 'kurrentdb' ? { from: file, to: server } : { from: server, to: file }),
  onProgress: (step, done) => {
    writeSync(1, `${step} ${done}\n`);
    if ((told += 1) === holdAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
await Promise.all([file.close(), server.close()]);
