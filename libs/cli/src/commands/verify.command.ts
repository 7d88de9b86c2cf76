import type { Console } from '../command-line/console.ts';
import { defineCommand } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { parseLine } from '../forum/ledger-lines.ts';
import { forumOptions, withForum, type ReachedForum } from '../forum/reach-forum.ts';
import { untilCaughtUp, type ReadyCheck } from '../forum/readiness.ts';
import { RecordCheck } from '../forum/record-check.ts';
import { headOf } from './export.command.ts';
import { replay } from './replay.command.ts';

/** What came of looking at one part. */
interface Finding {
  readonly part: 'record' | 'file' | 'views' | 'bus';
  /** In plain words, where it is well. */
  readonly found: string;
  /** The first thing that is wrong with it. */
  readonly difference?: string;
}

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'look at the whole record, rebuild every view from zero and compare, compare the bus with the store',
  description:
    'Reads every event: are the sequences dense, does each stream’s every revision follow the one before. Where no server runs, the ledger’s file is looked at byte by byte as well. Then every view is rebuilt from zero where nobody sees it and its digest compared with what is served; and where there is a bus, what it carries with the store.',
  arguments: {},
  options: forumOptions,
  examples: [
    ['baraza verify', 'the forum on this machine'],
    ['baraza verify --url https://forum.example --token "$TOKEN" --json', 'one elsewhere, for a script'],
  ],
  async run(reach, context) {
    const findings = await withForum(reach, context, async (forum) => {
      const checks = await untilCaughtUp(forum.client, context);
      const found = [await checkRecord(forum, context.console)];
      if (forum.here !== undefined) found.push(await checkFile(forum.here.runtime.store, context.console));
      found.push(await checkViews(forum), checkBus(checks));
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

async function checkRecord(forum: ReachedForum, console: Console): Promise<Finding> {
  const check = new RecordCheck();
  const head = await headOf(forum);
  const progress = console.progress('reading the record');
  await replay(forum, { after: 0 }, async (line) => {
    const parsed = parseLine(line);
    check.look(parsed);
    if (parsed.sequence % 1_000 === 0) progress.update(parsed.sequence, head);
  });
  progress.end();
  check.end(head);
  const { events, streams, withheld } = check.sums;
  const hidden = withheld === 0 ? '' : `; ${withheld} events are withheld from this token`;
  const found = `${events} events and ${streams} streams without a gap${hidden}`;
  return { part: 'record', found, ...(check.difference === undefined ? {} : { difference: check.difference }) };
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
  return { part: 'file', found: `sound, with ${events} events`, ...(difference === undefined ? {} : { difference }) };
}

interface Verification {
  readonly equal: boolean;
  readonly views: readonly { readonly name: string; readonly checkpoint: number; readonly equal: boolean }[];
}

async function checkViews({ client }: ReachedForum): Promise<Finding> {
  const { body } = await client.ask('/views/admin/projections/verify', { method: 'POST' });
  const { views } = body as Verification;
  const unequal = views.find(({ equal }) => !equal);
  const found = `${views.length} views equal to their rebuild from zero`;
  if (unequal === undefined) return { part: 'views', found };
  return { part: 'views', found, difference: `${unequal.name} is not what a rebuild makes at ${unequal.checkpoint}` };
}

/** What the relay says of itself: it reads back from the bus where it stands, and that it is the store's own past. */
function checkBus(checks: readonly ReadyCheck[]): Finding {
  const relay = checks.find(({ name }) => name === 'relay');
  if (relay === undefined) return { part: 'bus', found: 'none: one process' };
  const { status, lag, busHead } = relay.detail ?? {};
  const found = `at ${String(busHead)}, as the store`;
  if (relay.ready && lag === 0) return { part: 'bus', found };
  return { part: 'bus', found, difference: `the relay is ${String(status)}, ${String(lag)} events behind the store` };
}
