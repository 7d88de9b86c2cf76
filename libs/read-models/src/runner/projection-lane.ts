import type { SequencedEvent } from '@baraza/contracts';
import type { Generation, Projection, ReadStore, WriterLease } from '../read-store.port.ts';
import { ReadStoreUnavailable } from '../read-store.port.ts';
import { Bell, Turnstile, type Turns } from './turns.ts';
import { BuildStopped, type BuildPool } from './build-pool.ts';
import { OtherLedger, sliceEnds, type EventFeed, type FeedPage } from './event-feed.ts';
import { CannotApply, GenerationWriter, type WriterOptions } from './generation-writer.ts';
import type { PassingOver } from './passing-over.ts';
import {
  ProgressMeter,
  type ProjectionFault,
  type ProjectionState,
  type ProjectionStatus,
  type RebuildProgress,
} from './projection-status.ts';
import { Reached } from './reached.ts';
import { faultOf, NewerGeneration, Setbacks, type Backoff } from './setbacks.ts';
import { digestOfStanding, undisturbed, type Verification } from './verification.ts';

export interface LaneOptions {
  readonly store: ReadStore;
  /** Shared by all lanes. */
  readonly feed: EventFeed;
  readonly pool: BuildPool;
  readonly turns: Turns;
  /** Shared by all lanes. */
  readonly passing: PassingOver;
  readonly writing: Omit<WriterOptions, 'cached'>;
  /** Documents kept in memory while building, and while following. */
  readonly cached: { readonly building: number; readonly following: number };
  /** Events asked for at once while following. */
  readonly page: number;
  readonly pollMs: number;
  readonly backoff: Backoff;
  readonly now: () => number;
  readonly changed: (status: ProjectionStatus) => void;
  readonly around?: AroundBatch | undefined;
  /** Undefined where nobody else writes. */
  readonly lease: () => WriterLease | undefined;
}

/** Goes around the taking of a batch while following, until it is committed: for traces. It passes on what is thrown. */
export type AroundBatch = (
  model: string,
  events: readonly SequencedEvent[],
  take: () => Promise<void>,
) => Promise<void>;

/** While much is recorded, what comes within this time is taken in one batch: a commit costs more than what is in it. */
const GATHERS_MS = 10;

/** How often a standby looks for what somebody waits for, in milliseconds. */
const WATCHED_MS = 50;
/** It then pauses this many times as long as a look takes: on a slow database those who wait would be what makes it slow. */
const PAUSES_PER_LOOK = 4;
/** How much longer it waits where nobody does: it is only to know how far the writer is, and is told when it takes over. */
const STANDBY_POLLS = 5;

/** Another instance writes of this projection: ask that one. */
export class StandsBy extends Error {
  override readonly name = 'StandsBy';
}

/**
 * One projection's life: it builds a generation where none of its version serves, then follows the record. What goes
 * wrong here stops this lane alone.
 */
export class ProjectionLane {
  readonly #projection: Projection<unknown>;
  readonly #options: LaneOptions;
  readonly #news = new Bell();
  readonly #hurry = new Bell();
  readonly #resumed = new Bell();
  /** Held while a batch is applied to the served generation, and while it is swapped or compared. */
  readonly #touching = new Turnstile();
  readonly #served = new Reached();
  /** Generations that commands are building: not left over from an earlier life. */
  readonly #commanded = new Set<number>();
  readonly #setbacks: Setbacks;
  #live: GenerationWriter<unknown> | undefined;
  #head = 0;
  #lookedAt: number | undefined;
  #progress: ProgressMeter | undefined;
  #rebuildFault: ProjectionFault | undefined;
  #stopping = false;
  #running: Promise<void> | undefined;

  constructor(projection: Projection<unknown>, options: LaneOptions) {
    this.#projection = projection;
    this.#options = options;
    this.#setbacks = new Setbacks(options.backoff, options.now);
  }

  get name(): string {
    return this.#projection.model.name;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** After the batch under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const bell of [this.#news, this.#hurry, this.#resumed]) bell.ring();
    await this.#running;
  }

  /** Look now: there is news. A standby does not follow the record, and looks in its own time. */
  poke(): void {
    if (!this.#standsBy) this.#news.ring();
  }

  /** It may write from now on. */
  takeOver(): void {
    this.#news.ring();
    this.#resumed.ring();
  }

  /** Tries again at once where it has stopped. */
  resume(): void {
    this.#resumed.ring();
  }

  status(): ProjectionStatus {
    const head = Math.max(this.#head, this.#served.checkpoint);
    return {
      name: this.name,
      version: this.#projection.model.version,
      state: this.#state(),
      checkpoint: this.#served.checkpoint,
      head,
      lag: head - this.#served.checkpoint,
      lookedAt: this.#lookedAt,
      rebuild: this.#progress?.read(this.#options.now()),
      rebuildFault: this.#rebuildFault,
      lastError: this.#setbacks.last,
      trouble: this.#standsBy ? this.#options.lease()?.trouble : undefined,
    };
  }

  #state(): ProjectionState {
    if (this.#standsBy) return 'standby';
    if (this.#setbacks.last !== undefined) return this.#setbacks.needsUpgrade ? 'needs-upgrade' : 'stopped';
    return this.#progress === undefined ? 'running' : 'rebuilding';
  }

  /** @returns whether the served documents hold at this sequence before the time is over */
  async reaches(sequence: number, timeoutMs: number): Promise<boolean> {
    const reached = this.#served.waitFor(sequence, timeoutMs);
    if (this.#served.isWaitedFor) {
      this.#news.ring();
      this.#hurry.ring();
    }
    return reached;
  }

  /**
   * Builds the projection anew beside what is served, then swaps both at one sequence.
   * @throws StandsBy
   */
  async rebuild(): Promise<void> {
    if (this.#standsBy) throw new StandsBy(`${this.name} is kept up by another instance: ask that one to rebuild it`);
    this.#rebuildFault = undefined;
    try {
      await this.#rebuild();
    } catch (error) {
      this.rebuildCameToNothing(error);
      throw error;
    }
  }

  /** Is told of from now on, until another is begun. */
  rebuildCameToNothing(error: unknown): void {
    this.#rebuildFault = faultOf(error, this.#options.now());
  }

  async #rebuild(): Promise<void> {
    const generation = await this.#begin();
    const writer = this.#writer(generation);
    try {
      await this.#visibly(writer, async (progress) => {
        await this.#build(writer, progress);
        await this.#touching.pass(async () => {
          // What is served must never go back: the new one goes on to where the old one stands.
          await this.#build(writer, progress, this.#live?.checkpoint);
          await this.#serve(writer);
        });
      });
      this.#resumed.ring();
    } catch (error) {
      await this.#options.store.discard(this.name, generation.generation).catch(() => undefined);
      throw error;
    } finally {
      this.#commanded.delete(generation.generation);
    }
  }

  /**
   * Rebuilds from zero into a generation nobody sees, and compares it with what is served.
   * @throws ReadStoreUnavailable where other instances take over all the while
   */
  verify(progress: (progress: RebuildProgress) => void = () => undefined): Promise<Verification> {
    return undisturbed(this.name, () => this.#verify(progress));
  }

  async #verify(progress: (progress: RebuildProgress) => void): Promise<Verification> {
    const { store } = this.#options;
    const [checkpoint, served] = await this.#touching.pass(() => this.#digestServed());
    const scratch = await this.#begin();
    try {
      const writer = this.#writer(scratch);
      const meter = new ProgressMeter(this.#options.now(), 0, checkpoint);
      const tell = (total: number): void => {
        meter.at(writer.position, total);
        progress(meter.read(this.#options.now()));
      };
      await this.#build(writer, tell, checkpoint);
      const rebuilt = await digestOfStanding(store, this.#projection.model, scratch.generation);
      return { model: this.name, checkpoint, served, rebuilt, equal: served === rebuilt };
    } finally {
      await store.discard(this.name, scratch.generation);
      this.#commanded.delete(scratch.generation);
    }
  }

  /** The digest of what is served, and of when. Another instance may write meanwhile: then once more. */
  async #digestServed(): Promise<readonly [checkpoint: number, digest: string]> {
    const { store } = this.#options;
    for (;;) {
      const before = await store.checkpoint(this.name);
      const digest = await store.digest(this.name);
      if ((await store.checkpoint(this.name)) === before) return [before, digest];
    }
  }

  get #standsBy(): boolean {
    return this.#options.lease()?.isHeld === false;
  }

  async #begin(): Promise<Generation> {
    const generation = await this.#options.store.begin(this.#projection.model);
    this.#commanded.add(generation.generation);
    return generation;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#standBy();
        if (this.#stopping) return;
        await this.#open();
        await this.#follow();
      } catch (error) {
        if (error instanceof BuildStopped) return;
        if (this.#standsBy && !(error instanceof ReadStoreUnavailable)) continue; // it lost the right to: no setback
        const pause = this.#setbacks.add(error);
        this.#options.changed(this.status());
        await this.#resumed.sleep(pause);
      }
    }
  }

  /** While another instance writes: sees how far that one is. */
  async #standBy(): Promise<void> {
    const { store, now, pollMs } = this.#options;
    this.#live = undefined;
    while (this.#standsBy && !this.#stopping) {
      const from = now();
      this.#served.moveTo(await store.checkpoint(this.name));
      this.#lookedAt = now();
      this.#goneOn(this.#served.checkpoint);
      const watched = Math.max(WATCHED_MS, (this.#lookedAt - from) * PAUSES_PER_LOOK);
      await this.#news.sleep(this.#served.isWaitedFor ? Math.min(watched, pollMs) : pollMs * STANDBY_POLLS);
    }
  }

  /** Finds the generation to follow; builds it first where none of this version serves. */
  async #open(): Promise<void> {
    const { store } = this.#options;
    const { model } = this.#projection;
    const generations = await store.prepare(model);
    const serving = generations.find(({ state }) => state === 'serving');
    this.#served.moveTo(serving?.checkpoint ?? 0);
    if (serving !== undefined && serving.version > model.version) {
      throw new NewerGeneration(`version ${serving.version} is served, this program knows ${model.version}`);
    }
    const left = generations.filter(
      ({ state, generation }) => state === 'building' && !this.#commanded.has(generation),
    );
    if (serving?.version === model.version) {
      for (const { generation } of left) await store.discard(model.name, generation);
      this.#live = this.#writer(serving, this.#options.cached.following);
      return;
    }
    const begun = left.find(({ version }) => version === model.version);
    for (const generation of left) if (generation !== begun) await store.discard(model.name, generation.generation);
    const writer = this.#writer(begun ?? (await store.begin(model)));
    await this.#visibly(writer, async (progress) => {
      await this.#build(writer, progress);
      await this.#touching.pass(() => this.#serve(writer));
    });
  }

  async #follow(): Promise<void> {
    const { feed, page: limit, pollMs } = this.#options;
    while (!this.#stopping && !this.#standsBy) {
      this.#news.quiet();
      const { position } = this.#live!;
      const page = await feed.read(position, limit);
      this.#lookedAt = this.#options.now();
      this.#head = page.head;
      if (page.head < position) throw new OtherLedger(`${position} seen, the ledger ends at ${page.head}`);
      for (const upTo of sliceEnds(page, page.upTo)) {
        await this.#touching.pass(() => this.#options.turns.take(() => this.#observed(page, position, upTo)));
      }
      await this.#touching.pass(() => this.#passOver());
      this.#goneOn(this.#served.checkpoint);
      if (this.#served.checkpoint < page.head) continue;
      const taken = this.#options.now();
      await this.#news.sleep(pollMs);
      await this.#gather(GATHERS_MS - (this.#options.now() - taken));
    }
  }

  /** The first event after a while is taken at once, and so is whatever somebody waits for. */
  async #gather(forMs: number): Promise<void> {
    this.#hurry.quiet();
    if (forMs > 0 && !this.#served.isWaitedFor && !this.#stopping) await this.#hurry.sleep(forMs);
  }

  #observed(page: FeedPage, after: number, upTo: number): Promise<void> {
    const { around } = this.#options;
    const take = (): Promise<void> => this.#take(page, after, upTo);
    if (around === undefined) return take();
    const { types } = this.#projection;
    const { position } = this.#live!;
    const own = page.events.filter(
      ({ sequence, type }) => sequence > position && sequence <= upTo && (types === 'all' || types.includes(type)),
    );
    return own.length === 0 ? take() : around(this.name, own, take);
  }

  /** What is served may have been swapped for something further on meanwhile: it drops what it has seen. */
  async #take(page: FeedPage, after: number, upTo: number): Promise<void> {
    const live = this.#live!;
    try {
      await live.take(page, { after, upTo, whole: true });
    } catch (error) {
      if (!(error instanceof CannotApply)) throw error;
      await live.commit(); // What came before that event holds.
      this.#served.moveTo(live.checkpoint);
      throw error;
    }
    if (live.passage !== undefined) return; // Together with others', when the page has been taken.
    await live.commit();
    this.#served.moveTo(live.checkpoint);
  }

  async #passOver(): Promise<void> {
    const live = this.#live!;
    const { passage } = live;
    if (passage === undefined) return;
    await this.#options.passing.passOver(passage, this.#served.isWaitedFor);
    live.passedOver(passage);
    this.#served.moveTo(live.checkpoint);
  }

  async #build(writer: GenerationWriter<unknown>, progress: (total: number) => void, target?: number): Promise<void> {
    if (target !== undefined && writer.position >= target) return;
    const { types } = this.#projection;
    await this.#options.pool.build({ writer, types, progress, ...(target === undefined ? {} : { target }) });
  }

  /** Shows a build's progress in the status while it lasts. */
  async #visibly(
    writer: GenerationWriter<unknown>,
    build: (progress: (total: number) => void) => Promise<void>,
  ): Promise<void> {
    const meter = new ProgressMeter(this.#options.now(), writer.position, this.#head);
    this.#progress = meter;
    try {
      await build((total) => {
        this.#lookedAt = this.#options.now();
        this.#head = Math.max(this.#head, total);
        meter.at(writer.position, total);
        this.#goneOn(writer.position);
      });
    } finally {
      if (this.#progress === meter) this.#progress = undefined;
    }
  }

  async #serve(writer: GenerationWriter<unknown>): Promise<void> {
    const { store } = this.#options;
    await store.serve(this.#projection.model, writer.generation);
    const serving = (await store.prepare(this.#projection.model)).find(({ state }) => state === 'serving')!;
    this.#live = this.#writer(serving, this.#options.cached.following);
    this.#served.moveTo(serving.checkpoint);
    await this.#options.store.discardRetired(this.name);
    // What came in the way of the generation before is not this one's.
    this.#setbacks.overcome(serving.checkpoint);
    this.#options.changed(this.status());
  }

  #writer(generation: Generation, cached = this.#options.cached.building): GenerationWriter<unknown> {
    const { store, writing } = this.#options;
    return new GenerationWriter(store, this.#projection, generation, { ...writing, cached });
  }

  #goneOn(position: number): void {
    if (this.#setbacks.overcome(position)) this.#options.changed(this.status());
  }
}
