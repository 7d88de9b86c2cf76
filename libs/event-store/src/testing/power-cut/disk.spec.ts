import { Seeded } from '../seeded.ts';
import { afterPowerCut } from './disk.ts';
import type { Operation } from './trace.ts';

const write = (path: string, offset: number, text: string): Operation => ({
  kind: 'write',
  path: `/d/${path}`,
  offset,
  data: Buffer.from(text),
});
const open = (path: string): Operation => ({ kind: 'open', path: `/d/${path}`, truncate: false });
const sync = (path: string, covers: number): Operation => ({ kind: 'sync', path, covers });

function found(operations: readonly Operation[], survival: number, cut = operations.length): Record<string, string> {
  const files = afterPowerCut(operations, { folder: '/d', cut, survival, chance: new Seeded(1) });
  return Object.fromEntries([...files].map(([name, content]) => [name, content.toString()]));
}

describe('a disk after a power cut', () => {
  it('holds what was synced, and not what was only written', () => {
    const operations = [open('a'), sync('/d', 1), write('a', 0, 'one'), sync('/d/a', 3), write('a', 3, 'two')];
    expect(found(operations, 0)).toEqual({ a: 'one' });
    expect(found(operations, 0, 3)).toEqual({ a: '' });
  });

  it('may hold what was written and not synced', () => {
    const operations = [open('a'), sync('/d', 1), write('a', 0, 'one'), write('a', 1, 'xy')];
    expect(found(operations, 1)).toEqual({ a: 'oxy' });
  });

  it('does not know a name before its folder was synced, whatever the file holds', () => {
    const operations = [open('a'), write('a', 0, 'one'), sync('/d/a', 2)];
    expect(found(operations, 0)).toEqual({});
    const renamed: Operation[] = [...operations, sync('/d', 3), { kind: 'rename', path: '/d/a', to: '/d/b' }];
    expect(found(renamed, 0)).toEqual({ a: 'one' });
    expect(found([...renamed, sync('/d', 5)], 0)).toEqual({ b: 'one' });
  });

  it('keeps a deleted file until its folder was synced', () => {
    const operations: Operation[] = [open('a'), sync('/d', 1), { kind: 'unlink', path: '/d/a' }];
    expect(found(operations, 0)).toEqual({ a: '' });
    expect(found([...operations, sync('/d', 3)], 0)).toEqual({});
  });

  it('does not take a sync to cover what began after it', () => {
    const operations = [open('a'), sync('/d', 1), write('a', 0, 'one'), sync('/d/a', 2)];
    expect(found(operations, 0)).toEqual({ a: '' });
  });
});
