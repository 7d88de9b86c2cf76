import { addDays, type CalendarStep, type CivilDate, type EntityCalendar } from '@baraza/domain';
import type { ServiceRequestEvent, ServiceRequestState } from './service-request.state.ts';
import { tagsOfRequest, whoseOf } from './service-request.tags.pure.ts';

/** All come the day after the last day, which whoever is to act has whole. */
const ACKNOWLEDGEMENT_MISSED = 'service-request.acknowledgement-missed';
const DELIVERY_MISSED = 'service-request.delivery-missed';
const SETTLEMENT_MISSED = 'service-request.settlement-missed';
const TIME_TO_ANSWER_ENDS = 'service-request.time-to-answer-ends';

const after = (rule: string, rank: number, lastDay: CivilDate): CalendarStep => ({
  rule,
  rank,
  on: addDays(lastDay, 1),
});

/** Promises that are not kept are seen on their day, each once; what a member says nothing to is closed. */
export const calendar: EntityCalendar<ServiceRequestState, ServiceRequestEvent> = {
  next(state) {
    switch (state.status) {
      case 'asked':
      case 'acknowledged':
      case 'assigned': {
        const { acknowledgement, delivery } = state.missed;
        if (state.status === 'asked' && acknowledgement === undefined) {
          return after(ACKNOWLEDGEMENT_MISSED, 10, state.acknowledgeBy);
        }
        return delivery === undefined ? after(DELIVERY_MISSED, 20, state.deliverBy) : undefined;
      }
      case 'delivered':
      case 'declined':
        return after(TIME_TO_ANSWER_ENDS, 40, state.answer.answerBy);
      case 'disputed':
        return state.missed.settlement === undefined ? after(SETTLEMENT_MISSED, 30, state.dispute.settleBy) : undefined;
      default:
        return undefined;
    }
  },
  take(state, { rule, on }) {
    if (state.status === 'none') throw new Error(`${rule} of a request that nobody made`);
    const whose = whoseOf(state);
    const record = { effectiveOn: on, tags: tagsOfRequest(whose) };
    switch (rule) {
      case ACKNOWLEDGEMENT_MISSED: {
        const data = { ...whose, dueOn: state.acknowledgeBy };
        return [{ type: 'members.ServiceRequestAcknowledgementMissed', data, ...record }];
      }
      case DELIVERY_MISSED: {
        const data = { ...whose, dueOn: state.deliverBy };
        return [{ type: 'members.ServiceRequestDeliveryMissed', data, ...record }];
      }
      case SETTLEMENT_MISSED: {
        if (state.status !== 'disputed') throw new Error(`${rule} of a request that nobody disputes`);
        const data = { ...whose, dueOn: state.dispute.settleBy };
        return [{ type: 'members.ServiceRequestSettlementMissed', data, ...record }];
      }
      default:
        return [{ type: 'members.ServiceRequestClosed', data: { ...whose, because: 'unanswered' }, ...record }];
    }
  },
};
