import type { DecidedAs, EvaluationFinding, FollowUpLevel, followUpReported, followUpWaived } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { enrolmentRules } from './enrolment.rules.ts';
import type { Completed, EnrolmentState, FollowUp } from './enrolment.state.ts';
import { inOrderOfDates, known, ofAnother, step, whoseOf } from './enrolment.steps.pure.ts';

/** What is asked of those who completed a course, months later: what they do otherwise, and what has come of it. */

export interface ReportFollowUp {
  readonly level: FollowUpLevel;
  readonly finding: EvaluationFinding;
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** On the day it is due, before it or after. @throws Rejection `unknown`, `not-completed`, `followed-up`, `own-organisation`, `before-last-step` */
export function reportFollowUp(
  state: EnrolmentState,
  { level, finding, narrative, about }: ReportFollowUp,
  given: Deciding,
): readonly DecidedAs<typeof followUpReported>[] {
  const { now, followUp } = outstanding(state, level, given);
  return [
    {
      type: 'capacity.FollowUpReported',
      data: {
        ...whoseOf(now),
        ...{ level, dueOn: followUp.dueOn, finding },
        ...(narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) }),
      },
      ...step(now, given),
    },
  ];
}

export interface WaiveFollowUp {
  readonly level: FollowUpLevel;
  readonly ground: string;
}

/** @throws Rejection `unknown`, `not-completed`, `followed-up`, `own-organisation`, `before-last-step` */
export function waiveFollowUp(
  state: EnrolmentState,
  { level, ground }: WaiveFollowUp,
  given: Deciding,
): readonly DecidedAs<typeof followUpWaived>[] {
  const { now, followUp } = outstanding(state, level, given);
  return [
    {
      type: 'capacity.FollowUpWaived',
      data: { ...whoseOf(now), level, dueOn: followUp.dueOn, ground },
      ...step(now, given),
      ground,
    },
  ];
}

function outstanding(
  state: EnrolmentState,
  level: FollowUpLevel,
  given: Deciding,
): { readonly now: Completed; readonly followUp: FollowUp } {
  const now = known(state);
  if (now.status !== 'completed') throw enrolmentRules.broken('not-completed', { params: { status: now.status } });
  ofAnother(now, given);
  const followUp = now.followUps.find((one) => one.level === level);
  if (followUp === undefined || followUp.standing === 'reported' || followUp.standing === 'waived') {
    throw enrolmentRules.broken('followed-up', { pointer: '/level' });
  }
  inOrderOfDates(now, given);
  return { now, followUp };
}
