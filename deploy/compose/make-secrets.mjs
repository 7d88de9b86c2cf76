// node deploy/compose/make-secrets.mjs FOLDER [--full]: every password, key and address that the containers are given, each in a
// file of its own, in a folder that only you can enter. What is there already is left as it is. --full needs openssl.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (folder === undefined || folder.startsWith('-')) throw new Error('make-secrets.mjs FOLDER [--full]');
const full = process.argv.includes('--full');

const SERVICES = ['ledger', 'members', 'capacity', 'coalitions', 'campaigns', 'projections'];
const INTEGRATORS = ['crm'];

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
const nats = keep('nats.conf', () => {
  const route = password();
  const routes = ['nats-1', 'nats-2', 'nats-3'].map((host) => `"nats-route://route:${route}@${host}:6222"`);
  const users = [...SERVICES, ...INTEGRATORS.map((name) => `integrator-${name}`)];
  const variable = (user) => `BARAZA_NATS_${user.toUpperCase().replaceAll('-', '_')}_PASSWORD`;
  return [
    ...users.map((user) => `${variable(user)}: "${password()}"`),
    ...(full ? [`BARAZA_NATS_ROUTE_PASSWORD: "${route}"`, `BARAZA_NATS_ROUTES: [${routes.join(', ')}]`] : []),
    '',
  ].join('\n');
});
for (const service of SERVICES) {
  const [, secret] = new RegExp(`_${service.toUpperCase()}_PASSWORD: "([^"]+)"`).exec(nats);
  keep(`nats-${service}`, () => `nats://${service}:${secret}@${hosts.map((host) => `${host}:4222`).join(',')}\n`);
}
if (full) {
  // Of the same form as the master key, for ballot boxes alone.
  keep('ballots-key', () => `baraza-master-key-1:${randomBytes(32).toString('base64url')}\n`);
  makeMongoDb();
  makeKurrentDb();
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
