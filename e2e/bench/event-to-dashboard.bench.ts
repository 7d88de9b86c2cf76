import { randomUUID } from 'node:crypto';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { expectStatus, ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { type BenchRun, lessIsBetter, type Row } from './measure.ts';
import { servedForum } from './served-process.ts';

const DASHBOARD = '/views/dashboards/network';

/** From a command's answer until the dashboard shows it, against the same dashboard asked when nothing is new. */
export async function eventToDashboard(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const served = await servedForum(settingsOf(folder.path));
  try {
    const client = new ForumClient(() => served.url, folder.path);
    const forum = new ForumOfTwoDistricts(client);
    await forum.found();
    const figure = async (headers: Record<string, string> = {}): Promise<number> => {
      const answer = expectStatus(await client.get(DASHBOARD, secretariat, headers), 200);
      return answer.body.headline.organisations.value as number;
    };
    const waited = { ours: [] as number[], theirs: [] as number[] };
    const looked = { ours: [] as number[], theirs: [] as number[] };
    const timed = async (kept: number[], expected: number, ask: () => Promise<number>): Promise<void> => {
      const from = performance.now();
      while ((await ask()) !== expected) {
        if (performance.now() - from > 30_000) throw new Error(`the dashboard does not show ${expected}`);
      }
      kept.push(performance.now() - from);
    };
    const warmUp = run.count(20, 1);
    for (let number = 1; number <= run.count(300, 5) + warmUp; number++) {
      const [ofWaiting, ofLooking] =
        number > warmUp
          ? [waited, looked]
          : [
              { ours: [], theirs: [] },
              { ours: [], theirs: [] },
            ];
      const body = { kind: 'cbo', legalName: `Organisation ${randomUUID()}`, unit: 'UG-402', themes: ['governance'] };
      const register = () =>
        forum.done('/members/organisations', { ...body, legalName: `Organisation ${randomUUID()}` }, 201);
      const { position } = await register();
      await timed(ofWaiting.ours, 2 * number - 1, () => figure({ 'baraza-min-position': position as string }));
      await timed(ofWaiting.theirs, 2 * number - 1, () => figure());
      await register();
      await timed(ofLooking.ours, 2 * number, () => figure());
      await timed(ofLooking.theirs, 2 * number, () => figure());
    }
    const common = { reference: 'the same dashboard when nothing is new', unit: 'ms', aim: '' } as const;
    return [
      {
        what: "from a command's answer to the dashboard, one process, Baraza-Min-Position",
        ...common,
        ...lessIsBetter(waited),
      },
      {
        what: "from a command's answer to the dashboard, one process, asked until it shows",
        ...common,
        ...lessIsBetter(looked),
      },
    ];
  } finally {
    await served.stop();
    folder.remove();
  }
}
