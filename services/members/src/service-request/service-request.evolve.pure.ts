import { type CivilDate, unreachable } from '@baraza/domain';
import type {
  Declined,
  Delivered,
  Disputed,
  Known,
  Missed,
  Open,
  ServiceRequestEvent,
  ServiceRequestState,
} from './service-request.state.ts';

export function evolve(state: ServiceRequestState, event: ServiceRequestEvent): ServiceRequestState {
  const on = event.effectiveOn;
  if (event.type === 'members.ServiceRequested') {
    if (state.status !== 'none') throw impossible(state, event);
    return { status: 'asked', ...event.data, requestedOn: on, missed: {}, involved: [], lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  switch (event.type) {
    case 'members.ServiceRequestAcknowledged': {
      if (state.status !== 'asked') throw impossible(state, event);
      const missed = unlessInTime(state.missed, 'acknowledgement', on, state.acknowledgeBy);
      return { ...state, status: 'acknowledged', acknowledgedOn: on, missed, lastStepOn: on };
    }
    case 'members.ServiceRequestAssigned': {
      if (state.status !== 'acknowledged' && state.status !== 'assigned') throw impossible(state, event);
      const { assignee } = event.data;
      return { ...state, status: 'assigned', assignee, involved: having(state, assignee), lastStepOn: on };
    }
    case 'members.ServiceRequestDelivered': {
      if (state.status !== 'assigned') throw impossible(state, event);
      const { answerBy, note } = event.data;
      return { ...state, status: 'delivered', ...answered(state, event.actor, on, { answerBy }, note) };
    }
    case 'members.ServiceRequestDeclined': {
      const open = opened(state, event);
      const { answerBy, ground, reasons } = event.data;
      return { ...open, status: 'declined', ...answered(open, event.actor, on, { answerBy, ground }, reasons) };
    }
    case 'members.ServiceRequestConfirmed': {
      if (state.status !== 'delivered' && state.status !== 'disputed') throw impossible(state, event);
      const { rating, remark } = event.data;
      const rated = { confirmedOn: on, rating, ...(remark === undefined ? {} : { remark }) };
      return { ...state, status: 'confirmed', rated, lastStepOn: on };
    }
    case 'members.ServiceRequestDisputed': {
      if (state.status !== 'delivered' && state.status !== 'declined') throw impossible(state, event);
      const { disputed: of, ground, settleBy, statement } = event.data;
      const words = statement === undefined ? {} : { statement };
      return {
        ...state,
        status: 'disputed',
        dispute: { of, disputedOn: on, ground, settleBy, ...words },
        lastStepOn: on,
      };
    }
    case 'members.ServiceRequestReopened': {
      if (state.status !== 'disputed') throw impossible(state, event);
      return reopened(state, event.data.deliverBy, on);
    }
    case 'members.ServiceRequestClosed': {
      if (!('answer' in state) || state.status === 'closed') throw impossible(state, event);
      const { because, ground, reasons } = event.data;
      const why = { ...(ground === undefined ? {} : { ground }), ...(reasons === undefined ? {} : { reasons }) };
      return { ...state, status: 'closed', closing: { closedOn: on, because, ...why }, lastStepOn: on };
    }
    case 'members.ServiceRequestWithdrawn':
      return {
        ...opened(state, event),
        status: 'withdrawn',
        withdrawnOn: on,
        withdrawalGround: event.data.ground,
        lastStepOn: on,
      };
    case 'members.ServiceRequestMoved':
      return { ...state, unit: event.data.unit };
    case 'members.ServiceRequestAcknowledgementMissed':
      if (state.status !== 'asked') throw impossible(state, event);
      return { ...state, missed: { ...state.missed, acknowledgement: on } };
    case 'members.ServiceRequestDeliveryMissed':
      return { ...opened(state, event), missed: { ...state.missed, delivery: on } };
    case 'members.ServiceRequestSettlementMissed':
      if (state.status !== 'disputed') throw impossible(state, event);
      return { ...state, missed: { ...state.missed, settlement: on } };
    default:
      return unreachable(event);
  }
}

/** What was done in time and entered late was done in time. */
function unlessInTime(missed: Missed, which: keyof Missed, on: CivilDate, lastDay: CivilDate): Missed {
  if (on > lastDay) return missed;
  const { [which]: _, ...others } = missed;
  return others;
}

function answered(
  { missed, deliverBy, involved }: Open,
  by: string,
  on: CivilDate,
  answer: Pick<Delivered['answer'], 'answerBy' | 'ground'>,
  words: Delivered['answer']['words'],
) {
  return {
    answer: { answeredOn: on, answeredBy: by, ...answer, ...(words === undefined ? {} : { words }) },
    missed: unlessInTime(missed, 'delivery', on, deliverBy),
    involved: having({ involved }, by),
    lastStepOn: on,
  };
}

/** Owed again, under a date of its own; who answered it before is remembered. */
function reopened(state: Disputed, deliverBy: CivilDate, on: CivilDate): ServiceRequestState {
  const { answer: _, dispute: __, assignee: ___, missed, ...request } = state;
  const acknowledged = missed.acknowledgement === undefined ? {} : { acknowledgement: missed.acknowledgement };
  return {
    ...request,
    status: 'acknowledged',
    acknowledgedOn: state.acknowledgedOn ?? on,
    deliverBy,
    missed: acknowledged,
    lastStepOn: on,
  };
}

function opened(state: Known, event: ServiceRequestEvent): Open {
  if (state.status === 'asked' || state.status === 'acknowledged' || state.status === 'assigned') return state;
  throw impossible(state, event);
}

const having = ({ involved }: Pick<Known, 'involved'>, person: string): readonly string[] =>
  involved.includes(person) ? involved : [...involved, person];

export const isAnswered = (state: ServiceRequestState): state is Delivered | Declined =>
  state.status === 'delivered' || state.status === 'declined';

function impossible(state: ServiceRequestState, event: ServiceRequestEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
