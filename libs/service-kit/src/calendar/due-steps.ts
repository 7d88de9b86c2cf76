import { type Aggregate, type CivilDate, dueStep, type Happened, streamOf, takeStep } from '@baraza/domain';
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

    const deadline = Date.now() + APPEND_WITHIN_MS;
    const decision = { stream, revision: at.revision, events };
    const { streams } = await record(this.tools, command, given, [decision], deadline);
    const appended = await appendUntilSettled(this.tools.store, {
      deadline,
      streams: streams.map(({ expected, encoded }) => ({ stream, expected, events: encoded })),
    }).catch((error: unknown) => {
      this.states.forget(stream);
      throw error;
    });
    this.metrics.accepted(calendarPolicy(aggregate.service), 'recorded');
    const recorded = streams[0]!.recorded.map((event, index) => ({ ...event, ...appended.events[index]! }));
    return this.states.advance(aggregate, stream, at, recorded);
  }
}
