import type { EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import {
  type AroundBatch,
  type EventFeed,
  type Projection,
  ProjectionRunner,
  type ProjectionNews,
  type ProjectionStatus,
  type ReadStore,
  type Verification,
  type ViewRequest,
} from '@baraza/read-models';
import type { Protections } from './protections.ts';
import { COUNTED_FROM_THE_START } from './as-counted.pure.ts';
import { Wiped } from './wiped.ts';
import type { Sight } from './veil.pure.ts';
import type { Veil } from './veil.ts';

export interface VeiledRunnerOptions {
  readonly store: ReadStore;
  /** What the right to write is called, the same in every instance; default: the first projection's name. */
  readonly name?: string;
  readonly events: EventStore;
  readonly feed: EventFeed;
  readonly projections: readonly Projection<never>[];
  readonly sight: Sight;
  readonly catalogue: EventCatalogue;
  readonly protections: Protections;
  readonly onChange?: (status: ProjectionStatus) => void;
  readonly around?: AroundBatch | undefined;
  readonly isAsked?: boolean;
  readonly onNotDone?: (error: unknown, model?: string) => void;
}

/** How often it is looked whether a view has been made. */
const LOOK_EVERY_MS = 20;
/** Beyond any version of a model that a program has: the versions of views made for each epoch lie apart. */
const EPOCH = 1_000_000;

/**
 * Runs projections over the record as it may be shown. When somebody is protected, or shown again, every view is made anew
 * from the first event, as if it had always been so; until that is done none of them is to be read (`isRemaking`).
 */
export class VeiledRunner {
  readonly #options: VeiledRunnerOptions;
  readonly #wiped: Wiped;
  #runner: ProjectionRunner;
  #veil: Veil | undefined;
  #remaking: Promise<void> | undefined;
  /** The last that was told of. */
  #latest = 0;
  #stopped = false;
  #deaf: () => void = () => undefined;

  constructor(options: VeiledRunnerOptions) {
    this.#options = options;
    this.#wiped = new Wiped(options.store, options.projections[0]!.model.name);
    this.#runner = this.#runnerFor(undefined);
  }

  /** Begins when it is known who is protected. */
  async start(): Promise<void> {
    const veil = await this.#options.protections.now();
    this.#begin(veil);
    this.#latest = veil.epoch;
    this.#deaf = this.#options.protections.onChange(({ epoch }) => {
      this.#latest = epoch;
      this.#remake();
    });
    if (veil.epoch > 0) this.#remaking = this.#made(veil).finally(() => this.#rest());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#deaf();
    await this.#remaking?.catch(() => undefined);
    await this.#runner.stop();
  }

  /** True while what is served may still hold what is no longer to be seen. */
  get isRemaking(): boolean {
    return this.#remaking !== undefined;
  }

  status(): readonly ProjectionStatus[] {
    return this.#runner.status();
  }

  /** @returns false while the views are made anew, and where the time was over first @throws UnknownProjection */
  async waitFor(model: string, sequence: number, timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    await this.#options.protections.now();
    while (this.#remaking !== undefined) {
      if (!(await before(this.#remaking, until))) return false;
    }
    return this.#runner.waitFor(model, sequence, Math.max(0, until - Date.now()));
  }

  news(): Promise<readonly ProjectionNews[]> {
    return this.#runner.news();
  }

  async ask(model: string, what: ViewRequest['what'], by: string): Promise<void> {
    return this.#runner.ask(model, what, by);
  }

  async verify(model: string): Promise<Verification> {
    return this.#runner.verify(model);
  }

  #begin(veil: Veil): void {
    this.#veil = veil;
    this.#runner = this.#runnerFor(veil);
    if (!this.#stopped) this.#runner.start();
  }

  #remake(): void {
    this.#remaking ??= this.#remakeUntilCurrent().finally(() => this.#rest());
  }

  #rest(): void {
    this.#remaking = undefined;
    if (!this.#stopped && this.#latest !== this.#veil?.epoch) this.#remake();
  }

  async #remakeUntilCurrent(): Promise<void> {
    for (;;) {
      const veil = await this.#options.protections.now();
      if (this.#stopped || veil.epoch === this.#veil?.epoch) return;
      await this.#runner.stop();
      this.#begin(veil);
      await this.#made(veil);
    }
  }

  /** Waits until every view is served as this epoch has it, then leaves nothing behind of how it was. */
  async #made(veil: Veil): Promise<void> {
    const { store, projections } = this.#options;
    for (const { model } of projections) {
      const { version } = withEpoch(model, veil.epoch);
      const isServed = async (): Promise<boolean> =>
        (await store.prepare({ ...model, version })).some((one) => one.state === 'serving' && one.version === version);
      while (!this.#stopped && !(await isServed())) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      if (this.#stopped) return;
      await store.discardRetired(model.name);
    }
    await this.#wiped.after(veil.epoch);
  }

  #runnerFor(veil: Veil | undefined): ProjectionRunner {
    const { store, name, projections, catalogue, onChange, around, isAsked, onNotDone } = this.#options;
    return new ProjectionRunner({
      store,
      ...(name === undefined ? {} : { name }),
      feed: this.#feed(veil),
      projections: projections.map((one) => ({ ...one, model: withEpoch(one.model, veil?.epoch ?? 0) })),
      catalogue,
      ...(onChange === undefined ? {} : { onChange }),
      around,
      isAsked,
      onNotDone,
    });
  }

  #feed(veil: Veil | undefined): EventFeed {
    const { feed, events, sight } = this.#options;
    return {
      ...(feed.ledgerId === undefined ? {} : { ledgerId: feed.ledgerId }),
      onAppended: (poke) => feed.onAppended(poke),
      async read(after, limit, types) {
        const asked = types === undefined || sight === 'rows' ? types : [...types, ...COUNTED_FROM_THE_START];
        const page = await feed.read(after, limit, asked);
        if (veil === undefined) return page;
        await veil.look(events, page.upTo);
        const shown = page.events.map((event) => veil.show(event, sight));
        return { ...page, events: types === undefined ? shown : shown.filter(({ type }) => types.includes(type)) };
      },
    };
  }
}

function withEpoch<Model extends { readonly version: number }>(model: Model, epoch: number): Model {
  return epoch === 0 ? model : { ...model, version: model.version * EPOCH + epoch };
}

/** @returns whether it was done before the moment */
async function before(work: Promise<void>, until: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, until - Date.now()));
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
