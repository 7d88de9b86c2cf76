import { isIntegratorName } from '@baraza/event-bus';
import type { BarazaConfig } from './configuration.ts';
import { type SettingReader, withoutCredentials } from './setting-reader.ts';

export const INTEGRATOR_SETTINGS = ['BARAZA_INTEGRATORS', 'BARAZA_INTEGRATORS_URL'];

const PROTOCOLS = ['wss:', 'tls:', 'nats:', 'ws:'];

/** Who may subscribe to the bus, and where they find it. Faults are left with the reader. */
export function integratorsIn(reader: SettingReader): BarazaConfig['integrators'] {
  const url = urlIn(reader);
  return { names: namesIn(reader), ...(url === undefined ? {} : { url }) };
}

function namesIn(reader: SettingReader): readonly string[] {
  const text = reader.text('BARAZA_INTEGRATORS');
  if (text === undefined) return ['crm'];
  const names = text.split(',').map((one) => one.trim());
  if (!names.every(isIntegratorName) || new Set(names).size < names.length) {
    const expected = 'different names with commas between them, in lower case with hyphens, like crm,news-letter';
    reader.refuse('BARAZA_INTEGRATORS', text, expected);
  }
  return names;
}

/** Shown to everybody who reads /asyncapi.json: so it holds nobody's password. */
function urlIn(reader: SettingReader): string | undefined {
  const text = reader.text('BARAZA_INTEGRATORS_URL');
  if (text === undefined) return undefined;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const isAddress = parsed !== undefined && PROTOCOLS.includes(parsed.protocol) && parsed.hostname !== '';
  if (!isAddress || parsed.username !== '' || parsed.password !== '' || parsed.search !== '' || parsed.hash !== '') {
    const expected = 'where integrators find NATS, like wss://forum.example/bus, without name and password';
    reader.refuse('BARAZA_INTEGRATORS_URL', withoutCredentials(text), expected);
  }
  return text.replace(/\/+$/, '');
}
