import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Console } from '../command-line/console.ts';
import { argument, defineCommand, flag, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import { choice, path, text } from '../command-line/values.ts';
import type { ForumClient, Request } from '../forum/forum-client.ts';
import { forumOptions, withForum } from '../forum/reach-forum.ts';
import { reportLines, summaryOf, type ImportReport, type ReportEntry } from './import-report.ts';

/** A file below this goes with its mapping as one JSON body (which the forum bounds at 1 MiB); a longer one as CSV. */
const SMALL_FILE_BYTES = 600 * 1024;
/** A mapping in the query of a longer file: what a request line can hold. */
const MOST_QUERY = 12_000;
const LOOK_EVERY_MS = 500;
const KINDS = ['organisations', 'memberships', 'dues'];

export const importCommand = defineCommand({
  name: 'import',
  summary: 'bring in organisations, memberships or dues from CSV, and say what became of every line',
  description:
    'Sends a CSV file to the forum, waits until it is through, and prints what was found by line and column. The same file again makes nothing new: an import that was cut off is sent again. Headers of CiviCRM’s export are known without a mapping.',
  arguments: { file: argument('the CSV file', path) },
  options: {
    map: option('--map <mapping>', 'a mapping of columns: a JSON file, or the name of one that ships', text),
    kind: option('--kind <kind>', 'what the file is of; as the mapping says where it is left out', choice(KINDS)),
    dryRun: flag('--dry-run', 'find out what would become of every line, and record nothing'),
    source: option('--source <code>', 'names the register, in place of the mapping’s name for it', text),
    encoding: option(
      '--encoding <name>',
      'found out where it is left out',
      choice(['utf-8', 'windows-1252', 'utf-16le']),
    ),
    delimiter: option('--delimiter <sign>', 'found out where it is left out', choice([',', ';', 'tab', '|'])),
    ...forumOptions,
  },
  examples: [
    ['baraza import organisations.csv --dry-run', "what a CiviCRM export's lines would come to"],
    ['baraza import memberships.csv --kind memberships', 'CiviCRM’s export of memberships, after the organisations'],
    ['baraza import contributions.csv --kind dues', 'its export of contributions, after the memberships'],
    ['baraza import register.csv --map register.mapping.json', 'a register with columns of its own'],
  ],
  async run({ file, map, kind, dryRun, source, encoding, delimiter, ...reach }, context) {
    const bytes = readInput(file);
    const mapping = map === undefined ? undefined : mappingOf(map, context.io.cwd);
    const asked = importRequest(bytes, { mapping, kind, dryRun, source, encoding, delimiter });
    return withForum(reach, context, async ({ client }) => {
      const { body } = await client.ask(asked.path, asked.request);
      const { id } = body as { id: string };
      const report = await untilThrough(client, id, context.console, context.io.signal);
      await tellReport(client, report, context.console);
      if (report.status === 'interrupted') {
        throw new CommandFailed(
          EXIT.failed,
          `the import was interrupted: ${report.cause ?? 'the forum does not say why'}`,
          ['send the same file again: it goes on where it was'],
        );
      }
      return (report.outcomes['refused'] ?? 0) > 0 ? EXIT.failed : EXIT.ok;
    });
  },
});

interface HowToRead {
  /** A name, or the mapping itself. */
  readonly mapping: string | object | undefined;
  readonly kind: string | undefined;
  readonly dryRun: boolean;
  readonly source: string | undefined;
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
}

function importRequest(bytes: Buffer, how: HowToRead): { readonly path: string; readonly request: Request } {
  const { mapping, kind, dryRun, source, encoding, delimiter } = how;
  const query = new URLSearchParams(dryRun ? { dryRun: 'true' } : {});
  if (bytes.length <= SMALL_FILE_BYTES) {
    const sign = delimiter === 'tab' ? '\t' : delimiter;
    const given = Object.entries({ mapping, kind, source, encoding, delimiter: sign }).filter(
      ([, value]) => value !== undefined,
    );
    const body = { csvBase64: bytes.toString('base64'), ...Object.fromEntries(given) };
    return { path: `/members/imports?${query}`, request: { method: 'POST', body } };
  }
  const inQuery = {
    mapping: typeof mapping === 'object' ? JSON.stringify(mapping) : mapping,
    kind,
    source,
    encoding,
    delimiter,
  };
  for (const [name, value] of Object.entries(inQuery)) if (value !== undefined) query.set(name, value);
  if (query.toString().length > MOST_QUERY) {
    const expected = 'a mapping of less than 12,000 characters for a file this long, or the name of one that ships';
    throw new UsageFaults([{ name: '--map', expected }]);
  }
  return { path: `/members/imports?${query}`, request: { method: 'POST', body: bytes } };
}

async function untilThrough(
  client: ForumClient,
  id: string,
  console: Console,
  signal: AbortSignal,
): Promise<ImportReport> {
  const progress = console.progress('bringing in');
  for (;;) {
    const { body } = await client.ask(`/members/imports/${id}`);
    const report = body as ImportReport;
    progress.update(report.through, report.items);
    if (report.status !== 'running') {
      progress.end();
      return report;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Findings by line and column, then what was refused, then the sums. All entries where JSON was asked for. */
async function tellReport(client: ForumClient, report: ImportReport, console: Console): Promise<void> {
  const entries: ReportEntry[] = [];
  for (let page: number | undefined = 0; page !== undefined;) {
    const { body } = await client.ask(`/members/imports/${report.id}?page=${page}`);
    const { entries: more, next } = (body as ImportReport).page;
    if (console.json) entries.push(...more);
    else for (const line of reportLines(more)) await console.write(`${line}\n`);
    page = next;
  }
  const { page: _, ...sums } = report;
  console.result({ ...sums, entries }, summaryOf(report));
}

function readInput(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageFaults([{ name: '<file>', value: file, expected: `a file: ${(error as Error).message}` }]);
  }
}

/** A file's content where there is such a file, else a name. */
function mappingOf(given: string, cwd: string): string | object {
  const file = resolve(cwd, given);
  if (!existsSync(file)) {
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given)) return given;
    throw new UsageFaults([
      { name: '--map', value: given, expected: 'a JSON file, or the name of a mapping that ships' },
    ]);
  }
  try {
    const mapping = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown;
    if (mapping !== null && typeof mapping === 'object') return mapping;
    throw new Error('it holds no object');
  } catch (error) {
    throw new UsageFaults([
      { name: '--map', value: given, expected: `a mapping as JSON: ${(error as Error).message}` },
    ]);
  }
}
