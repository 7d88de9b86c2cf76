import type {
  actionBanned,
  actionContracts,
  actionHeld,
  actionPlanned,
  DataOf,
  HappenedOf,
  incidentRecorded,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type ActionEvent = HappenedOf<(typeof actionContracts)[number]>;
export type ActionPlan = DataOf<typeof actionPlanned>;
export type Incident = DataOf<typeof incidentRecorded>;

/** By which office it was forbidden, and why. */
export interface Ban extends Pick<DataOf<typeof actionBanned>, 'by' | 'dutyBearer' | 'ground'> {
  readonly on: CivilDate;
}
type Figures = Pick<DataOf<typeof actionHeld>, 'people' | 'reach' | 'inSpiteOfBan'>;

interface Known {
  readonly plan: ActionPlan;
  /** Those that were recorded here before they had a stream of their own. */
  readonly incidents: readonly Incident[];
  /** Whether it was ever forbidden: an authority knows of it, and so may others. */
  readonly wasBanned: boolean;
  readonly lastStepOn: CivilDate;
}
export type PlannedAction = Known & { readonly status: 'planned' };
export type BannedAction = Known & { readonly status: 'banned'; readonly ban: Ban };
export type HeldAction = Known & { readonly status: 'held'; readonly heldOn: CivilDate } & Figures;
export type CancelledAction = Known & { readonly status: 'cancelled'; readonly ground: string };
export type KnownAction = PlannedAction | BannedAction | HeldAction | CancelledAction;
export type ActionState = { readonly status: 'none' } | KnownAction;

function evolve(state: ActionState, event: ActionEvent): ActionState {
  const lastStepOn = event.effectiveOn;
  if (event.type === 'campaigns.ActionPlanned') {
    if (state.status !== 'none' && state.status !== 'planned') throw impossible(state, event);
    const before = state.status === 'none' ? { incidents: [], wasBanned: false } : state;
    return { ...before, status: 'planned', plan: event.data, lastStepOn };
  }
  if (state.status === 'none') throw impossible(state, event);
  if (event.type === 'campaigns.IncidentRecorded') return { ...state, incidents: [...state.incidents, event.data] };
  if (event.type === 'campaigns.ActionCountCorrected') {
    if (state.status !== 'held') throw impossible(state, event);
    const { reach: _, ...held } = state;
    const { people, reach } = event.data;
    return { ...held, people, ...(reach === undefined ? {} : { reach }), lastStepOn };
  }
  if (state.status === 'held' || state.status === 'cancelled') throw impossible(state, event);
  const { plan, incidents, wasBanned } = state;
  const known: Known = { plan, incidents, wasBanned, lastStepOn };
  switch (event.type) {
    case 'campaigns.ActionPostponed':
      return { ...state, plan: { ...plan, on: event.data.on }, lastStepOn };
    case 'campaigns.ActionHeld': {
      const { people, reach, inSpiteOfBan } = event.data;
      const figures = { people, inSpiteOfBan, ...(reach === undefined ? {} : { reach }) };
      return { ...known, status: 'held', heldOn: lastStepOn, ...figures };
    }
    case 'campaigns.ActionCancelled':
      return { ...known, status: 'cancelled', ground: event.data.ground };
    case 'campaigns.ActionBanned': {
      const { by, dutyBearer, ground } = event.data;
      const ban = { by, ground, on: lastStepOn, ...(dutyBearer === undefined ? {} : { dutyBearer }) };
      return { ...known, status: 'banned', wasBanned: true, ban };
    }
    case 'campaigns.ActionBanEnded':
      return { ...known, status: 'planned' };
    default:
      return unreachable(event);
  }
}

/** Something a campaign does in public. Stream `action-<uuid>`. The campaign's lead sees it, and who answers for it. */
export const action: Aggregate<ActionState, ActionEvent> = {
  name: 'action',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.ActionPlanned', 'planned'],
    ['planned', 'campaigns.ActionPlanned', 'same'],
    [['planned', 'banned'], 'campaigns.ActionPostponed', 'same'],
    ['planned', 'campaigns.ActionBanned', 'banned'],
    ['banned', 'campaigns.ActionBanEnded', 'planned'],
    [['planned', 'banned'], 'campaigns.ActionHeld', 'held'],
    [['planned', 'banned'], 'campaigns.ActionCancelled', 'cancelled'],
    ['held', 'campaigns.ActionCountCorrected', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none'
      ? undefined
      : { unit: state.plan.unit, organisations: [...new Set([state.plan.lead, state.plan.answersFor])] },
};

/**
 * The same action as its campaign's lead of today finds it: those who lead change, their actions stay. What the lead of then
 * answered for itself is the next one's to answer for.
 */
export function actionLedBy(lead: string): typeof action {
  return {
    ...action,
    scope(state) {
      if (state.status === 'none') return undefined;
      const { unit, lead: former, answersFor } = state.plan;
      return { unit, organisations: [...new Set([lead, answersFor === former ? lead : answersFor])] };
    },
  };
}

/** To those who may know of it only once it was held, or an authority forbade it. */
export function releasedAction(aggregate: typeof action): typeof action {
  return { ...aggregate, scope: (state) => (isReleased(state) ? aggregate.scope(state) : undefined) };
}

export const isReleased = (state: ActionState): boolean =>
  state.status !== 'none' && (state.status === 'held' || state.wasBanned);

function impossible(state: ActionState, event: ActionEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
