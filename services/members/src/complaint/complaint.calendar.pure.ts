import { addDays, type CalendarStep, type EntityCalendar } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { ComplaintEvent, ComplaintState } from './complaint.state.ts';

/** Both come the day after the last day, which the member has whole. */
const REPLY_PERIOD_ENDS = 'complaint.reply-period-ends';
const APPEAL_PERIOD_ENDS = 'complaint.appeal-period-ends';

/**
 * The calendar ends the time to reply and the time to appeal. It does so only from proof that the notice, or the decision,
 * has reached the member: before that no clock runs.
 */
export const calendar: EntityCalendar<ComplaintState, ComplaintEvent> = {
  next(state): CalendarStep | undefined {
    if (state.status === 'served') return { rule: REPLY_PERIOD_ENDS, rank: 50, on: addDays(state.replyBy, 1) };
    if (state.status !== 'decided' || state.decision.served === undefined) return undefined;
    return { rule: APPEAL_PERIOD_ENDS, rank: 60, on: addDays(state.decision.served.appealBy, 1) };
  },
  take(state, step) {
    if (state.status === 'none') return [];
    const { organisation, membership, unit } = state;
    const type = step.rule === REPLY_PERIOD_ENDS ? 'members.ComplaintReplyPeriodEnded' : 'members.AppealPeriodEnded';
    const record = { effectiveOn: step.on, tags: tags(orgTag(organisation), unitTag(unit)) };
    return [{ type, data: { organisation, membership, unit }, ...record }];
  },
};
