import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '4.32.5';

/**
 * The schemathesis of PyPI, in a virtual environment of the versioned tool cache outside the clone; made there on first
 * use. @returns the path of its command, or why it cannot be had
 */
export function schemathesis(): { readonly command: string } | { readonly missing: string } {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'baraza-tools');
  const folder = join(cache, `schemathesis-${VERSION}`);
  const command = join(folder, 'bin', 'schemathesis');
  if (existsSync(command)) return { command };
  mkdirSync(cache, { recursive: true });
  for (const [program, args] of [
    ['python3', ['-m', 'venv', folder]],
    [join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]],
  ] as const) {
    const result = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
    if (result.status !== 0) return { missing: `${program}: ${result.stderr || String(result.error)}` };
  }
  return { command };
}
