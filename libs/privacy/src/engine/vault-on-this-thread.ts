import { answerCall, CalledVault, type VaultCalls, type VaultOperation } from './vault-calls.ts';
import type { VaultEngine } from './vault-engine.ts';

/** A vault whose engine works in between the caller's own steps. */
export class VaultOnThisThread extends CalledVault {
  readonly #engine: VaultEngine;

  constructor(engine: VaultEngine) {
    super();
    this.#engine = engine;
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
