import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Turns } from './turns.ts';
import { BrokenFeed, sliceEnds, type EventFeed, type FeedPage } from './event-feed.ts';
import { CannotApply, type GenerationWriter, type TakenPage } from './generation-writer.ts';

/** A generation that is being built. */
export interface Building {
  readonly writer: GenerationWriter<unknown>;
  readonly types: readonly string[] | 'all';
  /** Builds up to here and no further; undefined: up to the head. */
  readonly target?: number;
  /** Called when a page has been taken. */
  progress(total: number): void;
}

export interface BuildOptions {
  /** Events asked for at once. */
  readonly page: number;
  /** Documents and facts committed at once: what a commit holds the thread for. */
  readonly commit: number;
}

interface Member extends Building {
  done(): void;
  failed(error: unknown): void;
}

/**
 * Builds generations from the record, all of them from one reading. The next page is fetched while this one is applied;
 * a slice of a page for one generation is a turn, between which others are served.
 */
export class BuildPool {
  readonly #feed: EventFeed;
  readonly #turns: Turns;
  readonly #options: BuildOptions;
  readonly #members = new Set<Member>();
  #running: Promise<void> | undefined;
  #stopping = false;

  constructor(feed: EventFeed, turns: Turns, options: BuildOptions) {
    this.#feed = feed;
    this.#turns = turns;
    this.#options = options;
  }

  /** Resolves when everything up to the target has been committed; rejects with what stopped it, the rest committed. */
  build(building: Building): Promise<void> {
    const built = new Promise<void>((done, failed) => {
      this.#members.add({ ...building, done, failed });
    });
    this.#running ??= this.#run();
    return built;
  }

  /** Ends what is under way after the present page; it rejects with Stopped, and can be gone on with later. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Those that join in the same moment start with the same page.
    await yieldToOthers();
    let ahead: Reading | undefined;
    try {
      while (this.#members.size > 0) {
        if (this.#stopping) throw new BuildStopped('the runner is stopping');
        const joined = [...this.#members];
        const after = Math.min(...joined.map(({ writer }) => writer.position));
        const types = this.#types();
        const next = (from: number): Reading => new Reading(this.#feed, from, this.#options.page, types);
        const reading = ahead?.is(after, types) === true ? ahead : next(after);
        const page = await reading.page;
        if (page.upTo <= after && page.head > after) throw new BrokenFeed(`nothing after ${after} of ${page.head}`);
        ahead = page.upTo < page.head ? next(page.upTo) : undefined;
        // Only those: this page may lie ahead of whoever joins meanwhile.
        const whole = types === undefined;
        await Promise.all(joined.map((member) => this.#take(member, page, { after, whole })));
      }
    } catch (error) {
      for (const member of this.#members) await this.#leave(member, error);
    }
    this.#running = undefined;
  }

  async #take(member: Member, page: FeedPage, taken: TakenPage): Promise<void> {
    const { writer } = member;
    const target = Math.min(member.target ?? page.head, page.head);
    try {
      for (const upTo of sliceEnds(page, Math.min(page.upTo, target))) {
        await this.#turns.take(() => writer.take(page, { ...taken, upTo }));
        const arrived = writer.position >= target;
        if (arrived || writer.pending >= this.#options.commit) await this.#turns.take(() => writer.commit());
      }
      member.progress(target);
      if (writer.position >= target) await this.#leave(member, undefined);
    } catch (error) {
      await this.#leave(member, error);
    }
  }

  /** The types anybody needs; undefined for all. */
  #types(): readonly string[] | undefined {
    const types = new Set<string>();
    for (const member of this.#members) {
      if (member.types === 'all') return undefined;
      for (const type of member.types) types.add(type);
    }
    return [...types].sort();
  }

  async #leave(member: Member, error: unknown): Promise<void> {
    this.#members.delete(member);
    if (error === undefined) return member.done();
    // What has been taken need not be taken again; where it can't be kept, the first error is the one to tell.
    if (error instanceof CannotApply || error instanceof BuildStopped)
      await member.writer.commit().catch(() => undefined);
    member.failed(error);
  }
}

/** A page asked for, and what was asked. */
class Reading {
  readonly page: Promise<FeedPage>;
  readonly #after: number;
  readonly #types: string;

  constructor(feed: EventFeed, after: number, limit: number, types: readonly string[] | undefined) {
    this.#after = after;
    this.#types = String(types);
    this.page = feed.read(after, limit, types);
    this.page.catch(() => undefined); // Seen when it is awaited; a page fetched ahead may never be.
  }

  is(after: number, types: readonly string[] | undefined): boolean {
    return this.#after === after && this.#types === String(types);
  }
}

/** The build has been interrupted by a stop. */
export class BuildStopped extends Error {
  override readonly name = 'BuildStopped';
}
