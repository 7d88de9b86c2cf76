import type { Audience, Decided, Happened, Unsealed } from '@baraza/domain';
import type { Static, TObject } from 'typebox';

/** One published version of an event's schema. Once released it never changes; a golden file holds it. */
export interface EventContract<Type extends string = string, Schema extends TObject = TObject> {
  /** `members.MembershipAdmitted`: service, then past tense. */
  readonly type: Type;
  readonly schemaVersion: number;
  /** One plain sentence: what has happened when this event is recorded. */
  readonly summary: string;
  /** Who may read it. No default: a contract without one does not compile. */
  readonly audience: Audience;
  /** The aggregate whose stream it is written to, as its stream prefix: `membership`. */
  readonly aggregate: string;
  readonly data: Schema;
  /** Valid data, with fixed values. Used in docs, JSON Schema, AsyncAPI and tests. */
  readonly example: Static<Schema>;
  /** False: nothing writes it any more. What is on record of it stays readable. */
  readonly isWritten?: false;
  /** From the data of the version before to this one's. Absent on version 1. */
  readonly upcast?: (data: never) => Static<Schema>;
  /**
   * What this version is to the one before, absent on version 1. `only-adds`: whoever reads that one can read every document of
   * this one, and leaves out what it has no name for (a spec holds it to the golden files); it is written as soon as the ledger
   * knows it. `incompatible`: it is written once it was activated, when everybody who reads the type has announced it.
   */
  readonly change?: 'only-adds' | 'incompatible';
  /**
   * From the data of this version, personal values still in it, to the version before: what is written until this one is in
   * force. Needed where it is incompatible; where it only adds, what it adds is left out.
   */
  readonly lower?: (data: never) => unknown;
}

/** @throws Error at load time for a contract that breaks a convention: the build fails with it */
export function defineEvent<const Type extends string, Schema extends TObject>(
  contract: EventContract<Type, Schema>,
): EventContract<Type, Schema> {
  if (!/^(members|capacity|coalitions|campaigns|ledger)\.[A-Z][A-Za-z]+$/.test(contract.type)) {
    throw new Error(`${contract.type} is not <service>.<PastTense>`);
  }
  if (!Number.isInteger(contract.schemaVersion) || contract.schemaVersion < 1) {
    throw new Error(`${contract.type} needs an integer version from 1`);
  }
  if (contract.schemaVersion > 1 && contract.upcast === undefined) {
    throw new Error(`${contract.type}@${contract.schemaVersion} needs an upcaster from the version before`);
  }
  if (contract.schemaVersion > 1 && contract.change === undefined) {
    throw new Error(`${contract.type}@${contract.schemaVersion} must say what it changes of the version before`);
  }
  if (contract.change === 'incompatible' && contract.lower === undefined) {
    throw new Error(`${contract.type}@${contract.schemaVersion} needs a way down to the version before`);
  }
  if ((contract.data as { additionalProperties?: unknown }).additionalProperties !== false) {
    throw new Error(`${contract.type} must say additionalProperties: false`);
  }
  return contract;
}

export type DataOf<C> = C extends EventContract<string, infer Schema> ? Static<Schema> : never;
/** What `evolve` sees of this contract. */
export type HappenedOf<C> = C extends EventContract<infer Type, infer Schema> ? Happened<Type, Static<Schema>> : never;
/** What a decider answers with for this contract. */
export type DecidedAs<C> =
  C extends EventContract<infer Type, infer Schema> ? Decided<Type, Unsealed<Static<Schema>>> : never;
