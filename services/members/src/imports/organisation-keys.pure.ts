import { derivedId } from '@baraza/contracts';
import { foldedName } from '../directory/name-keys.pure.ts';

/** By what a register's rows are one organisation. */

export const keyPart = (text: string): string => foldedName(text) || text;
export const keyOfParts = (parts: readonly string[]): string => parts.join('\u001f');

/** The same organisation of the same register has the same id in every import. */
export function importedId(source: string, key: string, legalName: string): string {
  return derivedId('imported-organisation', source, key, foldedName(legalName));
}
