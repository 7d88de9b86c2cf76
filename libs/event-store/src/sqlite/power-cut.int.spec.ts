import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acknowledgedIn, findStrace, startAppending, type ChildOptions } from '../testing/append-child.ts';
import { faultsOf } from '../testing/expect-recorded.ts';
import { afterPowerCut } from '../testing/power-cut/disk.ts';
import { readTrace, tracer, type Operation } from '../testing/power-cut/trace.ts';
import { Seeded } from '../testing/seeded.ts';
import { withEngine } from '../testing/with-engine.ts';

const SEED = Number(process.env['BARAZA_SEED'] ?? 20_260_302);
const CUTS = Number(process.env['BARAZA_SOAK_CUTS'] ?? 60);
const TIMEOUT_MS = 60_000 + CUTS * 2_000;

const strace = findStrace();
withEngine('strace', strace !== undefined, 'apt-get install strace', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'baraza-power-cut-')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  interface Life {
    /** Where it was lived. */
    readonly data: string;
    readonly operations: readonly Operation[];
  }

  /** A ledger's whole life, from before its file was made to after it was closed, under strace. */
  async function record(synchronous: ChildOptions['synchronous']): Promise<Life> {
    const data = join(folder, `data-${synchronous}`);
    const log = join(folder, `trace-${synchronous}`);
    mkdirSync(data);
    const options = { path: join(data, 'ledger.sqlite'), synchronous, seed: SEED, writers: 4, appends: 500 };
    const child = startAppending(options, tracer(strace!, log));
    child.stdout!.resume();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    return { data, operations: await readTrace(log, data) };
  }

  /** What is wrong with the ledger that is found after the power was cut before operation `cut`. */
  async function faultsAfter({ data: folderThen, operations }: Life, cut: number, chance: Seeded): Promise<string[]> {
    const data = join(folder, 'after');
    mkdirSync(data);
    const survival = chance.pick([0, 0, 0.5, 0.9, 1]);
    for (const [name, content] of afterPowerCut(operations, { folder: folderThen, cut, survival, chance })) {
      if (!name.endsWith('-shm') && name !== 'baraza.lock') writeFileSync(join(data, name), content);
    }
    const said = operations.slice(0, cut).flatMap((operation) => (operation.kind === 'said' ? [operation.text] : []));
    try {
      return await faultsOf(join(data, 'ledger.sqlite'), acknowledgedIn(said.join('')));
    } finally {
      rmSync(data, { recursive: true });
    }
  }

  /** Half of the cuts come at any moment, half right after something was acknowledged, where most is at stake. */
  function cuts({ operations }: Life, chance: Seeded): number[] {
    const acknowledged = operations.flatMap(({ kind }, index) => (kind === 'said' ? [index + 1] : []));
    return Array.from({ length: CUTS }, (_, index) =>
      index % 2 === 0 ? chance.below(operations.length + 1) : chance.pick(acknowledged),
    );
  }

  it(
    'keeps every acknowledged event, in order, exactly once, wherever the power is cut',
    async () => {
      const life = await record('FULL');
      const { operations } = life;
      const said = operations.flatMap((operation) => (operation.kind === 'said' ? [operation.text] : []));
      expect(acknowledgedIn(said.join('')).length).toBeGreaterThan(1_000);
      const checkpointed = operations.filter((done) => done.kind === 'write' && done.path.endsWith('.sqlite'));
      expect(checkpointed.length).toBeGreaterThan(50);
      const chance = new Seeded(SEED);
      for (const cut of cuts(life, chance)) {
        expect({ cut, seed: SEED, faults: await faultsAfter(life, cut, chance) }).toEqual({
          cut,
          seed: SEED,
          faults: [],
        });
      }
    },
    TIMEOUT_MS,
  );

  it(
    'would lose acknowledged events with synchronous=NORMAL: the test sees it',
    async () => {
      const life = await record('NORMAL');
      const chance = new Seeded(SEED);
      const lost: string[] = [];
      for (const cut of cuts(life, chance)) {
        const faults = await faultsAfter(life, cut, chance);
        lost.push(...faults.filter((fault) => fault.endsWith('is lost')));
        expect(faults.filter((fault) => !fault.endsWith('is lost'))).toEqual([]); // less is there, but nothing is wrong
        if (lost.length > 100) break;
      }
      expect(lost.length).toBeGreaterThan(100);
    },
    TIMEOUT_MS,
  );
});
