import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Acknowledged, appendUntilKilled, faultsOf, Seeded } from '@baraza/event-store/testing';
import type { Soak } from './soak.ts';

/** SIGKILL for a child that appends at full speed; each step in a ledger of its own, which every kill makes longer. */
export function kills(total: number): Soak {
  return {
    what: 'kills',
    total,
    step: 10,
    async run({ seed, from, count, folder }) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const path = join(folder, 'ledger.sqlite');
      const chance = new Seeded(seed + from);
      const acknowledged: Acknowledged[] = [];
      const faults: string[] = [];
      for (let kill = from; kill < from + count; kill++) {
        acknowledged.push(...(await appendUntilKilled(path, seed + kill, chance)));
        faults.push(...(await faultsOf(path, acknowledged)).map((fault) => `seed ${seed}, kill ${kill}: ${fault}`));
      }
      return { faults, seen: { 'events acknowledged': acknowledged.length } };
    },
  };
}
