// `npm run test:containers`: the suites that take an engine by its URL, against containers of NATS, KurrentDB and MongoDB.
import { spawnSync } from 'node:child_process';
import { ensureReady, main, pinnedNode, root, run, say } from './workspace.mjs';

const usage = `npm run test:containers             the suites that take an engine by its URL, against engines in containers
npm run test:containers -- --plan   says what it would start and run, and does nothing`;

/** Where there is no Docker engine nothing was tested: that is no success. */
const NO_DOCKER = 3;

/** Each engine: its image, and the variable by which the suites hear of it. */
const ENGINES = [
  {
    name: 'NATS',
    image: 'nats:2.15.1-alpine3.22',
    variable: 'BARAZA_TEST_NATS_URL',
    async start({ GenericContainer, Wait }) {
      const configuration = 'listen: "0.0.0.0:4222"\njetstream { store_dir: "/data", sync_interval: always }\n';
      const started = await new GenericContainer(this.image)
        .withCopyContentToContainer([{ content: configuration, target: '/etc/nats/nats.conf' }])
        .withCommand(['nats-server', '-c', '/etc/nats/nats.conf'])
        .withExposedPorts(4222)
        .withWaitStrategy(Wait.forListeningPorts())
        .start();
      return { started, url: `nats://${started.getHost()}:${started.getMappedPort(4222)}` };
    },
  },
  {
    name: 'KurrentDB',
    image: 'docker.kurrent.io/kurrent-latest/kurrentdb:25.1.0-x64-8.0-bookworm-slim',
    variable: 'BARAZA_TEST_KURRENTDB_URL',
    async start({ GenericContainer, Wait }) {
      const started = await new GenericContainer(this.image)
        .withEnvironment({ KURRENTDB_INSECURE: 'true', KURRENTDB_MEM_DB: 'true', KURRENTDB_TELEMETRY_OPTOUT: 'true' })
        .withExposedPorts(2113)
        .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCodeMatching((code) => code >= 200 && code < 300))
        .start();
      return { started, url: `kurrentdb://${started.getHost()}:${started.getMappedPort(2113)}?tls=false` };
    },
  },
  {
    name: 'MongoDB',
    image: 'mongo:8.0.15-noble',
    variable: 'BARAZA_TEST_MONGODB_URL',
    async start() {
      const { MongoDBContainer } = await import('@testcontainers/mongodb');
      const started = await new MongoDBContainer(this.image).start();
      return { started, url: `${started.getConnectionString()}/baraza?directConnection=true` };
    },
  },
];

/** What is run: suites by their paths, tier after tier. Other e2e suites would meet none of the containers. */
const RUNS = [
  {
    tier: 'int',
    suites: '(nats|jetstream|relay|integrator|event-bus|kurrent|mongo|over-nats|two-instances|taking-over|move-vault)',
  },
  { tier: 'e2e', suites: '(two-instances|moving)' },
];

/** What these runs do not show of the containers. */
const NOT_SHOWN = [
  'NATS under a whole cluster: it starts a nats-server of its own',
  'KurrentDB under the faults of two instances: their record is in a file',
  'MongoDB killed, or away for a while: that is done to a FerretDB, by npm run test:e2e',
];
const argumentsOf = ({ tier, suites }) => ['--tier', tier, suites];

function plan() {
  const lines = [
    ...ENGINES.map(({ name, image, variable }) => `starts ${name} from ${image}, for ${variable}`),
    ...RUNS.map((one) => `runs node libs/cli/setup/test.mjs ${argumentsOf(one).join(' ')}`),
    ...NOT_SHOWN.map((what) => `does not show ${what}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** @returns what Docker says where it has no engine; undefined where one answers */
function withoutDocker() {
  const asked = spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { encoding: 'utf8', timeout: 30_000 });
  if (asked.error !== undefined) return asked.error.message;
  // Without an engine older clients end with 0 as well, and say nothing.
  if (asked.status === 0 && /\d/.test(asked.stdout)) return undefined;
  return asked.stderr.trim().split('\n').at(-1) || 'docker info says nothing of an engine';
}

async function withEngines(work) {
  const testcontainers = await import('testcontainers');
  const running = [];
  try {
    const env = {};
    for (const engine of ENGINES) {
      say(`starting ${engine.name} from ${engine.image} …`);
      const { started, url } = await engine.start(testcontainers);
      running.push(started);
      env[engine.variable] = url;
    }
    return await work(env);
  } finally {
    await Promise.all(running.map((one) => one.stop()));
  }
}

await main(async (args) => {
  const unknown = args.filter((arg) => !['--plan', '--help'].includes(arg));
  if (args.includes('--help') || unknown.length > 0) {
    if (unknown.length > 0) say(`unknown: ${unknown.join(' ')}`);
    process.stdout.write(`${usage}\n`);
    return unknown.length > 0 ? 2 : 0;
  }
  if (args.includes('--plan')) {
    plan();
    return 0;
  }
  const why = withoutDocker();
  if (why !== undefined) {
    say(`no Docker engine answers here (${why}): nothing was tested. --plan says what would be.`);
    return NO_DOCKER;
  }
  await ensureReady();
  return withEngines(async (env) => {
    let worst = 0;
    for (const one of RUNS) {
      const code = await run(pinnedNode(), [`${root}libs/cli/setup/test.mjs`, ...argumentsOf(one)], { env });
      worst = Math.max(worst, code);
    }
    return worst;
  });
});
