import { unreachable } from '@baraza/domain';
import type { ComplaintEvent, ComplaintState, Concurring } from './complaint.state.ts';
import { isUndecided } from './complaint.state.ts';

export function evolve(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  const on = event.effectiveOn;
  if (event.type === 'members.ComplaintRaised') {
    if (state.status !== 'none') throw impossible(state, event);
    return { status: 'raised', ...event.data, raisedOn: on, raisedBy: event.actor, lastStepOn: on, judges: [] };
  }
  if (state.status === 'none') throw impossible(state, event);
  const step = { lastStepOn: on > state.lastStepOn ? on : state.lastStepOn };
  switch (event.type) {
    case 'members.ComplaintNoticeIssued': {
      if (state.status !== 'raised') throw impossible(state, event);
      const { grounds, notice } = event.data;
      return {
        ...withoutProposal(state),
        ...step,
        status: 'noticed',
        notice: { issuedOn: on, grounds, document: notice },
      };
    }
    case 'members.ComplaintNoticeServed': {
      if (state.status !== 'noticed') throw impossible(state, event);
      const { servedOn, replyBy, decideBy } = event.data;
      return { ...state, ...step, status: 'served', servedOn, replyBy, decideBy };
    }
    case 'members.ComplaintReplyGiven': {
      if (state.status !== 'served' && state.status !== 'unanswered') throw impossible(state, event);
      // What was proposed without the reply is to be thought of again.
      const reply = { givenOn: on, document: event.data.reply };
      return { ...withoutProposal(state), ...step, status: 'replied', reply };
    }
    case 'members.ComplaintReplyPeriodEnded':
      if (state.status !== 'served') throw impossible(state, event);
      return { ...state, ...step, status: 'unanswered' };
    case 'members.ComplaintDecisionProposed': {
      if (!isUndecided(state)) throw impossible(state, event);
      const { proposal, decision, until, grounds, reasons, deputation } = event.data;
      const concurring = [concurs(event.actor, deputation)];
      const proposed = { proposal, decision, grounds, reasons, concurring };
      const judges = including(state.judges, event.actor);
      return { ...state, ...step, judges, proposed: until === undefined ? proposed : { ...proposed, until } };
    }
    case 'members.ComplaintDecisionConfirmed': {
      if (!isUndecided(state) || state.proposed === undefined) throw impossible(state, event);
      const judges = including(state.judges, event.actor);
      return { ...state, ...step, judges, proposed: joined(state.proposed, event.actor, event.data.deputation) };
    }
    case 'members.ComplaintDismissed': {
      if (!isUndecided(state) || state.proposed === undefined) throw impossible(state, event);
      const { grounds, panel } = event.data;
      const { judges: _, ...rest } = withoutProposal(state);
      const dismissal = { decidedOn: on, grounds, reasons: state.proposed.reasons, panel };
      return { ...rest, ...step, status: 'dismissed', dismissal };
    }
    case 'members.ComplaintDecided': {
      if (state.status !== 'replied' && state.status !== 'unanswered') throw impossible(state, event);
      if (state.proposed === undefined) throw impossible(state, event);
      const { measure, until, grounds, panel } = event.data;
      const { reasons } = state.proposed;
      const decision = { decidedOn: on, measure, grounds, reasons, panel, ...(until === undefined ? {} : { until }) };
      return { ...withoutProposal(state), ...step, status: 'decided', decision };
    }
    case 'members.ComplaintDecisionServed': {
      if (state.status !== 'decided') throw impossible(state, event);
      const { servedOn, appealBy } = event.data;
      return { ...state, ...step, decision: { ...state.decision, served: { on: servedOn, appealBy } } };
    }
    case 'members.AppealLodged': {
      if (state.status !== 'decided' && state.status !== 'final') throw impossible(state, event);
      const { appeal, decideBy } = event.data;
      return { ...state, ...step, status: 'appealed', appeal: { lodgedOn: on, document: appeal, decideBy } };
    }
    case 'members.AppealPeriodEnded':
      if (state.status !== 'decided') throw impossible(state, event);
      return { ...state, ...step, status: 'final' };
    case 'members.AppealDecisionProposed': {
      if (state.status !== 'appealed') throw impossible(state, event);
      const { proposal, outcome, reasons, deputation } = event.data;
      const concurring = [concurs(event.actor, deputation)];
      return { ...state, ...step, proposed: { proposal, outcome, reasons, concurring } };
    }
    case 'members.AppealDecisionConfirmed':
      if (state.status !== 'appealed' || state.proposed === undefined) throw impossible(state, event);
      return { ...state, ...step, proposed: joined(state.proposed, event.actor, event.data.deputation) };
    case 'members.AppealDecided': {
      if (state.status !== 'appealed' || state.proposed === undefined) throw impossible(state, event);
      const { outcome, panel } = event.data;
      const status = outcome === 'decision-upheld' ? 'upheld' : 'overturned';
      const appealDecision = { decidedOn: on, outcome, reasons: state.proposed.reasons, panel };
      return { ...withoutProposal(state), ...step, status, appealDecision };
    }
    case 'members.ComplaintWithdrawn': {
      if (!isUndecided(state)) throw impossible(state, event);
      const { judges: _, ...rest } = withoutProposal(state);
      return { ...rest, ...step, status: 'withdrawn', withdrawnOn: on };
    }
    default:
      return unreachable(event);
  }
}

function concurs(person: string, deputation: string | undefined): Concurring {
  return deputation === undefined ? { person } : { person, deputation };
}

const including = (persons: readonly string[], person: string): readonly string[] =>
  persons.includes(person) ? persons : [...persons, person];

function joined<Proposal extends { readonly concurring: readonly Concurring[] }>(
  proposed: Proposal,
  person: string,
  deputation: string | undefined,
): Proposal {
  return { ...proposed, concurring: [...proposed.concurring, concurs(person, deputation)] };
}

function withoutProposal<State extends { readonly proposed?: unknown }>(state: State): Omit<State, 'proposed'> {
  const { proposed: _, ...rest } = state;
  return rest;
}

function impossible(state: ComplaintState, event: ComplaintEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
