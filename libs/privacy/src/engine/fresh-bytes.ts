import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn this many at once: asking the system costs the same for one as for all of them. */
const pool = Buffer.alloc(8 * 1024);
let used = pool.length;

/** Random bytes that nobody else gets: for nonces and keys. What is handed out is wiped from where it was drawn. */
export function freshBytes(count: number): Buffer {
  if (count > pool.length) throw new RangeError(`at most ${pool.length} bytes at once`);
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const fresh = Buffer.alloc(count);
  pool.copy(fresh, 0, used, used + count);
  pool.fill(0, used, used + count);
  used += count;
  return fresh;
}
