import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from '../engine/envelope.ts';
import { KeyRing } from '../engine/key-ring.ts';
import { VaultEngine } from '../engine/vault-engine.ts';
import { VaultOnThisThread } from '../engine/vault-on-this-thread.ts';
import { MemoryKeyStore, MemoryValueStore } from './memory-stores.ts';

/** A vault for specs: everything the others do, in this process's memory, under a master key made for it. */
export class MemoryVault extends VaultOnThisThread {
  constructor() {
    const keys = new MemoryKeyStore();
    const ring = KeyRing.open(keys, { kind: 'key', bytes: randomBytes(KEY_BYTES) });
    super(new VaultEngine(keys, new MemoryValueStore(), ring));
  }
}
