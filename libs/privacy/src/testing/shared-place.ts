import type { KeyStoreHeader } from '../engine/key-store.ts';
import { PARTS } from '../moving/tally.ts';
import type { VaultAbode, VaultPart, VaultParts } from '../moving/vault-abode.ts';
import { textOf, type VaultStanding } from '../moving/vault-standing.ts';

/** In memory, and without a lock: several processes come to it at once, as to a database. */
export class SharedPlace implements VaultAbode {
  readonly name: string;
  readonly keysName: string;
  #standing: VaultStanding | undefined;
  #header: KeyStoreHeader | undefined;
  #rows = new Map<VaultPart, unknown[]>();

  private constructor({ name, keysName }: VaultAbode) {
    this.name = `shared ${name}`;
    this.keysName = `shared ${keysName}`;
  }

  /** With what another place holds, which is let go of. */
  static async of(abode: VaultAbode): Promise<SharedPlace> {
    const place = new SharedPlace(abode);
    place.#standing = await abode.standing();
    if (place.#standing !== undefined) {
      place.#header = await abode.header();
      for (const part of PARTS) for await (const rows of abode.read(part)) await place.add(part, rows);
    }
    await abode.close();
    return place;
  }

  get rows(): number {
    return [...this.#rows.values()].reduce((sum, { length }) => sum + length, 0);
  }

  async standing(): Promise<VaultStanding | undefined> {
    return this.#standing;
  }

  async mark(standing: VaultStanding, found: VaultStanding | undefined): Promise<boolean> {
    if ((this.#standing && textOf(this.#standing)) !== (found && textOf(found))) return false;
    this.#standing = standing;
    return true;
  }

  async header(): Promise<KeyStoreHeader | undefined> {
    return this.#header;
  }

  async writeHeader(header: KeyStoreHeader): Promise<void> {
    this.#header ??= header;
  }

  async count(): Promise<number> {
    return this.rows;
  }

  async *read<Part extends VaultPart>(part: Part): AsyncGenerator<readonly VaultParts[Part][]> {
    yield [...(this.#rows.get(part) ?? [])] as VaultParts[Part][];
  }

  async add<Part extends VaultPart>(part: Part, rows: readonly VaultParts[Part][]): Promise<void> {
    this.#rows.set(part, [...(this.#rows.get(part) ?? []), ...rows]);
  }

  async empty(): Promise<void> {
    this.#header = undefined;
    this.#rows.clear();
  }

  async close(): Promise<void> {
    // Others are here still.
  }
}
