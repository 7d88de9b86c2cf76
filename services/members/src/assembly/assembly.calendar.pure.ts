import { addDays, type CalendarStep, type CivilDate, type EntityCalendar } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import type { AssemblyEvent, AssemblyState, DeclaredAssembly } from './assembly.state.ts';

const NOMINATIONS_CLOSE = 'assembly.nominations-close';
const TERM_ENDS = 'assembly.term-ends';

/** Both come the day after the last day. A term that was over before its result was declared ends on that day. */
export const calendar: EntityCalendar<AssemblyState, AssemblyEvent> = {
  next(state): CalendarStep | undefined {
    if (state.status === 'called') {
      return { rule: NOMINATIONS_CLOSE, rank: 40, on: addDays(state.nominationsUntil, 1) };
    }
    if (state.status !== 'declared') return undefined;
    const first = nextTerm(state);
    return first === undefined ? undefined : { rule: TERM_ENDS, rank: 60, on: first.on };
  },
  take(state, { rule, on }) {
    if (state.status === 'none') throw new Error(`${rule} of an assembly that nobody called`);
    const { unit } = state;
    const record = { effectiveOn: on, tags: [unitTag(unit)] };
    if (rule === NOMINATIONS_CLOSE) {
      const { nominationsUntil } = state;
      return [{ type: 'members.NominationsClosed', data: { unit, nominationsUntil }, ...record }];
    }
    const ends = state.status === 'declared' ? nextTerm(state) : undefined;
    if (ends === undefined) throw new Error(`${rule} of an assembly with no term to end`);
    return [{ type: 'members.ElectedTermEnded', data: { unit, body: ends.body, until: ends.until }, ...record }];
  },
};

/** The term that ends first; of two that end on one day the one whose body comes first. */
function nextTerm(state: DeclaredAssembly): { body: string; until: CivilDate; on: CivilDate } | undefined {
  const { lastStepOn, termsEnded } = state;
  return Object.entries(state.declared)
    .filter(([body]) => !termsEnded.includes(body))
    .map(
      ([
        body,
        {
          term: { until },
        },
      ]) => ({ body, until, on: later(addDays(until, 1), lastStepOn) }),
    )
    .sort((a, b) => (a.on === b.on ? (a.body < b.body ? -1 : 1) : a.on < b.on ? -1 : 1))[0];
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
