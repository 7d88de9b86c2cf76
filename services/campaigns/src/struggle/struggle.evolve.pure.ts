import { type CivilDate, unreachable } from '@baraza/domain';
import type { KnownStruggle, StruggleEvent, StruggleState } from './struggle.state.ts';

export function evolve(state: StruggleState, event: StruggleEvent): StruggleState {
  const on = event.effectiveOn;
  if (event.type === 'campaigns.StruggleReported') {
    const { unit, kind, themes, verifyBy, ...report } = event.data;
    return { ...begun(on), status: 'reported', unit, kind, themes, verifyBy, report: { ...report, by: event.actor } };
  }
  if (event.type === 'campaigns.ProtectedStruggleReported') {
    const { district: unit, ...rest } = event.data;
    return { ...begun(on), status: 'reported', unit, ...rest };
  }
  if (state.status === 'none') throw impossible(state, event);
  if (isUnseen(event) || on < state.lastStepOn) return step(state, event, on);
  return step({ ...state, lastStepOn: on }, event, on);
}

/** What is sealed moves no date that others see, or that a step of theirs could be refused by. */
const UNSEEN: readonly string[] = [
  'campaigns.ProtectedStruggleNotVerified',
  'campaigns.ViolationRecorded',
  'campaigns.ViolationWithdrawn',
] satisfies readonly StruggleEvent['type'][];
const isUnseen = ({ type }: StruggleEvent): boolean => UNSEEN.includes(type);

const begun = (on: CivilDate) =>
  ({ reportedOn: on, violations: [], others: [], campaigns: [], lastStepOn: on }) as const;

type Step = Exclude<StruggleEvent, { type: 'campaigns.StruggleReported' | 'campaigns.ProtectedStruggleReported' }>;

function step(state: KnownStruggle, event: Step, on: CivilDate): StruggleState {
  switch (event.type) {
    case 'campaigns.StruggleVerified': {
      if (state.status !== 'reported' && state.status !== 'not-verified') throw impossible(state, event);
      const { how, takeUpBy, finding } = event.data;
      const verified = { on, how, ...(finding === undefined ? {} : { finding }) };
      return { ...without(state, 'silent', 'verifyBy', 'ground', 'finding'), status: 'verified', verified, takeUpBy };
    }
    case 'campaigns.StruggleEvidenceCited':
      if (state.status !== 'verified') throw impossible(state, event);
      return { ...state, verified: { ...state.verified, evidence: event.data.evidence } };
    case 'campaigns.StruggleNotVerified':
    case 'campaigns.ProtectedStruggleNotVerified':
      if (state.status !== 'reported') throw impossible(state, event);
      return { ...without(state, 'silent', 'verifyBy'), status: 'not-verified', ...event.data };
    case 'campaigns.StruggleJoined':
      if (state.status !== 'verified') throw impossible(state, event);
      return { ...without(state, 'silent'), status: 'joined', to: event.data.to };
    case 'campaigns.StruggleParted':
      if (state.status !== 'joined') throw impossible(state, event);
      return { ...without(state, 'to'), status: 'verified', takeUpBy: event.data.takeUpBy };
    case 'campaigns.AnotherStruggleJoined':
      return { ...state, others: [...state.others, event.data.struggle] };
    case 'campaigns.AnotherStruggleParted':
      return { ...state, others: state.others.filter((one) => one !== event.data.struggle) };
    case 'campaigns.StruggleTakenUp': {
      if (state.status !== 'verified' && state.status !== 'taken-up') throw impossible(state, event);
      const campaigns = [...state.campaigns, event.data.campaign];
      return { ...without(state, 'silent'), status: 'taken-up', campaigns };
    }
    case 'campaigns.StruggleResolved':
      if (state.status !== 'verified' && state.status !== 'taken-up') throw impossible(state, event);
      return { ...without(state, 'silent'), status: 'resolved', endedOn: on, ...event.data };
    case 'campaigns.StruggleClosed':
      if (state.status === 'joined' || state.status === 'resolved' || state.status === 'closed') {
        throw impossible(state, event);
      }
      return {
        ...without(state, 'silent', 'verifyBy', 'ground', 'finding'),
        status: 'closed',
        endedOn: on,
        ...event.data,
      };
    case 'campaigns.StruggleFellSilent':
      if (state.status !== 'reported' && state.status !== 'verified') throw impossible(state, event);
      return { ...state, silent: event.data };
    case 'campaigns.StruggleWordsDrafted':
      return { ...state, draft: { ...event.data, by: event.actor } };
    case 'campaigns.StruggleWordsDeclined':
      return without(state, 'draft');
    case 'campaigns.StruggleWordsPublished':
      return { ...without(state, 'draft'), words: event.data.text };
    case 'campaigns.ViolationRecorded':
      return { ...state, violations: [...state.violations, event.data] };
    case 'campaigns.ViolationWithdrawn': {
      const { violation } = event.data;
      return { ...state, violations: state.violations.filter((one) => one.violation !== violation) };
    }
    default:
      return unreachable(event);
  }
}

type Dropped = 'silent' | 'verifyBy' | 'ground' | 'finding' | 'to' | 'draft';

/** A step that ends a status leaves behind what was of that status alone. */
function without<State extends KnownStruggle, Field extends Dropped>(
  state: State,
  ...fields: readonly Field[]
): Without<State, Field> {
  const kept = Object.entries(state).filter(([field]) => !(fields as readonly string[]).includes(field));
  return Object.fromEntries(kept) as Without<State, Field>;
}
/** Of each member of a union. */
type Without<State, Field extends PropertyKey> = State extends unknown ? Omit<State, Field> : never;

function impossible(state: StruggleState, event: StruggleEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
