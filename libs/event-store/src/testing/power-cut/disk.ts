import { basename } from 'node:path';
import type { Seeded } from '../seeded.ts';
import type { Operation } from './trace.ts';

type Change = Extract<Operation, { kind: 'write' | 'truncate' }>;
type NameChange = (names: Map<string, File>) => void;

/** A disk writes a sector whole or not at all, and nothing larger. */
const SECTOR = 512;

/** Grows by doubling, for a journal takes thousands of writes. */
class Content {
  #bytes = Buffer.alloc(0);
  #size = 0;

  apply(change: Change): void {
    if (change.kind === 'truncate') return this.#resize(change.size);
    this.#resize(Math.max(this.#size, change.offset + change.data.length));
    change.data.copy(this.#bytes, change.offset);
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  #resize(size: number): void {
    if (size > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#bytes.length));
      this.bytes().copy(larger);
      this.#bytes = larger;
    }
    if (size < this.#size) this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }
}

/** A file's content on the disk, and what was asked since and may not have reached it. */
class File {
  readonly content = new Content();
  pending: { readonly index: number; readonly change: Change }[] = [];

  sync(covers: number): void {
    for (const { index, change } of this.pending) if (index < covers) this.content.apply(change);
    this.pending = this.pending.filter(({ index }) => index >= covers);
  }
}

/**
 * What is found in a folder after the power was cut: of each file what was synced, and of what was not, whatever chance
 * lets through, whole or in part; of new, renamed and deleted names those whose folder was synced, and of the later ones
 * as many as chance lets through, in order.
 * @param survival how likely it is that what was not synced is there all the same, from 0 to 1
 */
export function afterPowerCut(
  operations: readonly Operation[],
  { folder, cut, survival, chance }: { folder: string; cut: number; survival: number; chance: Seeded },
): Map<string, Buffer> {
  const live = new Map<string, File>();
  const onDisk = new Map<string, File>();
  let pendingNames: NameChange[] = [];
  const rename = (change: NameChange): void => {
    change(live);
    pendingNames.push(change);
  };
  operations.slice(0, cut).forEach((operation, index) => {
    switch (operation.kind) {
      case 'open':
        if (!live.has(operation.path)) {
          const file = new File();
          rename((names) => void names.set(operation.path, file));
        } else if (operation.truncate) {
          live
            .get(operation.path)!
            .pending.push({ index, change: { kind: 'truncate', path: operation.path, size: 0 } });
        }
        break;
      case 'write':
      case 'truncate':
        live.get(operation.path)!.pending.push({ index, change: operation });
        break;
      case 'sync':
        live.get(operation.path)?.sync(operation.covers);
        if (operation.path === folder) {
          for (const change of pendingNames) change(onDisk);
          pendingNames = [];
        }
        break;
      case 'rename':
        rename((names) => {
          const file = names.get(operation.path);
          names.delete(operation.path);
          if (file !== undefined) names.set(operation.to, file);
        });
        break;
      case 'unlink':
        rename((names) => void names.delete(operation.path));
        break;
      case 'said':
    }
  });
  for (const change of pendingNames) {
    if (chance.next() >= survival) break;
    change(onDisk);
  }
  return new Map(
    [...onDisk].map(([path, { content, pending }]) => {
      for (const { change } of pending) {
        if (chance.next() < survival) content.apply(torn(change, chance));
      }
      return [basename(path), content.bytes()];
    }),
  );
}

/** One in four surviving writes got only some of its sectors through. */
function torn(change: Change, chance: Seeded): Change {
  if (change.kind === 'truncate' || chance.below(4) > 0) return change;
  const sectors = chance.below(Math.ceil(change.data.length / SECTOR)) + 1;
  return { ...change, data: change.data.subarray(0, sectors * SECTOR) };
}
