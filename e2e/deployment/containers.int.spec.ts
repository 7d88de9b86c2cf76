import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, root } from '../product/running-forum.ts';

describe('npm run test:containers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-docker-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** With a `docker` on PATH that does as it is told, and no other. */
  const withDocker = (script: string, ...args: readonly string[]) => {
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'docker'), 0o755);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['test:containers']).toBe('node libs/cli/setup/containers.mjs');
    return spawnSync(node, ['libs/cli/setup/containers.mjs', ...args], {
      cwd: root,
      env: { PATH: `${folder}:/usr/bin:/bin` },
      encoding: 'utf8',
    });
  };

  it.each([
    [
      'no engine answers',
      'echo "Cannot connect to the Docker daemon" >&2; exit 1',
      'Cannot connect to the Docker daemon',
    ],
    ['a client knows of none', 'echo ""', 'docker info says nothing of an engine'],
  ])('where %s, says so and is no success', (_case, script, words) => {
    const { status, stderr, stdout } = withDocker(script);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('nothing was tested');
  });

  it('says what it would start and run: the engines of deploy/compose, and suites that are there', () => {
    const { status, stdout } = withDocker('exit 1', '--plan');
    expect(status).toBe(0);
    const engines = [...stdout.matchAll(/^starts (\w+) from (\S+), for (\w+)$/gm)].map(([, name, image, variable]) => ({
      name,
      image: image!,
      variable: variable!,
    }));
    expect(engines.map(({ name }) => name)).toEqual(['NATS', 'KurrentDB', 'MongoDB']);
    const full = readFileSync(join(root, 'deploy', 'compose', 'full.yaml'), 'utf8');
    for (const { image } of engines) expect(full).toContain(`image: ${image}\n`);
    const runs = [...stdout.matchAll(/^runs node \S+ --tier (\w+) (\S+)$/gm)];
    expect(runs.map(([, tier]) => tier)).toEqual(['int', 'e2e']);
    const suites = ['libs', 'services', 'e2e'].flatMap((group) =>
      readdirSync(join(root, group), { recursive: true, encoding: 'utf8' })
        .filter((path) => !path.includes('node_modules') && path.endsWith('.spec.ts'))
        .map((path) => join(group, path)),
    );
    for (const [, tier, pattern] of runs) {
      const alternatives = pattern!.replaceAll(/[()]/g, '').split('|');
      const ofTier = suites.filter((path) => path.endsWith(`.${tier}.spec.ts`));
      expect(ofTier.some((path) => new RegExp(pattern!).test(path))).toBe(true);
      expect(alternatives.length).toBeGreaterThan(1);
    }
    // Whoever takes one of the engines by its URL is run; the faults that kill a database take none.
    const takes =
      /BARAZA_TEST_(NATS|KURRENTDB|MONGODB)_URL|nats(ForTests|ServerForSpecs)|(withM|m)ongoDb(ForTests)?\(|Database\.start|withTwoInstances|toTwoOfEach/;
    const leftOut = suites.filter((path) => {
      const [, tier, pattern] = runs.find(([, one]) => path.endsWith(`.${one}.spec.ts`)) ?? [];
      if (tier === undefined || path.endsWith('containers.int.spec.ts')) return false;
      return !new RegExp(pattern!).test(path) && takes.test(readFileSync(join(root, path), 'utf8'));
    });
    expect(leftOut).toEqual([]);
    const specs = engines.filter(({ variable }) => variable === 'BARAZA_TEST_NATS_URL');
    expect(specs).toHaveLength(1);
  });

  it('refuses what it does not know', () => {
    expect(withDocker('exit 1', '--everything')).toMatchObject({ status: 2 });
  });
});
