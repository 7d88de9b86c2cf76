import { renewed } from './renewed.ts';

describe('a token of a command that takes longer than one is good for', () => {
  it('is made when it is first asked for, and anew once half of its time is over', async () => {
    let [now, made] = [1_000, 0];
    const token = renewed(
      () => Promise.resolve(`token ${(made += 1)}`),
      3_600,
      () => now,
    );
    expect(made).toBe(0);
    const seen: string[] = [];
    for (const later of [0, 1_800, 1, 1_000, 900]) {
      now += later;
      seen.push(await token());
    }
    expect(seen).toEqual(['token 1', 'token 1', 'token 2', 'token 2', 'token 3']);
  });
});
