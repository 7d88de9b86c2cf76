import { addDays, type CalendarStep, type CivilDate, type EntityCalendar } from '@baraza/domain';
import type { StruggleEvent, StruggleState } from './struggle.state.ts';
import { tagsOf } from './struggle.tags.pure.ts';

const NOT_VERIFIED = 'struggle.not-verified-in-time';
const NOT_TAKEN_UP = 'struggle.not-taken-up-in-time';

/**
 * What nobody answers is said to be silent, once for each thing that it waits for. Of somebody protected nothing is said before
 * it was verified: only the desk may know that there is anything.
 */
export const struggleCalendar: EntityCalendar<StruggleState, StruggleEvent> = {
  next(state) {
    if (state.status === 'none' || state.silent !== undefined) return undefined;
    if (state.status === 'reported' && state.pseudonym === undefined) {
      return after(NOT_VERIFIED, state.verifyBy, state.lastStepOn);
    }
    return state.status === 'verified' ? after(NOT_TAKEN_UP, state.takeUpBy, state.lastStepOn) : undefined;
  },
  take(state, { on }) {
    if (state.status !== 'reported' && state.status !== 'verified') throw new Error('only what waits falls silent');
    const data =
      state.status === 'reported'
        ? ({ waitsFor: 'verification', by: state.verifyBy } as const)
        : ({ waitsFor: 'taking-up', by: state.takeUpBy } as const);
    return [{ type: 'campaigns.StruggleFellSilent', data, effectiveOn: on, tags: tagsOf(state) }];
  },
};

function after(rule: string, lastDay: CivilDate, lastStepOn: CivilDate): CalendarStep {
  const on = addDays(lastDay, 1);
  return { rule, rank: 50, on: on < lastStepOn ? lastStepOn : on };
}
