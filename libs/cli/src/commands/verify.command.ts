import type { Console } from '../command-line/console.ts';
import { defineCommand, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { text } from '../command-line/values.ts';
import { BusCheck, busOf, withBus, type AskNats } from '../forum/bus-check.ts';
import { parseLine } from '../forum/ledger-lines.ts';
import { forumOptions, withForum, type ReachedForum } from '../forum/reach-forum.ts';
import { checkFiles } from '../forum/files-check.ts';
import { untilCaughtUp, type ReadyCheck } from '../forum/readiness.ts';
import { RecordCheck } from '../forum/record-check.ts';
import { headOf } from './export.command.ts';
import { replay } from './replay.command.ts';

/** What came of looking at one part. */
interface Finding {
  readonly part: 'record' | 'file' | 'files' | 'views' | 'bus';
  /** In plain words, where it is well. */
  readonly found: string;
  /** The first thing that is wrong with it. */
  readonly difference?: string;
}

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'look at the whole record, rebuild every view from zero and compare, compare the bus with the store',
  description:
    'Reads every event: are the sequences dense, does each stream’s every revision follow the one before. Where no server runs, the ledger’s file is looked at byte by byte as well, and every file that proofs refer to. Then every view is rebuilt from zero where nobody sees it and its digest compared with what is served; and where there is a bus, what it carries with the store.',
  arguments: {},
  options: {
    bus: option('--bus <url>', "the ledger's address of NATS; known where `baraza cluster` runs over --data", text),
    ...forumOptions,
  },
  examples: [
    ['baraza verify', 'the forum on this machine'],
    ['baraza verify --url https://forum.example --token "$TOKEN" --json', 'one elsewhere, for a script'],
  ],
  async run(reach, context) {
    const findings = await withForum(reach, context, async (forum) => {
      const checks = await untilCaughtUp(forum.client, context);
      const bus = reach.bus ?? (forum.folder === undefined ? undefined : busOf(forum.folder));
      const found =
        bus === undefined || forum.here !== undefined
          ? [await checkRecord(forum, context.console), relayFinding(checks)]
          : await withBus(bus, (ask) => checkRecordAndBus(forum, context.console, ask));
      if (forum.here !== undefined) {
        found.push(await checkFile(forum.here.runtime.store, context.console));
        const { files, bytes, difference } = await checkFiles(forum.here.runtime);
        found.push(finding('files', `${files} files (${bytes} bytes), each with its digest`, difference));
      }
      found.push(await checkViews(forum, context.console));
      return found;
    });
    const first = findings.find(({ difference }) => difference !== undefined);
    context.console.result(
      { sound: first === undefined, findings },
      findings.map(({ part, found, difference }) => `${part.padEnd(7)} ${difference ?? found}`).join('\n'),
    );
    if (first === undefined) return EXIT.ok;
    throw new CommandFailed(EXIT.failed, `the first difference: ${first.part}: ${first.difference}`);
  },
});

/** One reading of the record for both. */
async function checkRecordAndBus(forum: ReachedForum, console: Console, ask: AskNats): Promise<Finding[]> {
  const bus = await BusCheck.begin(ask);
  const record = await checkRecord(forum, console, bus);
  return [record, finding('bus', bus.found, bus.difference)];
}

async function checkRecord(forum: ReachedForum, console: Console, bus?: BusCheck): Promise<Finding> {
  const check = new RecordCheck();
  const head = await headOf(forum);
  const progress = console.progress('reading the record');
  await replay(forum, { after: 0 }, async (line) => {
    const parsed = parseLine(line);
    check.look(parsed);
    await bus?.look(parsed);
    if (parsed.sequence % 1_000 === 0) progress.update(parsed.sequence, head);
  });
  progress.end();
  check.end(head);
  await bus?.end(head);
  const { events, streams, withheld } = check.sums;
  const hidden = withheld === 0 ? '' : `; ${withheld} events are withheld from this token`;
  return finding('record', `${events} events and ${streams} streams without a gap${hidden}`, check.difference);
}

/** Stores that can look at themselves: the SQLite ledger. */
interface Checkable {
  checkIntegrity?(
    onProgress: (progress: { done: number; total: number }) => void,
  ): Promise<{ readonly events: number; readonly problems: readonly string[] }>;
}

async function checkFile(store: object, console: Console): Promise<Finding> {
  const checkable = store as Checkable;
  if (checkable.checkIntegrity === undefined) return { part: 'file', found: 'this store keeps no file here' };
  const progress = console.progress('reading the file');
  const { events, problems } = await checkable.checkIntegrity(({ done, total }) => progress.update(done, total));
  progress.end();
  const [difference] = problems;
  return finding('file', `sound, with ${events} events`, difference);
}

interface ComparedView {
  readonly name: string;
  readonly checkpoint: number;
  readonly equal: boolean;
}

/** One after the other: all at once would take longer than a client waits for an answer, where the record is large. */
async function checkViews({ client }: ReachedForum, console: Console): Promise<Finding> {
  const { body } = await client.ask('/views/admin/projections');
  const names = (body as { views: readonly { readonly name: string }[] }).views.map(({ name }) => name);
  const progress = console.progress('comparing views');
  const views: ComparedView[] = [];
  for (const name of names) {
    const compared = await client.ask(`/views/admin/projections/verify?view=${name}`, { method: 'POST' });
    views.push(...(compared.body as { views: readonly ComparedView[] }).views);
    if (views.length % 5 === 0) progress.update(views.length, names.length);
  }
  progress.end();
  const unequal = views.find(({ equal }) => !equal);
  const difference =
    unequal === undefined ? undefined : `${unequal.name} is not what a rebuild makes at ${unequal.checkpoint}`;
  return finding('views', `${views.length} views equal to their rebuild from zero`, difference);
}

/** What the relay says of itself: it reads back from the bus where it stands, and that it is the store's own past. */
function relayFinding(checks: readonly ReadyCheck[]): Finding {
  const relay = checks.find(({ name }) => name === 'relay' || name.endsWith(': relay'));
  if (relay === undefined) return finding('bus', 'none: one process');
  const { status, lag, busHead } = relay.detail ?? {};
  const well = relay.ready && lag === 0;
  const difference = well ? undefined : `the relay is ${String(status)}, ${String(lag)} events behind the store`;
  return finding('bus', `at ${String(busHead)}, as the store says`, difference);
}

function finding(part: Finding['part'], found: string, difference?: string): Finding {
  return { part, found, ...(difference === undefined ? {} : { difference }) };
}
