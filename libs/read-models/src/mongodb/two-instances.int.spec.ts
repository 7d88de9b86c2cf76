import { withMongoDb } from '@baraza/mongodb/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MemoryReadStore } from '../memory/memory-read-store.ts';
import type { ReadStore } from '../read-store.port.ts';
import { ProjectionRunner } from '../runner/projection-runner.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { guestHistoryProjection, guestsProjection } from '../testing/guestbook.ts';
import { guestbookOf } from './guestbook-of.ts';
import { openMongoDbReadStore } from './mongodb-read-store.ts';

const projections = [guestsProjection, guestHistoryProjection];
const models = projections.map(({ model }) => model.name);

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await sleep(20);
  }
}

/** What one who was never disturbed makes of the record. */
async function undisturbed(head: number): Promise<readonly string[]> {
  const store = new MemoryReadStore();
  const runner = new ProjectionRunner({ store, feed: new ArrayFeed(guestbookOf(head)), projections });
  runner.start();
  for (const model of models) await runner.waitFor(model, head, 60_000);
  await runner.stop();
  return Promise.all(models.map((model) => store.digest(model)));
}

class Instance {
  readonly #child: ChildProcess;
  says: string | undefined;

  constructor(url: string, headFile: string) {
    const script = fileURLToPath(new URL('./projecting.child.ts', import.meta.url));
    this.#child = spawn(process.execPath, ['--no-warnings', '--conditions=baraza-source', script, url, headFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.says = text.trim().split('\n').at(-1)));
  }

  is(state: string): Promise<void> {
    return until(`an instance is ${state}`, () => this.says === state);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

withMongoDb((server) => {
  let folder: string;
  let headFile: string;
  let url: string;
  let store: ReadStore;
  let instances: Instance[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-two-'));
    headFile = join(folder, 'head');
    url = server.database();
    store = await openMongoDbReadStore({ url, space: 'views', appName: 'spec' });
    instances = [];
    await writeFile(headFile, '10');
  });
  afterEach(async () => {
    for (const instance of instances) await instance.end();
    await store.close();
    await rm(folder, { recursive: true });
  });

  const start = (): Instance => {
    const instance = new Instance(url, headFile);
    instances.push(instance);
    return instance;
  };
  const reached = (sequence: number): Promise<void> =>
    until(`views at ${sequence}`, async () =>
      (await Promise.all(models.map((model) => store.checkpoint(model)))).every((one) => one >= sequence),
    );
  const expectUndisturbed = async (head: number): Promise<void> => {
    expect(await Promise.all(models.map((model) => store.digest(model)))).toEqual(await undisturbed(head));
  };

  it('one keeps the views up, the other stands by, and takes over in the middle when the first is killed', async () => {
    const first = start();
    await first.is('running');
    const second = start();
    await second.is('standby');
    await reached(10);
    await writeFile(headFile, '60');
    await reached(25);
    first.signal('SIGKILL');
    await second.is('running');
    await reached(60);
    await expectUndisturbed(60);
  }, 300_000);

  it('one that is paused past its lease, and goes on in the middle of a batch, changes nothing any more', async () => {
    const first = start();
    await first.is('running');
    const second = start();
    await second.is('standby');
    await writeFile(headFile, '60');
    await reached(15);
    first.signal('SIGSTOP');
    await second.is('running');
    await reached(60);
    first.signal('SIGCONT');
    await first.is('standby');
    await expectUndisturbed(60);
    second.signal('SIGKILL');
    await first.is('running');
    await writeFile(headFile, '75');
    await reached(75);
    await expectUndisturbed(75);
  }, 300_000);
});
