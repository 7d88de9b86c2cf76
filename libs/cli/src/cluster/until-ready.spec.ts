import type { Readiness } from './supervised-process.ts';
import { untilReady } from './until-ready.ts';

const saying = (answers: readonly (Readiness | undefined)[]) => {
  let nth = 0;
  return {
    name: 'projections',
    url: 'http://127.0.0.1:3005',
    readiness: async () => answers[Math.min(nth++, answers.length - 1)],
  };
};
const notYet = (...names: readonly string[]): Readiness => ({
  isReady: false,
  said: JSON.stringify({ status: 'starting', checks: names.map((name) => ({ name, ready: false })) }),
});
const ready: Readiness = { isReady: true, said: '{"status":"ready","checks":[]}' };

describe('waiting for the processes of a cluster', () => {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  beforeEach(() => lines.splice(0));

  it('lasts as long as one comes further, and says what is waited for', async () => {
    const steps = Array.from({ length: 6 }, (_, done) => notYet(...['a', 'b', 'c', 'd', 'e', 'f'].slice(done)));
    await untilReady([saying([...steps, ready])], { stepWithinMs: 250, tellEveryMs: 0, print });
    expect(lines).toContain('projections  not ready yet: it waits for b, c, d and 2 more');
    expect(lines.at(-1)).toBe('projections  http://127.0.0.1:3005');
  });

  it('ends with what keeps one that makes no step', async () => {
    const stuck = untilReady([saying([notYet('view.dues')])], { stepWithinMs: 150, print });
    await expect(stuck).rejects.toThrow(
      'projections is not ready, and came no further in 0.15 s: it waits for view.dues',
    );
    // Others record meanwhile: what lags further behind makes no step.
    const lagging = Array.from({ length: 1_000 }, (_, lag) => ({
      isReady: false,
      said: JSON.stringify({ checks: [{ name: 'view.dues', ready: false, detail: { state: 'retrying', lag } }] }),
    }));
    const behind = untilReady([saying(lagging)], { stepWithinMs: 600, print });
    await expect(behind).rejects.toThrow(/0\.6 s: it waits for view\.dues$/);
    const silent = untilReady([saying([undefined])], { stepWithinMs: 150, print });
    await expect(silent).rejects.toThrow(/^projections is not ready, and came no further in 0\.15 s$/);
    const other = untilReady([saying([{ isReady: false, said: '<html>' }])], { stepWithinMs: 150, print });
    await expect(other).rejects.toThrow(/0\.15 s$/);
  });
});
