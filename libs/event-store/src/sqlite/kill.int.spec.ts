import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acknowledged } from '../testing/append-child.ts';
import { faultsOf } from '../testing/expect-recorded.ts';
import { appendUntilKilled } from '../testing/kills.ts';
import { Seeded } from '../testing/seeded.ts';

const SEED = 20_260_302;
const KILLS = 25;

describe('a process that is killed while it appends', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-kill-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`leaves every acknowledged event, in order, exactly once (${KILLS} kills, seed ${SEED})`, async () => {
    const path = join(folder, 'ledger.sqlite');
    const chance = new Seeded(SEED);
    const acknowledged: Acknowledged[] = [];
    for (let kill = 1; kill <= KILLS; kill++) {
      acknowledged.push(...(await appendUntilKilled(path, SEED + kill, chance)));
      expect({ kill, faults: await faultsOf(path, acknowledged) }).toEqual({ kill, faults: [] });
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
  }, 160_000);
});
