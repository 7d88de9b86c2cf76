import type { ToldError } from '../../engine/vault-errors.ts';
import type { SealedCompartment } from '../sealed-compartment.port.ts';

export type SealedOperation = Exclude<keyof SealedCompartment, 'close'>;

/** What may be asked of a compartment, each on `baraza.sealed.<service>.<operation>`. */
export const SEALED_OPERATIONS: readonly SealedOperation[] = [
  'status',
  'enrol',
  'admit',
  'dismiss',
  'propose',
  'concur',
  'shut',
  'seal',
  'enclose',
  'deposit',
  'holds',
  'read',
  'destroy',
  'note',
  'officerWho',
  'accesses',
];

export const SEALED_SUBJECTS = 'baraza.sealed.*.*';

export function sealedSubject(service: string, operation: SealedOperation): string {
  return `baraza.sealed.${service}.${operation}`;
}

/** An error as it crosses the wire: which refusal, or what kind of outage. */
export interface ToldRefusal extends ToldError {
  readonly refusal?: string;
}

export type SealedReply = { readonly result: unknown } | { readonly error: ToldRefusal };
