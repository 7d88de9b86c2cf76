import { setTimeout as pause } from 'node:timers/promises';
import type { AcknowledgedEvent, ForumClient } from '../product/running-forum.ts';
import { WholeRecord } from '../product/whole-record.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { PersistentWriter } from './persistent-writer.ts';

const LOOKS_EVERY_MS = 50;

interface Seats {
  readonly writers: readonly PersistentWriter[];
  readonly coalition: string;
  readonly endorsers: readonly string[];
}

/** Commands that go on and on, through whatever happens, and what was promised by their answers. */
export class Load {
  /** The record when it began. */
  readonly before: WholeRecord;
  readonly #client: ForumClient;
  readonly #endorsers: readonly string[];
  readonly #ending: AbortController;
  readonly #writers: readonly PersistentWriter[];
  readonly #written: Promise<unknown>;
  #failure: Error | undefined;

  private constructor(client: ForumClient, before: WholeRecord, ending: AbortController, seats: Seats) {
    this.before = before;
    this.#client = client;
    this.#endorsers = seats.endorsers;
    this.#ending = ending;
    this.#writers = seats.writers;
    this.#written = Promise.all(seats.writers.map((writer) => writer.write(seats.coalition, seats.endorsers))).catch(
      (error: unknown) => (this.#failure = error as Error),
    );
  }

  /**
   * Founds the forum, and begins.
   * @param founder who founds it; default: the client that commands are sent by
   */
  static async begin(client: ForumClient, count: number, founder = client): Promise<Load> {
    const forum = new ForumOfTwoDistricts(founder);
    await forum.found();
    const first = await forum.member('Igara Beekeepers', 'UG-402', [], '2024-01-10');
    const second = await forum.member('Rubaare Weavers', 'UG-411', [first.organisation], '2024-01-10');
    return Load.#among([first.organisation, second.organisation], client, count);
  }

  static async #among(endorsers: readonly string[], client: ForumClient, count: number): Promise<Load> {
    const ending = new AbortController();
    const writers = Array.from({ length: count }, () => new PersistentWriter(client, ending.signal));
    const body = { kind: 'coalition', name: 'Under Fire', unit: 'WAN', purpose: 'To hold', themes: ['governance'] };
    const begun = await writers[0]!.insist('/coalitions/coalitions', { ...body, convenor: endorsers[0] });
    const coalition = (begun.body as { id: string }).id;
    const before = await WholeRecord.replayed(client, secretariat);
    return new Load(client, before, ending, { writers, coalition, endorsers });
  }

  /** Begins once more in the same forum; what was promised before is still owed. */
  begunAnew(): Promise<Load> {
    return Load.#among(this.#endorsers, this.#client, this.#writers.length);
  }

  /** Whether it begins nothing new any more. */
  get hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  get acknowledged(): readonly AcknowledgedEvent[] {
    return this.#client.acknowledged;
  }

  /** Memberships from their beginning to their end. */
  get lives(): number {
    return this.#writers.reduce((sum, { lives }) => sum + lives, 0);
  }

  /** How often a command had to be sent again. */
  get again(): number {
    return this.#writers.reduce((sum, { again }) => sum + again, 0);
  }

  /** Resolves when so many more events have been acknowledged. */
  async goesOn(events: number, withinMs = 60_000): Promise<void> {
    const wanted = this.acknowledged.length + events;
    const until = Date.now() + withinMs;
    while (this.acknowledged.length < wanted) {
      if (this.#failure !== undefined) throw this.#failure;
      if (Date.now() > until) throw new Error(`commands did not go on within ${withinMs} ms`);
      await pause(LOOKS_EVERY_MS);
    }
  }

  /** Lets what was begun come to its end. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#written;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** What does not stand in the record as often as it was done: by those who sent commands, and by those who react to them. */
  differencesFrom(record: WholeRecord): readonly string[] {
    const done = {
      'members.OrganisationRegistered': this.lives,
      'members.NoticePrepared': this.lives,
      'members.MembershipResigned': this.lives,
      'coalitions.SeatSuspended': this.lives,
      'capacity.ProgrammePlanned': this.lives,
      'campaigns.StruggleReported': this.lives,
    };
    return Object.entries(done)
      .map(([type, times]) => ({ type, times, stands: record.count(type) - this.before.count(type) }))
      .filter(({ times, stands }) => stands !== times)
      .map(({ type, times, stands }) => `${type} stands ${stands} times in the record, not ${times} times`);
  }
}
