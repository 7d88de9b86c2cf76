import type { EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import {
  goesOn,
  type ProjectionNews,
  type ProjectionStatus,
  type ReadStore,
  type Verification,
} from '@baraza/read-models';
import {
  CATALOGUE,
  type Check,
  EVENT_STORE,
  LedgerFeed,
  LOGGER,
  NotFound,
  Protections,
  READ_STORE,
  ReaderAnnouncer,
  ReadinessChecks,
  type Tracing,
  TRACING,
  troubleOf,
  VeiledRunner,
  ViewProgress,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { everyProjection, isCounting } from '../every-projection.ts';

/** Further behind than this, a view does not keep up. */
const KEEPS_UP_WITHIN = 1_000;
/** A view that has not looked for news this long is not alive, however little it lags. */
const ALIVE_WITHIN_MS = 15_000;

/** Keeps every view up with the record: in this process, each on its own. */
@Injectable()
export class Projections implements OnModuleInit, OnApplicationShutdown {
  /** What names organisations, and what counts them: a protected one is met differently in each. */
  readonly #runners: readonly VeiledRunner[];
  #isHurried = true;

  constructor(
    @Inject(READ_STORE) store: ReadStore,
    @Inject(EVENT_STORE) events: EventStore,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(TRACING) tracing: Tracing,
    private readonly readiness: ReadinessChecks,
    private readonly progress: ViewProgress,
    protections: Protections,
    announcer: ReaderAnnouncer,
  ) {
    announcer.readsEverything();
    const feed = new LedgerFeed(events, () => this.#isHurried);
    const onChange = (status: ProjectionStatus): void => this.#log(status);
    const onNotDone = (error: unknown, view?: string): void =>
      logger.error({ view, err: error }, 'not done as it was asked for');
    const around = tracing.isOn ? tracing.projecting.bind(tracing) : undefined;
    this.#runners = (['rows', 'figures'] as const).map((sight) => {
      const projections = everyProjection.filter((one) => isCounting(one) === (sight === 'figures'));
      const ofStore = { store, name: `views.${sight}`, events, feed, projections, sight, catalogue };
      return new VeiledRunner({ ...ofStore, protections, onChange, around, isAsked: true, onNotDone });
    });
  }

  async onModuleInit(): Promise<void> {
    for (const runner of this.#runners) await runner.start();
    this.progress.keptUpBy((view, ...within) => this.#runnerOf(view).waitFor(view, ...within));
    this.progress.holdBackWhile(() => this.#runners.some(({ isRemaking }) => isRemaking));
    this.readiness.add(() => this.status().map((status) => checkOf(status, Date.now())));
    this.readiness.follow(() => this.status());
  }

  async onApplicationShutdown(): Promise<void> {
    for (const runner of this.#runners) await runner.stop();
  }

  /** How this process fares with each. */
  status(): readonly ProjectionStatus[] {
    const all = this.#runners.flatMap((runner) => runner.status());
    return everyProjection.map(({ model }) => all.find(({ name }) => name === model.name)!);
  }

  /**
   * While much is recorded that nobody waits to see, views look for it now and then and take it in great steps: a commit for
   * every event would cost more than the recording.
   */
  async unhurried<Result>(record: () => Promise<Result>): Promise<Result> {
    this.#isHurried = false;
    try {
      return await record();
    } finally {
      this.#isHurried = true;
    }
  }

  /** How each fares where it is written, in whichever instance. */
  async news(): Promise<readonly ProjectionNews[]> {
    const all = (await Promise.all(this.#runners.map((runner) => runner.news()))).flat();
    return everyProjection.map(({ model }) => all.find(({ name }) => name === model.name)!);
  }

  /** Tries a stopped view again at once, or has the instance that writes do so. @throws NotFound */
  resume(view: string, by: string): Promise<ProjectionNews> {
    return this.#ask(view, 'resume', by);
  }

  /**
   * Begins to build a view anew beside the one that is served, or has the instance that writes do so; `news` tells how far it
   * is. @throws NotFound
   */
  rebuild(view: string, by: string): Promise<ProjectionNews> {
    return this.#ask(view, 'rebuild', by);
  }

  /**
   * Rebuilds every view from zero where nobody sees it, one after the other, and compares each with what is served.
   * @param view this one alone
   * @throws NotFound for a view that there is not
   * @throws CannotApply where an event stops a rebuild, BuildStopped where the process is ending
   */
  async verify(view?: string): Promise<readonly Verification[]> {
    const found: Verification[] = [];
    for (const { name } of view === undefined ? this.status() : [this.#find(view)])
      found.push(await this.#runnerOf(name).verify(name));
    return found;
  }

  async #ask(view: string, what: 'rebuild' | 'resume', by: string): Promise<ProjectionNews> {
    const { name } = this.#find(view);
    const runner = this.#runnerOf(name);
    await runner.ask(name, what, by);
    return (await runner.news()).find((one) => one.name === name)!;
  }

  #find(view: string): ProjectionStatus {
    const found = this.status().find(({ name }) => name === view);
    if (found === undefined) throw new NotFound();
    return found;
  }

  #runnerOf(view: string): VeiledRunner {
    return this.#runners.find((runner) => runner.status().some(({ name }) => name === view))!;
  }

  #log(status: ProjectionStatus): void {
    const { name, state, checkpoint, lag, lastError } = status;
    const told = { view: name, state, checkpoint, lag, error: lastError };
    if (state === 'stopped' || state === 'needs-upgrade') this.logger.error(told, 'view stopped');
    else this.logger.debug(told, 'view');
  }
}

/** Ready while it keeps up and looks for news; a view that is rebuilt is served as it was meanwhile. */
export function checkOf(status: ProjectionStatus, now: number): Check {
  const { name, state, lag, lookedAt, checkpoint, rebuild, trouble } = status;
  const isAlive = lookedAt !== undefined && now - lookedAt <= ALIVE_WITHIN_MS;
  const isServed = rebuild === undefined || checkpoint > 0;
  const keepsUp = goesOn(status) && lag <= KEEPS_UP_WITHIN;
  const progress = rebuild === undefined ? {} : { done: rebuild.done, total: rebuild.total };
  const detail = { state, lag, ...progress, ...troubleOf(trouble) };
  return { name: `view.${name}`, ready: keepsUp && isAlive && isServed, detail };
}
