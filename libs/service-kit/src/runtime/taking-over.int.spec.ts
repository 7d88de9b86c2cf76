import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { derivedId } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import { withMongoDb } from '@baraza/mongodb/testing';
import { newMasterKeyFile } from '@baraza/privacy';
import type { ReadStore } from '@baraza/read-models';
import { openMongoDbReadStore } from '@baraza/read-models/mongodb';
import { PolicyOutcomes } from '../policies/policy-outcomes.ts';
import { StoredConsumerState } from '../policies/consumer-state.ts';
import { ServiceDocuments } from '../service-documents/service-documents.ts';
import { granaryOpened } from '../testing/example.aggregate.ts';
import { type ExampleLedger, startLedger } from '../testing/example.ledger.ts';
import { marketCatalogue } from '../testing/example.market.ts';
import { recordForeign, recordForum } from '../testing/record-foreign.ts';
import { remembered } from '../testing/remembered.ts';
import { SettableClock } from '../testing/settable-clock.ts';

const policy = 'members.welcome-a-granary-with-bags';

/** A process compiles and loads all that a service is before it says anything. */
const STARTS_WITHIN_MS = 150_000;

async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 40_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await pause(20);
  }
}

/** A process of its own, with a data folder of its own. */
class Instance {
  readonly said: string[] = [];
  readonly #child: ChildProcess;

  constructor(env: Record<string, string>) {
    const child = fileURLToPath(new URL('../testing/instance.child.ts', import.meta.url));
    const typescript = new URL('../../../cli/setup/typescript.mjs', import.meta.url).href;
    this.#child = spawn(process.execPath, ['--no-warnings', '--import', typescript, child], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => this.said.push(...text.trim().split('\n')));
  }

  get pid(): number {
    return this.#child.pid!;
  }

  says(what: string): Promise<void> {
    return until(`an instance says '${what}', after ${this.said.join()}`, () => this.said.includes(what));
  }

  is(state: 'at work' | 'standing by', withinMs?: number): Promise<void> {
    const last = (): string | undefined => this.said.findLast((one) => ['at work', 'standing by'].includes(one));
    return until(`an instance is ${state}`, () => last() === state, withinMs);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  goOn(): void {
    this.#child.send('go on');
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

withMongoDb((mongodb) => {
  describe('of the instances of a service that share their store', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
    const clock = new SettableClock(Date.now());
    const instances: Instance[] = [];
    let nats: RunningNatsServer;
    let ledger: ExampleLedger;
    let store: ReadStore;
    let env: Record<string, string>;

    beforeAll(async () => {
      nats = await startNatsServer({ folder: join(folder, 'nats') });
      const key = join(folder, 'master.key');
      newMasterKeyFile(key);
      const vault = {
        BARAZA_VAULT: mongodb.database(),
        BARAZA_KEYS: mongodb.database(),
        BARAZA_MASTER_KEY_FILE: key,
      };
      ledger = await startLedger(nats.url, marketCatalogue, { ...vault, BARAZA_DATA: join(folder, 'ledger') });
      env = {
        ...vault,
        BARAZA_SERVICE_STORE: mongodb.database(),
        BARAZA_EVENT_STORE: nats.url,
        BARAZA_EVENT_BUS: nats.url,
      };
      store = await openMongoDbReadStore({ url: env['BARAZA_SERVICE_STORE']!, space: 'members', appName: 'spec' });
      await recordForum(recording());
    }, 120_000);
    afterAll(async () => {
      for (const one of instances) await one.end();
      await store?.close();
      await ledger?.stop();
      await nats?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const recording = () => ({ clock, store: ledger.runtime.store, runtime: { catalogue: marketCatalogue } });
    const start = (): Instance => {
      const one = new Instance({ ...env, BARAZA_DATA: join(folder, `instance-${instances.length}`) });
      instances.push(one);
      return one;
    };
    const opened: string[] = [];
    const open = async (kind = 'millet'): Promise<string> => {
      const id = derivedId('granary', String(opened.length));
      opened.push(id);
      clock.set(Date.now());
      await recordForeign(recording(), { type: 'members.GranaryOpened', id, data: { ...granaryOpened.example, kind } });
      return id;
    };
    const typesOf = async (stream: string): Promise<readonly string[]> =>
      (await ledger.runtime.store.readStream(stream)).events.map(({ type }) => type);
    const answered = (id: string): Promise<void> =>
      until(`${id} is answered`, async () => (await typesOf(`granary-${id}`)).includes('members.BagsStored'));
    const checkpoint = (): Promise<number> =>
      new StoredConsumerState(store).checkpoint(policy).then((upTo) => upTo ?? 0);
    const settled = async (): Promise<void> => {
      const { sequence } = await ledger.runtime.store.head();
      await open();
      await until(`the policy is past ${sequence}`, async () => (await checkpoint()) > sequence);
    };

    it('one works; killed, or paused in the middle, another does; woken, it is refused what it would still write', async () => {
      const first = start();
      await first.is('at work', STARTS_WITHIN_MS);
      const second = start();
      await second.is('standing by', STARTS_WITHIN_MS);
      await answered(await open());

      // Paused in the middle of an event.
      const slow = await open('sorghum');
      await first.says('in the middle');
      first.signal('SIGSTOP');
      await second.says('at work');
      await second.says('in the middle');
      second.goOn();
      await answered(slow);
      await settled();
      const before = await checkpoint();
      first.signal('SIGCONT');
      first.goOn();
      await first.says('refused: WrongCheckpoint');
      await first.is('standing by');
      expect(await new ServiceDocuments(store, remembered).get(slow)).toEqual({ by: second.pid });
      expect(await checkpoint()).toBeGreaterThanOrEqual(before);

      // Due since long ago: whoever works next takes it, once.
      const today = new Date().toISOString().slice(0, 10);
      const let_ = {
        type: 'members.StallLet',
        id: derivedId('a stall'),
        data: { unit: 'UG-402', until: addDays(today, 3) },
      };
      await recordForeign(recording(), let_);
      await answered(await open());
      second.signal('SIGKILL');
      await first.is('at work');
      const stall = (): Promise<readonly string[]> => typesOf(`stall-${let_.id}`);
      await until('the stall’s end has neared', async () => (await stall()).length > 1);
      await settled();
      expect(await stall()).toEqual(['members.StallLet', 'members.StallEndNeared']);

      const { documents } = await new PolicyOutcomes(store).list({ policies: [policy], limit: 100 });
      expect(documents.map(({ doc }) => [doc.target, doc.outcome]).sort()).toEqual(
        opened.map((id) => [id, 'accepted']).sort(),
      );
      for (const id of opened) {
        expect(await typesOf(`granary-${id}`)).toEqual(['members.GranaryOpened', 'members.BagsStored']);
      }
    }, 600_000);
  });
});
