import { OneAtATime } from './one-at-a-time.ts';

describe('tasks of one key', () => {
  it('run one after the other, and beside those of other keys', async () => {
    const turns = new OneAtATime();
    const log: string[] = [];
    const task = (name: string, ms: number) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      log.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      turns.run('k', task('a', 20)),
      turns.run('k', task('b', 1)),
      turns.run('l', task('c', 1)),
    ]);
    expect(results).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'c begins', 'c ends', 'a ends', 'b begins', 'b ends']);
  });

  it('run whatever became of the one before', async () => {
    const turns = new OneAtATime();
    const first = turns.run('k', () => Promise.reject(new Error('no')));
    const second = turns.run('k', async () => 'yes');
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe('yes');
  });
});
