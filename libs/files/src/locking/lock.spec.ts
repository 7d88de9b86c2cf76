import { FileLocked, lock, newFileKey, unlock } from './lock.ts';

const key = newFileKey();
const bytes = Buffer.from('the minutes of a meeting');

describe('a locked file', () => {
  it('is opened by its key, and shows nothing without it', () => {
    const locked = lock(bytes, key, 'one');
    expect(locked.includes(Buffer.from('minutes'))).toBe(false);
    expect(unlock(locked, key, 'one')).toEqual(bytes);
    expect(lock(bytes, key, 'one')).not.toEqual(locked);
  });

  it('is not opened by another key, as another file, or altered', () => {
    const locked = lock(bytes, key, 'one');
    expect(() => unlock(locked, newFileKey(), 'one')).toThrow(FileLocked);
    expect(() => unlock(locked, key, 'another')).toThrow(FileLocked);
    for (const at of [0, 5, 20, locked.length - 1]) {
      const altered = Buffer.from(locked);
      altered[at]! ^= 1;
      expect(() => unlock(altered, key, 'one')).toThrow(FileLocked);
    }
    expect(() => unlock(Buffer.from('short'), key, 'one')).toThrow(FileLocked);
  });
});
