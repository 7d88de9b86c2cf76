import { addDays, type AlsoIn, type CalendarStep, type CivilDate, type Deciding, type DecidedOf } from '@baraza/domain';
import { standingAmong } from './membership.conduct.ts';
import { leavesPlace } from './membership.place.ts';
import type { MembershipEvent, MembershipState, Suspended, Suspension } from './membership.state.ts';
import { onRecord, whoseOf } from './membership.steps.ts';

/** What comes to a membership by the calendar alone, on the dates that its events fixed. */

const STEPS = {
  'membership.deferral-ends': 10,
  'membership.becomes-current': 20,
  'membership.grace-begins': 30,
  'membership.lapses': 40,
  'membership.suspension-ends': 50,
} as const;
type StepRule = keyof typeof STEPS;

/** A suspended membership does not run out: its term is looked at again when the suspension ends. */
export function next(state: MembershipState): CalendarStep | undefined {
  switch (state.status) {
    case 'deferred':
      return after(state.deferredUntil, 'membership.deferral-ends', state);
    case 'new':
      return state.termUntil !== undefined && state.termUntil < state.newUntil
        ? after(state.termUntil, 'membership.grace-begins', state)
        : after(state.newUntil, 'membership.becomes-current', state);
    case 'current':
      return state.termUntil === undefined ? undefined : after(state.termUntil, 'membership.grace-begins', state);
    case 'grace':
      return after(state.graceUntil!, 'membership.lapses', state);
    case 'suspended': {
      const until = firstToEnd(state)?.until;
      return until === undefined ? undefined : after(until, 'membership.suspension-ends', state);
    }
    default:
      return undefined;
  }
}

/** On the day after the last day; no earlier than the step before, should that have come late. */
function after(lastDay: CivilDate, rule: StepRule, { lastStepOn }: { readonly lastStepOn: CivilDate }): CalendarStep {
  const due = addDays(lastDay, 1);
  return { rule, rank: STEPS[rule], on: due < lastStepOn ? lastStepOn : due };
}

function firstToEnd({ suspensions }: Suspended): Suspension | undefined {
  const ending = suspensions.filter(({ until }) => until !== undefined);
  return ending.sort((one, other) => (one.until! < other.until! ? -1 : 1))[0];
}

/** What a step records. */
export function take(
  state: MembershipState,
  step: CalendarStep,
  given: Deciding,
): readonly DecidedOf<MembershipEvent>[] {
  if (state.status === 'none') throw new Error(`${step.rule}: nobody has applied`);
  const whose = whoseOf(state);
  const record = { data: whose, ...onRecord(whose, given) };
  switch (step.rule as StepRule) {
    case 'membership.deferral-ends':
      return [{ type: 'members.MembershipDeferralEnded', ...record }];
    case 'membership.becomes-current':
      return [{ type: 'members.MembershipBecameCurrent', ...record }];
    case 'membership.grace-begins': {
      if (!('graceUntil' in state)) throw new Error(`${step.rule} without a term`);
      return [{ type: 'members.MembershipGraceBegan', ...record, data: { ...whose, graceUntil: state.graceUntil } }];
    }
    case 'membership.lapses':
      return [{ type: 'members.MembershipLapsed', ...record }];
    case 'membership.suspension-ends': {
      if (state.status !== 'suspended') throw new Error(`${step.rule} after '${state.status}'`);
      // Several may end on one day: each is lifted, and the rights come back with the last.
      const over = state.suspensions.filter(({ until }) => until !== undefined && until < step.on);
      return over.map(({ suspension }, nth) => {
        const others = state.suspensions.filter((one) => !over.slice(0, nth + 1).includes(one));
        const data = { ...whose, suspension, ...standingAmong(others, state, given) };
        return { type: 'members.MembershipSuspensionLifted', ...record, data };
      });
    }
  }
}

/** What ends by the calendar leaves the organisation's place for an open membership. */
export function also(state: MembershipState, step: CalendarStep, membership: string): readonly AlsoIn[] {
  const ends: readonly string[] = ['membership.deferral-ends', 'membership.lapses'] satisfies readonly StepRule[];
  if (state.status === 'none' || !ends.includes(step.rule)) return [];
  return [leavesPlace(membership, state)];
}
