import type { PersonalRef } from '@baraza/domain';
import type { SealedField, ValueToCommit, ValueToSeal, Vault } from '../vault.port.ts';
import type { VaultEngine } from './vault-engine.ts';

/** The operations of a vault as they cross a thread or a wire. Each is idempotent and may be sent again as it was. */
export interface VaultCalls {
  seal(values: readonly ValueToSeal[]): readonly string[];
  commitAll(values: readonly ValueToCommit[]): readonly string[];
  confirm(eventIds: readonly string[]): void;
  expired(now: number): readonly string[];
  settle(recorded: readonly string[], absent: readonly string[], now: number): number;
  open(fields: readonly SealedField[]): readonly (string | undefined)[];
  openRefs(refs: readonly PersonalRef[]): readonly (string | undefined)[];
  fieldsOf(person: string): readonly SealedField[];
  erase(person: string): number;
  isErased(person: string): boolean;
  personOf(issuer: string, subject: string): string;
}
export type VaultOperation = keyof VaultCalls;

/** How many questions a sweep puts to the record at once. */
const SWEEP_AT_ONCE = 16;

/** A vault whose engine is somewhere else: on this thread, on another, or in another process. */
export abstract class CalledVault implements Vault {
  /** One operation by name: what serves a vault to other processes hands on. */
  abstract call<Op extends VaultOperation>(
    operation: Op,
    ...args: Parameters<VaultCalls[Op]>
  ): Promise<ReturnType<VaultCalls[Op]>>;

  abstract close(): Promise<void>;

  async seal(values: readonly ValueToSeal[]): Promise<readonly string[]> {
    return values.length === 0 ? [] : this.call('seal', values);
  }

  async commit(subject: string, context: string, field: string, value: string): Promise<string> {
    const [one] = await this.commitAll([{ subject, context, field, value }]);
    return one!;
  }

  async commitAll(values: readonly ValueToCommit[]): Promise<readonly string[]> {
    return values.length === 0 ? [] : this.call('commitAll', values);
  }

  async confirm(eventIds: readonly string[]): Promise<void> {
    if (eventIds.length > 0) await this.call('confirm', eventIds);
  }

  async sweep(now: number, isRecorded: (eventId: string) => Promise<boolean>): Promise<number> {
    let removed = 0;
    for (;;) {
      // Every event of a page is confirmed, taken out, or no longer expired: the next page is another one.
      const expired = await this.call('expired', now);
      if (expired.length === 0) return removed;
      const recorded: string[] = [];
      const absent: string[] = [];
      for (let from = 0; from < expired.length; from += SWEEP_AT_ONCE) {
        const some = expired.slice(from, from + SWEEP_AT_ONCE);
        const answers = await Promise.all(some.map(isRecorded));
        some.forEach((eventId, index) => (answers[index] === true ? recorded : absent).push(eventId));
      }
      removed += await this.call('settle', recorded, absent, now);
    }
  }

  async open(fields: readonly SealedField[]): Promise<readonly (string | undefined)[]> {
    return fields.length === 0 ? [] : this.call('open', fields);
  }

  async openRefs(refs: readonly PersonalRef[]): Promise<readonly (string | undefined)[]> {
    return refs.length === 0 ? [] : this.call('openRefs', refs);
  }

  async fieldsOf(person: string): Promise<readonly SealedField[]> {
    return this.call('fieldsOf', person);
  }

  async erase(person: string): Promise<number> {
    return this.call('erase', person);
  }

  async isErased(person: string): Promise<boolean> {
    return this.call('isErased', person);
  }

  async personOf(issuer: string, subject: string): Promise<string> {
    return this.call('personOf', issuer, subject);
  }
}

/** Answers one call from the engine; what it throws is the answer as well. */
export function answerCall<Op extends VaultOperation>(
  engine: VaultEngine,
  operation: Op,
  args: Parameters<VaultCalls[Op]>,
): ReturnType<VaultCalls[Op]> {
  const method = engine[operation] as (...given: Parameters<VaultCalls[Op]>) => ReturnType<VaultCalls[Op]>;
  return method.apply(engine, args);
}
