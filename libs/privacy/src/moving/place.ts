import { VaultDamaged } from '../vault.port.ts';
import { MoveRefused } from './move-refused.ts';
import type { VaultAbode } from './vault-abode.ts';
import { textOf, type MovingVault, type VaultStanding } from './vault-standing.ts';

/** What one run of a move says in both its places. */
export type RunOfMove = Required<Pick<MovingVault, 'vaultId' | 'move' | 'run'>>;

/**
 * A place of a move, as this run found it or has marked it last. Nothing but another process's good manners keeps two moves
 * apart, so a mark is written over the one that is known only, and every run writes marks of its own before it destroys anything.
 */
export class Place {
  readonly abode: VaultAbode;
  #standing: VaultStanding | undefined;

  private constructor(abode: VaultAbode, standing: VaultStanding | undefined) {
    this.abode = abode;
    this.#standing = standing;
  }

  /** @throws VaultDamaged */
  static async lookedAt(abode: VaultAbode): Promise<Place> {
    return new Place(abode, await abode.standing());
  }

  get name(): string {
    return this.abode.name;
  }

  get standing(): VaultStanding | undefined {
    return this.#standing;
  }

  /** @throws MoveRefused where it stands otherwise by now */
  async mark(standing: VaultStanding): Promise<void> {
    if (!(await this.abode.mark(standing, this.#standing))) this.#refuseOthers();
    this.#standing = standing;
  }

  /** @throws MoveRefused where it stands otherwise by now */
  markMoving(is: MovingVault['is'], run: RunOfMove, other: string): Promise<void> {
    return this.mark({ is, ...run, other, keys: this.abode.keysName });
  }

  /** @throws MoveRefused where it stands otherwise by now */
  async assertUnchanged(): Promise<void> {
    const now = await this.abode.standing();
    if (now === undefined || this.#standing === undefined || textOf(now) !== textOf(this.#standing)) {
      this.#refuseOthers();
    }
  }

  /**
   * The values say whose they are; their keys lie in a place that is named by itself.
   * @returns whether there are keys
   * @throws VaultDamaged where the keys named are another vault's
   */
  async hasKeysOf(vaultId: string): Promise<boolean> {
    const header = await this.abode.header();
    if (header === undefined || header.vaultId === vaultId) return header !== undefined;
    throw new VaultDamaged(
      `the keys that are named beside ${this.name} belong to another vault: name the right ones, or move these away`,
    );
  }

  /** @throws MoveRefused where the keys of what lies here are in another place, and would be left behind */
  async assertOwnKeys(vaultId: string): Promise<void> {
    if (await this.hasKeysOf(vaultId)) return;
    const { keysName } = this.abode;
    const keys = this.#standing?.is === 'home' ? undefined : this.#standing?.keys;
    if (keys === undefined || keys === keysName) return;
    throw new MoveRefused(
      `the keys of what lies in ${this.name} are in ${keys}, and none in ${keysName}: name those, which the move began with`,
    );
  }

  /** Destroys what lies there, which is of this vault or nothing. @throws as `assertOwnKeys` and `mark` */
  async empty({ vaultId, run }: Pick<RunOfMove, 'vaultId' | 'run'>): Promise<void> {
    await this.assertOwnKeys(vaultId);
    const standing = this.#standing;
    if (standing !== undefined && standing.is !== 'home' && standing.run !== run) {
      await this.mark({ ...standing, run });
    }
    await this.abode.empty();
  }

  #refuseOthers(): never {
    throw new MoveRefused(
      `somebody else has come to ${this.name} meanwhile, with another vault or another run of a move: look which, and run ` +
        'this again, which goes on, or the other way round, which calls it off',
    );
  }
}
