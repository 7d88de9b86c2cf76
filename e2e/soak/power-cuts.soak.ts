import { mkdirSync, rmSync } from 'node:fs';
import { cutsOf, faultsAfterCut, findStrace, recordLife, Seeded } from '@baraza/event-store/testing';
import { CannotRun, type Soak } from './soak.ts';

/** Power cuts at random points of recorded lives; each step records a life of its own. */
export function powerCuts(total: number): Soak {
  return {
    what: 'power cuts',
    total,
    step: 50,
    async run({ seed, from, count, folder }) {
      const strace = findStrace();
      if (strace === undefined) throw new CannotRun('strace is not here: apt-get install strace');
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const chance = new Seeded(seed + from);
      const life = await recordLife(folder, { strace, synchronous: 'FULL', seed: seed + from });
      const faults: string[] = [];
      for (const cut of cutsOf(life, count, chance)) {
        const found = await faultsAfterCut(life, cut, { folder, chance });
        faults.push(...found.map((fault) => `seed ${seed}, life ${from}, cut ${cut}: ${fault}`));
      }
      return { faults, seen: { 'writes and fsyncs recorded': life.operations.length } };
    },
  };
}
