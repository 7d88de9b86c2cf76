import { randomUUID } from 'node:crypto';
import { Projections } from '@baraza/projections';
import {
  addressOf,
  type BarazaConfig,
  Calendar,
  clockOf,
  endOnSignals,
  endWhileStarting,
  loadConfig,
  RUNTIME,
  type Runtime,
  SignInLinks,
  StartUp,
  Unavailable,
  WhileServing,
} from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createStandalone } from './create-standalone.ts';
import { holdsSample, makeSampleForum } from './sample-forum/make-sample-forum.ts';
import { StoryClock } from './sample-forum/story-clock.ts';
import { welcome } from './welcome.ts';

export interface Serving {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Make the sample forum where the folder holds nothing yet. */
  readonly sample: boolean;
  /** Where progress and the welcome go, line by line. */
  print(line: string): void;
}

const PASS = 'x-baraza-story';
const RETRY = { headers: { 'retry-after': '10' } };

/**
 * All services in one process on one port. The port opens at once; where the sample forum is to be made first, commands
 * wait until it is there (503), and `/health/ready` says how far it is.
 * @throws what `createApplication` and `loadConfig` throw, before anything is listened to
 */
export async function serveStandalone({ env, sample, print }: Serving): Promise<NestFastifyApplication> {
  const config = loadConfig(env, { service: 'standalone', dataFolder: sample ? './data/sample' : './data/forum' });
  const clock = new StoryClock(clockOf(config));
  const started = endWhileStarting();
  const app = await createStandalone({ config, clock }).finally(started);
  const runtime = app.get<Runtime>(RUNTIME);
  endOnSignals(app, runtime.logger);
  const makes = sample && (await needsSample(config, runtime));
  const door = new StoryDoor(makes);
  door.guard(app);
  const end = async (error: unknown): Promise<never> => {
    await app.close(); // else what was opened keeps a process alive that serves nothing
    throw error;
  };
  await app.listen(config.port, config.host).catch(end);
  const address = addressOf(app, config);
  if (makes) {
    print(`Making the sample forum in ${config.dataFolder}; ${address}/health/ready says how far it is.`);
    await app
      .get(StartUp)
      .run('making the sample forum', (report) => tellStory(app, config, clock, [PASS, door.secret], print, report))
      .catch(end);
    door.open();
  }
  app.get(Calendar).start();
  app.get(WhileServing).start();
  for (const line of await welcome({
    address,
    dataFolder: config.dataFolder,
    oidcIssuer: config.oidc?.issuer,
    issuer: runtime.developmentIssuer,
    links: app.get(SignInLinks),
  })) {
    print(line);
  }
  return app;
}

/**
 * Makes the sample forum in a folder that holds none, and closes it again: for processes that are then started over it.
 * @throws what `createApplication` and `loadConfig` throw
 */
export async function makeSampleOnly({ env, print }: Omit<Serving, 'sample'>): Promise<void> {
  const config = loadConfig({ ...env, PORT: '0' }, { service: 'standalone' });
  const clock = new StoryClock(clockOf(config));
  const app = await createStandalone({ config, clock });
  const runtime = app.get<Runtime>(RUNTIME);
  try {
    if (!(await needsSample(config, runtime))) return;
    print(`Making the sample forum in ${config.dataFolder} …`);
    await app.getHttpAdapter().getInstance().ready();
    await tellStory(app, config, clock, ['x-nothing', '1'], print, () => undefined);
  } finally {
    await app.close();
  }
}

/** A folder with a real forum, or with anything that is not the sample begun, is served as it is. */
async function needsSample(config: BarazaConfig, { store, developmentIssuer }: Runtime): Promise<boolean> {
  if (developmentIssuer === undefined || holdsSample(config.dataFolder)) return false;
  const { sequence } = await store.head();
  if (sequence === 0) return true;
  const first = (await store.readStream('forum-main', { limit: 1 })).events[0];
  return (first?.data as { sample?: boolean } | undefined)?.sample === true && first?.sequence === 1;
}

function tellStory(
  app: NestFastifyApplication,
  config: BarazaConfig,
  clock: StoryClock,
  pass: readonly [string, string],
  print: Serving['print'],
  report: (done: number, total: number) => void,
): Promise<void> {
  const { store, developmentIssuer } = app.get<Runtime>(RUNTIME);
  const making = {
    ...{ app, clock, store, pass, dataFolder: config.dataFolder, issuer: developmentIssuer! },
    report: throttled((done, total) => print(`  ${done} of ${total} commands`), report),
  };
  return app.get(Projections).unhurried(() => makeSampleForum(making));
}

/** Prints now and then; reports every time. */
function throttled(
  print: (done: number, total: number) => void,
  report: (done: number, total: number) => void,
): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    report(done, total);
    if (Date.now() - last < 2_000 && done < total) return;
    last = Date.now();
    print(done, total);
  };
}

/** Keeps others' commands out while the past is being told: they would be recorded with its dates. */
class StoryDoor {
  readonly secret = randomUUID();
  #closed: boolean;

  constructor(closed: boolean) {
    this.#closed = closed;
  }

  open(): void {
    this.#closed = false;
  }

  guard(app: NestFastifyApplication): void {
    if (!this.#closed) return;
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (request, _reply, done) => {
        const waits = this.#closed && request.method !== 'GET' && request.headers[PASS] !== this.secret;
        done(waits ? new Unavailable('starting', 'The sample forum is still being made.', RETRY) : undefined);
      });
  }
}
