import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import type { ServedForum } from '../product/running-forum.ts';

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

interface Persona {
  readonly name: string;
  /** Undefined: no token. */
  readonly roles: readonly RoleHeld[] | undefined;
}

/** As whom the API is tried. */
export const PERSONAS: readonly Persona[] = [
  { name: 'the secretariat', roles: [{ role: 'secretariat' }] },
  { name: 'a district officer', roles: [{ role: 'unit-officer', unit: 'UG-402' }] },
  { name: 'nobody', roles: undefined },
];

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
].join();

export interface Fuzzing {
  readonly forum: ServedForum;
  /** Where it keeps a cache. */
  readonly folder: string;
  readonly persona: Persona;
  /** How many inputs each operation gets. */
  readonly examples: number;
  readonly seed: number;
}

/** Tries every operation of a forum's OpenAPI document. @returns its exit code, 0 where nothing was found, and what it said */
export async function fuzz(
  command: string,
  { forum, folder, persona, examples, seed }: Fuzzing,
): Promise<{ readonly code: number; readonly output: string }> {
  const token = persona.roles === undefined ? undefined : await forum.client.token(persona.roles);
  const args = [
    'run',
    `${forum.url}/openapi.json`,
    ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`]),
    ...['--exclude-path', '/ledger/feed', '--checks', CHECKS, '--phases', 'examples,fuzzing'],
    ...['--max-examples', String(examples), '--seed', String(seed)],
    ...['--workers', '2', '--request-timeout', '20', '--no-color', '--warnings', 'off'],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
