import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acknowledgedIn, startAppending, type Acknowledged } from '../testing/append-child.ts';
import { faultsOf } from '../testing/expect-recorded.ts';
import { Seeded } from '../testing/seeded.ts';

const SEED = Number(process.env['BARAZA_SEED'] ?? 20_260_302);
const KILLS = Number(process.env['BARAZA_SOAK_KILLS'] ?? 25);

describe('a process that is killed while it appends', () => {
  const chance = new Seeded(SEED);
  let folder: string;
  let path: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-kill-'));
    path = join(folder, 'ledger.sqlite');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** @returns what the process was told was kept before SIGKILL hit it, some time after it started or opened the ledger */
  async function appendUntilKilled(seed: number): Promise<Acknowledged[]> {
    const child = startAppending({ path, synchronous: 'FULL', seed, writers: 8, appends: Number.MAX_SAFE_INTEGER });
    let said = '';
    let timer: NodeJS.Timeout | undefined;
    const killIn = (ms: number): void => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
    };
    if (chance.below(5) === 0) killIn(chance.below(600)); // perhaps while it opens, recovers or makes the ledger
    const delay = chance.below(250);
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      killIn(delay);
    });
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    return acknowledgedIn(said);
  }

  it(
    `leaves every acknowledged event, in order, exactly once (${KILLS} kills, seed ${SEED})`,
    async () => {
      const acknowledged: Acknowledged[] = [];
      for (let kill = 1; kill <= KILLS; kill++) {
        acknowledged.push(...(await appendUntilKilled(SEED + kill)));
        expect({ kill, faults: await faultsOf(path, acknowledged) }).toEqual({ kill, faults: [] });
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
    },
    60_000 + KILLS * 4_000,
  );
});
