import { Compile, type Validator } from 'typebox/compile';
import type { EventContract } from './define-event.ts';

/** A fault in an event's data, by JSON pointer. */
export interface DataFault {
  readonly pointer: string;
  readonly message: string;
}

/** Every contract a process knows, in all versions. */
export class EventCatalogue {
  readonly #versions = new Map<string, EventContract[]>();
  readonly #validators = new Map<string, Validator>();

  constructor(contracts: Iterable<EventContract>) {
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

  types(): readonly string[] {
    return [...this.#versions.keys()].sort();
  }

  /** Every version of every type, by type, then version. */
  all(): readonly EventContract[] {
    return this.types().flatMap((type) => this.#versions.get(type)!);
  }

  /** The newest version, the one that is written. */
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
   * The data in the shape of the newest version.
   * @throws NeedsUpgrade where the stored version is newer than any this process knows
   */
  upcast(type: string, schemaVersion: number, data: unknown): unknown {
    const versions = this.#versions.get(type);
    if (versions === undefined || schemaVersion > versions.length) throw new NeedsUpgrade(type, schemaVersion);
    let lifted = data;
    for (const version of versions.slice(schemaVersion)) lifted = version.upcast!(lifted as never);
    return lifted;
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
