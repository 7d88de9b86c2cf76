import { setImmediate as letRound } from 'node:timers/promises';
import { Turns } from './turns.ts';

describe('turns of work', () => {
  it('are taken one after the other in the order of asking, also after one that failed', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const turn = (name: string) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await letRound();
      seen.push(`${name} ends`);
      if (name === 'b') throw new Error(name);
      return name;
    };
    const taken = await Promise.allSettled(['a', 'b', 'c'].map((name) => turns.take(turn(name))));
    expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('let the event loop round after each', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    setImmediate(() => seen.push('somebody else'));
    await Promise.all(['a', 'b'].map((name) => turns.take(async () => void seen.push(name))));
    expect(seen).toEqual(['a', 'somebody else', 'b']);
  });

  it('are as many at once as they are said to be, and no more', async () => {
    const turns = new Turns(3);
    let [now, most] = [0, 0];
    const turn = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await letRound();
      now -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => turns.take(turn)));
    expect({ now, most }).toEqual({ now: 0, most: 3 });
  });
});
