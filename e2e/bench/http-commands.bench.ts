import { randomUUID } from 'node:crypto';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { postAll } from './load.ts';
import { type BenchRun, inTurn, type Row } from './measure.ts';
import { servedForum, ServedProcess } from './served-process.ts';

const AT_ONCE = 32;
const ORGANISATIONS = 128;

interface Command {
  readonly what: string;
  next(): { readonly path: string; readonly body: object };
}

/** Commands over HTTP, recorded durably, against a POST of the same framework that checks the same and keeps nothing. */
export async function httpCommands(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const ended: (() => Promise<void>)[] = [];
  const start = async (starting: Promise<ServedProcess>): Promise<ServedProcess> => {
    const served = await starting;
    ended.push(() => served.stop());
    return served;
  };
  const rows: Row[] = [];
  try {
    const settings = settingsOf(folder.path);
    const members = await start(ServedProcess.start('services/members/dist/main.js', { env: settings }));
    const bare = (how: string): Promise<ServedProcess> =>
      start(ServedProcess.start('e2e/bench/bare-nest.child.ts', { args: [folder.path, how] }));
    const [verifying, remembering] = [await bare('verifies-tokens'), await bare('remembers-tokens')];
    const client = new ForumClient(() => members.url, folder.path);
    const commands = await commandsOn(new ForumOfTwoDistricts(client), run);
    const token = await client.token(secretariat);

    const measure = async (
      ours: ServedProcess,
      name: string,
      command: Command,
      reference: ServedProcess,
      aim: string,
    ) => {
      const durations = { ours: [] as number[], theirs: [] as number[] };
      const sending = { token, count: run.count(1_000, 40), atOnce: AT_ONCE, next: () => command.next() };
      const measured = await inTurn(
        run.rounds,
        () => postAll({ ...sending, url: ours.url, took: (ms) => durations.ours.push(ms) }),
        () => postAll({ ...sending, url: reference.url, took: (ms) => durations.theirs.push(ms) }),
      );
      const checks = reference === verifying ? 'verifying each token' : 'remembering tokens as we do';
      rows.push({
        ...measured,
        what: `HTTP command ${command.what}, ${name}, ${AT_ONCE} at once`,
        reference: `bare Nest POST, same DTO, ${checks}, keeping nothing`,
        ...{ unit: 'a second', aim, durations },
      });
    };
    for (const command of commands) {
      await measure(members, 'members alone', command, verifying, '0.60');
      await measure(members, 'members alone', command, remembering, '');
    }
    await members.stop();
    const forum = await start(servedForum(settings));
    for (const command of commands) await measure(forum, 'whole forum in one process', command, verifying, '');
    return rows;
  } finally {
    for (const end of ended) await end();
    folder.remove();
  }
}

async function commandsOn(forum: ForumOfTwoDistricts, run: BenchRun): Promise<readonly Command[]> {
  await forum.found();
  const organisations: string[] = [];
  while (organisations.length < run.count(ORGANISATIONS, 16))
    organisations.push(await forum.organisation(`Organisation ${randomUUID()}`, 'UG-402'));
  let turn = 0;
  return [
    {
      what: 'without personal fields (register an organisation)',
      next: () => ({
        path: '/members/organisations',
        body: { kind: 'cbo', legalName: `Organisation ${randomUUID()}`, unit: 'UG-402', themes: ['governance'] },
      }),
    },
    {
      what: 'with three personal fields (name a contact)',
      next: () => ({
        path: `/members/organisations/${organisations[turn++ % organisations.length]}/name-contact`,
        body: { role: 'chair', name: 'Ada Example', email: 'ada@kfv.example', phone: '+256 700 000 000' },
      }),
    },
  ];
}
