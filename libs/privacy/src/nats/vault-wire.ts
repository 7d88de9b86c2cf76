import type { VaultOperation } from '../engine/vault-calls.ts';
import type { ToldError } from '../engine/vault-errors.ts';

/** What may be asked of the vault, each on `baraza.vault.<service>.<operation>`. */
export const VAULT_OPERATIONS: readonly VaultOperation[] = [
  'seal',
  'commitAll',
  'confirm',
  'expired',
  'settle',
  'open',
  'openRefs',
  'fieldsOf',
  'erase',
  'isErased',
  'personOf',
];

export const VAULT_SUBJECTS = 'baraza.vault.*.*';

export function vaultSubject(service: string, operation: VaultOperation): string {
  return `baraza.vault.${service}.${operation}`;
}

/** @returns undefined for a subject that is none of the vault's */
export function parseVaultSubject(subject: string): { service: string; operation: VaultOperation } | undefined {
  const [, , service, name] = subject.split('.');
  const operation = VAULT_OPERATIONS.find((known) => known === name);
  return service === undefined || operation === undefined ? undefined : { service, operation };
}

/** One list in a request or an answer is cut after the item that takes it beyond this, so that it fits into 1 MiB. */
export const MAX_LIST_BYTES = 384 * 1024;

export interface VaultQuestion {
  readonly args: readonly unknown[];
  /** For answers that are lists: how many of it the asker has already. */
  readonly from?: number;
}

/** `more` says that the list goes on after these. */
export type VaultReply =
  | { readonly result: unknown; readonly more?: boolean; readonly error?: never }
  | { readonly error: ToldError; readonly result?: never };

/**
 * JSON, in which every text that is not plain is written in base64: what JSON would escape to six characters takes one
 * and a third, so that the longest value fits into a message.
 */
export function encodeMessage(message: VaultQuestion | VaultReply): Uint8Array {
  const text = JSON.stringify(message, (_, value: unknown) => {
    if (value === undefined) return null;
    if (typeof value !== 'string' || PLAIN.test(value)) return value;
    // What is no well-formed text has no UTF-8: it goes as JSON has it, and is refused where it arrives.
    return value.isWellFormed() ? { [TEXT]: Buffer.from(value, 'utf8').toString('base64') } : value;
  });
  return Buffer.from(text, 'utf8');
}

/** @throws SyntaxError where it is no JSON */
export function decodeMessage(data: Uint8Array): unknown {
  return JSON.parse(Buffer.from(data).toString('utf8'), (_, value: unknown) => {
    const encoded = (value as Record<string, unknown> | null)?.[TEXT];
    return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : value;
  });
}

const TEXT = 'base64';
const PLAIN = /^[\x20-\x7e]*$/;

/** What a list takes of a message, about. */
export function sizeOf(item: unknown): number {
  return encodeMessage({ result: item }).length;
}
