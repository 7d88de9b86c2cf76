import { unreachable } from '@baraza/domain';
import type {
  Appointed,
  LeadershipTransitionEvent,
  LeadershipTransitionState,
  Open,
  Settling,
} from './leadership-transition.state.ts';

export function evolve(state: LeadershipTransitionState, event: LeadershipTransitionEvent): LeadershipTransitionState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.TransitionBegan') {
    const { handover, stallsOn } = event.data;
    return {
      status: 'preparing',
      ...{ begun: event.data, beganOn: on, lastStepOn: on, lastMoveOn: on, stallsOn, handover },
    };
  }
  if (!isStillOpen(state)) throw impossible(state, event);
  if (event.type === 'capacity.TransitionStalled') return { ...state, lastStepOn: on, stalledOn: on };
  if (event.type === 'capacity.TransitionFollowUpFellDue') {
    if (state.status !== 'settling') throw impossible(state, event);
    const { followUp, stallsOn } = event.data;
    return { ...withFollowUp(state, followUp, { fellDueOn: on }), status: 'settling', lastStepOn: on, stallsOn };
  }
  // More to hand over is no step forward: what is stalled stays so.
  if (event.type === 'capacity.TransitionHandoverItemAdded') {
    const { item: code, dueOn } = event.data;
    const item = { code, ...(dueOn === undefined ? {} : { dueOn }) };
    return { ...state, lastStepOn: on, handover: [...state.handover, item] };
  }
  const moved = movedOn(state, event);
  switch (event.type) {
    case 'capacity.TransitionSearchBegan':
      return { ...moved, status: 'searching' };
    case 'capacity.TransitionInterimAppointed': {
      const { until } = event.data;
      const interim = { ...appointed(event.data), since: on, ...(until === undefined ? {} : { until }) };
      return { ...moved, status: 'interim', interim };
    }
    case 'capacity.TransitionLeaderAppointed':
      return { ...moved, status: 'appointed', leader: { ...appointed(event.data), from: event.data.from } };
    case 'capacity.TransitionProgressNoted':
      return moved;
    case 'capacity.TransitionHandoverItemDone': {
      const { item } = event.data;
      return { ...moved, handover: moved.handover.map((one) => (one.code === item ? { ...one, doneOn: on } : one)) };
    }
    case 'capacity.TransitionSettlingBegan': {
      if (moved.status !== 'appointed') throw impossible(state, event);
      const { until, agreement, followUps } = event.data;
      return { ...moved, status: 'settling', settlingOn: on, until, agreement, followUps };
    }
    case 'capacity.TransitionFollowUpReported': {
      if (moved.status !== 'settling') throw impossible(state, event);
      const { followUp, finding, report } = event.data;
      return { ...withFollowUp(moved, followUp, { reported: { on, finding, report } }), status: 'settling' };
    }
    case 'capacity.TransitionSettled':
      if (moved.status !== 'settling') throw impossible(state, event);
      return { ...moved, status: 'settled', settledOn: on };
    case 'capacity.TransitionEnded':
      return { ...moved, status: 'ended', endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

/** Somebody did something: it is stalled no more. */
function movedOn(state: Open, { data, effectiveOn }: LeadershipTransitionEvent): Open {
  const { stalledOn: _, ...rest } = state;
  const stallsOn = 'stallsOn' in data && data.stallsOn !== undefined ? data.stallsOn : state.stallsOn;
  return { ...rest, lastStepOn: effectiveOn, lastMoveOn: effectiveOn, stallsOn } as Open;
}

function withFollowUp<S extends Settling>(state: S, code: string, more: Partial<Settling['followUps'][number]>): S {
  return { ...state, followUps: state.followUps.map((one) => (one.code === code ? { ...one, ...more } : one)) };
}

function appointed({ person, name }: Appointed): Appointed {
  return { person, ...(name === undefined ? {} : { name }) };
}

function isStillOpen(state: LeadershipTransitionState): state is Open {
  return state.status !== 'none' && state.status !== 'settled' && state.status !== 'ended';
}

function impossible(state: LeadershipTransitionState, event: LeadershipTransitionEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
