import { Conflict, Unavailable } from '@baraza/service-kit';
import { refusedOr } from './imported-commands.ts';

describe('a line of a file that is brought in', () => {
  const behind = new Unavailable('facts-behind', 'What others recorded is still being read.');

  it('waits for what is behind the record, and is not refused for it', async () => {
    let tried = 0;
    const attempt = async () => {
      if ((tried += 1) < 3) throw behind;
      return { outcome: 'recorded' };
    };
    expect(await refusedOr(attempt, { againAfterMs: 1 })).toEqual({ outcome: 'recorded' });
  });

  it('breaks off where that does not end, so that the same file can be sent again', async () => {
    let tried = 0;
    const attempt = async () => {
      tried += 1;
      throw behind;
    };
    await expect(refusedOr(attempt, { left: 4, againAfterMs: 1 })).rejects.toBe(behind);
    expect(tried).toBe(4);
  });

  it('is refused at once for what is against it', async () => {
    let tried = 0;
    const attempt = async () => {
      tried += 1;
      throw new Conflict('in-use', 'It is in use.');
    };
    expect(await refusedOr(attempt)).toMatchObject({ outcome: 'refused', rule: 'in-use' });
    expect(tried).toBe(1);
  });
});
