import type { CivilDate } from './civil-date.ts';
import type { Aggregate, CalendarStep, Deciding, DecidedOf, Happened } from './decider.ts';

/** Who acts where nobody does: the calendar is no person. */
export const CALENDAR = 'calendar';

/** A step of the calendar with what it records, and the state after it. */
export interface TakenStep<State, Event extends Happened> {
  readonly step: CalendarStep;
  readonly events: readonly DecidedOf<Event>[];
  readonly state: State;
}

/** The next step, if it is due on the date or before it. */
export function dueStep<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  state: State,
  date: CivilDate,
): CalendarStep | undefined {
  const step = aggregate.calendar?.next(state);
  return step === undefined || step.on > date ? undefined : step;
}

/**
 * One step of the calendar.
 * @throws Error where it records nothing, or leaves the same step to be taken again: a bug of the aggregate
 */
export function takeStep<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  state: State,
  step: CalendarStep,
  given: Deciding,
): TakenStep<State, Event> {
  const events = aggregate.calendar!.take(state, step, { ...given, effectiveOn: step.on });
  const after = events.reduce((at, { type, data, effectiveOn }) => {
    // A calendar's events hold no personal values: what is decided is what will have happened.
    const happened = { type, data, effectiveOn, time: given.now, actor: given.actor.person };
    return aggregate.evolve(at, happened as unknown as Event);
  }, state);
  const next = aggregate.calendar!.next(after);
  if (events.length === 0 || (next?.rule === step.rule && next.on === step.on)) {
    throw new Error(`${step.rule} of ${step.on} leads nowhere: the calendar would take it for ever`);
  }
  return { step, events, state: after };
}

/** All that the calendar does with an entity up to a date, the date included, in order. */
export function calendarUntil<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  state: State,
  date: CivilDate,
  given: Deciding,
): readonly TakenStep<State, Event>[] {
  const taken: TakenStep<State, Event>[] = [];
  for (let at = state; ;) {
    const step = dueStep(aggregate, at, date);
    if (step === undefined) return taken;
    const one = takeStep(aggregate, at, step, given);
    taken.push(one);
    at = one.state;
  }
}

/** In which order steps of several entities are taken: by date, then rank, then entity. */
export function calendarOrder(
  one: CalendarStep & { readonly entity: string },
  other: CalendarStep & { readonly entity: string },
): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  if (one.rank !== other.rank) return one.rank - other.rank;
  return one.entity < other.entity ? -1 : one.entity > other.entity ? 1 : 0;
}
