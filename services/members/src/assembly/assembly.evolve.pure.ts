import { unreachable } from '@baraza/domain';
import type { AssemblyEvent, AssemblyState, Candidacy, Known } from './assembly.state.ts';

export function evolve(state: AssemblyState, event: AssemblyEvent): AssemblyState {
  const on = event.effectiveOn;
  if (event.type === 'members.AssemblyCalled') {
    return { status: 'called', ...event.data, calledOn: on, candidacies: {}, lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  const step = { lastStepOn: on > state.lastStepOn ? on : state.lastStepOn };
  switch (event.type) {
    case 'members.CandidacyEntered': {
      if (state.status !== 'called') throw impossible(state, event);
      const { unit: _, ...entered } = event.data;
      const one = { ...entered, status: 'entered' as const, enteredOn: on, enteredBy: event.actor };
      return { ...state, ...step, candidacies: { ...state.candidacies, [one.candidacy]: one } };
    }
    case 'members.CandidacyAccepted':
    case 'members.CandidacyRefused':
    case 'members.CandidacyAppealed':
    case 'members.CandidacyRefusalUpheld':
    case 'members.CandidacyRefusalOverturned':
    case 'members.CandidacyWithdrawn': {
      if (state.status !== 'called' && state.status !== 'nominated') throw impossible(state, event);
      const known = state.candidacies[event.data.candidacy];
      if (known === undefined) throw impossible(state, event);
      const next = { ...known, ...candidacyAfter(event) };
      return { ...state, ...step, candidacies: { ...state.candidacies, [next.candidacy]: next } };
    }
    case 'members.NominationsClosed':
      if (state.status !== 'called') throw impossible(state, event);
      return { ...state, status: 'nominated' };
    case 'members.VotingRollPartFixed':
      if (state.status !== 'nominated') throw impossible(state, event);
      return { ...state, entries: [...(state.entries ?? []), ...event.data.entries] };
    case 'members.ElectionOpened': {
      if (state.status !== 'nominated') throw impossible(state, event);
      const { roll, papers } = event.data;
      const opened = { openedOn: on, roll, entries: state.entries ?? [], papers, taken: [] };
      return { ...state, ...step, status: 'voting', ...opened };
    }
    case 'members.BallotTaken':
      if (state.status !== 'voting') throw impossible(state, event);
      return { ...state, ...step, taken: [...state.taken, event.data.organisation] };
    case 'members.ElectionClosed': {
      if (state.status !== 'voting') throw impossible(state, event);
      const { ballots, papers } = event.data;
      return { ...state, ...step, status: 'counted', closedOn: on, ballots, counted: papers, declared: {} };
    }
    case 'members.ElectedPeopleCounted':
      if (state.status !== 'counted') throw impossible(state, event);
      return state;
    case 'members.ElectionResultDeclared': {
      if (state.status !== 'counted') throw impossible(state, event);
      const { body, elected, vacant, term } = event.data;
      const declared = { ...state.declared, [body]: { elected, vacant, term } };
      const isLast = state.elections.every((one) => declared[one.body] !== undefined);
      const known = { ...state, ...step, declared };
      return isLast ? { ...known, status: 'declared', vacated: {}, termsEnded: [] } : known;
    }
    case 'members.ElectedSeatVacated': {
      if (state.status !== 'declared') throw impossible(state, event);
      const { candidacy, ground } = event.data;
      return { ...state, ...step, vacated: { ...state.vacated, [candidacy]: { on, ground } } };
    }
    case 'members.ElectedTermEnded': {
      if (state.status !== 'declared') throw impossible(state, event);
      const termsEnded = [...state.termsEnded, event.data.body];
      const isLast = Object.keys(state.declared).every((body) => termsEnded.includes(body));
      return { ...state, status: isLast ? 'over' : 'declared', termsEnded };
    }
    case 'members.AssemblyCancelled': {
      if (state.status === 'declared' || state.status === 'over' || state.status === 'cancelled') {
        throw impossible(state, event);
      }
      const ended = { status: 'cancelled' as const, ground: event.data.ground, cancelledOn: on };
      if (state.status === 'called' || state.status === 'nominated') return { ...knownOf(state), ...step, ...ended };
      const { openedOn, roll, entries, papers, taken } = state;
      return { ...knownOf(state), ...step, openedOn, roll, entries, papers, taken, ...ended };
    }
    default:
      return unreachable(event);
  }
}

type JudgedEvent = Extract<AssemblyEvent, { type: `members.Candidacy${string}` }>;

function candidacyAfter(
  event: Exclude<JudgedEvent, { type: 'members.CandidacyEntered' }>,
): Pick<Candidacy, 'status' | 'refusal' | 'appeal' | 'review'> {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'members.CandidacyAccepted':
      return { status: 'accepted' };
    case 'members.CandidacyRefused': {
      const { ground, reasons, appealBy } = event.data;
      return { status: 'refused', refusal: { ground, reasons, on, by: event.actor, appealBy } };
    }
    case 'members.CandidacyAppealed':
      return { status: 'appealed', appeal: { on, document: event.data.appeal } };
    case 'members.CandidacyRefusalUpheld':
      return { status: 'upheld', review: { on, reasons: event.data.reasons } };
    case 'members.CandidacyRefusalOverturned':
      return { status: 'accepted', review: { on, reasons: event.data.reasons } };
    case 'members.CandidacyWithdrawn':
      return { status: 'withdrawn' };
    default:
      return unreachable(event);
  }
}

function knownOf({
  unit,
  convening,
  rollOn,
  nominationsUntil,
  tieRule,
  elections,
  calledOn,
  candidacies,
  lastStepOn,
}: Known): Known {
  return { unit, convening, rollOn, nominationsUntil, tieRule, elections, calledOn, candidacies, lastStepOn };
}

function impossible(state: AssemblyState, event: AssemblyEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
