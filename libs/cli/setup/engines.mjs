// The table at the end of every test run: which real engines were found, how, and what ran against them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'baraza-tools');

function version(command, args = ['--version']) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (result.error !== undefined || result.status !== 0) return undefined;
  return /\d+(\.\d+)+/.exec(`${result.stdout}${result.stderr}`)?.[0] ?? 'unknown version';
}

function onPath(name, args) {
  const found = version(name, args);
  return found === undefined ? undefined : { how: `${name} on PATH`, version: found };
}

function inCache(prefix, binary) {
  const folder = existsSync(cache) ? readdirSync(cache).find((name) => name.startsWith(prefix)) : undefined;
  if (folder === undefined) return undefined;
  const path = [join(cache, folder, binary), join(cache, folder, 'bin', binary)].find((one) => existsSync(one));
  const found = path === undefined ? undefined : version(path);
  return found === undefined ? undefined : { how: 'tool cache', version: found };
}

/** Whether there is a Docker engine: asked once, for it takes a while to say no. */
let docker;
/** What the suites take first where Docker is. */
function inContainer(image, served) {
  docker ??= version('docker', ['info', '--format', '{{.ServerVersion}}']) !== undefined;
  return docker ? { how: `${image}:${served} by Testcontainers`, version: served } : undefined;
}

function ferretDb() {
  const folder = existsSync(cache) ? readdirSync(cache).find((name) => name.startsWith('ferretdb-')) : undefined;
  if (folder === undefined || !existsSync(join(cache, folder, 'ferretdb'))) return undefined;
  return { how: 'FerretDB in tool cache', version: folder.slice('ferretdb-'.length) };
}

const byUrl = (name) => (process.env[name] ? { how: name, version: 'as served' } : undefined);

/** Each engine: how it is looked for, which suites want it (by path), and what runs those. */
export function engines() {
  return [
    {
      name: 'node:sqlite (embedded)',
      found: { how: 'built into Node', version: process.versions.sqlite ?? '' },
      suites: /\.spec\.ts$/,
      not: /\.(int|e2e)\.spec\.ts$/,
      command: 'npm test',
    },
    {
      name: 'nats-server (JetStream)',
      found: byUrl('BARAZA_TEST_NATS_URL') ?? onPath('nats-server') ?? inCache('nats-server-', 'nats-server'),
      suites: /(nats|jetstream|relay|cluster|integrator|event-bus)[^/]*\/?.*\.(int|e2e)\.spec\.ts$/,
      command: 'npm run test:int',
    },
    {
      name: 'promtool (alert rules)',
      found: onPath('promtool') ?? inCache('promtool-', 'promtool'),
      suites: /alerts\.int\.spec\.ts$/,
      command: 'npm run test:int',
    },
    {
      name: 'strace (power cuts)',
      found: onPath('strace', ['-V']),
      suites: /power-cut.*\.int\.spec\.ts$/,
      command: 'npm run test:int',
    },
    {
      name: 'Chromium (pages)',
      found: onPath('chromium'),
      suites: /browser.*\.e2e\.spec\.ts$/,
      command: 'npm run test:e2e',
    },
    {
      name: 'KurrentDB',
      found: byUrl('BARAZA_TEST_KURRENTDB_URL') ?? inContainer('kurrentdb', 'latest'),
      suites: /real-kurrentdb\.int\.spec\.ts$/,
      command: 'npm run test:int with Docker, or with BARAZA_TEST_KURRENTDB_URL; its client is run without',
    },
    {
      name: 'MongoDB, or FerretDB in its place',
      found: byUrl('BARAZA_TEST_MONGODB_URL') ?? inContainer('mongo', '8') ?? ferretDb(),
      suites: /(mongo|move-vault|deployment\/moving|two-instances|taking-over|database-faults).*\.(int|e2e)\.spec\.ts$/,
      command: 'npm run test:int',
    },
  ];
}

/**
 * @param ran suite paths that ran, relative to the root, with whether any test of them was skipped
 * @param all every suite path of the project
 */
export function engineTable(ran, all) {
  const header = ['engine', 'found', 'version', 'suites run', 'skipped', 'to run the skipped'];
  const rows = engines().map((engine) => {
    const mine = all.filter((path) => engine.suites.test(path) && !(engine.not?.test(path) ?? false));
    const mineRan = mine.filter((path) => ran.has(path));
    const skipped = mine.length - mineRan.length;
    return [
      engine.name,
      engine.found?.how ?? 'not found',
      engine.found?.version ?? '–',
      String(mineRan.length),
      String(skipped),
      skipped > 0 || mine.length === 0 ? engine.command : '',
    ];
  });
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
