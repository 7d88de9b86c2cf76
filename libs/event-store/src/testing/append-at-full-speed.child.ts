import { writeSync } from 'node:fs';
import { StoreUnavailable, type Appended, type StreamAppend } from '../event-store.port.ts';
import { openWith } from '../sqlite/sqlite-event-store.ts';
import type { ChildOptions } from './append-child.ts';
import { request, samples } from './sample-events.ts';
import { Seeded } from './seeded.ts';

/*
 * Appends from several writers at once, and says on stdout what it was told, at once and a line each:
 * `open`, `kept <sequence> <event id>`, `unknown <reason>`, `refused <reason>`, `fatal`, `closed`.
 */
const options = JSON.parse(process.argv[2]!) as ChildOptions;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** All of it before going on. A pipe that is full takes a part or nothing: whoever reads it may be slower than we are. */
function say(line: string): void {
  let left = Buffer.from(`${line}\n`);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(clock, 0, 0, 1);
    }
  }
}

let dead = false;
const store = await openWith(
  {
    path: options.path,
    onFatal: () => {
      dead = true;
      say('fatal');
    },
  },
  options.synchronous,
);
say('open');
let left = options.appends;
await Promise.all(Array.from({ length: options.writers }, (_, writer) => write(writer)));
await store.close();
say('closed');

async function write(writer: number): Promise<void> {
  const chance = new Seeded(options.seed * 1_000 + writer);
  const names = [`sample-writer-${writer}-a`, `sample-writer-${writer}-b`];
  const next = new Map<string, number>();
  for (const name of names) next.set(name, ((await store.readStream(name, { limit: 1 })).lastRevision ?? -1) + 1);
  while (left-- > 0 && !dead) {
    const streams = names.slice(0, 1 + chance.below(2)).map((name): StreamAppend => {
      const revision = next.get(name)!;
      const text = 'x'.repeat(chance.below(2_000));
      const tags = [`unit:${chance.below(20)}`, `org:${writer}`];
      return samples(name, revision === 0 ? 'none' : revision - 1, 1 + chance.below(3), { text, tags });
    });
    const appended = await attempt(streams);
    if (appended === undefined) continue;
    say(appended.events.map(({ sequence, id }) => `kept ${sequence} ${id}`).join('\n'));
    for (const { stream, events } of streams) next.set(stream, next.get(stream)! + events.length);
  }
}

async function attempt(streams: readonly StreamAppend[]): Promise<Appended | undefined> {
  try {
    return await store.append(request(...streams));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    say(`${error.outcome === 'unknown' ? 'unknown' : 'refused'} ${error.reason}`);
    return undefined;
  }
}
