import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;
delete swc.exclude;
delete swc.jsc.rewriteRelativeImportExtensions; // Jest resolves the .ts files themselves

/** The tier is in the file name: .spec.ts (no I/O), .api.spec.ts, .int.spec.ts (real servers), .e2e.spec.ts. */
const tiers = {
  unit: ['<rootDir>/{libs,services}/*/src/**/*.spec.ts'],
  int: ['<rootDir>/{libs,services,e2e}/**/*.int.spec.ts'],
  e2e: ['<rootDir>/e2e/**/*.e2e.spec.ts'],
  // Too long for CI: `npm run soak` runs them one by one.
  soak: ['<rootDir>/e2e/**/*.soak.spec.ts'],
};
const tier = process.env.BARAZA_TEST_TIER ?? 'unit';

/**
 * Specs without servers run in bare Node, where a worker loads a module once and not for every suite anew: they took three
 * times as long else, most of it spent on linking Nest. They must leave nothing behind in a module; none did.
 */
const inBareNode = {
  runner: 'jest-light-runner/child-process',
  setupFiles: ['<rootDir>/libs/cli/setup/typescript.mjs'],
  setupFilesAfterEnv: ['<rootDir>/libs/cli/setup/test-patience.mjs'],
  maxWorkers: 2,
};

/** Servers that are given are one for all suites, which then take turns; else each suite starts its own. */
const serversAreGiven = Object.keys(process.env).some((name) => /^BARAZA_TEST_\w+_URL$/.test(name));

/** Suites with servers, processes and clocks of their own each have a world of their own. */
const eachInItsOwnWorld = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['baraza-source', 'node', 'node-addons'] },
  // A step of a story told to eleven processes over FerretDB takes three quarters of a minute on an idle machine.
  testTimeout: { unit: 120_000, int: 120_000, e2e: 300_000, soak: 900_000 }[tier],
  // A suite of the integration tier waits for its servers most of the time; one of e2e takes all that the machine has.
  maxWorkers: tier === 'int' && !serversAreGiven ? 2 : 1,
  // Real servers' clients may hold a socket for a while after their suite has ended and said what it found.
  forceExit: true,
};

export default {
  rootDir: import.meta.dirname,
  testMatch: tiers[tier],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    ...(tier === 'unit' ? ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'] : []),
  ],
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.cache/', '/data/'],
  ...(tier === 'unit' ? inBareNode : eachInItsOwnWorld),
  cacheDirectory: '.cache/jest',
};
