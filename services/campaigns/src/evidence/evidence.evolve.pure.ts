import { type CivilDate, unreachable } from '@baraza/domain';
import type { CustodyStep, EvidenceEvent, EvidenceState, Held, Standing } from './evidence.state.ts';

/** How many steps of custody are remembered. */
const STEPS_REMEMBERED = 60;

type Begun = 'campaigns.EvidenceTaken' | 'campaigns.ProtectedEvidenceTaken' | 'campaigns.ProtectedEvidenceSealed';
const ERASING = [
  'campaigns.EvidenceErased',
  'campaigns.ProtectedEvidenceErased',
  'campaigns.ProtectedEvidenceDestroyed',
] as const;
type Erasing = (typeof ERASING)[number];
const isErasing = (event: EvidenceEvent): event is Extract<EvidenceEvent, { type: Erasing }> =>
  ERASING.some((type) => type === event.type);

export function evolve(state: EvidenceState, event: EvidenceEvent): EvidenceState {
  const on = event.effectiveOn;
  if (event.type === 'campaigns.EvidenceTaken') {
    const { organisation, ...known } = event.data;
    return { ...begun(on, organisation), ...known, takenBy: organisation, holder: organisation };
  }
  if (event.type === 'campaigns.ProtectedEvidenceTaken') {
    const { district, ...known } = event.data;
    return { ...begun(on), ...known, unit: district };
  }
  if (event.type === 'campaigns.ProtectedEvidenceSealed') {
    const { district, entry, locked, lockedSize, ...known } = event.data;
    return { ...begun(on), ...known, unit: district, sealed: { entry, locked, lockedSize } };
  }
  if (state.status === 'none' || state.status === 'erased') throw impossible(state, event);
  if (isErasing(event)) {
    const { unit, type, file, sealed, takenBy, holder, supports, intact, custody } = state;
    const hands = { ...(takenBy === undefined ? {} : { takenBy }), ...(holder === undefined ? {} : { holder }) };
    const what = { ...(file === undefined ? {} : { file }), ...(sealed === undefined ? {} : { sealed }) };
    const kept = { unit, type, ...what, ...hands, supports, intact, custody };
    return { status: 'erased', ...kept, ground: event.data.ground, lastStepOn: on };
  }
  if (state.status === 'withdrawn') throw impossible(state, event);
  return onItsWay(state, event);
}

function onItsWay(state: Standing, event: Exclude<EvidenceEvent, { type: Begun | Erasing }>): EvidenceState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.EvidenceSourceNamed':
      return { ...state, ...event.data, lastStepOn };
    case 'campaigns.EvidenceHandedOver': {
      if (state.status !== 'held') throw impossible(state, event);
      const { to, receiveBy } = event.data;
      const now = stepped(state, { step: 'handed-over', on: lastStepOn, ...handing(event.data) });
      return { ...now, status: 'handed-over', to, receiveBy, handedBy: event.actor };
    }
    case 'campaigns.EvidenceReceived':
      return { ...back(state, event, 'received'), holder: event.data.to };
    case 'campaigns.EvidenceHandoverEnded':
      return back(state, event, event.data.ended);
    case 'campaigns.EvidenceChecked': {
      const { intact } = event.data;
      return { ...stepped(state, { step: intact ? 'checked' : 'found-altered', on: lastStepOn }), intact };
    }
    case 'campaigns.EvidenceSupportNamed':
    case 'campaigns.ProtectedEvidenceSupportNamed':
      return { ...state, supports: [...state.supports, event.data.supports], lastStepOn };
    case 'campaigns.EvidenceSupportEnded':
    case 'campaigns.ProtectedEvidenceSupportEnded': {
      const { kind, id } = event.data.supports;
      return { ...state, supports: state.supports.filter((one) => one.kind !== kind || one.id !== id), lastStepOn };
    }
    case 'campaigns.EvidenceWithdrawn':
    case 'campaigns.ProtectedEvidenceWithdrawn':
      return { ...known(state), status: 'withdrawn', ground: event.data.ground, lastStepOn };
    default:
      return unreachable(event);
  }
}

function begun(on: CivilDate, from?: string) {
  const taken: CustodyStep = { step: 'taken', on, ...(from === undefined ? {} : { to: from }) };
  return { status: 'held' as const, intact: true, custody: [taken], lastStepOn: on };
}

/** With somebody again, after a handover. */
function back(
  state: Standing,
  event: Extract<EvidenceEvent, { type: 'campaigns.EvidenceReceived' | 'campaigns.EvidenceHandoverEnded' }>,
  step: CustodyStep['step'],
): Held {
  if (state.status !== 'handed-over') throw impossible(state, event);
  const now = known(state);
  return { ...stepped(now, { step, on: event.effectiveOn, ...handing(event.data) }), status: 'held' };
}

const handing = ({ from, to }: { readonly from: string; readonly to: string }) => ({ from, to });

function stepped<State extends Omit<Held, 'status'>>(state: State, step: CustodyStep): State {
  return { ...state, custody: [...state.custody, step].slice(-STEPS_REMEMBERED), lastStepOn: step.on };
}

/** What is known of it whatever its status. */
function known(state: Standing): Omit<Held, 'status'> {
  if (state.status === 'held') {
    const { status: _, ...rest } = state;
    return rest;
  }
  const { status: _, to: __, receiveBy: ___, handedBy: ____, ...rest } = state;
  return rest;
}

function impossible(state: EvidenceState, event: EvidenceEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
