import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Imports go downward only (docs/architecture.md): what each library may import of ours. Services may import all of them. */
const belowTheServices = {
  domain: [],
  programs: [],
  contracts: ['domain'],
  'event-store': ['domain', 'programs', 'contracts'],
  'event-bus': ['domain', 'programs', 'contracts', 'event-store'],
  mongodb: ['programs'],
  'read-models': ['domain', 'programs', 'contracts', 'mongodb'],
  privacy: ['domain', 'programs', 'contracts', 'mongodb'],
  files: [],
  'ballot-box': ['programs', 'mongodb'],
};
const below = Object.keys(belowTheServices);
const mayImport = { ...belowTheServices, 'service-kit': below, cli: [...below, 'service-kit'] };
const libs = Object.keys(mayImport);
const services = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'];

const deepImport = {
  // The ids alone, for a thread that would else load every contract before it begins; and what loads MongoDB's client.
  regex: '^@baraza/(?!contracts/ids$|(?:ballot-box|privacy|read-models)/mongodb$)[^/]+/(?!package\\.json$|testing$)',
  message: "A library's only door is its index.ts.",
};
const notBelow = (names, why) =>
  names.length === 0 ? [] : [{ regex: `^@baraza/(${names.join('|')})$`, message: why }];
const otherFolder = {
  regex: '\\.\\./(libs|services)/|(\\.\\./){2,}[^.]*/src/',
  message: 'Import another package by its name.',
};
const restrict = (patterns) => ({
  'no-restricted-imports': ['error', { patterns: [deepImport, otherFolder, ...patterns] }],
});

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.nx/', '.cache/', 'data/', '**/*.golden/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    // Nest injects by the types of parameters: their imports must stay values.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off', // Nest's modules are empty classes
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess makes the honest ones necessary
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      ...restrict([]),
    },
  },
  ...libs.map((lib) => ({
    files: [`libs/${lib}/**/*.ts`],
    rules: restrict(
      notBelow(
        [...libs.filter((other) => other !== lib && !mayImport[lib].includes(other)), ...services, 'standalone'],
        `libs/${lib} may not import this: imports go downward only (docs/architecture.md).`,
      ),
    ),
  })),
  ...services.map((service) => ({
    files: [`services/${service}/**/*.ts`],
    rules: restrict(
      notBelow(
        [...services.filter((other) => other !== service), 'standalone', 'cli'],
        'A service knows another only by its events (libs/contracts).',
      ),
    ),
  })),
  {
    // Pure files: deciders, states, projections, contracts and the kernel. They get time, ids and facts as parameters.
    files: [
      'libs/domain/src/**/*.ts',
      'services/*/src/**/*.{state,decider,projection}.ts',
      'services/*/src/**/*.pure.ts',
      'libs/contracts/src/{members,capacity,coalitions,campaigns}/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            deepImport,
            {
              regex: '^(node:|@nestjs/|rxjs|mongoose|@nats-io/|fastify|class-)',
              message: 'A pure file has no I/O and no framework.',
            },
            ...notBelow(
              ['event-store', 'event-bus', 'mongodb', 'privacy', 'files', 'ballot-box', 'service-kit', 'cli'],
              'A pure file has no I/O.',
            ),
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'performance'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is a parameter.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is a parameter.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Chance is a parameter.',
        },
      ],
    },
  },
  {
    // A query that read the store itself would not wait for the position it was asked by.
    files: ['services/projections/src/**/*.ts'],
    ignores: ['services/projections/src/{runtime,testing}/**', '**/*.spec.ts', '**/*.pure.ts', '**/*.projection.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "ImportSpecifier[imported.name='READ_STORE']", message: 'Queries read SERVED_MODELS.' },
      ],
    },
  },
  {
    // Loaded by Node itself in workers and child processes, which strips types but compiles nothing.
    files: ['libs/{domain,contracts,event-store,event-bus,mongodb,read-models,privacy,files,ballot-box}/**/*.ts'],
    rules: {
      '@typescript-eslint/parameter-properties': 'error',
      '@typescript-eslint/no-restricted-types': 'off',
    },
  },
  { files: ['libs/cli/**', 'e2e/**', '**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  prettier,
);
