import {
  PersonErased,
  ValueRefused,
  VaultConflict,
  VaultDamaged,
  VaultElsewhere,
  VaultForbidden,
  VaultUnavailable,
  WrongMasterKey,
} from '../vault.port.ts';
import { MasterKeyRefused } from '../master-key/master-key.ts';

/** An error as it crosses a thread or a wire. Messages name fields and ids, never values. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly person?: string;
}

const KINDS = [
  ValueRefused,
  VaultConflict,
  VaultDamaged,
  VaultElsewhere,
  VaultForbidden,
  VaultUnavailable,
  WrongMasterKey,
  MasterKeyRefused,
] as const;

/** Whether it says something of the request or of the vault, rather than of what the vault stands on. */
export function isToldOf(error: unknown): boolean {
  return error instanceof PersonErased || KINDS.some((kind) => error instanceof kind);
}

/** Whether it comes from what a vault stands on: SQLite's files, a MongoDB. */
export function isOfStores(error: unknown): boolean {
  const { name = '', code } = error as { readonly name?: string; readonly code?: unknown };
  return name.startsWith('Mongo') || code === 'ERR_SQLITE_ERROR';
}

/** What a store says (it is away, it is full) is an outage of the vault, not a fault of the request. */
export function asOutage(error: unknown): unknown {
  if (isToldOf(error)) return error;
  return new VaultUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
}

export function tellError(error: unknown): ToldError {
  if (error instanceof PersonErased) return { name: error.name, message: error.message, person: error.person };
  if (isToldOf(error)) {
    const { name, message } = error as Error;
    return { name, message };
  }
  return tellError(asOutage(error));
}

export function retoldError(told: ToldError): Error {
  if (told.name === 'PersonErased') return new PersonErased(told.person!);
  const kind = KINDS.find((candidate) => candidate.name === told.name) ?? VaultUnavailable;
  return new kind(told.message);
}
