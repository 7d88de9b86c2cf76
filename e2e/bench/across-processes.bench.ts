import { randomUUID } from 'node:crypto';
import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { expectStatus, ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { hasNats } from './has-nats.ts';
import { type BenchRun, lessIsBetter, notRun, type Row } from './measure.ts';
import { servedForum } from './served-process.ts';

const DASHBOARD = '/views/dashboards/network';
const WHAT = 'from a command’s answer to the dashboard, a process for each service, over NATS';

/** From a command's answer until the dashboard shows it, across processes, against the same in one. */
export async function acrossProcesses(run: BenchRun): Promise<readonly Row[]> {
  if (!(await hasNats())) return [notRun(WHAT, 'no nats-server was found', 'ms')];
  const [many, one] = [aFolder(), aFolder()];
  const cluster = await RunningCluster.start(many.path);
  const served = await servedForum(settingsOf(one.path));
  try {
    const across = await Shown.in(cluster.direct);
    const within = await Shown.in(new ForumClient(() => served.url, one.path));
    const waited = { ours: [] as number[], theirs: [] as number[] };
    const looked = { ours: [] as number[], theirs: [] as number[] };
    const warmUp = run.count(20, 1);
    for (let turn = 1; turn <= run.count(200, 4) + warmUp; turn++) {
      const times = [
        ...[await across.afterPosition(), await within.afterPosition()],
        ...[await across.afterLooking(), await within.afterLooking()],
      ] as const;
      if (turn <= warmUp) continue;
      waited.ours.push(times[0]);
      waited.theirs.push(times[1]);
      looked.ours.push(times[2]);
      looked.theirs.push(times[3]);
    }
    const common = { reference: 'the same in one process', unit: 'ms', aim: '' } as const;
    return [
      { what: `${WHAT}, Baraza-Min-Position`, ...common, ...lessIsBetter(waited) },
      { what: `${WHAT}, asked until it shows`, ...common, ...lessIsBetter(looked) },
    ];
  } finally {
    await served.stop();
    await cluster.stop();
    many.remove();
    one.remove();
  }
}

/** A forum that registers one organisation after the other, and how long its dashboard takes to show each. */
class Shown {
  readonly #forum: ForumOfTwoDistricts;
  #registered = 0;

  private constructor(forum: ForumOfTwoDistricts) {
    this.#forum = forum;
  }

  static async in(client: ForumClient): Promise<Shown> {
    const forum = new ForumOfTwoDistricts(client);
    await forum.found();
    return new Shown(forum);
  }

  async afterPosition(): Promise<number> {
    const position = await this.#register();
    return this.#untilShown({ 'baraza-min-position': position });
  }

  async afterLooking(): Promise<number> {
    await this.#register();
    return this.#untilShown({});
  }

  async #register(): Promise<string> {
    const body = { kind: 'cbo', legalName: `Organisation ${randomUUID()}`, unit: 'UG-402', themes: ['governance'] };
    const { position } = await this.#forum.done('/members/organisations', body, 201);
    this.#registered += 1;
    return position as string;
  }

  async #untilShown(headers: Record<string, string>): Promise<number> {
    const from = performance.now();
    for (;;) {
      const answer = expectStatus(await this.#forum.client.get(DASHBOARD, secretariat, headers), 200);
      if (answer.body.headline.organisations.value === this.#registered) return performance.now() - from;
      if (performance.now() - from > 30_000) throw new Error(`the dashboard does not show ${this.#registered}`);
    }
  }
}
