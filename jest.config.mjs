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
};
const tier = process.env.BARAZA_TEST_TIER ?? 'unit';

export default {
  rootDir: import.meta.dirname,
  testMatch: tiers[tier],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    ...(tier === 'unit' ? ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'] : []),
  ],
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.cache/', '/data/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['baraza-source', 'node', 'node-addons'] },
  // What hangs is ended; what only waits for its turn on a busy machine is not.
  testTimeout: tier === 'unit' ? 60_000 : 120_000,
  maxWorkers: tier === 'unit' ? 2 : 1,
  // Modules of an ended suite stay in a worker's memory: a worker that has grown is replaced before it thrashes.
  ...(tier === 'unit' ? { workerIdleMemoryLimit: '1GB' } : {}),
  // Real servers' clients may hold a socket for a while after their suite has ended and said what it found.
  forceExit: tier !== 'unit',
  cacheDirectory: '.cache/jest',
};
