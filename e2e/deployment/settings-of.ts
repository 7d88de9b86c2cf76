import { readFileSync } from 'node:fs';
import { type BarazaConfig, loadConfig } from '@baraza/service-kit';

/** Where a container's file lies on this machine; undefined: nowhere, so the container has none there either. */
export type FileOf = (path: string) => string | undefined;

/**
 * What a service makes of its environment in a container: read by the very reader that it starts with, its mounted files
 * found where they lie here.
 * @throws InvalidConfig
 */
export function settingsOf(
  service: string,
  environment: Readonly<Record<string, string>>,
  fileOf: FileOf,
): BarazaConfig {
  const env = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      name.endsWith('_FILE') && value !== '' ? (fileOf(value) ?? `not mounted: ${value}`) : value,
    ]),
  );
  return loadConfig(env, { service });
}

const settings = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** Names that the table of settings does not have: neither by themselves, nor as the file of one that may be given in a file. */
export function unknownSettings(environment: Readonly<Record<string, string>>): readonly string[] {
  const known = (name: string): boolean => settings.includes(`\`${name}\``);
  return Object.keys(environment)
    .filter((name) => name.startsWith('BARAZA_'))
    .filter((name) => !known(name) && !(name.endsWith('_FILE') && known(name.slice(0, -'_FILE'.length))));
}
