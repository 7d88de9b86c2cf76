import {
  type Aggregate,
  type AlsoIn,
  type CivilDate,
  type Deciding,
  dueStep,
  type Happened,
  streamOf,
  takeStep,
} from '@baraza/domain';
import { appendUntilSettled } from '../command-handling/append-until-settled.ts';
import { moment, timeAfter } from '../command-handling/moment.ts';
import { record, type RecordingTools } from '../command-handling/recording.ts';
import type { StreamState, StreamStates } from '../command-handling/stream-states.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import type { Clock } from '../runtime/clock.ts';
import { calendarCommand, calendarPolicy } from './calendar-command.ts';

/** As long as any append may take. */
const APPEND_WITHIN_MS = 10_000;

/** Records what the calendar has due for an entity: before a command on it is decided, or when the clock says so. */
export class DueSteps {
  constructor(
    private readonly tools: RecordingTools,
    private readonly states: StreamStates,
    private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Takes every step that is due up to the date, each in an append of its own.
   * @returns the entity's state after them; the very same where none was due
   * @throws WrongExpectedRevision where others were first: look again
   */
  async bringUpTo<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
    at: StreamState<State>,
    date: CivilDate,
  ): Promise<StreamState<State>> {
    if (aggregate.calendar === undefined) return at;
    for (let now = at; ;) {
      const step = dueStep(aggregate, now.state, date);
      if (step === undefined) return now;
      now = await this.#take(aggregate, id, now, step);
    }
  }

  async #take<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
    at: StreamState<State>,
    step: NonNullable<ReturnType<typeof dueStep>>,
  ): Promise<StreamState<State>> {
    const stream = streamOf(aggregate, id);
    const command = calendarCommand(aggregate.service, stream, step);
    const zone = this.facts.zoneOf(aggregate.scope(at.state)?.unit ?? '');
    const given = moment(command, { time: timeAfter(this.clock.now(), at.time), zone, roles: [] });
    const events = takeStep(aggregate, at.state, step, given).events.map((event) => ({ ground: step.rule, ...event }));
    const others = await this.#elsewhere(aggregate.calendar?.also?.(at.state, step, id) ?? [], given);
    const time = others.reduce((latest, one) => timeAfter(Date.parse(latest), one.before.time), given.now);

    const deadline = Date.now() + APPEND_WITHIN_MS;
    const decisions = [{ stream, revision: at.revision, events }, ...others];
    const { streams } = await record(this.tools, command, { ...given, now: time }, decisions, deadline);
    const appended = await appendUntilSettled(this.tools.store, {
      deadline,
      streams: streams.map((one) => ({ stream: one.stream, expected: one.expected, events: one.encoded })),
    }).catch((error: unknown) => {
      for (const one of decisions) this.states.forget(one.stream);
      throw error;
    });
    this.metrics.accepted({ operationId: calendarPolicy(aggregate.service) }, 'recorded');
    let index = 0;
    const [own, ...elsewhere] = streams.map(({ recorded }) =>
      recorded.map((event) => ({ ...event, ...appended.events[index++]! })),
    );
    others.forEach((one, nth) => this.states.advance(one.aggregate, one.stream, one.before, elsewhere[nth]!));
    return this.states.advance(aggregate, stream, at, own!);
  }

  /** Streams that are written with it, each as it is now; those without news are left out. */
  async #elsewhere(also: readonly AlsoIn[], given: Deciding) {
    const written = await Promise.all(
      also.map(async ({ aggregate, id, decide }) => {
        const before = (await this.states.load(aggregate, id)) as StreamState<never>;
        const events = decide(before.state, given);
        return { aggregate, before, stream: streamOf(aggregate, id), revision: before.revision, events };
      }),
    );
    return written.filter((one) => one.events.length > 0);
  }
}
