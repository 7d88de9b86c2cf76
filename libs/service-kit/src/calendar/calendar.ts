import type { EventCatalogue } from '@baraza/contracts';
import { addDays, calendarOrder, type CalendarStep, civilDateIn, type CivilDate, daysBetween } from '@baraza/domain';
import type { EventBus } from '@baraza/event-bus';
import type { EventStore } from '@baraza/event-store';
import { everyDocument, goesOn, ProjectionRunner, type ReadStore } from '@baraza/read-models';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { CommandHandler } from '../command-handling/command-handler.ts';
import { type Check, ReadinessChecks } from '../health/readiness.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { CalendarReport } from '../metrics/readings.ts';
import { Unavailable } from '../problems/refusals.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import type { Clock } from '../runtime/clock.ts';
import { LedgerFeed } from '../runtime/ledger-feed.ts';
import { CATALOGUE, CLOCK, EVENT_BUS, EVENT_STORE, LOGGER, SERVICE_STORE } from '../runtime/tokens.ts';
import { workIsLost } from '../runtime/work-lease.ts';
import { type AnyAggregate, calendarIndex, type DatedEntity } from './calendar-index.ts';
import { eachMinute } from './each-minute.ts';

/** How long a run waits until it has read what the ledger holds. */
const CATCH_UP_MS = 30_000;

interface Due extends CalendarStep {
  readonly entity: string;
  readonly aggregate: AnyAggregate;
  /** Of the entity's unit. */
  readonly zone: string;
}

/**
 * Takes for every entity the steps that its calendar has due, in the order of date, rank and entity. What a command
 * comes upon first is taken before the command; both make the same events.
 */
@Injectable()
export class Calendar implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #aggregates: AnyAggregate[] = [];
  #index: { readonly runner: ProjectionRunner; readonly model: ReturnType<typeof calendarIndex>['model'] } | undefined;
  #end: (() => void) | undefined;
  #running: Promise<number> | undefined;
  #failed: readonly Due[] = [];
  #goneThroughAt = performance.now();

  constructor(
    @Inject(SERVICE_STORE) private readonly documents: ReadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly readiness: ReadinessChecks,
    private readonly metrics: Metrics,
  ) {}

  /** Called by a service's module: these entities take steps by themselves. */
  keep(...aggregates: readonly AnyAggregate[]): void {
    for (const one of aggregates) {
      if (one.calendar === undefined) throw new Error(`${one.name} has no calendar to keep`);
      this.#aggregates.push(one);
    }
  }

  onApplicationBootstrap(): void {
    if (this.#aggregates.length === 0) return;
    const projection = calendarIndex(this.#aggregates, this.catalogue);
    const { documents: store, catalogue } = this;
    const runner = new ProjectionRunner({
      store,
      feed: new LedgerFeed(this.store),
      projections: [projection as never],
      catalogue,
    });
    this.#index = { runner, model: projection.model };
    runner.start();
    this.readiness.add(() => [this.#check()]);
    this.readiness.follow(() => runner.status());
    for (const service of new Set(this.#aggregates.map((one) => one.service))) {
      this.metrics.readings.add((readings) => readings.calendar(service, this.report(service)));
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.#end?.();
    await this.#running?.catch(() => undefined);
    await this.#index?.runner.stop();
  }

  /** From now on it looks by itself: at once, whenever a day begins in a zone, and once a minute. */
  start(): void {
    if (this.#index === undefined || this.#end !== undefined) return;
    const look = (): void => {
      const run = this.bus.asAtWork(() => this.run());
      run.catch((error: unknown) => this.logger.error({ err: error }, 'the calendar could not be kept'));
    };
    const isOurs = (): boolean => this.bus.isAtWork();
    this.#end = eachMinute(this.clock, look, { isLooking: () => this.#running !== undefined, isOurs });
  }

  /**
   * Takes everything that is due by now. Runs that overlap are one.
   * @returns how many entities took a step
   * @throws Unavailable where the record could not be read in time
   */
  run(): Promise<number> {
    this.#running ??= this.#takeAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #takeAll(): Promise<number> {
    const waiting = await this.#due();
    const failed: Due[] = [];
    let taken = 0;
    for (let step = waiting.shift(); step !== undefined && !workIsLost(); step = waiting.shift()) {
      const { aggregate, entity, zone, on } = step;
      try {
        const next = await this.commands.takeDue(aggregate, entity.slice(aggregate.name.length + 1), on);
        taken += 1;
        if (next !== undefined && next.on <= this.#today(zone)) insert(waiting, { ...next, aggregate, entity, zone });
      } catch (error) {
        // One entity that cannot go on must not hold up the others: it is tried again at the next run.
        failed.push(step);
        this.logger.error({ err: error, stream: entity, rule: step.rule, on }, 'a step of the calendar failed');
      }
    }
    this.#failed = failed;
    this.#goneThroughAt = performance.now();
    return taken;
  }

  /** How the calendar of a service is kept, as of the last run. It is not late where another instance keeps it. */
  report(service: string): CalendarReport {
    if (!this.bus.isAtWork()) return { silentMs: 0, failed: 0, daysLate: 0 };
    const failed = this.#failed.filter(({ aggregate }) => aggregate.service === service);
    const late = failed.map(({ on, zone }) => daysBetween(on, this.#today(zone)));
    return {
      silentMs: performance.now() - this.#goneThroughAt,
      failed: failed.length,
      daysLate: Math.max(0, ...late),
    };
  }

  /** Everything due today or before in the zone of its unit, in order. */
  async #due(): Promise<Due[]> {
    if (this.#index === undefined) return [];
    const { runner, model } = this.#index;
    const { sequence } = await this.store.head();
    if (!(await runner.waitFor(model.name, sequence, CATCH_UP_MS))) {
      throw new Unavailable('calendar-behind', 'What is due is still being read from the record.');
    }
    const due: Due[] = [];
    // No zone is further ahead than UTC+14: nothing of a later date can be due anywhere.
    const latest = addDays(new Date(this.clock.now()).toISOString().slice(0, 10), 1);
    const asked = { where: { due: { to: `${latest} ~` } }, orderBy: { index: 'due' } };
    for await (const { doc } of everyDocument(this.documents, model, asked)) {
      const one = this.#dueOf(doc);
      if (one !== undefined) due.push(one);
    }
    return due.sort(calendarOrder);
  }

  #dueOf({ aggregate: name, stream, state, next }: DatedEntity): Due | undefined {
    const aggregate = this.#aggregates.find((one) => one.name === name);
    if (aggregate === undefined || next === null) return undefined;
    const { unit = '', organisations = [] } = aggregate.scope(state) ?? {};
    // Nothing runs out for a protected organisation, which could do nothing about it: it falls due when it is seen again.
    if (organisations.length > 0 && organisations.every((id) => this.facts.isProtected(id))) return undefined;
    const zone = this.facts.zoneOf(unit);
    return next.on <= this.#today(zone) ? { ...next, aggregate, entity: stream, zone } : undefined;
  }

  #today(zone: string): CivilDate {
    return civilDateIn(zone, new Date(this.clock.now()).toISOString());
  }

  #check(): Check {
    const status = this.#index!.runner.status()[0]!;
    const detail = { state: status.state, lag: status.lag, failed: this.#failed.length };
    return { name: 'calendar', ready: goesOn(status), detail };
  }
}

/** Keeps the order: what an entity does next may come before what others do. */
function insert(waiting: Due[], step: Due): void {
  let at = waiting.length;
  while (at > 0 && calendarOrder(waiting[at - 1]!, step) > 0) at -= 1;
  waiting.splice(at, 0, step);
}
