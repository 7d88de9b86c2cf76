import type { EventCatalogue } from '@baraza/contracts';
import type { Projection, ReadStore, WriterLease } from '../read-store.port.ts';
import { Turns } from './turns.ts';
import { BuildPool } from './build-pool.ts';
import { SharedFeed, type EventFeed } from './event-feed.ts';
import { type AroundBatch, ProjectionLane } from './projection-lane.ts';
import { PassingOver } from './passing-over.ts';
import type { ProjectionNews, ProjectionStatus, RebuildProgress, ViewRequest } from './projection-status.ts';
import { Requests } from './requests.ts';
import type { Backoff } from './setbacks.ts';
import type { Verification } from './verification.ts';

export interface ProjectionRunnerOptions {
  readonly store: ReadStore;
  /**
   * What the right to write of these projections is called, where several instances share the store: the same in each of them.
   * Default: the first projection's name.
   */
  readonly name?: string;
  readonly feed: EventFeed;
  /** Their models' names are unique. */
  readonly projections: readonly Projection<unknown>[];
  /** Lifts events to the newest version the program knows; without it data is taken as it was written. */
  readonly catalogue?: EventCatalogue;
  /** Events asked for at once while following, 1 to 1,000; default 500. */
  readonly page?: number;
  /** Documents and facts committed at once by a rebuild: how long a commit holds the thread. Default 2,000. */
  readonly rebuildCommit?: number;
  /** Documents each projection keeps in memory; default 50,000 while building, 1,000 while following. */
  readonly cachedDocuments?: { readonly building: number; readonly following: number };
  /** How often it looks without a poke; default 1,000. */
  readonly pollMs?: number;
  /** The pause after a failure doubles from `firstMs` (500) to `maxMs` (60,000). */
  readonly backoff?: Backoff;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Called when a projection stops, recovers, or begins to serve another generation: for logs and metrics. */
  readonly onChange?: (status: ProjectionStatus) => void;
  readonly around?: AroundBatch | undefined;
  /** Whether instances that share a store are asked for rebuilds, and for how these fare (`ask`, `news`): kept there then. */
  readonly isAsked?: boolean | undefined;
  /** Called when what was asked for (`ask`) came to nothing, or, without a model, could not be looked for: for logs. */
  readonly onNotDone?: ((error: unknown, model?: string) => void) | undefined;
}

/** How many lanes work at once over a store that several instances share: it is elsewhere, and they mostly wait for it. */
const LANES_AT_ONCE = 8;

/** There is no projection of this name here. */
export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
}

/** Runs projections over the record, each on its own. README.md tells the life of one event in it. */
export class ProjectionRunner {
  readonly #lanes: ReadonlyMap<string, ProjectionLane>;
  readonly #feed: EventFeed;
  readonly #pool: BuildPool;
  readonly #store: ReadStore;
  readonly #name: string | undefined;
  /** Undefined where nobody else writes, or nobody asks. */
  readonly #requests: Requests | undefined;
  readonly #notDone: (error: unknown, model?: string) => void;
  #deaf: (() => void) | undefined;
  #lease: WriterLease | undefined;

  /** @throws Error for two projections of one name */
  constructor(options: ProjectionRunnerOptions) {
    const { store, projections, catalogue } = options;
    this.#store = store;
    this.#name = options.name ?? projections[0]?.model.name;
    this.#feed = new SharedFeed(options.feed);
    const turns = new Turns(store.lease === undefined ? 1 : LANES_AT_ONCE);
    this.#pool = new BuildPool(this.#feed, turns, { page: 1_000, commit: options.rebuildCommit ?? 2_000 });
    const passing = new PassingOver(store);
    const lanes = new Map<string, ProjectionLane>();
    for (const projection of projections) {
      const lane = new ProjectionLane(projection, {
        store,
        feed: this.#feed,
        pool: this.#pool,
        turns,
        passing,
        writing: { catalogue, ledgerId: options.feed.ledgerId },
        cached: options.cachedDocuments ?? { building: 50_000, following: 1_000 },
        page: options.page ?? 500,
        pollMs: options.pollMs ?? 1_000,
        backoff: options.backoff ?? { firstMs: 500, maxMs: 60_000 },
        now: options.now ?? Date.now,
        changed: options.onChange ?? (() => undefined),
        around: options.around,
        lease: () => this.#lease,
      });
      if (lanes.has(lane.name)) throw new Error(`two projections are called ${lane.name}`);
      lanes.set(lane.name, lane);
    }
    this.#lanes = lanes;
    this.#notDone = options.onNotDone ?? (() => undefined);
    if (options.isAsked === true && store.shared !== undefined) {
      this.#requests = new Requests({
        shared: (model) => store.shared!(model),
        lanes,
        lease: () => this.#lease,
        pollMs: options.pollMs ?? 1_000,
        now: options.now ?? Date.now,
        notDone: this.#notDone,
      });
    }
  }

  /** Begins in the background: `status` tells how far each is. */
  start(): void {
    if (this.#name !== undefined) {
      this.#lease ??= this.#store.lease?.(this.#name, [...this.#lanes.keys()], () => {
        for (const lane of this.#lanes.values()) lane.takeOver();
        this.#requests?.look();
      });
    }
    this.#deaf ??= this.#feed.onAppended(() => {
      for (const lane of this.#lanes.values()) lane.poke();
    });
    for (const lane of this.#lanes.values()) lane.start();
    this.#requests?.start();
  }

  /** After the batches under way; an unfinished build is gone on with at the next start. For good: make a new runner. */
  async stop(): Promise<void> {
    this.#deaf?.();
    const building = this.#pool.stop();
    await Promise.all([building, this.#requests?.stop(), ...[...this.#lanes.values()].map((lane) => lane.stop())]);
    await this.#lease?.release();
  }

  status(): readonly ProjectionStatus[] {
    return [...this.#lanes.values()].map((lane) => lane.status());
  }

  /**
   * Waits until what is served of a model holds at a sequence: for one who wants to read their own write.
   * @returns false when the time was over first
   * @throws UnknownProjection
   */
  async waitFor(model: string, sequence: number, timeoutMs: number): Promise<boolean> {
    return this.#lane(model).reaches(sequence, timeoutMs);
  }

  /** How each fares where it is written: of a standby, as the one who writes has told it. */
  async news(): Promise<readonly ProjectionNews[]> {
    const own = this.status();
    if (this.#requests !== undefined) return this.#requests.news(own);
    return own.map((status) => ({ ...status, standsBy: false, asked: [] }));
  }

  /**
   * Sees to it that this is done, whichever instance writes: begun here, or kept for the one that does. `news` tells of it.
   * @param by who asks
   * @throws UnknownProjection
   * @throws ReadStoreUnavailable where it could not be kept
   */
  async ask(model: string, what: ViewRequest['what'], by: string): Promise<void> {
    const lane = this.#lane(model);
    // A rebuild is kept also where this one writes: any other may be asked how far it is.
    if (this.#requests !== undefined && (what === 'rebuild' || lane.status().state === 'standby')) {
      await this.#requests.ask(model, what, by);
    } else if (what === 'resume') lane.resume();
    else lane.rebuild().catch((error: unknown) => this.#notDone(error, model));
  }

  /** Tries a stopped projection again at once. @throws UnknownProjection */
  resume(model: string): void {
    this.#lane(model).resume();
  }

  /**
   * Builds a model anew from sequence 1, beside what is served, and swaps. Resolves after the swap.
   * @throws UnknownProjection
   * @throws StandsBy where another instance writes
   * @throws CannotApply where an event stopped it, BuildStopped where the runner did: what was served still is
   */
  async rebuild(model: string): Promise<void> {
    return this.#lane(model).rebuild();
  }

  /**
   * Rebuilds a model from zero where nobody sees it, and compares digests with what is served, both at one sequence.
   * @throws UnknownProjection, CannotApply, BuildStopped
   */
  async verify(model: string, progress?: (progress: RebuildProgress) => void): Promise<Verification> {
    return this.#lane(model).verify(progress);
  }

  #lane(model: string): ProjectionLane {
    const lane = this.#lanes.get(model);
    if (lane === undefined) throw new UnknownProjection(`no projection is called ${model}`);
    return lane;
  }
}
