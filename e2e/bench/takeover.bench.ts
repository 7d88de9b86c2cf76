import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MONGODB_WANTED } from '@baraza/mongodb/testing';
import { canHaveDatabase, Database } from '../product/database.ts';
import { aFolder, ForumClient } from '../product/running-forum.ts';
import { TwoOfEach } from '../product/two-of-each.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { hasNats } from './has-nats.ts';
import { type BenchRun, lessIsBetter, notRun, type Row } from './measure.ts';

const WHAT = 'takeover: from SIGKILL of the instance that writes the views until the other shows the next event';
const GIVES_UP_MS = 120_000;
const LOOK_EVERY_MS = 25;

/** Two instances of every service on FerretDB: what the death of one adds to the time that an event takes to be shown. */
export async function takeover(run: BenchRun): Promise<readonly Row[]> {
  if (!canHaveDatabase()) return [notRun(WHAT, MONGODB_WANTED, 'ms')];
  if (!(await hasNats())) return [notRun(WHAT, 'no nats-server was found', 'ms')];
  const folder = aFolder();
  const database = await Database.start();
  let two: TwoOfEach | undefined;
  try {
    two = await TwoOfEach.start(folder.path, database);
    const forum = new ForumOfTwoDistricts(two.client);
    await forum.found();
    const waited = { ours: [] as number[], theirs: [] as number[] };
    let registered = 0;
    const shownBy = async (url: string): Promise<number> => {
      const from = performance.now();
      const body = { kind: 'cbo', legalName: `Organisation ${randomUUID()}`, unit: 'UG-402', themes: ['governance'] };
      await forum.done('/members/organisations', body, 201);
      registered += 1;
      const client = new ForumClient(() => url, folder.path);
      while ((await figureOf(client)) !== registered) {
        if (performance.now() - from > GIVES_UP_MS) throw new Error(`${url} does not show organisation ${registered}`);
        await pause(LOOK_EVERY_MS);
      }
      return performance.now() - from;
    };
    for (let round = 0; round < run.rounds; round++) {
      const { writing, other } = await rolesOf(two);
      for (let turn = 0; turn < run.count(5, 1); turn++) waited.theirs.push(await shownBy(other.url));
      two.cluster.kill(writing.name);
      waited.ours.push(await shownBy(other.url));
    }
    return [{ what: WHAT, reference: 'nobody is killed', unit: 'ms', aim: '', ...lessIsBetter(waited) }];
  } finally {
    await two?.stop();
    await database.stop();
    folder.remove();
  }
}

interface Instance {
  readonly name: string;
  readonly url: string;
}

/** Which instance of `projections` writes every view; the other must be there as well. */
async function rolesOf({ cluster }: TwoOfEach): Promise<{ readonly writing: Instance; readonly other: Instance }> {
  const until = performance.now() + GIVES_UP_MS;
  for (;;) {
    await cluster.ready(GIVES_UP_MS);
    const instances = cluster.processes.filter(({ name }) => name.startsWith('projections'));
    const views = await Promise.all(instances.map(({ url }) => viewsAt(url, cluster.folder)));
    const writing = views.findIndex(
      (found) => found.length > 0 && found.every(({ state, standsBy }) => state === 'running' && !standsBy),
    );
    const other = views.findIndex((found) => found.length > 0 && found.every(({ standsBy }) => standsBy));
    if (writing >= 0 && other >= 0) return { writing: instances[writing]!, other: instances[other]! };
    if (performance.now() > until) throw new Error('no instance of projections writes, with another beside it');
    await pause(100);
  }
}

interface View {
  readonly state: string;
  /** The instance that was asked does not write it. */
  readonly standsBy: boolean;
}

async function viewsAt(url: string, folder: string): Promise<readonly View[]> {
  const client = new ForumClient(() => url, folder);
  const answer = await client.get('/views/admin/projections', secretariat).catch(() => undefined);
  if (answer?.status !== 200) return [];
  return answer.body.views as readonly View[];
}

/** The instance's own answer; undefined while it has none. */
async function figureOf(client: ForumClient): Promise<number | undefined> {
  const answer = await client.get('/views/dashboards/network', secretariat).catch(() => undefined);
  return answer?.status === 200 ? (answer.body.headline.organisations.value as number) : undefined;
}
