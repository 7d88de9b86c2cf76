import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { developmentKeyIn } from '../identity/development-issuer.ts';
import { instantIn } from '../runtime/clock.ts';
import { adapterUrl, ADAPTERS, databaseIn } from './adapter-urls.ts';
import { type AdapterUrl, type BarazaConfig, InvalidConfig, LOG_LEVELS } from './configuration.ts';
import { INTEGRATOR_SETTINGS, integratorsIn } from './integrator-settings.ts';
import { NOTICE_SETTINGS, noticesIn } from './notice-settings.ts';
import { type Environment, fileOf, isLoopback, SettingReader, withoutCredentials } from './setting-reader.ts';
import { TRACING_SETTINGS, tracingIn } from './tracing-settings.ts';

const SETTINGS = [
  ...Object.values(ADAPTERS).flatMap(({ setting }) => [setting, fileOf(setting)]),
  'BARAZA_EVENT_BUS_REPLICAS',
  'BARAZA_BALLOTS_KEY_FILE',
  'BARAZA_DATA',
  'BARAZA_MASTER_KEY_FILE',
  'BARAZA_MASTER_PASSPHRASE_FILE',
  'BARAZA_OIDC_ISSUER',
  'BARAZA_OIDC_AUDIENCE',
  'BARAZA_DEVELOPMENT_KEY_FILE',
  'BARAZA_CLOCK_FILE',
  'BARAZA_LOG',
  'BARAZA_PUBLIC_URL',
  'BARAZA_RATE_LIMIT',
  'BARAZA_TRUSTED_PROXIES',
  'BARAZA_REQUEST_TIMEOUT',
  ...INTEGRATOR_SETTINGS,
  ...NOTICE_SETTINGS,
  ...TRACING_SETTINGS,
];

/**
 * The settings of a process, from its environment.
 * @param process its name (`standalone`, `members`), and the data folder where `BARAZA_DATA` is not set
 * @throws InvalidConfig that lists every wrong setting
 */
export function loadConfig(
  env: Environment,
  process: { readonly service?: string; readonly dataFolder?: string } = {},
): BarazaConfig {
  const reader = new SettingReader(env);
  const service = process.service ?? 'standalone';
  const host = hostIn(reader);
  const dataFolder = resolve(reader.text('BARAZA_DATA') ?? process.dataFolder ?? './data/sample');
  const at = { dataFolder, service };
  const config: BarazaConfig = {
    service,
    host,
    port: reader.wholeNumber('PORT', { min: 0, max: 65_535, otherwise: 3000 }),
    dataFolder,
    eventStore: adapterUrl(reader, ADAPTERS.eventStore, at),
    eventBus: adapterUrl(reader, ADAPTERS.eventBus, at),
    eventBusReplicas: reader.wholeNumber('BARAZA_EVENT_BUS_REPLICAS', { min: 1, max: 5, otherwise: 1 }),
    readStore: adapterUrl(reader, ADAPTERS.readStore, at),
    serviceStore: adapterUrl(reader, ADAPTERS.serviceStore, at),
    vault: adapterUrl(reader, ADAPTERS.vault, at),
    keys: adapterUrl(reader, ADAPTERS.keys, at),
    sealed: adapterUrl(reader, ADAPTERS.sealed, { ...at, ...besideVault(reader, service) }),
    ledgerStore: adapterUrl(reader, ADAPTERS.ledgerStore, at),
    files: adapterUrl(reader, ADAPTERS.files, at),
    ballots: adapterUrl(reader, ADAPTERS.ballots, at),
    ballotsKeyFile: readableFile(reader, 'BARAZA_BALLOTS_KEY_FILE'),
    masterKey: masterKeyIn(reader),
    oidc: oidcIn(reader, host),
    developmentKeyFile: resolve(reader.text('BARAZA_DEVELOPMENT_KEY_FILE') ?? developmentKeyIn(dataFolder)),
    clockFile: clockFileIn(reader),
    notices: noticesIn(reader, (name) => readableFile(reader, name)),
    integrators: integratorsIn(reader),
    log: reader.choice('BARAZA_LOG', LOG_LEVELS, 'info'),
    publicUrl: publicUrlIn(reader),
    requestTimeoutMs: reader.wholeNumber('BARAZA_REQUEST_TIMEOUT', { min: 1, max: 600, otherwise: 30 }) * 1000,
    rateLimit: isLoopback(host)
      ? undefined
      : reader.wholeNumber('BARAZA_RATE_LIMIT', { min: 1, max: 1_000_000, otherwise: 600 }),
    trustedProxies: trustedProxiesIn(reader),
    tracing: tracingIn(reader),
  };
  refuseVaultNotWhole(reader, config);
  refuseBoxesNotApart(reader, config);
  reader.refuseMisspelt(SETTINGS);
  if (reader.faults.length > 0) throw new InvalidConfig(reader.faults);
  return config;
}

/**
 * The sealed compartment is where the vault is, unless it is said otherwise: with the ledger, in a cluster. In a MongoDB it
 * can't be, for what two officers opened is open in the memory of one process: it is the ledger's, over NATS.
 */
function besideVault(reader: SettingReader, service: string): { readonly otherwise?: string } {
  const vault = reader.secret(ADAPTERS.vault.setting);
  if (vault === undefined || vault.startsWith('sqlite:')) return {};
  if (!vault.startsWith('mongodb')) return { otherwise: vault };
  const ledger = [ADAPTERS.eventStore, ADAPTERS.eventBus].map(({ setting }) => reader.secret(setting));
  const overNats = service === 'ledger' ? undefined : ledger.find((url) => url?.startsWith('nats:'));
  return overNats === undefined ? {} : { otherwise: overNats };
}

/** Keys are kept as the vault is, and in a place of their own. */
function refuseVaultNotWhole(reader: SettingReader, config: BarazaConfig): void {
  const { vault, keys } = config;
  const kindOf = ({ scheme }: AdapterUrl): string => scheme.replace('+srv', '');
  if (kindOf(vault) !== kindOf(keys)) {
    const expected = `the same kind as BARAZA_VAULT, which is ${vault.scheme}:`;
    reader.refuse('BARAZA_KEYS', `${keys.scheme}:`, expected);
    return;
  }
  if (kindOf(vault) !== 'mongodb') return;
  for (const own of ['vault', 'keys'] as const) {
    const place = databaseIn(config[own].url);
    for (const other of ['readStore', 'serviceStore', 'vault', 'keys'] as const) {
      if (other === own || (own === 'vault' && other === 'keys') || databaseIn(config[other].url) !== place) continue;
      const expected = `a database of its own: ${ADAPTERS[other].setting} is the same one`;
      if (place !== undefined) reader.refuse(ADAPTERS[own].setting, withoutCredentials(config[own].url), expected);
    }
  }
  if (config.masterKey === undefined) {
    const expected = 'the file of the master key, or of the passphrase: processes that share a vault share it';
    reader.refuse('BARAZA_MASTER_KEY_FILE', 'not set', expected);
  }
}

/** A database of boxes is written anew by nobody: what lies in it is locked by a key that lies elsewhere, and with nothing else. */
function refuseBoxesNotApart(reader: SettingReader, config: BarazaConfig): void {
  const { ballots, ballotsKeyFile } = config;
  const place = ballots.scheme.startsWith('mongodb') ? databaseIn(ballots.url) : undefined;
  if (place === undefined) return;
  if (ballotsKeyFile === undefined) {
    const expected = 'the file of the key that locks ballot boxes in a MongoDB: processes that share them share it';
    reader.refuse('BARAZA_BALLOTS_KEY_FILE', 'not set', expected);
  }
  for (const other of ['readStore', 'serviceStore', 'vault', 'keys'] as const) {
    if (databaseIn(config[other].url) !== place) continue;
    const expected = `a database of its own: ${ADAPTERS[other].setting} is the same one`;
    reader.refuse(ADAPTERS.ballots.setting, withoutCredentials(ballots.url), expected);
  }
}

function hostIn(reader: SettingReader): string {
  const host = reader.text('HOST') ?? '127.0.0.1';
  if (isIP(host.replace(/^\[|\]$/g, '')) === 0 && !/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(host)) {
    reader.refuse('HOST', host, 'an address or a host name');
  }
  return host;
}

function masterKeyIn(reader: SettingReader): BarazaConfig['masterKey'] {
  const file = readableFile(reader, 'BARAZA_MASTER_KEY_FILE');
  const passphraseFile = readableFile(reader, 'BARAZA_MASTER_PASSPHRASE_FILE');
  if (file !== undefined && passphraseFile !== undefined) {
    reader.refuse('BARAZA_MASTER_PASSPHRASE_FILE', passphraseFile, 'nothing, since BARAZA_MASTER_KEY_FILE is set too');
  }
  if (file !== undefined) return { file };
  return passphraseFile === undefined ? undefined : { passphraseFile };
}

function readableFile(reader: SettingReader, name: string): string | undefined {
  const path = reader.text(name);
  if (path === undefined) return undefined;
  try {
    accessSync(path, constants.R_OK);
    if (!statSync(path).isFile()) throw new Error('not a file');
  } catch {
    reader.refuse(name, path, 'the path of a file that this process may read');
  }
  return resolve(path);
}

/** Whoever can set the clock can date the record: never where people from elsewhere are served. */
function clockFileIn(reader: SettingReader): string | undefined {
  const path = readableFile(reader, 'BARAZA_CLOCK_FILE');
  if (path === undefined || reader.faults.some(({ name }) => name === 'BARAZA_CLOCK_FILE')) return undefined;
  if (reader.text('BARAZA_OIDC_ISSUER') !== undefined) {
    reader.refuse('BARAZA_CLOCK_FILE', path, 'nothing: a forum with an issuer of tokens goes by the real time');
  } else if (instantIn(readFileSync(path, 'utf8')) === undefined) {
    reader.refuse('BARAZA_CLOCK_FILE', path, 'a file that holds an instant, like 2026-03-01T09:00:00.000Z');
  }
  return path;
}

function oidcIn(reader: SettingReader, host: string): BarazaConfig['oidc'] {
  const issuer = reader.text('BARAZA_OIDC_ISSUER');
  const audience = reader.text('BARAZA_OIDC_AUDIENCE');
  if (issuer === undefined) {
    if (audience !== undefined) reader.refuse('BARAZA_OIDC_AUDIENCE', audience, 'BARAZA_OIDC_ISSUER beside it');
    if (!isLoopback(host)) {
      reader.refuse('HOST', host, 'a loopback address (127.0.0.1), or an issuer of tokens in BARAZA_OIDC_ISSUER');
    }
    return undefined;
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) {
    reader.refuse('BARAZA_OIDC_ISSUER', issuer, 'the https address of an OpenID Connect issuer');
  }
  if (audience === undefined) reader.refuse('BARAZA_OIDC_AUDIENCE', '', 'the audience that tokens for this forum name');
  return { issuer, audience: audience ?? '' };
}

function publicUrlIn(reader: SettingReader): string | undefined {
  const text = reader.text('BARAZA_PUBLIC_URL');
  if (text === undefined) return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    reader.refuse('BARAZA_PUBLIC_URL', text, 'a web address, like https://forum.example');
  }
  return text.replace(/\/+$/, '');
}

/** Whoever is believed may say any address for a request's: so nobody is by default, and a list is taken whole or not at all. */
function trustedProxiesIn(reader: SettingReader): readonly string[] {
  const text = reader.text('BARAZA_TRUSTED_PROXIES');
  if (text === undefined) return [];
  const networks = text.split(',').map((one) => one.trim());
  if (!networks.every(isNetwork)) {
    reader.refuse('BARAZA_TRUSTED_PROXIES', text, 'addresses or networks with commas between them, like 10.0.0.0/8');
  }
  return networks;
}

function isNetwork(text: string): boolean {
  const [, address, bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address ?? '');
  if (version === 0) return false;
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128));
}
