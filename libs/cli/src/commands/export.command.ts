import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { argument, defineCommand } from '../command-line/define-command.ts';
import { EXIT } from '../command-line/exit-codes.ts';
import { path } from '../command-line/values.ts';
import { digestOf, takeEmptyFolder, writeManifest } from '../forum/files.ts';
import { parseLine } from '../forum/ledger-lines.ts';
import { forumOptions, withForum, type ReachedForum } from '../forum/reach-forum.ts';
import { replay } from './replay.command.ts';

const EVENTS = 'events.ndjson';
const MANIFEST = 'manifest.json';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'write the record to a folder, with a manifest that says what it is and holds its digests',
  description:
    'Writes every event the token may see as one line each, the stored bytes unchanged, and a manifest: whose record it is, how far it goes, what was withheld, and the SHA-256 of the file. Personal values are no part of the record, so none are in the export.',
  arguments: { folder: argument('a new or empty folder', path) },
  options: forumOptions,
  examples: [
    ['baraza export ./export-2026', 'the record of the forum on this machine'],
    ['baraza export ./export-2026 --url https://forum.example --token "$TOKEN"', 'what an auditor may see elsewhere'],
  ],
  async run({ folder, ...reach }, context) {
    return withForum(reach, context, async (forum) => {
      takeEmptyFolder(folder);
      const described = await describeForum(forum);
      const progress = context.console.progress('exporting');
      const head = await headOf(forum);
      const written = await writeEvents(forum, join(folder, EVENTS), (sequence) => progress.update(sequence, head));
      progress.end();
      const manifest = {
        format: 'baraza-export-1',
        madeAt: new Date().toISOString(),
        ...described,
        ...written,
        files: [await digestOf(join(folder, EVENTS))],
      };
      writeManifest(join(folder, MANIFEST), manifest);
      const sample = described.sample ? 'This is a sample forum: everybody and everything in it is invented.\n' : '';
      context.console.result(
        manifest,
        `${sample}${written.events} events up to ${written.lastSequence} in ${folder}, ${written.withheld} withheld`,
      );
      return EXIT.ok;
    });
  },
});

interface Described {
  readonly forum: string;
  readonly sample: boolean;
  readonly notice?: string;
}

async function describeForum({ client }: ReachedForum): Promise<Described> {
  const { status, body } = await client.ask('/members/forums/main', { accept: [404] });
  if (status === 404) return { forum: '(not founded yet)', sample: false };
  const { name, sample } = body as { name: string; sample: boolean };
  return sample
    ? { forum: name, sample, notice: 'A sample: everybody and everything in it is invented.' }
    : { forum: name, sample };
}

export async function headOf({ client }: ReachedForum): Promise<number> {
  const { body } = await client.ask('/ledger/events?limit=1');
  return (body as { head: number }).head;
}

interface Written {
  readonly events: number;
  readonly withheld: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** How many of each type. */
  readonly types: Readonly<Record<string, number>>;
}

async function writeEvents(forum: ReachedForum, path: string, tell: (sequence: number) => void): Promise<Written> {
  const file = createWriteStream(path, { flags: 'wx', flush: true });
  const types: Record<string, number> = {};
  let withheld = 0;
  let firstSequence = 0;
  const { events, lastSequence } = await replay(forum, { after: 0 }, async (line) => {
    const { sequence, event } = parseLine(line.trimEnd());
    if (firstSequence === 0) firstSequence = sequence;
    if (event === undefined) withheld++;
    else types[event.type] = (types[event.type] ?? 0) + 1;
    tell(sequence);
    if (!file.write(line)) await once(file, 'drain');
  });
  file.end();
  await once(file, 'close');
  return { events: events - withheld, withheld, firstSequence, lastSequence, types };
}
