import { CALENDAR, calendarUntil, dueStep, takeStep } from './calendar.ts';
import { addDays, type CivilDate } from './civil-date.ts';
import type { Aggregate, Decided, Deciding, Happened } from './decider.ts';
import { Rejection } from './rejection.ts';

/**
 * One entity's life in a property spec, lived as the write path would have it: what the calendar has due comes before each
 * command, every event goes through `evolve`, and a refused command changes nothing. Any other error is the spec's to fail by.
 */
export class Life<State extends { readonly status: string }, Event extends Happened> {
  readonly #aggregate: Aggregate<State, Event>;
  readonly #recorded: (decided: Decided, given: Deciding) => Happened;
  readonly events: Event[] = [];
  /** Every state it had, the first one before any event. */
  readonly states: State[];
  /** The codes of the rules that refused something, in turn. */
  readonly refusals: string[] = [];

  /** `recorded` makes of a decided event what stands in the stream: personal values sealed. */
  constructor(
    aggregate: Aggregate<State, Event>,
    recorded: (decided: Decided, given: Deciding) => Happened = asDecided,
  ) {
    this.#aggregate = aggregate;
    this.#recorded = recorded;
    this.states = [aggregate.initialState];
  }

  get state(): State {
    return this.states.at(-1)!;
  }

  /** Somebody decides something. The calendar may have come further by then than the date the command holds from. */
  take(
    given: Deciding,
    decide: (state: State, given: Deciding) => readonly Decided[],
    calendarTo: CivilDate = given.effectiveOn,
  ): void {
    const clock = { ...given, actor: { person: CALENDAR, roles: [] } };
    for (const { events } of calendarUntil(this.#aggregate, this.state, calendarTo, clock)) this.#record(events, clock);
    try {
      this.#record(decide(this.state, given), given);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.refusals.push(error.code);
    }
  }

  #record(decided: readonly Decided[], given: Deciding): void {
    for (const one of decided) {
      const event = this.#recorded(one, given) as Event;
      this.events.push(event);
      this.states.push(this.#aggregate.evolve(this.state, event));
    }
  }
}

const asDecided = ({ type, data, effectiveOn }: Decided, { now, actor }: Deciding): Happened => ({
  type,
  data,
  effectiveOn,
  time: now,
  actor: actor.person,
});

/**
 * The calendar's law: from one state on, the record up to the last of the dates is the same, whether the calendar came on each
 * of them, on two machines, or only when all was over. The ids of its events are of entity, rule and date: no step comes twice.
 * @returns the rules of the steps that were taken, so that a spec can see that it asked about all of them
 * @throws Error that shows both records
 */
export function assertCalendarLaw<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  from: State,
  dates: readonly CivilDate[],
): readonly string[] {
  if (aggregate.calendar === undefined) throw new Error(`${aggregate.name} has no calendar`);
  const inTurn = [...dates].sort();
  const late = kept(aggregate, from, inTurn.slice(-1));
  const cut = kept(aggregate, from, [...inTurn, ...inTurn].sort());
  const [once, often] = [late, cut].map((record) => JSON.stringify(record, null, 2));
  if (once !== often)
    throw new Error(`the calendar of ${aggregate.name} came late to\n${once}\nand in time to\n${often}`);
  const steps = late.map(({ rule, on }) => `${rule} ${on}`);
  if (new Set(steps).size !== steps.length)
    throw new Error(`${aggregate.name} takes a step twice: ${steps.join(', ')}`);
  const astray = late.find(({ on, events }) => events.some(({ effectiveOn }) => effectiveOn !== on));
  if (astray !== undefined) throw new Error(`${astray.rule} of ${astray.on} records what holds from another date`);
  return late.map(({ rule }) => rule);
}

/** Some dates at which the calendar comes, from a first one on. */
export const datesFrom = (first: CivilDate, daysLater: readonly number[]): readonly CivilDate[] =>
  daysLater.map((days) => addDays(first, days));

/** What stands in the record when the calendar came on these dates, each time on another machine. */
function kept<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  from: State,
  dates: readonly CivilDate[],
) {
  const record: {
    rule: string;
    on: CivilDate;
    events: readonly Decided[];
    also: readonly (readonly [string, string])[];
  }[] = [];
  let state = from;
  dates.forEach((today, machine) => {
    for (;;) {
      const step = dueStep(aggregate, state, today);
      if (step === undefined) return;
      const { rule, on } = step;
      const taken = takeStep(aggregate, state, step, {
        now: `${today}T00:00:${String(machine % 60).padStart(2, '0')}.000Z`,
        today,
        effectiveOn: on,
        actor: { person: CALENDAR, roles: [] },
        // As the write path has it: derived from the entity, the rule and the date.
        id: (name) => `${rule} ${on} ${name}`,
      });
      const also = aggregate.calendar?.also?.(state, step, 'itself') ?? [];
      record.push({ rule, on, events: taken.events, also: also.map((one) => [one.aggregate.name, one.id]) });
      state = taken.state;
    }
  });
  return record;
}
