import { derivedId, isUuid } from '@baraza/contracts/ids';
import { AUDIENCES } from '@baraza/domain';
import { MAX_VALUE_BYTES, ValueRefused, VaultDamaged, type ValueToSeal } from '../vault.port.ts';
import { commitment, seal, unseal } from './envelope.ts';
import type { SubjectKeys } from './master-lock.ts';
import type { StoredValue } from './value-store.ts';

/** The subject that a command's hash takes its secret from: destroyed with any value the command brought. */
export function commandSubject(commandId: string): string {
  return derivedId('command-body', commandId);
}

/** @throws ValueRefused for what no vault takes; it names the field, never the value */
export function refuseUnfit(subject: string, field: string, value: string): void {
  if (!isUuid(subject)) throw new ValueRefused(`${field}: a subject is named by a UUID`);
  if (field.length > 512) throw new ValueRefused('the name of a field has more than 512 characters');
  if (!value.isWellFormed()) throw new ValueRefused(`${field} is no well-formed text`);
  if (Buffer.byteLength(value, 'utf8') > MAX_VALUE_BYTES) {
    throw new ValueRefused(`${field} takes more than ${MAX_VALUE_BYTES} bytes`);
  }
}

/** @throws ValueRefused as `refuseUnfit`, and for ids, audience, kind or deadline that are none */
export function refuseUnfitToSeal(value: ValueToSeal): void {
  refuseUnfit(value.subject, value.field, value.value);
  if (![value.eventId, value.commandId, ...value.about].every(isUuid)) {
    throw new ValueRefused(`${value.field}: event, command and persons are named by UUIDs`);
  }
  if (!AUDIENCES.includes(value.audience) || !['person', 'document'].includes(value.kind)) {
    throw new ValueRefused(`${value.field}: unknown audience or kind`);
  }
  if (!Number.isSafeInteger(value.deadline)) throw new ValueRefused(`${value.field}: the deadline is no time`);
}

/** A value as it is stored, with the commitment that the record holds in its place. */
export function sealedValue(value: ValueToSeal, keys: SubjectKeys): StoredValue {
  return {
    eventId: value.eventId,
    field: value.field,
    subject: value.subject,
    kind: value.kind,
    audience: value.audience,
    commandId: value.commandId,
    deadline: value.deadline,
    commitment: commitment(keys.salt, value.eventId, value.field, value.value),
    sealed: seal(keys.encryption, identityOf(value), Buffer.from(value.value, 'utf8')),
  };
}

/** @throws VaultDamaged where it does not decrypt, or does not answer to what the record committed to */
export function openedValue(row: StoredValue, keys: SubjectKeys, promised?: string): string {
  const { eventId, field, sealed } = row;
  const value = unseal(keys.encryption, identityOf(row), sealed).toString('utf8');
  if (promised !== undefined && commitment(keys.salt, eventId, field, value) !== promised) {
    throw new VaultDamaged(`${field} of event ${eventId} is not what the record committed to`);
  }
  return value;
}

/** Whether what lies in the value's place is the value. @throws VaultDamaged where it does not decrypt */
export function isSameValue(row: StoredValue, value: ValueToSeal, keys: SubjectKeys): boolean {
  return row.subject === value.subject && row.kind === value.kind && openedValue(row, keys) === value.value;
}

function identityOf({ subject, eventId, field, kind }: Pick<StoredValue, 'subject' | 'eventId' | 'field' | 'kind'>) {
  return [subject, eventId, field, kind];
}
