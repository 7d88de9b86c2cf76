import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStrace } from '../testing/append-child.ts';
import { acknowledgedBefore, cutsOf, faultsAfterCut, recordLife } from '../testing/power-cut/cuts.ts';
import { Seeded } from '../testing/seeded.ts';
import { withEngine } from '@baraza/programs/testing';

const SEED = 20_260_302;
const CUTS = 60;
const TIMEOUT_MS = 180_000;

const strace = findStrace();
withEngine('strace', strace !== undefined, 'apt-get install strace', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'baraza-power-cut-')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'keeps every acknowledged event, in order, exactly once, wherever the power is cut',
    async () => {
      const life = await recordLife(folder, { strace: strace!, synchronous: 'FULL', seed: SEED });
      expect(acknowledgedBefore(life).length).toBeGreaterThan(1_000);
      const checkpointed = life.operations.filter((done) => done.kind === 'write' && done.path.endsWith('.sqlite'));
      expect(checkpointed.length).toBeGreaterThan(50);
      const chance = new Seeded(SEED);
      for (const cut of cutsOf(life, CUTS, chance)) {
        const faults = await faultsAfterCut(life, cut, { folder, chance });
        expect({ cut, seed: SEED, faults }).toEqual({ cut, seed: SEED, faults: [] });
      }
    },
    TIMEOUT_MS,
  );

  it(
    'would lose acknowledged events with synchronous=NORMAL: the test sees it',
    async () => {
      const life = await recordLife(folder, { strace: strace!, synchronous: 'NORMAL', seed: SEED });
      const chance = new Seeded(SEED);
      const lost: string[] = [];
      for (const cut of cutsOf(life, CUTS, chance)) {
        const faults = await faultsAfterCut(life, cut, { folder, chance });
        lost.push(...faults.filter((fault) => fault.endsWith('is lost')));
        expect(faults.filter((fault) => !fault.endsWith('is lost'))).toEqual([]); // less is there, but nothing is wrong
        if (lost.length > 100) break;
      }
      expect(lost.length).toBeGreaterThan(100);
    },
    TIMEOUT_MS,
  );
});
