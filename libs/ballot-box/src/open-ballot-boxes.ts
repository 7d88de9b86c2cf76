import type { BallotBoxes } from './ballot-box.port.ts';
import { MemoryBallotBoxes } from './memory/memory-ballot-boxes.ts';
import { openSqliteBallotBoxes } from './sqlite/sqlite-ballot-boxes.ts';

/** By the scheme of an address: `memory:`, or `sqlite:` with the file as `path`. */
export async function openBallotBoxes(at: { readonly url: string; readonly path?: string }): Promise<BallotBoxes> {
  if (at.url.startsWith('memory:')) return new MemoryBallotBoxes();
  if (at.path === undefined) throw new Error('sqlite: has no file');
  return openSqliteBallotBoxes(at.path);
}
