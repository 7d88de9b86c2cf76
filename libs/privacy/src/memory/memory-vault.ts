import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from '../engine/envelope.ts';
import { KeyRing } from '../engine/key-ring.ts';
import { answerCall, CalledVault, type VaultCalls, type VaultOperation } from '../engine/vault-calls.ts';
import { VaultEngine } from '../engine/vault-engine.ts';
import { MemoryKeyStore, MemoryValueStore } from './memory-stores.ts';

/** A vault for specs: everything the others do, in this process's memory, under a master key made for it. */
export class MemoryVault extends CalledVault {
  readonly #engine: VaultEngine;

  constructor() {
    super();
    const keys = new MemoryKeyStore();
    const ring = KeyRing.open(keys, { kind: 'key', bytes: randomBytes(KEY_BYTES) });
    this.#engine = new VaultEngine(keys, new MemoryValueStore(), ring);
  }

  async close(): Promise<void> {
    this.#engine.close();
  }

  override async call<Op extends VaultOperation>(
    operation: Op,
    ...args: Parameters<VaultCalls[Op]>
  ): Promise<ReturnType<VaultCalls[Op]>> {
    return answerCall(this.#engine, operation, args);
  }
}
