import { randomUUID } from 'node:crypto';
import {
  ReadStoreUnavailable,
  WrongCheckpoint,
  type ReadModel,
  type SharedDocuments,
  type WriterLease,
} from '../read-store.port.ts';
import { BuildStopped } from './build-pool.ts';
import { StandsBy, type ProjectionLane } from './projection-lane.ts';
import type { ProjectionNews, ProjectionStatus, ViewRequest } from './projection-status.ts';
import { Bell } from './turns.ts';

/** A rebuild that the store, or the end of its process, cuts short this often is given up: it may be what ends it. */
const MOST_TRIES = 5;
/** Before the second try; each time twice as long. */
const PAUSE_MS = 2_000;

/** What the one who writes says of a projection, so that any instance can tell it. */
type Told = Pick<
  ProjectionStatus,
  'version' | 'state' | 'checkpoint' | 'head' | 'rebuild' | 'rebuildFault' | 'lastError'
>;

/** One projection's row: what is asked of whoever writes it, and how it fares there. */
interface Row {
  readonly asked: readonly ViewRequest[];
  readonly told?: Told;
}

const requestsModel: ReadModel<Row> = {
  name: 'view-requests',
  version: 1,
  keepsPast: false,
  indexes: [],
  index: () => ({}),
};

export interface RequestsOptions {
  readonly shared: <Doc>(model: ReadModel<Doc>) => SharedDocuments<Doc>;
  readonly lanes: ReadonlyMap<string, ProjectionLane>;
  readonly lease: () => WriterLease | undefined;
  readonly pollMs: number;
  readonly now: () => number;
  /** @param model undefined where what is asked could not be looked for */
  readonly notDone: (error: unknown, model?: string) => void;
}

/**
 * What is asked of views where several instances share a store: a request goes to whichever of them, and only one writes. It
 * is kept in the store until it has been done; the one who writes looks for it, and tells there how its views fare. One who
 * takes over does what was left, so a rebuild that died with its instance is begun again.
 */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #rows: SharedDocuments<Row>;
  readonly #bell = new Bell();
  /** Ids of rebuilds begun here. */
  readonly #underWay = new Set<string>();
  /** When each that was interrupted may be begun again. */
  readonly #notBefore = new Map<string, number>();
  /** Ids of requests that are over, and are in the store still. */
  readonly #over = new Set<string>();
  #stopping = false;
  #running: Promise<void> | undefined;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#rows = options.shared(requestsModel);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.look();
    await this.#running;
  }

  /** Look now. */
  look(): void {
    this.#bell.ring();
  }

  /** Durable when it resolves. The same that is asked for already is asked for once. */
  async ask(model: string, what: ViewRequest['what'], by: string): Promise<void> {
    const request: ViewRequest = { id: randomUUID(), what, by, at: this.#options.now() };
    const next = (row: Row = { asked: [] }): Row =>
      row.asked.some((one) => one.what === what) ? row : { ...row, asked: [...row.asked, request] };
    await this.#rows.write([{ key: model, next }]);
    this.look();
  }

  /** How these fare where they are written. What a standby knows of itself is told where nothing has been told to it. */
  async news(own: readonly ProjectionStatus[]): Promise<readonly ProjectionNews[]> {
    const rows = await this.#read().catch((error: unknown) => {
      if (error instanceof ReadStoreUnavailable) return undefined;
      throw error;
    });
    return own.map((status) => {
      const { asked = rows && [], told } = rows?.get(status.name) ?? {};
      const standsBy = status.state === 'standby';
      if (!standsBy || told === undefined || status.trouble !== undefined) return { ...status, standsBy, asked };
      const checkpoint = Math.max(status.checkpoint, told.checkpoint);
      const head = Math.max(status.head, told.head, checkpoint);
      const { version, state, rebuild, rebuildFault, lastError } = told;
      const there = { version, state, rebuild, rebuildFault, lastError };
      return { ...status, ...there, checkpoint, head, lag: head - checkpoint, standsBy, asked };
    });
  }

  async #read(): Promise<ReadonlyMap<string, Row>> {
    const { documents } = await this.#rows.find({ limit: 1_000 });
    return new Map(documents.map(({ key, doc }) => [key, doc]));
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#bell.quiet();
      if (this.#options.lease()?.isHeld === true) await this.#takeAndTell().catch((error) => this.#missed(error));
      if (!this.#stopping) await this.#bell.sleep(this.#options.pollMs);
    }
  }

  /** What is asked stays in the store until the next look. */
  #missed(error: unknown): void {
    if (!(error instanceof ReadStoreUnavailable)) this.#options.notDone(error);
  }

  async #takeAndTell(): Promise<void> {
    const { epoch } = this.#options.lease()!;
    const rows = await this.#read();
    const over: (readonly string[])[] = [];
    const changes = [...this.#options.lanes.values()].flatMap((lane) => {
      const { asked, told: before } = rows.get(lane.name) ?? { asked: [] };
      const taken = new Map(asked.map((one) => [one.id, this.#take(lane, one)]));
      const isUntouched = [...taken.values()].every((what) => what === 'left');
      const { version, state, checkpoint, head, rebuild, rebuildFault, lastError } = lane.status();
      const told: Told = { version, state, checkpoint, head, rebuild, rebuildFault, lastError };
      const isToldSo = before !== undefined && worthTelling(before, asked) === worthTelling(told, asked);
      if (state === 'standby' || (isUntouched && isToldSo)) return [];
      over.push([...taken].flatMap(([id, what]) => (what === 'over' ? [id] : [])));
      const next = (row: Row = { asked: [] }): Row => ({
        told,
        asked: row.asked.flatMap((one) => {
          const what = taken.get(one.id);
          if (what === 'over') return [];
          return [what === 'begun' ? { ...one, tries: (one.tries ?? 0) + 1 } : one];
        }),
      });
      return [{ key: lane.name, epoch, next }];
    });
    if (changes.length === 0) return;
    const outcomes = await this.#rows.write(changes);
    for (const [index, { key }] of changes.entries()) {
      if (outcomes[index] === 'written') for (const id of over[index]!) this.#over.delete(id);
      // Somebody holds a later epoch. Or the lease's own were lost, and began again: nothing more can be written here.
      else if (this.#options.lease()?.isHeld === true)
        this.#options.notDone(new Error('an earlier epoch than before'), key);
    }
  }

  #take(lane: ProjectionLane, { id, what, tries = 0 }: ViewRequest): 'over' | 'begun' | 'left' {
    if (what === 'resume') lane.resume();
    if (what === 'resume' || this.#over.has(id)) return 'over';
    if (this.#stopping || this.#underWay.has(id) || this.#options.now() < (this.#notBefore.get(id) ?? 0)) return 'left';
    this.#notBefore.delete(id);
    if (tries >= MOST_TRIES) {
      const error = new Error(`it was begun ${tries} times, and never came to its end`);
      lane.rebuildCameToNothing(error);
      this.#giveUp(id, lane, error);
      return 'over';
    }
    this.#rebuild(lane, id, tries);
    return 'begun';
  }

  #giveUp(id: string, lane: ProjectionLane, error: unknown): void {
    this.#over.add(id);
    this.#options.notDone(error, lane.name);
  }

  #rebuild(lane: ProjectionLane, id: string, tries: number): void {
    this.#underWay.add(id);
    lane
      .rebuild()
      .then(() => void this.#over.add(id))
      .catch((error: unknown) => {
        if (!isInterrupted(error) && this.#options.lease()?.isHeld === true) this.#giveUp(id, lane, error);
        // Else it stays asked for: here after a pause, or of whoever writes then.
        else this.#notBefore.set(id, this.#options.now() + PAUSE_MS * 2 ** tries);
      })
      .finally(() => {
        this.#underWay.delete(id);
        this.look();
      });
  }
}

/**
 * What is worth writing of a projection. How far one that runs has come each instance sees for itself; and while all of them are
 * built for the first time nobody waits for each step.
 */
function worthTelling(
  { version, state, rebuild, rebuildFault, lastError }: Told,
  asked: readonly ViewRequest[],
): string {
  const isWaitedFor = asked.some(({ what }) => what === 'rebuild');
  const steps = rebuild === undefined || isWaitedFor ? rebuild : Math.floor((10 * rebuild.done) / (rebuild.total || 1));
  return JSON.stringify([version, state, steps, rebuildFault, lastError]);
}

/** It was not the rebuild's own fault: it is worth another try. */
function isInterrupted(error: unknown): boolean {
  return [BuildStopped, StandsBy, ReadStoreUnavailable, WrongCheckpoint].some((kind) => error instanceof kind);
}
