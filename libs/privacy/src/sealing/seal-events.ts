import { personalPointers, type EventContract, type PersonalField } from '@baraza/contracts';
import type { PersonalRef, PersonalValue } from '@baraza/domain';
import type { ValueToSeal, Vault } from '../vault.port.ts';
import { replaceAt } from './json-pointers.ts';

/** An event as it was decided, with what the vault must know of it. */
export interface EventToSeal {
  readonly eventId: string;
  /** Of the version that is written. */
  readonly contract: EventContract;
  /** With a `PersonalValue` wherever the contract has a `PersonalRef`. */
  readonly data: unknown;
  readonly commandId: string;
  /** The append's deadline, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** Personal data where it may not be, or none where it must be. A bug of a decider; the message holds no value. */
export class NotSealable extends Error {
  override readonly name = 'NotSealable';
}

/**
 * Puts every personal value into the vault, and answers with the events' data as it is recorded: a `PersonalRef` in each
 * value's place. Durable when it resolves; to be appended before the deadline, then confirmed.
 * @throws NotSealable where a personal field holds no `PersonalValue`
 * @throws PersonErased, VaultConflict, ValueRefused, VaultUnavailable as `Vault.seal`
 */
export async function sealEvents(vault: Vault, events: readonly EventToSeal[]): Promise<readonly unknown[]> {
  const values: ValueToSeal[] = [];
  for (const event of events) {
    for (const field of fieldsOf(event.contract)) {
      replaceAt(event.data, field.pointer, ({ pointer, value }) => {
        // Null is nobody's: whether it may stand here is for the contract to say.
        if (value !== null) values.push(valueToSeal(event, pointer, field.kind, value));
        return value;
      });
    }
  }
  if (values.length === 0) return events.map(({ data }) => data);
  const commitments = await vault.seal(values);
  const refs = new Map<string, PersonalRef>();
  values.forEach(({ eventId, field, subject }, index) => {
    refs.set(`${eventId} ${field}`, { subject, commitment: commitments[index]! });
  });
  return events.map((event) => {
    let data = event.data;
    for (const field of fieldsOf(event.contract)) {
      data = replaceAt(data, field.pointer, ({ pointer, value }) => refs.get(`${event.eventId} ${pointer}`) ?? value);
    }
    return data;
  });
}

const known = new WeakMap<EventContract, readonly PersonalField[]>();

function fieldsOf(contract: EventContract): readonly PersonalField[] {
  let fields = known.get(contract);
  if (fields === undefined) {
    // The branches of a union may share a field: it is sealed once.
    const byPointer = new Map(personalPointers(contract.data).map((field) => [field.pointer, field]));
    fields = [...byPointer.values()];
    known.set(contract, fields);
  }
  return fields;
}

function valueToSeal(event: EventToSeal, field: string, kind: PersonalField['kind'], found: unknown): ValueToSeal {
  if (!isPersonalValue(found)) {
    throw new NotSealable(`${event.contract.type}: ${field} is personal, and holds no value with its subject`);
  }
  return {
    subject: found.subject,
    about: found.about ?? [],
    kind,
    eventId: event.eventId,
    field,
    commandId: event.commandId,
    audience: event.contract.audience,
    value: found.value,
    deadline: event.deadline,
  };
}

function isPersonalValue(found: unknown): found is PersonalValue {
  if (found === null || typeof found !== 'object') return false;
  const { subject, value } = found as Partial<PersonalValue>;
  return typeof subject === 'string' && typeof value === 'string';
}
