import type { BarazaConfig } from './configuration.ts';

/** @throws InvalidConfig that lists every wrong setting */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): BarazaConfig {
  throw new Error(`not written yet: ${Object.keys(env).length}`);
}
