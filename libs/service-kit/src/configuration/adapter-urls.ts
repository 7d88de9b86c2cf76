import { resolve } from 'node:path';
import { parseNatsUrl } from '@baraza/event-bus';
import { KURRENT_URL_EXPECTED, parseKurrentUrl } from '@baraza/event-store';
import { isS3Address } from '@baraza/files';
import type { AdapterUrl } from './configuration.ts';
import { type SettingReader, withoutCredentials } from './setting-reader.ts';

interface AdapterSetting {
  readonly setting: string;
  /** The schemes this version can open. The first is the default. */
  readonly schemes: readonly string[];
  /** Known to the design, and not in this version: said so instead of "unknown". */
  readonly notYet: readonly string[];
  /** The file of `sqlite:`, or the folder of `file:`, without a path: in the data folder. */
  file(service: string): string;
}

/** Which adapter a setting may choose. */
export const ADAPTERS = {
  eventStore: {
    setting: 'BARAZA_EVENT_STORE',
    schemes: ['sqlite', 'nats', 'kurrentdb', 'kurrentdb+discover', 'memory'],
    notYet: [],
    file: () => 'ledger.sqlite',
  },
  eventBus: { setting: 'BARAZA_EVENT_BUS', schemes: ['in-process', 'nats'], notYet: [], file: () => '' },
  readStore: {
    setting: 'BARAZA_READ_STORE',
    schemes: ['sqlite', 'mongodb', 'mongodb+srv', 'memory'],
    notYet: [],
    file: () => 'views.sqlite',
  },
  serviceStore: {
    setting: 'BARAZA_SERVICE_STORE',
    schemes: ['sqlite', 'mongodb', 'mongodb+srv', 'memory'],
    notYet: [],
    file: (service) => `${service}.sqlite`,
  },
  vault: {
    setting: 'BARAZA_VAULT',
    schemes: ['sqlite', 'nats', 'mongodb', 'mongodb+srv', 'memory'],
    notYet: [],
    file: () => 'vault.sqlite',
  },
  keys: {
    setting: 'BARAZA_KEYS',
    schemes: ['sqlite', 'nats', 'mongodb', 'mongodb+srv', 'memory'],
    notYet: [],
    file: () => 'keys.sqlite',
  },
  sealed: {
    setting: 'BARAZA_SEALED',
    schemes: ['sqlite', 'nats', 'memory'],
    notYet: ['mongodb', 'mongodb+srv'],
    file: () => 'sealed.sqlite',
  },
  ledgerStore: {
    setting: 'BARAZA_LEDGER_STORE',
    schemes: ['sqlite', 'memory'],
    notYet: [],
    file: () => 'ledger.sqlite',
  },
  files: { setting: 'BARAZA_FILES', schemes: ['file', 's3', 'memory'], notYet: [], file: () => 'files' },
  ballots: {
    setting: 'BARAZA_BALLOTS',
    schemes: ['sqlite', 'mongodb', 'mongodb+srv', 'memory'],
    notYet: [],
    // One process has a file of boxes: each service that runs by itself has its own.
    file: (service) => (['coalitions', 'campaigns'].includes(service) ? `${service}-ballots.sqlite` : 'ballots.sqlite'),
  },
} satisfies Record<string, AdapterSetting>;

const WRITTEN: Readonly<Record<string, string>> = {
  ...{ nats: 'nats://…', s3: 's3://…' },
  ...{ kurrentdb: 'kurrentdb://…', 'kurrentdb+discover': 'kurrentdb+discover://…' },
  ...{ mongodb: 'mongodb://…', 'mongodb+srv': 'mongodb+srv://…' },
};

/** Whether the record is in KurrentDB, found directly or by its cluster's name. */
export function isKurrent({ scheme }: Pick<AdapterUrl, 'scheme'>): boolean {
  return scheme === 'kurrentdb' || scheme === 'kurrentdb+discover';
}

/** Hosts and database of a MongoDB's URL: two that are the same are one place. Undefined where it names no database. */
export function databaseIn(url: string): string | undefined {
  const parts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?@]+)\/([^/?]+)(?:\?.*)?$/.exec(url);
  return parts === null ? undefined : `${parts[1]!.toLowerCase().split(',').sort().join()}/${parts[2]}`;
}

/** The URL that a setting gives, or the default; a fault is left with the reader. */
export function adapterUrl(
  reader: SettingReader,
  adapter: AdapterSetting,
  at: { readonly dataFolder: string; readonly service: string; readonly otherwise?: string },
): AdapterUrl {
  const url = reader.secret(adapter.setting) ?? at.otherwise ?? `${adapter.schemes[0]}:`;
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(url)?.[1] ?? '';
  const refuse = (expected: string): void => reader.refuse(adapter.setting, withoutCredentials(url), expected);
  const offered = adapter.schemes.filter((one) => one !== 'memory').map((one) => WRITTEN[one] ?? `${one}:`);

  if (adapter.notYet.includes(scheme)) refuse(`${offered.join(' or ')}; ${scheme}:// is not in this version`);
  else if (!adapter.schemes.includes(scheme)) refuse(offered.join(' or '));
  else if (scheme === 'nats' && !isNatsAddress(url)) refuse('nats://host:port');
  else if (isKurrent({ scheme }) && parseKurrentUrl(url) === undefined) refuse(KURRENT_URL_EXPECTED);
  else if (scheme.startsWith('mongodb') && databaseIn(url) === undefined) refuse('mongodb://host:port/database');
  else if (scheme === 's3' && !isS3Address(url)) refuse('s3://key:secret@host/bucket?region=…');
  if (scheme !== 'sqlite' && scheme !== 'file') return { scheme, url };
  const path = url.slice(`${scheme}:`.length).replace(/^\/\/(?=\/)/, '');
  return { scheme, url, path: resolve(at.dataFolder, path === '' ? adapter.file(at.service) : path) };
}

/** One server, or several with commas between them. */
function isNatsAddress(url: string): boolean {
  try {
    return parseNatsUrl(url).servers.length > 0;
  } catch {
    return false;
  }
}
