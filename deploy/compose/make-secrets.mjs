// node deploy/compose/make-secrets.mjs FOLDER [--full] [--integrators crm,news-letter] [--renew crm]: every password, key and address
// that the containers are given, each in a file of its own, in a folder that only you can enter. What is there already is left as it
// is; --integrators says who they are from now on, and --renew gives those a new password whose old one was lost. --full needs openssl.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const more = process.argv.slice(3);
const full = more.includes('--full');
const integrators = namesAfter('--integrators');
const renewed = namesAfter('--renew') ?? [];
const read = ['--full', ...['--integrators', '--renew'].flatMap((flag) => [flag, more[more.indexOf(flag) + 1]])];
if (folder === undefined || folder.startsWith('-') || more.some((word) => !read.includes(word))) {
  throw new Error('make-secrets.mjs FOLDER [--full] [--integrators NAME,NAME] [--renew NAME,NAME]');
}

/** What this flag names; undefined where it is not given. */
function namesAfter(flag) {
  if (!more.includes(flag)) return undefined;
  const names = (more[more.indexOf(flag) + 1] ?? '').split(',');
  const areNames = names.every((name) => name.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name));
  if (areNames && new Set(names).size === names.length) return names;
  throw new Error(`${flag} ${names.join()}: different names in lower case with hyphens, like crm,news-letter`);
}

const SERVICES = ['ledger', 'members', 'capacity', 'coalitions', 'campaigns', 'projections'];

mkdirSync(folder, { recursive: true, mode: 0o700 });
chmodSync(folder, 0o700);
const at = (name) => join(folder, name);

/** In a container the file belongs to nobody there: it may be read, and the folder keeps everybody else out. */
function keep(name, text) {
  if (!existsSync(at(name))) writeFileSync(at(name), text(), { mode: 0o444 });
  return readFileSync(at(name), 'utf8').trim();
}

/** In one step: what was handed out is nowhere else. */
function replace(name, text) {
  rmSync(at(`.${name}`), { force: true });
  writeFileSync(at(`.${name}`), text, { mode: 0o444 });
  renameSync(at(`.${name}`), at(name));
}

/** A letter first: NATS would take digits for a number. */
const password = () => `p${randomBytes(24).toString('hex')}`;
const hosts = full ? ['nats-1', 'nats-2', 'nats-3'] : ['nats'];

keep('master-key', () => `baraza-master-key-1:${randomBytes(32).toString('base64url')}\n`);
makeNats();
if (full) {
  // Of the same form as the master key, for ballot boxes alone.
  keep('ballots-key', () => `baraza-master-key-1:${randomBytes(32).toString('base64url')}\n`);
  makeMongoDb();
  makeKurrentDb();
}

/**
 * One file for the servers, with every password; an address for each service, and a password to hand to each integrator. Of a
 * file that is there already nothing changes but who the integrators are: it may have been made fit for other servers.
 */
function makeNats() {
  const known = existsSync(at('nats.conf')) ? readFileSync(at('nats.conf'), 'utf8') : undefined;
  const before = [...(known ?? '').matchAll(/^BARAZA_NATS_INTEGRATOR_([A-Z0-9_]+)_PASSWORD: "([^"]+)"/gm)];
  const had = new Map(before.map(([, name, secret]) => [name.toLowerCase().replaceAll('_', '-'), secret]));
  const names = integrators ?? (known === undefined ? ['crm'] : [...had.keys()]);
  const strangers = renewed.filter((name) => !names.includes(name));
  if (strangers.length > 0) throw new Error(`--renew ${strangers.join()}: no integrator here`);
  const secrets = new Map(
    names.map((name) => [name, renewed.includes(name) ? password() : (had.get(name) ?? password())]),
  );
  const rest =
    known === undefined ? ofServices() : known.split('\n').filter((line) => !/^BARAZA_NATS_INTEGRATOR_|^$/.test(line));
  const lines = [...rest, ...[...secrets].map(([name, secret]) => `${variableOf(`integrator-${name}`)}: "${secret}"`)];
  replace('nats.conf', `${lines.join('\n')}\n`);
  for (const name of readdirSync(folder).filter((one) => one.startsWith('integrator-')))
    rmSync(at(name), { force: true });
  for (const [name, secret] of secrets) replace(`integrator-${name}`, `${secret}\n`);
  const servers = hosts.map((host) => `${host}:4222`).join(',');
  for (const service of SERVICES) {
    const [, secret] = new RegExp(`^${variableOf(service)}: "([^"]+)"`, 'm').exec(rest.join('\n'));
    keep(`nats-${service}`, () => `nats://${service}:${secret}@${servers}\n`);
  }
}

function ofServices() {
  const route = password();
  const routes = hosts.map((host) => `"nats-route://route:${route}@${host}:6222"`);
  return [
    ...SERVICES.map((service) => `${variableOf(service)}: "${password()}"`),
    ...(full ? [`BARAZA_NATS_ROUTE_PASSWORD: "${route}"`, `BARAZA_NATS_ROUTES: [${routes.join(', ')}]`] : []),
  ];
}

function variableOf(user) {
  return `BARAZA_NATS_${user.toUpperCase().replaceAll('-', '_')}_PASSWORD`;
}

/** A user for each database, so that whoever has the vault's has not the keys'. */
function makeMongoDb() {
  keep('mongodb-keyfile', () => `${randomBytes(512).toString('base64')}\n`);
  const users = JSON.parse(
    keep('mongodb-users', () => {
      const databases = ['views', 'ballots', 'vault', 'keys', 'members', 'capacity', 'coalitions', 'campaigns'];
      const made = [['admin', password()], ...databases.map((name) => [name, password()])];
      return `${JSON.stringify(Object.fromEntries(made), null, 2)}\n`;
    }),
  );
  const set = 'mongodb-1:27017,mongodb-2:27017,mongodb-3:27017';
  for (const [name, secret] of Object.entries(users).filter(([one]) => one !== 'admin')) {
    const database = `baraza-${name}`;
    const how = `replicaSet=baraza&authSource=${database}&w=majority&readConcernLevel=majority`;
    keep(`mongodb-${name}`, () => `mongodb://${name}:${secret}@${set}/${database}?${how}\n`);
  }
}

/** A root of its own and a node's certificate: KurrentDB knows no users without TLS. */
function makeKurrentDb() {
  keep('kurrentdb-admin', () => `${password()}\n`);
  keep('kurrentdb-ops', () => `${password()}\n`);
  keep(
    'kurrentdb',
    () => `kurrentdb://baraza:${password()}@kurrentdb:2113?tls=true&tlsCAFile=/run/secrets/ca/ca.crt\n`,
  );
  if (existsSync(at('kurrentdb-node.crt'))) return;
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const key = ['-newkey', 'rsa:3072', '-nodes'];
  const names = 'subjectAltName=DNS:kurrentdb,DNS:localhost,IP:127.0.0.1';
  const uses = ['keyUsage=critical,digitalSignature,keyEncipherment', 'extendedKeyUsage=serverAuth,clientAuth'];
  writeFileSync(at('extensions'), `${[names, ...uses].join('\n')}\n`);
  openssl(
    'req',
    '-x509',
    ...key,
    '-days',
    '3650',
    '-subj',
    '/CN=Baraza',
    '-keyout',
    'ca.key',
    '-out',
    'kurrentdb-ca.crt',
  );
  openssl('req', ...key, '-subj', '/CN=kurrentdb-node', '-keyout', 'kurrentdb-node.key', '-out', 'node.csr');
  const signed = ['-CA', 'kurrentdb-ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'extensions'];
  openssl('x509', '-req', '-in', 'node.csr', ...signed, '-days', '825', '-out', 'kurrentdb-node.crt');
  for (const left of ['node.csr', 'extensions', 'kurrentdb-ca.srl']) rmSync(at(left), { force: true });
  for (const name of ['kurrentdb-ca.crt', 'kurrentdb-node.crt', 'kurrentdb-node.key']) chmodSync(at(name), 0o444);
  chmodSync(at('ca.key'), 0o400);
}
