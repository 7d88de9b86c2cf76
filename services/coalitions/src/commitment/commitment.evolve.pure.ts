import { unreachable } from '@baraza/domain';
import type { CommitmentEvent, CommitmentState, Known, Open } from './commitment.state.ts';

/** How many notes of progress are remembered, the last ones; the trail has all. */
const PROGRESS_REMEMBERED = 50;

export function evolve(state: CommitmentState, event: CommitmentEvent): CommitmentState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.CommitmentMade') {
    return {
      ...event.data,
      status: 'made',
      madeOn: on,
      forPromisor: [event.actor],
      progress: [],
      renegotiated: [],
      lastStepOn: on,
    };
  }
  if (state.status === 'none') throw impossible(state, event);
  switch (event.type) {
    case 'coalitions.CommitmentWordsDrafted':
      return { ...state, draft: { ...event.data, by: event.actor }, lastStepOn: on };
    case 'coalitions.CommitmentWordsDeclined':
      return { ...without(state, 'draft'), lastStepOn: on };
    case 'coalitions.CommitmentWordsPublished':
      return { ...without(state, 'draft'), words: event.data.text, lastStepOn: on };
    case 'coalitions.CommitmentWordsTakenOver':
      return { ...state, words: event.data.text, lastStepOn: on };
    default:
      if (state.status === 'kept' || state.status === 'broken' || state.status === 'excused') {
        throw impossible(state, event);
      }
      return onItsWay(state, event);
  }
}

type OnItsWay = Exclude<
  CommitmentEvent,
  {
    type:
      | 'coalitions.CommitmentMade'
      | 'coalitions.CommitmentWordsDrafted'
      | 'coalitions.CommitmentWordsDeclined'
      | 'coalitions.CommitmentWordsPublished'
      | 'coalitions.CommitmentWordsTakenOver';
  }
>;

function onItsWay(state: Open, event: OnItsWay): CommitmentState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.CommitmentAccepted':
      return { ...state, status: state.status === 'made' ? 'accepted' : state.status, acceptedOn: on, lastStepOn: on };
    case 'coalitions.CommitmentProgressNoted':
      return {
        ...told(state, event.actor),
        progress: [...state.progress, { on, ...event.data }].slice(-PROGRESS_REMEMBERED),
        lastStepOn: on,
      };
    case 'coalitions.CommitmentReportedDone':
      return { ...told(state, event.actor), reported: { on, ...event.data }, lastStepOn: on };
    case 'coalitions.CommitmentReportContested':
      return { ...without(state, 'reported'), lastStepOn: on };
    case 'coalitions.CommitmentDateProposed':
      return {
        ...(event.data.side === 'promisor' ? told(state, event.actor) : state),
        proposed: { ...event.data, by: event.actor },
        lastStepOn: on,
      };
    case 'coalitions.CommitmentDateDeclined':
      return { ...without(state, 'proposed'), lastStepOn: on };
    case 'coalitions.CommitmentRenegotiated': {
      const { ground, formerDueOn, dueOn } = event.data;
      return {
        ...without(state, 'proposed'),
        status: 'accepted',
        acceptedOn: state.acceptedOn ?? on,
        dueOn,
        renegotiated: [...state.renegotiated, { on, ground, formerDueOn, dueOn }],
        lastStepOn: on,
      };
    }
    case 'coalitions.CommitmentTakenOver':
      return { ...without(state, 'proposed'), promisor: event.data.promisor, lastStepOn: on };
    case 'coalitions.CommitmentFellDue':
      if (state.status === 'fell-due') throw impossible(state, event);
      return { ...state, status: 'fell-due', lastStepOn: on };
    case 'coalitions.CommitmentKept':
      return { ...state, status: 'kept', endedOn: on, ...event.data, lastStepOn: on };
    case 'coalitions.CommitmentBroken':
      return { ...state, status: 'broken', endedOn: on, ...event.data, lastStepOn: on };
    case 'coalitions.CommitmentExcused':
      return { ...state, status: 'excused', endedOn: on, ...event.data, lastStepOn: on };
    default:
      return unreachable(event);
  }
}

/** Whoever tells of its progress, or asks for another date on the promisor’s word, does so for the promisor. */
function told<State extends Known>(state: State, person: string): State {
  return state.forPromisor.includes(person) ? state : { ...state, forPromisor: [...state.forPromisor, person] };
}

function without<State extends Known>(state: State, field: 'draft' | 'reported' | 'proposed'): State {
  const { [field]: _, ...rest } = state;
  return rest as State;
}

function impossible(state: CommitmentState, event: CommitmentEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
