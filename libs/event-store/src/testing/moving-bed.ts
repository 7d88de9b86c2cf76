import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derivedId } from '@baraza/contracts';
import type { EventStore, StreamAppend } from '../event-store.port.ts';
import { openKurrentEventStore } from '../kurrentdb/open-kurrent.ts';
import type { Abode } from '../moving/abode.ts';
import { KurrentAbode } from '../moving/kurrent-abode.ts';
import { moveRecord, type Moved, type MoveOptions } from '../moving/move-record.ts';
import { SqliteAbode } from '../moving/sqlite-abode.ts';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { FakeKurrentDb } from './kurrentdb/fake-kurrentdb.ts';
import type { MoveChildOptions } from './move.child.ts';
import { aRecordedSample, readEverything, request, samples } from './sample-events.ts';
import { Seeded } from './seeded.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Kind = 'kurrentdb' | 'sqlite';
export const KINDS: readonly Kind[] = ['kurrentdb', 'sqlite'];
export const away = (to: Kind): Kind => (to === 'kurrentdb' ? 'sqlite' : 'kurrentdb');

/**
 * A ledger's file and a KurrentDB for each spec. The client is the real one, over the wire; the server is one of ours that
 * answers as KurrentDB's sources say.
 */
export function movingBed() {
  const folder = temporaryFolder();
  const bed = { server: new FakeKurrentDb() };
  const path = (name = 'ledger.sqlite'): string => join(folder(), name);
  const copyPath = (): string => path('moving.sqlite');

  beforeEach(async () => {
    bed.server = await new FakeKurrentDb().start();
  });
  afterEach(() => bed.server.stop());

  const openAs = (kind: Kind): Promise<EventStore> =>
    kind === 'sqlite'
      ? openSqliteEventStore({ path: path() })
      : openKurrentEventStore({ url: bed.server.url, waitMs: 2_000 });

  async function withStore<T>(kind: Kind, work: (store: EventStore) => Promise<T>): Promise<T> {
    const store = await openAs(kind);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Appends over a few streams, of which many write to several at once. */
  const goOn = (kind: Kind, seed: number, appends: number): Promise<void> =>
    withStore(kind, async (store) => {
      const chance = new Seeded(seed);
      const { meta } = aRecordedSample('sample-0', 0);
      for (let nth = 0; nth < appends; nth++) {
        const names = Array.from({ length: 1 + chance.below(3) }, () => `sample-${chance.below(4)}`);
        const options = {
          meta: { ...meta, commandId: derivedId('command', String(seed), String(nth)) },
          ...{ text: 'x'.repeat(chance.below(500)), tags: [`unit:${chance.below(5)}`] },
        };
        const parts: StreamAppend[] = [];
        for (const name of new Set(names)) {
          const { lastRevision = 'none' as const } = await store.readStream(name, { limit: 1 });
          parts.push(samples(name, lastRevision, 1 + chance.below(3), options));
        }
        await store.append(request(...parts));
      }
    });

  interface Lying {
    readonly ledgerId: string;
    readonly events: Awaited<ReturnType<typeof readEverything>>;
  }
  const recordIn = (kind: Kind): Promise<Lying> =>
    withStore(kind, async (store) => ({ ledgerId: store.ledgerId, events: await readEverything(store) }));

  /** @param as what the move sees in place of the two stores */
  async function move(
    to: Kind,
    more: Partial<MoveOptions> & { file?: string; as?: (abode: Abode, kind: Kind) => Abode } = {},
  ): Promise<Moved | undefined> {
    const { file: name, as = (abode) => abode, ...options } = more;
    const file = SqliteAbode.take(path(name));
    const there = await KurrentAbode.reach({ url: bed.server.url, copyPath: copyPath(), waitMs: 500 });
    const abodes = { sqlite: as(file, 'sqlite'), kurrentdb: as(there, 'kurrentdb') };
    try {
      return await moveRecord({ from: abodes[away(to)], to: abodes[to], ...options });
    } finally {
      await there.close();
      await file.close();
    }
  }

  /** A server that nobody asked yet would begin a record of its own. */
  const isBegun = (kind: Kind): boolean =>
    kind === 'sqlite' ? existsSync(path()) : bed.server.log.stream('baraza.ledger').length > 0;
  const closed = async (kind: Kind): Promise<void> => {
    await expect(openAs(kind)).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'elsewhere' });
  };

  /** In a process of its own, which is killed after its second append. @returns the signal that ended it */
  async function moveUntilKilled(to: Kind): Promise<unknown> {
    const options: MoveChildOptions = { to, path: path(), url: bed.server.url, copyPath: copyPath(), holdAt: 2 };
    const script = fileURLToPath(new URL('./move.child.ts', import.meta.url));
    const node = ['--conditions=baraza-source', '--no-warnings', script, JSON.stringify(options)];
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'], env });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > options.holdAt) child.kill('SIGKILL');
    });
    return (await once(child, 'close'))[1];
  }

  return Object.assign(bed, { path, copyPath, withStore, goOn, recordIn, move, isBegun, closed, moveUntilKilled });
}
