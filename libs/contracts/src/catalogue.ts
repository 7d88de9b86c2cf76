import { Compile, type Validator } from 'typebox/compile';
import type { EventContract } from './define-event.ts';
import { namedIn } from './versions/named-in.ts';
import type { VersionsInForce } from './versions/versions-in-force.ts';

/** A fault in an event's data, by JSON pointer. */
export interface DataFault {
  readonly pointer: string;
  readonly message: string;
}

/** Every contract a process knows, in all versions. */
export class EventCatalogue {
  readonly #versions = new Map<string, EventContract[]>();
  readonly #validators = new Map<string, Validator>();
  readonly #inForce: VersionsInForce | undefined;

  /** @param inForce what the record says of versions; without it every version is in force that this process knows */
  constructor(contracts: Iterable<EventContract>, inForce?: VersionsInForce) {
    this.#inForce = inForce;
    for (const contract of contracts) {
      const versions = this.#versions.get(contract.type) ?? [];
      versions.push(contract);
      versions.sort((a, b) => a.schemaVersion - b.schemaVersion);
      this.#versions.set(contract.type, versions);
    }
    for (const [type, versions] of this.#versions) {
      versions.forEach((contract, index) => {
        if (contract.schemaVersion !== index + 1) throw new Error(`${type} lacks version ${index + 1}`);
      });
    }
  }

  /** The same contracts over a record that says which versions are in force. */
  over(inForce: VersionsInForce): EventCatalogue {
    return new EventCatalogue(this.all(), inForce);
  }

  types(): readonly string[] {
    return [...this.#versions.keys()].sort();
  }

  /** Every version of every type, by type, then version. */
  all(): readonly EventContract[] {
    return this.types().flatMap((type) => this.#versions.get(type)!);
  }

  /** Every version of a type that this process knows, from the first; none of a type it does not know. */
  versionsOf(type: string): readonly EventContract[] {
    return this.#versions.get(type) ?? [];
  }

  /** The newest version that this process knows: the one that deciders make, and that readers see. */
  latest(type: string): EventContract | undefined {
    return this.#versions.get(type)?.at(-1);
  }

  find(type: string, schemaVersion: number): EventContract | undefined {
    return this.#versions.get(type)?.[schemaVersion - 1];
  }

  /** Faults of data against a version's schema; empty where it is valid. */
  faults(contract: EventContract, data: unknown): readonly DataFault[] {
    const key = `${contract.type}@${contract.schemaVersion}`;
    let validator = this.#validators.get(key);
    if (validator === undefined) {
      validator = Compile(contract.data);
      this.#validators.set(key, validator);
    }
    if (validator.Check(data)) return [];
    return [...validator.Errors(data)].map((error) => ({ pointer: error.instancePath, message: error.message }));
  }

  /**
   * What is written of an event that was decided in the shape of the newest version: the newest that is in force.
   * @param data personal values are still in it
   */
  written(type: string, data: unknown): { readonly contract: EventContract; readonly data: unknown } | undefined {
    const versions = this.#versions.get(type);
    if (versions === undefined) return undefined;
    const inForce = Math.min(versions.length, this.#inForce?.newest(type) ?? versions.length);
    let lowered = data;
    for (const version of versions.slice(inForce).reverse()) {
      const before = versions[version.schemaVersion - 2]!;
      lowered = version.lower === undefined ? namedIn(before.data, lowered) : version.lower(lowered as never);
    }
    return { contract: versions[inForce - 1]!, data: lowered };
  }

  /** Whether versions of these types wait to be in force: the record may say more by now. */
  isAheadOfRecord(types: readonly string[]): boolean {
    return types.some((type) => (this.#versions.get(type)?.length ?? 1) > (this.#inForce?.newest(type) ?? Infinity));
  }

  /**
   * The data in the shape of the newest version that this process knows. Of a later one that only adds, what has no name here
   * is left out.
   * @throws NeedsUpgrade where it cannot be read here
   */
  upcast(type: string, schemaVersion: number, data: unknown): unknown {
    const versions = this.#versions.get(type);
    if (versions === undefined) throw new NeedsUpgrade(type, schemaVersion);
    if (schemaVersion > versions.length) return this.#ofLater(versions.at(-1)!, schemaVersion, data);
    let lifted = data;
    for (const version of versions.slice(schemaVersion)) lifted = version.upcast!(lifted as never);
    return lifted;
  }

  /** The same, of an event that has been read here before. */
  known(type: string, schemaVersion: number, data: unknown): unknown {
    const newest = this.latest(type);
    if (newest === undefined || schemaVersion <= newest.schemaVersion) return this.upcast(type, schemaVersion, data);
    return namedIn(newest.data, data);
  }

  /** @throws NeedsUpgrade where events of this version cannot be read here */
  assertReadable(type: string, schemaVersion: number): void {
    const known = this.#versions.get(type)?.length ?? 0;
    if (schemaVersion <= known) return;
    const from = this.#inForce?.readableFrom(type, schemaVersion) ?? Infinity;
    if (known === 0 || from > known) throw new NeedsUpgrade(type, schemaVersion);
  }

  /** Looks whether the record says of the version at which a reader stopped that it can be read here. */
  async learns({ type, schemaVersion }: NeedsUpgrade): Promise<boolean> {
    await this.#inForce?.lookAgain();
    try {
      this.assertReadable(type, schemaVersion);
      return true;
    } catch {
      return false;
    }
  }

  /** Asks the record once more which versions are in force. */
  async lookAgain(): Promise<void> {
    await this.#inForce?.lookAgain();
  }

  #ofLater(newest: EventContract, schemaVersion: number, data: unknown): unknown {
    this.assertReadable(newest.type, schemaVersion);
    const read = namedIn(newest.data, data);
    // What says that it only adds, and does not, is as unknown as any other.
    if (this.faults(newest, read).length > 0) throw new NeedsUpgrade(newest.type, schemaVersion);
    return read;
  }
}

/** A reader met an event of a type or version that it does not know: it waits, and says so. */
export class NeedsUpgrade extends Error {
  override readonly name = 'NeedsUpgrade';
  readonly type: string;
  readonly schemaVersion: number;

  constructor(type: string, schemaVersion: number) {
    super(`this process does not know ${type}@${schemaVersion}`);
    this.type = type;
    this.schemaVersion = schemaVersion;
  }
}
