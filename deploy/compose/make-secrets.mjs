// node deploy/compose/make-secrets.mjs FOLDER [--full] [--integrators crm,news-letter]: every password, key and address that the
// containers are given, each in a file of its own, in a folder that only you can enter. What is there already is left as it is; of
// integrators those are left out whom --integrators no longer names. --full needs openssl.
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
const given = more.includes('--integrators') ? (more[more.indexOf('--integrators') + 1] ?? '').split(',') : undefined;
const unknown = more.filter((word) => word !== '--full' && word !== '--integrators' && word !== given?.join());
if (folder === undefined || folder.startsWith('-') || unknown.length > 0) {
  throw new Error('make-secrets.mjs FOLDER [--full] [--integrators NAME,NAME]');
}
if (given?.some((name) => name.length > 40 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))) {
  throw new Error(`--integrators ${given.join()}: names in lower case with hyphens, like crm,news-letter`);
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

/** One file for the servers, with every password; an address for each service, and a password to hand to each integrator. */
function makeNats() {
  const known = existsSync(at('nats.conf')) ? readFileSync(at('nats.conf'), 'utf8') : '';
  const secretOf = (variable) => new RegExp(`^${variable}: "([^"]+)"`, 'm').exec(known)?.[1] ?? password();
  const variableOf = (user) => `BARAZA_NATS_${user.toUpperCase().replaceAll('-', '_')}_PASSWORD`;
  const before = readdirSync(folder).filter((name) => name.startsWith('integrator-'));
  const integrators = given?.map((name) => `integrator-${name}`) ?? (before.length > 0 ? before : ['integrator-crm']);
  const secrets = new Map([...SERVICES, ...integrators].map((user) => [user, secretOf(variableOf(user))]));
  const route = secretOf('BARAZA_NATS_ROUTE_PASSWORD');
  const routes = hosts.map((host) => `"nats-route://route:${route}@${host}:6222"`);
  const lines = [
    ...[...secrets].map(([user, secret]) => `${variableOf(user)}: "${secret}"`),
    ...(full ? [`BARAZA_NATS_ROUTE_PASSWORD: "${route}"`, `BARAZA_NATS_ROUTES: [${routes.join(', ')}]`] : []),
  ];
  // In one step: passwords that were handed out are nowhere else.
  writeFileSync(at('nats.conf.new'), `${lines.join('\n')}\n`, { mode: 0o444 });
  renameSync(at('nats.conf.new'), at('nats.conf'));
  for (const name of before.filter((one) => !integrators.includes(one))) rmSync(at(name));
  for (const name of integrators) keep(name, () => `${secrets.get(name)}\n`);
  const servers = hosts.map((host) => `${host}:4222`).join(',');
  for (const service of SERVICES) {
    keep(`nats-${service}`, () => `nats://${service}:${secrets.get(service)}@${servers}\n`);
  }
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
  const use = 'extendedKeyUsage=serverAuth,clientAuth';
  writeFileSync(at('extensions'), `${names}\n${use}\n`);
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
