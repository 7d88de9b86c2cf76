import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { default as dockerignore } from '@balena/dockerignore';

export interface Instruction {
  readonly name: string;
  /** All that follows the name, on however many lines. */
  readonly rest: string;
}

export interface Stage {
  readonly from: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile of ours: no heredocs, no parser directives, one `FROM … AS …` a stage. */
export function stagesOf(text: string): readonly Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  const stages: { from: string; name: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name, rest] = /^([A-Z]+)\s+(.+)$/.exec(line)!;
    const begins = /^(\S+) AS (\S+)$/.exec(rest!);
    if (name === 'FROM') stages.push({ from: begins![1]!, name: begins![2]!, instructions: [] });
    else stages.at(-1)!.instructions.push({ name: name!, rest: rest! });
  }
  return stages;
}

/** What a container of the last stage is given, with folders as they lie on this machine. */
export interface BuiltImage {
  /** Where `/` of the image is. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: { readonly uid: number; readonly gid: number };
  readonly entrypoint: readonly string[];
  readonly healthCheck: readonly string[];
  readonly volumes: readonly string[];
}

export interface BuildOptions {
  readonly dockerfile: string;
  /** The folder that is sent to the builder, as `.dockerignore` in it says. */
  readonly context: string;
  /** Every file of the context, relative to it. */
  readonly files: readonly string[];
  readonly into: string;
  /** Stages that are there from a build before, and are not built again. */
  readonly built?: readonly string[];
  readonly args: Readonly<Record<string, string>>;
  /** Beside what the Dockerfile sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Does as processes what a builder does in containers: each stage has a folder for its `/`, and the same commands run there. Base images are
 * this machine. A stage that goes on from another takes its folder over, so the other is not to be used again.
 * @throws Error for an instruction that is not known here, or a command that fails
 */
export async function build(options: BuildOptions): Promise<BuiltImage> {
  const roots = new Map<string, string>();
  const workdirs = new Map<string, string>();
  let image: BuiltImage | undefined;
  for (const stage of stagesOf(await readFile(options.dockerfile, 'utf8'))) {
    const root = roots.get(stage.from) ?? join(options.into, stage.name);
    roots.set(stage.name, root);
    let workdir = workdirs.get(stage.from) ?? '/';
    const env: Record<string, string> = {};
    const args: Record<string, string> = {};
    const about: Record<string, string> = {};
    const at = (path: string): string => join(root, path.startsWith('/') ? path : join(workdir, path));
    if (options.built?.includes(stage.name) === true) {
      workdirs.set(stage.name, stage.instructions.find(({ name }) => name === 'WORKDIR')?.rest ?? '/');
      continue;
    }
    if (!roots.has(stage.from)) await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    for (const { name, rest } of stage.instructions) {
      if (name === 'WORKDIR') await mkdir(join(root, (workdir = rest)), { recursive: true });
      else if (name === 'ARG') {
        const [key, value = ''] = rest.split('=');
        args[key!] = options.args[key!] ?? value;
      } else if (name === 'ENV') {
        for (const [key, value] of rest.split(' ').map((one) => one.split('='))) env[key!] = value!;
      } else if (name === 'COPY') await copy(rest, at, roots, options);
      else if (name === 'RUN') await runShell(rest, at('.'), { ...options.env, ...args, ...env });
      else if (DESCRIBING.has(name)) about[name] = rest;
      else throw new Error(`${name} is not known here`);
    }
    workdirs.set(stage.name, workdir);
    const [uid, gid] = (about['USER'] ?? '0:0').split(':').map(Number) as [number, number];
    image = {
      root,
      workdir: at('.'),
      env,
      user: { uid, gid },
      entrypoint: JSON.parse(about['ENTRYPOINT'] ?? '[]') as string[],
      healthCheck: JSON.parse(about['HEALTHCHECK']?.replace(/^.*CMD /, '') ?? '[]') as string[],
      volumes: about['VOLUME'] === undefined ? [] : about['VOLUME'].split(' '),
    };
  }
  return image!;
}

const DESCRIBING = new Set(['USER', 'VOLUME', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD', 'LABEL']);

async function copy(
  rest: string,
  at: (path: string) => string,
  roots: ReadonlyMap<string, string>,
  { context, files }: BuildOptions,
): Promise<void> {
  const parts = rest.split(' ');
  const from = parts.find((part) => part.startsWith('--from='))?.slice('--from='.length);
  const [source, target] = parts.filter((part) => !part.startsWith('--')) as [string, string];
  if (from !== undefined) {
    await cp(join(roots.get(from)!, source), at(target), { recursive: true, verbatimSymlinks: true });
    return;
  }
  if (source !== '.') throw new Error('only the whole context is copied here');
  const ignored = dockerignore.default().add(await readFile(join(context, '.dockerignore'), 'utf8'));
  for (const file of ignored.filter([...files])) {
    const to = join(at(target), file);
    await mkdir(dirname(to), { recursive: true });
    await cp(join(context, file), to, { verbatimSymlinks: true });
  }
}

function runShell(command: string, cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}:\n${said.join('').slice(-2_000)}`));
    });
  });
}
