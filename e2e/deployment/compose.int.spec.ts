import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ENTRANCE_PORT, findNatsServer, natsConfiguration } from '@baraza/event-bus';
import { freePort } from '@baraza/programs';
import type { BarazaConfig } from '@baraza/service-kit';
import { parse } from 'yaml';
import { node, root } from '../product/running-forum.ts';
import { stagesOf } from './dockerfile.ts';
import { composeSpec } from './go-tools.ts';
import { recipesOf } from './recipes.ts';
import { settingsOf, unknownSettings } from './settings-of.ts';

interface Mount {
  readonly source: string;
  readonly target: string;
}
interface Service {
  readonly image: string;
  readonly build?: { readonly args: Readonly<Record<string, string>> };
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly Mount[];
  readonly volumes?: readonly (Mount & { readonly type: string })[];
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly { readonly host_ip?: string; readonly published?: string }[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
interface Composed {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly name: string }>>;
}

const folder = join(root, 'deploy', 'compose');
const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'];
/** Ends when its work is done: nobody asks whether it is well. */
const ENDS = ['volumes', 'mongodb-set', 'kurrentdb-user', 'baraza'];
/** Folders that images of others have, and whose they are there, as their own Dockerfiles say. */
const OF_OTHERS = ['/data/db 999:999', '/var/lib/kurrentdb 1000:1000', '/var/log/kurrentdb 1000:1000'];
const GIVEN = {
  BARAZA_PUBLIC_URL: 'https://forum.example',
  BARAZA_OIDC_ISSUER: 'https://id.example',
  BARAZA_OIDC_AUDIENCE: 'baraza',
};

describe.each([
  ['small.yaml', []],
  ['full.yaml', ['--full']],
])('deploy/compose/%s', (file, how) => {
  const secrets = mkdtempSync(join(tmpdir(), 'baraza-secrets-'));
  let composed: Composed;

  beforeAll(async () => {
    execFileSync(node, [join(folder, 'make-secrets.mjs'), secrets, ...how]);
    composed = await read(await composeSpec(), file, { ...GIVEN, BARAZA_SECRETS: secrets });
  }, 10 * 60_000);
  afterAll(() => rmSync(secrets, { recursive: true, force: true }));

  const fileIn =
    ({ secrets: mounted = [] }: Service) =>
    (path: string): string | undefined => {
      const found = mounted.find(({ target }) => target === path);
      return found === undefined ? undefined : composed.secrets[found.source]!.file;
    };

  it('has every service, each from its own image, and one address before them', () => {
    for (const name of SERVICES) expect(composed.services[name]!.build!.args['SERVICE']).toBe(name);
    expect(composed.services['front']!.build!.args['SERVICE']).toBe('cli');
    const open = Object.entries(composed.services).filter(([, { ports = [] }]) => ports.length > 0);
    const nats = file === 'small.yaml' ? ['nats'] : ['nats-1', 'nats-2', 'nats-3'];
    expect(open.map(([name]) => name).sort()).toEqual(['front', ...nats]);
    for (const [name, { ports }] of open) {
      // To a reverse proxy on this machine; of NATS nothing but the integrators' entrance.
      const target = name === 'front' ? 3000 : ENTRANCE_PORT;
      expect(ports).toEqual([expect.objectContaining({ host_ip: '127.0.0.1', target })]);
    }
    expect(new Set(open.map(([, { ports }]) => ports![0]!.published)).size).toBe(open.length);
  });

  it('gives nobody more than they need: not root, nothing to write to but volumes, no capabilities', () => {
    for (const [name, one] of Object.entries(composed.services)) {
      expect({ name, read_only: one.read_only, cap_drop: one.cap_drop }).toEqual({
        name,
        read_only: true,
        cap_drop: ['ALL'],
      });
      expect(one.security_opt).toContain('no-new-privileges:true');
      expect(one.privileged).toBeUndefined();
      // One gives a new volume to who is to have it, has no network, and ends.
      if (name === 'volumes') expect(one.cap_add).toEqual(['CHOWN']);
      else
        expect({ name, root: /^0|root/.test(one.user ?? 'root'), more: one.cap_add ?? [] }).toMatchObject({
          root: false,
          more: [],
        });
      expect(one.image).toMatch(/:(\d+\.\d+\.\d+\S*|latest)$/);
    }
  });

  it('lets everybody write to their volumes: a new one is owned as the folder of the image is, or is handed over before', () => {
    const image = stagesOf(readFileSync(join(root, 'deploy', 'docker', 'Dockerfile'), 'utf8')).at(-1)!;
    const owned = image.instructions
      .map(({ name, rest }) => (name === 'COPY' ? /--chown=(\S+) \S+ (\S+)$/.exec(rest) : null))
      .flatMap((found) => (found === null ? [] : [`${found[2]} ${found[1]}`]));
    const { command = [], volumes: handedOver = [] } = composed.services['volumes']!;
    const inVolumes = new Map(handedOver.map(({ source, target }) => [source, target]));
    for (const [name, { build, user, depends_on = {}, volumes = [] }] of Object.entries(composed.services)) {
      for (const { type, source, target } of volumes) {
        const isOfImage =
          build === undefined ? OF_OTHERS.includes(`${target} ${user}`) : owned.includes(`${target} ${user}`);
        const place = inVolumes.get(source);
        const isHandedOver =
          place !== undefined && command.includes(place) && command[1] === user && depends_on['volumes'] !== undefined;
        if (name !== 'volumes')
          expect({ name, type, target, mayWrite: isOfImage || isHandedOver }).toMatchObject({
            type: 'volume',
            mayWrite: true,
          });
      }
    }
  });

  it('starts each when what it needs is well', () => {
    for (const [name, { healthcheck, depends_on = {} }] of Object.entries(composed.services)) {
      if (!ENDS.includes(name)) expect({ name, asks: healthcheck?.test?.[0] }).toEqual({ name, asks: 'CMD' });
      for (const [on, { condition }] of Object.entries(depends_on)) {
        expect({ name, on, condition }).toEqual({
          name,
          on,
          condition: ENDS.includes(on) ? 'service_completed_successfully' : 'service_healthy',
        });
      }
    }
  });

  it('sets nothing that the services do not read, and nothing that they refuse', () => {
    for (const name of [...SERVICES, 'front', 'baraza']) {
      const service = composed.services[name]!;
      const environment = service.environment!;
      expect({ name, unknown: unknownSettings(environment) }).toEqual({ name, unknown: [] });
      const config = settingsOf(name, environment, fileIn(service));
      expect({ name, host: config.host, port: config.port }).toEqual({ name, host: '0.0.0.0', port: 3000 });
      const files = [config.eventStore, config.serviceStore, config.vault, config.keys, config.sealed, config.ballots];
      for (const { path } of files.filter(({ scheme }) => scheme === 'sqlite')) {
        const mounted = [...(service.volumes ?? []).map(({ target }) => target), ...(service.tmpfs ?? [])];
        expect(mounted.some((target) => path!.startsWith(target.split(':')[0]!))).toBe(true);
      }
    }
  });

  it('has the front trust the proxies that are named to it, and none else', async () => {
    const settings = async (given: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { services } = await read(await composeSpec(), file, { ...GIVEN, BARAZA_SECRETS: secrets, ...given });
      return settingsOf('front', services['front']!.environment!, () => undefined).trustedProxies;
    };
    expect(await settings({})).toEqual([]);
    expect(await settings({ BARAZA_TRUSTED_PROXIES: '172.18.0.1' })).toEqual(['172.18.0.1']);
  });

  it('sends traces where a collector is named, and nowhere while what would name it is empty', async () => {
    const tracingOf = async (given: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
      const { services } = await read(await composeSpec(), file, { ...GIVEN, BARAZA_SECRETS: secrets, ...given });
      return SERVICES.map(
        (name) => settingsOf(name, services[name]!.environment!, fileIn(services[name]!)).tracing ?? 'off',
      );
    };
    expect(await tracingOf({})).toEqual(SERVICES.map(() => 'off'));
    const sampled = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' };
    const traced = await tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', ...sampled });
    const sampling = expect.objectContaining({ root: 'traceidratio', ratio: 0.1 });
    expect(traced).toEqual(
      SERVICES.map(() => expect.objectContaining({ url: 'http://collector:4318/v1/traces', sampling })),
    );
  });

  it('is asked for its measures as deploy/observability tells Prometheus to: each service, within their network', () => {
    const [recipe] = recipesOf('observability/README.md', 'In Compose', 'yaml');
    const { scrape_configs: jobs } = parse(recipe!) as {
      scrape_configs: readonly { static_configs: readonly { targets: readonly string[] }[] }[];
    };
    const targets = jobs.flatMap(({ static_configs: some }) => some.flatMap((one) => one.targets));
    const listening = SERVICES.map((name) => `${name}:${composed.services[name]!.environment!['PORT']}`);
    expect([...targets].sort()).toEqual(listening.sort());
    const [command] = recipesOf('observability/README.md', 'In Compose', 'sh');
    const { name } = composed.networks['forum']!;
    expect(command).toContain(`--network ${name} `);
    for (const service of SERVICES) expect(Object.keys(composed.services[service]!.networks!)).toContain('forum');
  });

  it('hands on settings from a second file, as its README shows them', async () => {
    const smtp = 'smtps://forum:made-up@mail.example';
    const given: Readonly<Record<string, string>> = { smtp, passphrase: 'a passphrase that is long enough' };
    for (const [name, text] of Object.entries(given)) writeFileSync(join(secrets, name), text);
    const recipes = recipesOf('compose/README.md', 'Settings of your own', 'yaml');
    const all = { ...GIVEN, BARAZA_SECRETS: secrets };
    const [notices, passphrase] = await Promise.all(
      recipes.map(async (recipe) => read(await composeSpec(), file, all, recipe)),
    );
    const settings = ({ services, secrets: files }: Composed, name: string): BarazaConfig => {
      const { environment: merged, secrets: mounted = [] } = services[name]!;
      // Where two files say something of it, as lines.
      const lines = merged as unknown as readonly string[];
      const environment = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      expect(unknownSettings(environment)).toEqual([]);
      return settingsOf(name, environment, (path) => {
        const found = mounted.find(({ target }) => target === path);
        return found === undefined ? undefined : files[found.source]!.file;
      });
    };
    const from = 'office@forum.example';
    expect(settings(notices!, 'members').notices).toEqual({ smtp: { url: smtp, from } });
    expect(settings(notices!, 'members').eventStore).toMatchObject({ scheme: 'nats' });
    for (const name of ['ledger', 'baraza'])
      expect(settings(passphrase!, name).masterKey).toEqual({ passphraseFile: join(secrets, 'passphrase') });
  });

  it('has the record, the vault and the keys in one place, with the master key, and the others ask it', () => {
    for (const name of SERVICES.filter((one) => one !== 'ledger')) {
      const service = composed.services[name]!;
      const { eventStore, vault, keys, sealed, masterKey } = settingsOf(name, service.environment!, fileIn(service));
      expect([eventStore, vault, keys, sealed].map(({ scheme }) => scheme)).toEqual(Array(4).fill('nats'));
      expect({ name, masterKey }).toEqual({ name, masterKey: undefined });
      expect(eventStore.url).toMatch(new RegExp(`^nats://${name}:`));
    }
    const ledger = composed.services['ledger']!;
    expect(settingsOf('ledger', ledger.environment!, fileIn(ledger)).masterKey).toBeDefined();
    const mountedBy = (volume: string): readonly string[] =>
      Object.keys(composed.services).filter((name) =>
        composed.services[name]!.volumes?.some(({ source }) => source === volume),
      );
    expect(mountedBy('ledger-data')).toEqual(['baraza', 'ledger']);
  });

  it('holds no secret: each comes from a file that the folder of secrets has, and none is left over', () => {
    const text = readFileSync(join(folder, file), 'utf8');
    const values = readdirSync(secrets)
      .map((name) => readFileSync(join(secrets, name), 'utf8').trim())
      .flatMap((value) => value.match(/p[0-9a-f]{48}|[A-Za-z0-9_-]{43}/g) ?? []);
    expect(values.length).toBeGreaterThan(8);
    for (const value of values) {
      expect(text).not.toContain(value);
      expect(JSON.stringify(composed.services)).not.toContain(value);
    }
    expect(text).not.toMatch(/:\/\/[^\s'"{]*:[^\s'"{]*@/);
    const mounted = Object.values(composed.services).flatMap(({ secrets: given = [] }) =>
      given.map(({ source }) => source),
    );
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(composed.secrets).sort());
    for (const { file: path } of Object.values(composed.secrets))
      expect(readdirSync(secrets)).toContain(basename(path));
  });

  it('gives NATS a configuration that it takes', async () => {
    const configuration = file === 'small.yaml' ? 'one-server.conf' : 'three-servers.conf';
    expect(composed.configs['nats']!.file).toBe(join(root, 'deploy', 'nats', configuration));
    await checkedByNats(readFileSync(join(root, 'deploy', 'nats', configuration), 'utf8'), secrets);
  });

  it('lets in the integrators that are named, with the passwords that they have been given', async () => {
    const names = ['dues-office', 'news-letter'];
    const inContainers = file === 'small.yaml' ? 'one server' : 'three servers';
    const makeSecrets = (...more: readonly string[]): unknown =>
      execFileSync(node, [join(folder, 'make-secrets.mjs'), secrets, ...how, ...more], { stdio: 'pipe' });
    const handedOut = (): readonly string[] => readdirSync(secrets).filter((name) => name.startsWith('integrator-'));
    const passwordOf = (name: string): string => readFileSync(join(secrets, `integrator-${name}`), 'utf8');
    expect(handedOut()).toEqual(['integrator-crm']);
    const others = readFileSync(join(secrets, 'nats-members'), 'utf8');
    makeSecrets('--integrators', 'crm,news-letter');
    const password = passwordOf('news-letter');
    makeSecrets('--integrators', names.join());
    makeSecrets();
    // What was handed over need not lie here any more.
    rmSync(join(secrets, 'integrator-news-letter'));
    makeSecrets();
    expect(handedOut()).toEqual(names.map((name) => `integrator-${name}`));
    expect(passwordOf('news-letter')).toBe(password);
    expect(readFileSync(join(secrets, 'nats.conf'), 'utf8')).toContain(password.trim());
    expect(others).toContain(/MEMBERS_PASSWORD: "(.+)"/.exec(readFileSync(join(secrets, 'nats.conf'), 'utf8'))![1]);
    await checkedByNats(natsConfiguration({ integrators: names, inContainers }), secrets);
    makeSecrets('--renew', 'news-letter');
    expect(passwordOf('news-letter')).not.toBe(password);
    await checkedByNats(natsConfiguration({ integrators: names, inContainers }), secrets);
    expect(() => makeSecrets('--renew', 'crm')).toThrow(/no integrator here/);
    expect(() => makeSecrets('--integrators', 'crm,crm')).toThrow(/different names/);
    expect(() => makeSecrets('--integrators', 'News Letter')).toThrow(/lower case/);
    expect(() => makeSecrets('--integrator', 'crm')).toThrow(/make-secrets\.mjs FOLDER/);

    // Made fit for other servers, and without --full: what is not an integrator's is left as it is.
    const elsewhere = readFileSync(join(secrets, 'nats.conf'), 'utf8').replaceAll('@nats-', '@forum-nats-');
    rmSync(join(secrets, 'nats.conf'));
    writeFileSync(join(secrets, 'nats.conf'), elsewhere);
    execFileSync(node, [join(folder, 'make-secrets.mjs'), secrets, '--integrators', 'crm'], { stdio: 'pipe' });
    const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => !/INTEGRATOR/.test(line));
    expect(linesOf(readFileSync(join(secrets, 'nats.conf'), 'utf8'))).toEqual(linesOf(elsewhere));
    await checkedByNats(natsConfiguration({ integrators: ['crm'], inContainers }), secrets);

    const given = {
      BARAZA_INTEGRATORS: names.join(),
      BARAZA_INTEGRATORS_URL: 'wss://forum.example/bus',
      BARAZA_NATS_CONFIGURATION: '/etc/baraza/nats.conf',
    };
    const spec = await read(await composeSpec(), file, { ...GIVEN, BARAZA_SECRETS: secrets, ...given });
    expect(spec.configs['nats']!.file).toBe(given.BARAZA_NATS_CONFIGURATION);
    const ledger = spec.services['ledger']!;
    expect(settingsOf('ledger', ledger.environment!, fileIn(ledger)).integrators).toEqual({
      names,
      url: given.BARAZA_INTEGRATORS_URL,
    });
  });
});

describe('MongoDB of deploy/compose/full.yaml', () => {
  it('has time to end, and three of it the memory of one machine', async () => {
    const { services } = await read(await composeSpec(), 'full.yaml', { ...GIVEN, BARAZA_SECRETS: '/nowhere' });
    for (const name of ['mongodb-1', 'mongodb-2', 'mongodb-3']) {
      const { command, stop_grace_period: grace } = services[name]!;
      // Told to end, a member of a set is quiet for 15 s first, and then has its data to write.
      expect({ name, grace }).toEqual({ name, grace: '60s' });
      expect(command![0]).toMatch(/^exec mongod --replSet baraza .* --wiredTigerCacheSizeGB 0\.5$/m);
    }
  });

  it('is a set that prefers the server it is made at, with a user for each database', () => {
    const asked: unknown[] = [];
    const users = new Map<string, unknown>();
    const mongosh = {
      fs: { readFileSync: () => JSON.stringify({ admin: 'of-admin', views: 'of-views', vault: 'of-vault' }) },
      rs: { initiate: (set: unknown) => asked.push(set) },
      sleep: () => undefined,
      db: {
        hello: () => ({ isWritablePrimary: true }),
        getSiblingDB: (database: string) => ({
          auth: () => undefined,
          getUser: () => null,
          createUser: ({ user, roles }: { user: string; roles: unknown }) => users.set(`${user} of ${database}`, roles),
        }),
      },
    };
    runInNewContext(readFileSync(join(folder, 'make-set.js'), 'utf8'), mongosh);
    const priorities = [2, 1, 1];
    const members = priorities.map((priority, at) => ({ _id: at, host: `mongodb-${at + 1}:27017`, priority }));
    expect(asked).toEqual([{ _id: 'baraza', members }]);
    expect(Object.fromEntries(users)).toEqual({
      'admin of admin': ['root'],
      'views of baraza-views': [{ role: 'readWrite', db: 'baraza-views' }],
      'vault of baraza-vault': [{ role: 'readWrite', db: 'baraza-vault' }],
    });
  });
});

it('KurrentDB’s certificate says all that a node’s must: whom, by which root, and for what', () => {
  const secrets = mkdtempSync(join(tmpdir(), 'baraza-secrets-'));
  try {
    execFileSync(node, [join(folder, 'make-secrets.mjs'), secrets, '--full']);
    const openssl = (...args: readonly string[]): string =>
      execFileSync('openssl', args, { cwd: secrets, encoding: 'utf8' }).replaceAll(/\n +/g, ' ');
    expect(openssl('verify', '-CAfile', 'kurrentdb-ca.crt', 'kurrentdb-node.crt')).toContain('kurrentdb-node.crt: OK');
    const extensions = 'keyUsage,extendedKeyUsage,subjectAltName';
    expect(openssl('x509', '-noout', '-in', 'kurrentdb-node.crt', '-ext', extensions).split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Key Usage: critical +Digital Signature, Key Encipherment$/),
        expect.stringMatching(/Extended Key Usage: +TLS Web Server Authentication, TLS Web Client Authentication$/),
        expect.stringMatching(/Alternative Name: +DNS:kurrentdb, DNS:localhost, IP Address:127.0.0.1$/),
      ]),
    );
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
});

describe('KurrentDB of deploy/compose/full.yaml', () => {
  let folder: string;
  let script: string;
  beforeAll(async () => {
    const { services } = await read(await composeSpec(), 'full.yaml', { ...GIVEN, BARAZA_SECRETS: '/nowhere' });
    const { entrypoint, command } = services['kurrentdb']!;
    expect(entrypoint).toEqual(['bash', '-ec']);
    // What the container gets has one dollar where Compose's file has two.
    script = command![0]!.replaceAll('$$', '$');
  }, 10 * 60_000);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-kurrentdb-'));
    for (const name of ['kurrentdb-admin', 'kurrentdb-ops']) writeFileSync(join(folder, name), `of-${name}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const run = (): SpawnSyncReturns<string> => {
    const here = script.replaceAll('/run/secrets', folder).replaceAll('/opt/kurrentdb', folder);
    return spawnSync('bash', ['-ec', here], { encoding: 'utf8' });
  };

  it.each(['KurrentDB', 'kurrentd'])(
    'is started as %s where its image has that, with the passwords of its users',
    (name) => {
      const told = '#!/bin/sh\necho "$0 $KURRENTDB_DEFAULT_ADMIN_PASSWORD $KURRENTDB_DEFAULT_OPS_PASSWORD"\n';
      writeFileSync(join(folder, name), told, { mode: 0o755 });
      expect(run()).toMatchObject({ status: 0, stdout: `${join(folder, name)} of-kurrentdb-admin of-kurrentdb-ops\n` });
    },
  );

  it('is not started without its passwords, nor from an image that has neither', () => {
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('neither KurrentDB nor kurrentd') });
    writeFileSync(join(folder, 'KurrentDB'), '#!/bin/sh\n', { mode: 0o755 });
    rmSync(join(folder, 'kurrentdb-ops'));
    expect(run().status).toBe(1);
  });
});

/** Throws what nats-server has to say against it beside these secrets. */
async function checkedByNats(configuration: string, secrets: string): Promise<void> {
  const beside = mkdtempSync(join(tmpdir(), 'baraza-nats-'));
  try {
    execFileSync('mkdir', [join(beside, 'secrets')]);
    writeFileSync(join(beside, 'secrets', 'nats.conf'), readFileSync(join(secrets, 'nats.conf')));
    writeFileSync(join(beside, 'nats.conf'), configuration.replace('port: 4222', `port: ${await freePort()}`));
    const env = { ...process.env, BARAZA_NATS_NAME: 'nats-1' };
    const { path } = await findNatsServer();
    execFileSync(path, ['-t', '-c', join(beside, 'nats.conf')], { env, stdio: 'pipe' });
  } finally {
    rmSync(beside, { recursive: true });
  }
}

/**
 * As Compose reads it, schema, references and all, and what more is to be laid over it; its command leaves variables as they
 * are, so they are filled in before.
 */
async function read(
  command: string,
  file: string,
  given: Readonly<Record<string, string>>,
  more?: string,
): Promise<Composed> {
  const texts = [readFileSync(join(folder, file), 'utf8'), ...(more === undefined ? [] : [more])];
  const filled = texts.map((text, at) => {
    const path = join(folder, `.${file}.${at}.filled`);
    writeFileSync(path, filledIn(text, file, given));
    return path;
  });
  try {
    return JSON.parse(execFileSync(command, ['-format', 'json', ...filled], { cwd: folder }).toString()) as Composed;
  } finally {
    for (const path of filled) rmSync(path);
  }
}

function filledIn(text: string, file: string, given: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /(?<!\$)\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_whole, name: string, kind: string | undefined, words: string | undefined) => {
      const value = given[name] ?? (kind === '-' ? words : undefined);
      if (value === undefined) throw new Error(`${file} needs ${name}`);
      return value;
    },
  );
}
