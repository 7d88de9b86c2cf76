import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidConfig } from './configuration.ts';
import { loadConfig } from './load-config.ts';

const faultsOf = (env: Record<string, string>): InvalidConfig => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfig) return error;
    throw error;
  }
  throw new Error('accepted');
};

describe('the settings of a process', () => {
  it('need none: one process on loopback, everything embedded', () => {
    const config = loadConfig({}, { service: 'standalone', dataFolder: '/srv/forum' });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, dataFolder: '/srv/forum', rateLimit: undefined });
    expect(config.eventStore).toEqual({ scheme: 'sqlite', url: 'sqlite:', path: '/srv/forum/ledger.sqlite' });
    expect(config.serviceStore.path).toBe('/srv/forum/standalone.sqlite');
    expect(config.vault.path).not.toBe(config.keys.path);
    expect(config.eventBus.scheme).toBe('in-process');
  });

  it('are refused all at once, each with name, value and what was expected', () => {
    const faults = faultsOf({ PORT: 'http', BARAZA_LOG: 'loud', BARAZA_EVENT_STORE: 'postgres://db', HOST: 'a b' });
    expect(faults.settings.map((one) => one.name)).toEqual(
      expect.arrayContaining(['PORT', 'BARAZA_LOG', 'BARAZA_EVENT_STORE', 'HOST']),
    );
    expect(faults.message).toContain('PORT=http (expected a whole number from 0 to 65535)');
    expect(faults.message).toContain(
      'BARAZA_EVENT_STORE=postgres://db (expected sqlite: or nats://… or kurrentdb://… or kurrentdb+discover://…)',
    );
  });

  it.each([['BARAZA_SEALED', 'mongodb://localhost/sealed']])(
    'say of %s=%s that it is not in this version',
    (name, url) => {
      expect(faultsOf({ [name]: url }).settings[0]!.expected).toMatch(/is not in this version$/);
    },
  );

  it('take the address of a KurrentDB as it is, and refuse what is none without its credentials', () => {
    const url = 'kurrentdb://baraza:s3cret@one:2113,two:2113?tls=true&streamPrefix=ankole';
    expect(loadConfig({ BARAZA_EVENT_STORE: url }).eventStore).toEqual({ scheme: 'kurrentdb', url });
    for (const wrong of ['kurrentdb://', 'kurrentdb://a:s3cret@host?tls', 'kurrentdb://host?streamPrefix=Not-One']) {
      const { message } = faultsOf({ BARAZA_EVENT_STORE: wrong });
      expect(message).toContain('expected kurrentdb://host:2113?tls=true');
      expect(message).not.toContain('s3cret');
    }
  });

  it('refuse a KurrentDB by another node than its leader, and say so', () => {
    const { message } = faultsOf({ BARAZA_EVENT_STORE: 'kurrentdb://a,b,c?tls=true&nodePreference=follower' });
    expect(message).toMatch(
      /BARAZA_EVENT_STORE=\S+nodePreference=follower \(expected .* nodePreference or with leader/,
    );
  });

  describe('of a vault in MongoDB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-settings-'));
    const key = join(folder, 'master.key');
    writeFileSync(key, 'whatever');
    afterAll(() => rmSync(folder, { recursive: true }));
    const env = {
      BARAZA_VAULT: 'mongodb://baraza:s3cret@db-1:27017,db-2:27017/vault?replicaSet=one',
      BARAZA_KEYS: 'mongodb://baraza:s3cret@db-1:27017,db-2:27017/keys?replicaSet=one',
      BARAZA_MASTER_KEY_FILE: key,
    };
    const faultOf = (changes: Record<string, string>): string => {
      const { settings, message } = faultsOf({ ...env, ...changes });
      expect(message).not.toContain('s3cret');
      return settings.map(({ name, expected }) => `${name}: ${expected}`).join('\n');
    };

    it('name a database each, and the sealed compartment stays in a file, or with the ledger', () => {
      expect(loadConfig(env)).toMatchObject({ vault: { scheme: 'mongodb' }, sealed: { scheme: 'sqlite' } });
      const cluster = {
        ...env,
        BARAZA_EVENT_STORE: 'nats://localhost:4222',
        BARAZA_EVENT_BUS: 'nats://localhost:4222',
      };
      expect(loadConfig(cluster, { service: 'members' }).sealed.scheme).toBe('nats');
    });

    it('are refused where values and keys are in one database, in whatever order its servers are named', () => {
      const same = 'mongodb://db-2:27017,DB-1:27017/vault';
      expect(faultOf({ BARAZA_KEYS: same })).toContain('a database of its own: BARAZA_VAULT');
    });

    it('are refused where the keys are elsewhere than in a MongoDB', () => {
      expect(faultOf({ BARAZA_KEYS: 'sqlite:' })).toContain('BARAZA_KEYS: the same kind as BARAZA_VAULT');
    });

    it('are refused where no database is named', () => {
      expect(faultOf({ BARAZA_KEYS: 'mongodb://db-1:27017' })).toContain('mongodb://host:port/database');
    });

    it('are refused without a master key: every process would make one for itself', () => {
      expect(faultOf({ BARAZA_MASTER_KEY_FILE: '' })).toContain('BARAZA_MASTER_KEY_FILE: the file of the master key');
    });

    it('are refused for the sealed compartment', () => {
      expect(faultOf({ BARAZA_SEALED: 'mongodb://db-1:27017/sealed' })).toContain('BARAZA_SEALED');
    });
  });

  describe('of ballot boxes in a MongoDB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-settings-'));
    const key = join(folder, 'ballots.key');
    writeFileSync(key, 'whatever');
    afterAll(() => rmSync(folder, { recursive: true }));
    const url = 'mongodb://baraza:s3cret@db-1:27017/ballots';

    it('name a database, and the file of a key', () => {
      const env = { BARAZA_BALLOTS: url, BARAZA_BALLOTS_KEY_FILE: key };
      expect(loadConfig(env)).toMatchObject({ ballots: { scheme: 'mongodb', url }, ballotsKeyFile: key });
    });

    it('are refused without a key, for what lies in a database may lie in its journals', () => {
      const { settings, message } = faultsOf({ BARAZA_BALLOTS: url });
      expect(settings.map(({ name }) => name)).toEqual(['BARAZA_BALLOTS_KEY_FILE']);
      expect(message).not.toContain('s3cret');
    });

    it('are refused in the database of something else', () => {
      const env = {
        BARAZA_BALLOTS: url,
        BARAZA_BALLOTS_KEY_FILE: key,
        BARAZA_READ_STORE: 'mongodb://db-1:27017/ballots',
      };
      const { settings, message } = faultsOf(env);
      expect(settings).toMatchObject([{ name: 'BARAZA_BALLOTS', expected: expect.stringContaining('of its own') }]);
      expect(message).not.toContain('s3cret');
    });
  });

  it('take a MongoDB by the URL of one of its databases, and refuse one that names none', () => {
    const url = 'mongodb://amina:s3cret@a:27017,b:27017/views?replicaSet=rs0';
    expect(loadConfig({ BARAZA_READ_STORE: url }).readStore).toEqual({ scheme: 'mongodb', url });
    const faults = faultsOf({ BARAZA_READ_STORE: 'mongodb://amina:s3cret@localhost:27017' });
    expect(faults.settings[0]!.expected).toBe('mongodb://host:port/database');
    expect(faults.message).not.toContain('s3cret');
  });

  it('never show credentials', () => {
    const faults = faultsOf({ BARAZA_READ_STORE: 'redis://root:s3cret@cache:6379' });
    expect(faults.message).toContain('redis://***@cache:6379');
    expect(faults.message).not.toContain('s3cret');
  });

  it('take an address with a password from a file, and never from two places', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-settings-'));
    const file = join(folder, 'nats');
    const missing = join(folder, 'none');
    try {
      writeFileSync(file, 'nats://members:s3cret@nats:4222\n');
      const names = ['BARAZA_EVENT_STORE', 'BARAZA_EVENT_BUS', 'BARAZA_VAULT', 'BARAZA_KEYS'];
      const inFiles = Object.fromEntries(names.map((name) => [`${name}_FILE`, file]));
      const found = { scheme: 'nats', url: 'nats://members:s3cret@nats:4222' };
      expect(loadConfig(inFiles)).toMatchObject({ eventStore: found, eventBus: found, vault: found, sealed: found });
      expect(faultsOf({ ...inFiles, BARAZA_KEYS: 'nats://nats:4222' }).settings).toEqual([
        { name: 'BARAZA_KEYS_FILE', value: file, expected: 'nothing, since BARAZA_KEYS is set too' },
      ]);
      expect(faultsOf({ BARAZA_EVENT_BUS_FILE: missing }).settings).toEqual([
        { name: 'BARAZA_EVENT_BUS_FILE', value: missing, expected: 'the path of a file that this process may read' },
      ]);
      writeFileSync(file, 'redis://root:s3cret@cache\n');
      expect(faultsOf({ BARAZA_READ_STORE_FILE: file }).message).not.toContain('s3cret');
      writeFileSync(file, '\n');
      expect(faultsOf({ BARAZA_SMTP_URL_FILE: file }).message).toContain('a file that holds something');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('name several servers of NATS with commas between them', () => {
    const url = 'nats://members:pw@nats-1:4222,nats-2:4222,nats-3:4222';
    expect(loadConfig({ BARAZA_EVENT_BUS: url }).eventBus).toEqual({ scheme: 'nats', url });
    expect(faultsOf({ BARAZA_EVENT_BUS: 'nats://nats-1:4222,nats-2:none' }).settings[0]!.expected).toBe(
      'nats://host:port',
    );
  });

  it('refuse an address that others can reach without a real issuer of tokens', () => {
    expect(faultsOf({ HOST: '0.0.0.0' }).message).toContain('BARAZA_OIDC_ISSUER');
    const real = { HOST: '0.0.0.0', BARAZA_OIDC_ISSUER: 'https://id.example', BARAZA_OIDC_AUDIENCE: 'baraza' };
    expect(loadConfig(real)).toMatchObject({
      rateLimit: 600,
      oidc: { issuer: 'https://id.example', audience: 'baraza' },
    });
  });

  it('trust no proxy that is not named, and refuse a list of which any is no address or network', () => {
    expect(loadConfig({}).trustedProxies).toEqual([]);
    expect(loadConfig({ BARAZA_TRUSTED_PROXIES: '' }).trustedProxies).toEqual([]);
    const named = '10.0.0.0/8, 192.0.2.1,fd00::/8,::1';
    expect(loadConfig({ BARAZA_TRUSTED_PROXIES: named }).trustedProxies).toEqual([
      ...['10.0.0.0/8', '192.0.2.1', 'fd00::/8', '::1'],
    ]);
    // A network of nothing would be everybody: whoever asks could choose the address they are counted by.
    for (const wrong of [
      'true',
      'ingress',
      '10.0.0.0/33',
      '10.0.0.0/0',
      '10.0.0.0/',
      '10.0.0.1,',
      '::1/129',
      'fe80::1%eth0',
    ]) {
      const [fault] = faultsOf({ BARAZA_TRUSTED_PROXIES: wrong }).settings;
      expect(fault).toMatchObject({ name: 'BARAZA_TRUSTED_PROXIES', value: wrong });
    }
  });

  it('name the integrators, and where these find NATS, in words that may be shown to everybody', () => {
    expect(loadConfig({}).integrators).toEqual({ names: ['crm'] });
    const named = { BARAZA_INTEGRATORS: 'crm, news-letter', BARAZA_INTEGRATORS_URL: 'wss://forum.example/bus/' };
    expect(loadConfig(named).integrators).toEqual({
      names: ['crm', 'news-letter'],
      url: 'wss://forum.example/bus',
    });
    for (const wrong of ['CRM', 'crm,', 'crm,crm', 'a b', 'x'.repeat(41)]) {
      expect(faultsOf({ BARAZA_INTEGRATORS: wrong }).settings[0]).toMatchObject({ name: 'BARAZA_INTEGRATORS' });
    }
    for (const wrong of ['forum.example', 'https://forum.example', 'wss://crm:s3cret@forum.example', 'wss://a?b=c']) {
      const fault = faultsOf({ BARAZA_INTEGRATORS_URL: wrong });
      expect(fault.settings[0]).toMatchObject({ name: 'BARAZA_INTEGRATORS_URL' });
      expect(fault.message).not.toContain('s3cret');
    }
  });

  it('say how notices leave the house: letters, unless a server or a gateway is named whole', () => {
    expect(loadConfig({}).notices).toEqual({});
    const folder = mkdtempSync(join(tmpdir(), 'baraza-settings-'));
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, 'shared with the gateway');
    const smtp = { BARAZA_SMTP_URL: 'smtps://u:p@mail.example', BARAZA_NOTICE_FROM: 'office@forum.example' };
    const gateway = {
      BARAZA_NOTICE_GATEWAY: 'https://sms.example/send',
      BARAZA_NOTICE_GATEWAY_SECRET_FILE: secretFile,
    };
    expect(loadConfig({ ...smtp, ...gateway }).notices).toEqual({
      smtp: { url: 'smtps://u:p@mail.example', from: 'office@forum.example' },
      gateway: { url: 'https://sms.example/send', secretFile },
    });
    const wrong = (env: Record<string, string>): string => {
      const { message } = faultsOf(env);
      expect(message).not.toMatch(/u:p|s3cret/);
      return message;
    };
    for (const [name, value] of Object.entries({ ...smtp, ...gateway })) {
      // Half of a pair is wrong at the other half.
      const other = Object.keys(name in smtp ? smtp : gateway).find((one) => one !== name)!;
      expect(wrong({ [name]: value })).toContain(other);
    }
    expect(wrong({ ...smtp, BARAZA_SMTP_URL: 'imap://u:s3cret@mail.example' })).toContain('imap://***@mail.example');
    expect(wrong({ ...smtp, BARAZA_NOTICE_FROM: 'the office' })).toContain('BARAZA_NOTICE_FROM');
    expect(wrong({ ...gateway, BARAZA_NOTICE_GATEWAY: 'http://sms.example' })).toContain('https address');
    writeFileSync(secretFile, 'short\n');
    expect(wrong(gateway)).toContain('at least 16 characters');
    rmSync(folder, { recursive: true });
  });

  it('say where traces go, in the names of OpenTelemetry: nowhere, unless a collector is named', () => {
    expect(loadConfig({ OTEL_SERVICE_NAME: 'forum' }).tracing).toBeUndefined();
    const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
    expect(loadConfig({ ...collector, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
    expect(loadConfig({ ...collector, OTEL_TRACES_EXPORTER: 'none' }).tracing).toBeUndefined();
    expect(loadConfig(collector).tracing).toEqual({
      url: 'http://collector:4318/v1/traces',
      serviceName: undefined,
      sampling: { root: 'always_on', ratio: 1, followsParent: true },
      scheduleDelayMs: 5_000,
    });
    const own = { ...collector, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in' };
    const sampled = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect(loadConfig({ ...own, ...sampled, OTEL_SERVICE_NAME: 'forum' }).tracing).toMatchObject({
      url: 'https://traces.example/in',
      serviceName: 'forum',
      sampling: { root: 'traceidratio', ratio: 0.25, followsParent: false },
    });
    for (const [name, value] of [
      ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
      ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
      ['OTEL_TRACES_SAMPLER', 'sometimes'],
      ['OTEL_TRACES_SAMPLER_ARG', '25%'],
    ] as const) {
      expect(faultsOf({ [name]: value }).settings.map((one) => one.name)).toEqual([name]);
    }
  });

  it('take the time from a file only on loopback, and only from one that tells it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-settings-'));
    const file = join(folder, 'clock');
    try {
      writeFileSync(file, '2024-01-05T09:00:00.000Z\n');
      expect(loadConfig({ BARAZA_CLOCK_FILE: file }).clockFile).toBe(file);
      const real = { BARAZA_OIDC_ISSUER: 'https://id.example', BARAZA_OIDC_AUDIENCE: 'baraza' };
      expect(faultsOf({ ...real, BARAZA_CLOCK_FILE: file }).message).toContain('goes by the real time');
      writeFileSync(file, 'tomorrow');
      expect(faultsOf({ BARAZA_CLOCK_FILE: file }).message).toContain('a file that holds an instant');
      expect(faultsOf({ BARAZA_CLOCK_FILE: join(folder, 'none') }).message).toContain('the path of a file');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuse an issuer without audience, and an audience without issuer', () => {
    expect(faultsOf({ BARAZA_OIDC_ISSUER: 'https://id.example' }).settings[0]!.name).toBe('BARAZA_OIDC_AUDIENCE');
    expect(faultsOf({ BARAZA_OIDC_AUDIENCE: 'baraza' }).settings[0]!.name).toBe('BARAZA_OIDC_AUDIENCE');
  });

  it('refuse a master key file that is not there, and two sources of the key', () => {
    expect(faultsOf({ BARAZA_MASTER_KEY_FILE: '/nowhere/key' }).settings[0]).toEqual({
      name: 'BARAZA_MASTER_KEY_FILE',
      value: '/nowhere/key',
      expected: 'the path of a file that this process may read',
    });
    const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
    const file = join(folder, 'key');
    writeFileSync(file, 'x');
    expect(loadConfig({ BARAZA_MASTER_KEY_FILE: file }).masterKey).toEqual({ file });
    expect(faultsOf({ BARAZA_MASTER_KEY_FILE: file, BARAZA_MASTER_PASSPHRASE_FILE: file }).settings[0]!.name).toBe(
      'BARAZA_MASTER_PASSPHRASE_FILE',
    );
    rmSync(folder, { recursive: true });
  });

  it('refuse a name that is a slip of the pen, and leave foreign names alone', () => {
    expect(faultsOf({ BARAZA_DTAA: '/x' }).message).toContain('BARAZA_DATA: there is no setting of this name');
    expect(() => loadConfig({ BARAZA_TEST_TIER: 'unit', BARAZA_URL: 'http://x' })).not.toThrow();
  });

  it('want vault and keys of one kind', () => {
    expect(faultsOf({ BARAZA_VAULT: 'nats://localhost:4222' }).settings[0]!.name).toBe('BARAZA_KEYS');
  });
});
