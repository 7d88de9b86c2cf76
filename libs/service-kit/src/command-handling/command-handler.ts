import { derivedId, type EventCatalogue } from '@baraza/contracts';
import {
  type Aggregate,
  type CalendarStep,
  type CivilDate,
  type Deciding,
  type Happened,
  type Role,
  type Scope,
  streamOf,
} from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { Vault } from '@baraza/privacy';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Access } from '../access/access.ts';
import { Recent } from '../caching/recent.ts';
import { calendarPolicy } from '../calendar/calendar-command.ts';
import { DueSteps } from '../calendar/due-steps.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { Tracing } from '../observing/tracing.ts';
import { Forbidden, NotFound } from '../problems/refusals.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import type { Clock } from '../runtime/clock.ts';
import { CATALOGUE, CLOCK, EVENT_STORE, LOGGER, TRACING, VAULT } from '../runtime/tokens.ts';
import { appendUntilSettled } from './append-until-settled.ts';
import { CommandAnswer } from './command-answer.ts';
import type { AlsoIn, Decide, Decision, Warning } from './decision.ts';
import { firstAnswer } from './first-answer.ts';
import type { IssuedCommand } from './issued-command.ts';
import { moment, timeAfter } from './moment.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { record, type RecordingTools, type StreamDecision } from './recording.ts';
import { changedMeanwhile, concurrentChange, isConflict, isRefusal, LookAgain } from './second-looks.ts';
import { nothingYet, type StreamState, StreamStates } from './stream-states.ts';

/** How often a command is decided again when others were first, before it is told to come back. */
const MOST_CONFLICTS = 5;
/** From the decision on: until then an unknown outcome is settled by sending the same bytes. */
const APPEND_WITHIN_MS = 10_000;

export interface Loaded<State> {
  readonly state: State;
  /** The last event's; undefined where the stream has none. */
  readonly revision: number | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of one append differ in state and events
type AnyAggregate = Aggregate<any, any>;

interface Target<State extends { readonly status: string }, Event extends Happened> {
  readonly aggregate: Aggregate<State, Event>;
  readonly id: string;
  /** Where a creation is to stand; undefined for a command on what exists. */
  readonly creationScope: Scope | undefined;
  readonly decide: Decide<State>;
}

/** A stream of the decision, to be remembered at its new state once the append is done. */
interface Written extends StreamDecision {
  readonly aggregate: AnyAggregate;
  readonly before: StreamState<never>;
}

/**
 * The write path: authorise, look the command up, If-Match, decide, seal, append; after every conflict again from the
 * looking up. The README tells the life of one command.
 */
@Injectable()
export class CommandHandler {
  readonly #tools: RecordingTools;
  readonly #states: StreamStates;
  readonly #due: DueSteps;
  readonly #turns = new OneAtATime();
  /** Warnings are no part of the record: a repeated command finds them here while the process lives. */
  readonly #warnings = new Recent<string, readonly Warning[]>(1_000);

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(TRACING) private readonly tracing: Tracing,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    private readonly metrics: Metrics,
  ) {
    this.#tools = { store, vault, catalogue };
    this.#states = new StreamStates(store, catalogue);
    this.#due = new DueSteps(this.#tools, this.#states, clock, facts, metrics);
  }

  /**
   * A command that begins an entity.
   * @param id the client's, or undefined: then derived from the command's id
   * @param scope where it is to stand: 403 where the caller has no right there
   * @throws Rejection by a rule, a Refusal, or what store and vault throw
   */
  create<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    id: string | undefined,
    scope: Scope,
    decide: Decide<State>,
  ): Promise<CommandAnswer> {
    const entity = id ?? derivedId(command.id, aggregate.name);
    return this.#handle(command, { aggregate, id: entity, creationScope: scope, decide });
  }

  /** A command on an entity that exists: 404 where it does not, or where the caller has no right over it. */
  run<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    id: string,
    decide: Decide<State>,
  ): Promise<CommandAnswer> {
    return this.#handle(command, { aggregate, id, creationScope: undefined, decide });
  }

  /** The state of an entity of this service as it was: see `StreamStates.loadAsAt`. */
  loadAsAt<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
    moment: { readonly revision?: number; readonly at?: string },
  ): Promise<Loaded<State>> {
    return this.#states.loadAsAt(aggregate, id, moment);
  }

  /** The state of another entity of this service as it is now, for a decider that needs it. */
  load<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<Loaded<State>> {
    return this.#states.load(aggregate, id);
  }

  /**
   * What the calendar has due for an entity up to a date: for the clock, where no command comes by.
   * @returns the step that is next then
   */
  takeDue<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
    date: CivilDate,
  ): Promise<CalendarStep | undefined> {
    return this.#turns.run(streamOf(aggregate, id), async () => {
      for (let conflicts = 0; ;) {
        try {
          const { state } = await this.#due.bringUpTo(aggregate, id, await this.#states.load(aggregate, id), date);
          return aggregate.calendar?.next(state);
        } catch (error) {
          if (!isConflict(error) || ++conflicts > MOST_CONFLICTS) throw error;
          this.metrics.conflict({ operationId: calendarPolicy(aggregate.service) });
        }
      }
    });
  }

  /** Commands on one stream take turns: whoever would have to decide again waits instead. */
  #handle<State extends { readonly status: string }, Event extends Happened>(
    issued: IssuedCommand,
    target: Target<State, Event>,
  ): Promise<CommandAnswer> {
    const { aggregate, id, creationScope } = target;
    return this.tracing.command(issued, (command) =>
      this.#turns.run(streamOf(aggregate, id), async () => {
        let at = this.#states.remembered(aggregate, id);
        // A creation is tried on an empty stream; the append finds out whether it is one.
        at ??= creationScope === undefined ? await this.#states.load(aggregate, id) : nothingYet(aggregate);
        for (let conflicts = 0; ;) {
          try {
            return await this.#attempt(command, target, at);
          } catch (error) {
            if (isConflict(error)) {
              this.metrics.conflict(command.operation);
              conflicts += 1;
              if (conflicts > MOST_CONFLICTS) throw concurrentChange();
              at = await this.#states.load(aggregate, id);
            } else {
              // Refused on what was remembered: another process may have gone on since.
              if (at.fresh || !isRefusal(error)) throw error;
              const now: StreamState<State> = await this.#states.load(aggregate, id);
              if (now.revision === at.revision && !(error instanceof LookAgain)) throw error;
              at = now;
            }
          }
        }
      }),
    );
  }

  async #attempt<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    target: Target<State, Event>,
    at: StreamState<State>,
  ): Promise<CommandAnswer> {
    const { operation } = command;
    const { scope, roles } = await this.#authorise(command, target, at);
    const repeated = command.mayBeRepeat ? await firstAnswer(this.#tools, command, target.aggregate) : undefined;
    if (repeated !== undefined) {
      this.metrics.accepted(operation, 'repeated');
      return new CommandAnswer({ ...repeated, warnings: this.#warnings.get(command.id) ?? [] });
    }

    const zone = this.facts.zoneOf(scope.unit);
    const momentAt = (time: string | undefined): Deciding =>
      moment(command, { time: timeAfter(this.clock.now(), time), zone, roles });
    const asked = momentAt(at.time);
    const now = await this.#due.bringUpTo(target.aggregate, target.id, at, asked.effectiveOn);
    if (command.ifMatch !== undefined && command.ifMatch !== now.revision) throw changedMeanwhile(now.revision);

    const given = now === at ? asked : momentAt(now.time);
    const decided = await target.decide(now.state, this.#acting(given, scope));
    const { events, also = [], warnings = [] } = whole(decided);
    if (events.length === 0) return this.#nothingToDo(command, target, now, warnings);
    return this.#append(command, target, now, given, { events, also, warnings });
  }

  /** As whom the rules see the actor: who acts for an organisation acts for what goes on as it. The record says who it was. */
  #acting(given: Deciding, scope: Scope): Deciding {
    const { actor } = given;
    if (actor.organisation === undefined) return given;
    const organisation = this.access.actingAs(actor.organisation, scope);
    return organisation === actor.organisation ? given : { ...given, actor: { ...actor, organisation } };
  }

  /**
   * @returns where the command acts, and the roles it is done by
   * @throws Forbidden for a creation outside the caller's reach; NotFound for an entity that is none to the caller
   */
  async #authorise<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    { aggregate, creationScope }: Target<State, Event>,
    at: StreamState<State>,
  ): Promise<{ scope: Scope; roles: readonly Role[] }> {
    const scope = creationScope ?? aggregate.scope(at.state);
    if (scope === undefined) throw new NotFound();
    if (command.policy !== undefined) return { scope, roles: [] };
    const reached = creationScope === undefined ? scope : this.access.withoutProtected(scope);
    const roles = await this.access.rolesWhenKnown(command.caller, reached);
    if (roles.length > 0) return { scope, roles };
    if (creationScope === undefined) throw new NotFound();
    throw new Forbidden('outside-your-scope', `Your roles do not reach ${scope.unit}, or not this organisation.`);
  }

  #nothingToDo<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    { aggregate, id }: Target<State, Event>,
    at: StreamState<State>,
    warnings: readonly Warning[],
  ): CommandAnswer {
    if (at.revision === undefined || at.position === undefined) {
      throw new Error(`${command.operation.operationId} decided nothing for a new ${aggregate.name}`);
    }
    if (!at.fresh) throw new LookAgain();
    this.metrics.accepted(command.operation, 'nothing');
    return new CommandAnswer({ id, revision: at.revision, position: at.position, events: [], warnings });
  }

  async #append<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    { aggregate, id }: Target<State, Event>,
    at: StreamState<State>,
    given: Deciding,
    decision: { events: Extract<Decision, readonly unknown[]>; also: readonly AlsoIn[]; warnings: readonly Warning[] },
  ): Promise<CommandAnswer> {
    const others = await this.#decideElsewhere(decision.also, given);
    const time = others.reduce((latest, one) => timeAfter(Date.parse(latest), one.before.time), given.now);
    const primary = { aggregate, before: at as StreamState<never>, stream: streamOf(aggregate, id) };
    const written: readonly Written[] = [{ ...primary, revision: at.revision, events: decision.events }, ...others];

    const deadline = Date.now() + APPEND_WITHIN_MS;
    const recording = await record(this.#tools, command, { ...given, now: time }, written, deadline);
    const started = performance.now();
    const streams = recording.streams.map(({ stream, expected, encoded }) => ({ stream, expected, events: encoded }));
    const events = streams.reduce((sum, one) => sum + one.events.length, 0);
    const append = () => appendUntilSettled(this.store, { deadline, streams });
    const appended = await this.tracing.append(events, append).catch((error: unknown) => {
      for (const { stream } of written) this.#states.forget(stream);
      throw error;
    });
    this.metrics.appended(command.operation, performance.now() - started);
    this.#confirm(recording.sealed);

    let index = 0;
    for (const { recorded, stream } of recording.streams) {
      const of = written.find((one) => one.stream === stream)!;
      const events = recorded.map((event) => ({ ...event, ...appended.events[index++]! }));
      this.#states.advance(of.aggregate, stream, of.before, events);
    }
    if (decision.warnings.length > 0) this.#warnings.set(command.id, decision.warnings);
    this.metrics.accepted(command.operation, 'recorded');
    return new CommandAnswer({
      id,
      revision: recording.streams[0]!.recorded.at(-1)!.revision,
      position: appended.position,
      events: recording.streams.flatMap((one) => one.recorded.map(({ id: event, type }) => ({ id: event, type }))),
      warnings: decision.warnings,
    });
  }

  /** Reservations and the like: each on its own stream as it is now. Streams without news are left out. */
  async #decideElsewhere(also: readonly AlsoIn[], given: Deciding): Promise<readonly Written[]> {
    const written = await Promise.all(
      also.map(async ({ aggregate, id, decide }): Promise<Written> => {
        const found = (await this.#states.load(aggregate, id)) as StreamState<never>;
        const before = await this.#due.bringUpTo(aggregate as Aggregate<never, never>, id, found, given.effectiveOn);
        const events = decide(before.state, given);
        return { aggregate, before, stream: streamOf(aggregate, id), revision: before.revision, events };
      }),
    );
    return written.filter((one) => one.events.length > 0);
  }

  /** What the vault does not hear of now it asks the record for, when it sweeps. */
  #confirm(eventIds: readonly string[]): void {
    if (eventIds.length === 0) return;
    this.vault
      .confirm(eventIds)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'not confirmed to the vault'));
  }
}

function whole(decision: Decision): Exclude<Decision, readonly unknown[]> {
  return Array.isArray(decision)
    ? { events: decision as Extract<Decision, readonly unknown[]> }
    : (decision as Exclude<Decision, readonly unknown[]>);
}
