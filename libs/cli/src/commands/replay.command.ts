import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Console } from '../command-line/console.ts';
import { defineCommand, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { eventType, listOf, path, stream, tag, wholeNumber } from '../command-line/values.ts';
import { forumOptions, withForum, type ReachedForum } from '../forum/reach-forum.ts';
import { sequenceOf } from '../forum/ledger-lines.ts';

export const replayCommand = defineCommand({
  name: 'replay',
  summary: 'stream the record, one event a line (NDJSON), in order',
  description:
    'Writes the events the token may see to standard output, or to a file that the next replay goes on with. A connection that is cut off is taken up again where it was.',
  arguments: {},
  options: {
    types: option('--types <list>', 'only these types, with commas', listOf(eventType)),
    tags: option('--tags <list>', 'only events that carry all of these tags', listOf(tag)),
    stream: option('--stream <name>', 'only this stream', stream),
    after: option('--after <sequence>', 'go on after this sequence', wholeNumber()),
    limit: option('--limit <n>', 'at most so many events', wholeNumber({ min: 1 })),
    output: option('--output <file>', 'append to this file, going on after its last event', path),
    ...forumOptions,
  },
  examples: [
    ['baraza replay --types members.MembershipAdmitted --limit 10', 'the first ten admissions'],
    ['baraza replay --stream unit-UG-411', "one unit's history"],
    ['baraza replay --output record.ndjson', 'a copy of the record; the same line again adds what is new'],
  ],
  async run(input, context) {
    return withForum(input, context, async (forum) => {
      const { output, limit } = input;
      const file = output === undefined ? undefined : await FileToGoOn.open(output);
      const after = Math.max(input.after ?? 0, file?.lastSequence ?? 0);
      const filter = { types: input.types, tags: input.tags, stream: input.stream };
      const write =
        file === undefined ? (line: string) => context.console.write(line) : (line: string) => file.write(line);
      const summary = await replay(forum, { after, limit, ...filter }, write);
      await file?.close();
      if (file !== undefined) tellOf(context.console, summary, output!);
      return EXIT.ok;
    });
  },
});

export interface Reading {
  readonly after: number;
  readonly limit?: number | undefined;
  readonly types?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly stream?: string | undefined;
}

export interface ReplaySummary {
  readonly events: number;
  readonly lastSequence: number;
}

/** Every line that comes, whole and in order, to `write`. */
export async function replay(
  { client }: ReachedForum,
  { after, limit, ...filter }: Reading,
  write: (line: string) => Promise<void>,
): Promise<ReplaySummary> {
  let events = 0;
  let lastSequence = after;
  const pathAfter = (sequence: number): string | undefined => {
    const left = limit === undefined ? undefined : limit - events;
    if (left !== undefined && left <= 0) return undefined;
    const query = new URLSearchParams({ after: String(sequence) });
    if (left !== undefined) query.set('limit', String(left));
    for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value));
    return `/ledger/events?${query}`;
  };
  for await (const line of client.lines(after, pathAfter, sequenceOf)) {
    await write(`${line}\n`);
    events++;
    lastSequence = sequenceOf(line);
  }
  return { events, lastSequence };
}

function tellOf(console: Console, { events, lastSequence }: ReplaySummary, output: string): void {
  const words =
    events === 0
      ? `nothing new; ${output} ends at ${lastSequence}`
      : `${events} events; ${output} ends at ${lastSequence}`;
  console.result({ events, lastSequence, output }, words);
}

/** A file of lines that is only ever added to, whole lines at a time. */
class FileToGoOn {
  readonly lastSequence: number;
  readonly #stream: ReturnType<typeof createWriteStream>;

  private constructor(path: string, lastSequence: number) {
    this.lastSequence = lastSequence;
    this.#stream = createWriteStream(path, { flags: 'a', flush: true });
  }

  /** Opens it, made where there is none; a last line that was cut off is taken away. */
  static async open(path: string): Promise<FileToGoOn> {
    return new FileToGoOn(path, existsSync(path) ? await lastWholeLine(path) : 0);
  }

  async write(line: string): Promise<void> {
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}

/**
 * The sequence on the last whole line; what follows it is cut off. An event takes at most 64 KiB.
 * @throws CommandFailed for a file that no replay wrote, which is left as it is
 */
async function lastWholeLine(path: string): Promise<number> {
  const tailBytes = 256 * 1024;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - tailBytes);
    const tail = Buffer.alloc(size - from);
    await file.read(tail, 0, tail.length, from);
    const end = tail.lastIndexOf(0x0a);
    const begin = end < 1 ? 0 : tail.lastIndexOf(0x0a, end - 1) + 1;
    const sequence = end === -1 ? beginningOf(tail, from) : sequenceOf(tail.subarray(begin, end).toString('utf8'));
    await file.truncate(from + end + 1);
    return sequence;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandFailed(EXIT.usage, `${path} holds no replay; name a new file`);
  } finally {
    await file.close();
  }
}

/** A file without a line's end is one whose first line was cut off, or none of ours. */
function beginningOf(tail: Buffer, from: number): number {
  if (from > 0 || (tail.length > 0 && tail[0] !== 0x7b)) throw new SyntaxError('not a replay');
  return 0;
}
