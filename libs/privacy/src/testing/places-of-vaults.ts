import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VaultOnThisThread } from '../engine/vault-on-this-thread.ts';
import { FilesAbode } from '../moving/files-abode.ts';
import { moveVault, type VaultMoved } from '../moving/move-vault.ts';
import type { VaultAbode } from '../moving/vault-abode.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import { openEngine } from '../sqlite/open-engine.ts';
import { VaultElsewhere, type Vault } from '../vault.port.ts';
import { digestOf, fill, Killing, type Known, MASTER_KEY, Stopped, whatIsFound } from './moving-vaults.ts';

export interface Moving {
  /** What is moved from, or to, instead of it. */
  readonly as?: (abode: VaultAbode, which: 'from' | 'to') => VaultAbode;
  readonly masterKey?: MasterKey;
}

/** Places under one folder, in each of which a vault can lie in files, and which it is moved between. */
export class PlacesOfVaults {
  readonly folder = mkdtempSync(join(tmpdir(), 'baraza-moving-vault-'));

  paths(place: string): { readonly vaultPath: string; readonly keysPath: string } {
    return { vaultPath: join(this.folder, place, 'vault.sqlite'), keysPath: join(this.folder, place, 'keys.sqlite') };
  }

  abode(place: string): FilesAbode {
    return new FilesAbode(this.paths(place));
  }

  async withVault<T>(place: string, work: (vault: Vault) => Promise<T>): Promise<T> {
    const vault = new VaultOnThisThread(openEngine({ ...this.paths(place), masterKey: MASTER_KEY }).engine);
    try {
      return await work(vault);
    } finally {
      await vault.close();
    }
  }

  filled(place: string): Promise<Known> {
    return this.withVault(place, fill);
  }

  foundIn(place: string, known: Known): Promise<unknown> {
    return this.withVault(place, (vault) => whatIsFound(vault, known));
  }

  async move(
    from: string,
    to: string,
    { as = (abode) => abode, masterKey = MASTER_KEY }: Moving = {},
  ): Promise<VaultMoved> {
    const [source, target] = [this.abode(from), this.abode(to)];
    try {
      return await moveVault({ from: as(source, 'from'), to: as(target, 'to'), masterKey });
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  }

  /** Moves, and is killed at its change of this number. @returns whether it came so far */
  async isKilledAt(step: number, from: string, to: string): Promise<boolean> {
    const killing = new Killing(step);
    const moving = this.move(from, to, { as: (abode) => killing.over(abode) });
    const error = await moving.then(() => undefined).catch((thrown: unknown) => thrown);
    if (error !== undefined && !(error instanceof Stopped)) throw error;
    return error !== undefined;
  }

  /** How many changes a move makes before it says that the vault has left. */
  async stepsToLeave(): Promise<number> {
    await this.filled('counted');
    for (let step = 1; ; step++) {
      await this.isKilledAt(step, 'counted', 'counting');
      if ((await this.standingOf('counted')) === 'left') return step;
      await this.move('counting', 'counted');
    }
  }

  /** Whether services may open what lies there. */
  isOpen(place: string): Promise<boolean> {
    return this.withVault(place, async () => true).catch((error: unknown) => {
      if (error instanceof VaultElsewhere) return false;
      throw error;
    });
  }

  async standingOf(place: string): Promise<string | undefined> {
    const abode = this.abode(place);
    return abode
      .standing()
      .then((standing) => standing?.is)
      .finally(() => abode.close());
  }

  async digestIn(place: string): Promise<string> {
    const abode = this.abode(place);
    return digestOf(abode).finally(() => abode.close());
  }

  /** The files of a vault, over those of another place. */
  copy(from: string, to: string): void {
    mkdirSync(join(this.folder, to), { recursive: true });
    copyFileSync(this.paths(from).vaultPath, this.paths(to).vaultPath);
    copyFileSync(this.paths(from).keysPath, this.paths(to).keysPath);
  }

  /** Everything that lies there. */
  bytesIn(place: string): Buffer {
    const folder = join(this.folder, place);
    return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
