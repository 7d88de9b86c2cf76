import { readdirSync, readFileSync } from 'node:fs';
import { Unprocessable } from '@baraza/service-kit';
import { type AnyMapping, asMapping, type ImportKind } from './any-mapping.ts';

/** The mappings that ship with the service, beside its sources and beside what is built of them. */
const FOLDER = new URL('../../mappings/', import.meta.url);

/** The mapping of CiviCRM's export of contacts is what a file is taken for that says nothing else. */
export const DEFAULT_MAPPING = 'civicrm-organisations';
/** The same for each kind of file: of contacts, of memberships, of contributions. */
export const DEFAULT_MAPPINGS: Readonly<Record<ImportKind, string>> = {
  organisations: DEFAULT_MAPPING,
  memberships: 'civicrm-memberships',
  dues: 'civicrm-contributions',
};

export function mappingNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.units.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** @throws Unprocessable where none has this name */
export function namedMapping(name: string): AnyMapping {
  if (!mappingNames().includes(name)) {
    throw new Unprocessable('import.mapping-unknown', `There are these mappings: ${mappingNames().join(', ')}.`);
  }
  return asMapping(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));
}
