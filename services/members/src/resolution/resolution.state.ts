import type { DataOf, HappenedOf, resolutionAdopted, resolutionContracts } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';
import { tagsOfResolution } from './resolution.tags.pure.ts';

export type ResolutionEvent = HappenedOf<(typeof resolutionContracts)[number]>;
type Adopted = DataOf<typeof resolutionAdopted>;

interface Known extends Adopted {
  readonly adoptedOn: CivilDate;
  readonly percent: number;
  /** Who said last how far it is. */
  readonly reportedBy?: string;
  readonly notes: readonly { readonly on: CivilDate; readonly note: PersonalRef }[];
  readonly proposed?: { readonly text: PersonalRef; readonly by: string };
  readonly text?: string;
  /** How often a later convening put it off. */
  readonly timesPutOff: number;
  readonly lastStepOn: CivilDate;
}
export type OpenResolution = { readonly status: 'adopted' | 'overdue' } & Known;
export type ResolutionState =
  | { readonly status: 'none' }
  | OpenResolution
  | ({ readonly status: 'fulfilled'; readonly fulfilledOn: CivilDate; readonly isLate: boolean } & Known)
  | ({ readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string } & Known);

export const RESOLUTION_STATUSES = [
  'none',
  'adopted',
  'overdue',
  'fulfilled',
  'ended',
] as const satisfies readonly ResolutionState['status'][];

const OVERDUE = 'resolution.overdue';

/** The last day is the owner's whole: it is overdue from the day after. */
const calendar: EntityCalendar<ResolutionState, ResolutionEvent> = {
  next: (state) => (state.status === 'adopted' ? { rule: OVERDUE, rank: 50, on: addDays(state.dueOn, 1) } : undefined),
  take(state, { rule, on }) {
    if (state.status !== 'adopted') throw new Error(`${rule} of a resolution that is '${state.status}'`);
    const { unit, convening, number, dueOn, owner } = state;
    const organisation = owner.organisation === undefined ? {} : { organisation: owner.organisation };
    return [
      {
        type: 'members.ResolutionOverdue',
        data: { unit, convening, number, dueOn, ...organisation },
        effectiveOn: on,
        tags: tagsOfResolution(state),
      },
    ];
  },
};

/** What a convening decided, followed to its end. Stream `resolution-<uuid>`. Who carries it out finds it anywhere. */
export const resolution: Aggregate<ResolutionState, ResolutionEvent> = {
  name: 'resolution',
  service: 'members',
  diagram: [
    ['none', 'members.ResolutionAdopted', 'adopted'],
    [['adopted', 'overdue', 'fulfilled', 'ended'], 'members.ResolutionTextProposed', 'same'],
    [['adopted', 'overdue', 'fulfilled', 'ended'], 'members.ResolutionTextPublished', 'same'],
    [['adopted', 'overdue'], 'members.ResolutionProgressNoted', 'same'],
    [['adopted', 'overdue'], 'members.ResolutionProgressTold', 'same'],
    [['adopted', 'overdue'], 'members.ResolutionRescheduled', 'adopted'],
    ['adopted', 'members.ResolutionOverdue', 'overdue'],
    [['adopted', 'overdue'], 'members.ResolutionFulfilled', 'fulfilled'],
    [['adopted', 'overdue'], 'members.ResolutionEnded', 'ended'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const { unit, owner } = state;
    return { unit, organisations: owner.organisation === undefined ? [] : [owner.organisation] };
  },
  calendar,
};

function evolve(state: ResolutionState, event: ResolutionEvent): ResolutionState {
  const on = event.effectiveOn;
  if (event.type === 'members.ResolutionAdopted') {
    return { status: 'adopted', ...event.data, adoptedOn: on, percent: 0, notes: [], timesPutOff: 0, lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  if (event.type === 'members.ResolutionTextProposed') {
    return { ...state, proposed: { text: event.data.text, by: event.actor } };
  }
  if (event.type === 'members.ResolutionTextPublished') {
    const { proposed: _, ...rest } = state;
    return { ...rest, text: event.data.text };
  }
  if (state.status !== 'adopted' && state.status !== 'overdue') throw impossible(state, event);
  switch (event.type) {
    case 'members.ResolutionProgressNoted':
      return { ...state, lastStepOn: on, percent: event.data.percent, reportedBy: event.actor };
    case 'members.ResolutionProgressTold':
      return { ...state, lastStepOn: on, notes: [...state.notes, { on, note: event.data.note }] };
    case 'members.ResolutionRescheduled': {
      const { dueOn } = event.data;
      return { ...state, status: 'adopted', lastStepOn: on, dueOn, timesPutOff: state.timesPutOff + 1 };
    }
    case 'members.ResolutionOverdue':
      // It is no step of anybody's: what was done in time may still be put on record as of then.
      return { ...state, status: 'overdue' };
    case 'members.ResolutionFulfilled':
      return { ...state, status: 'fulfilled', lastStepOn: on, fulfilledOn: on, isLate: event.data.isLate };
    case 'members.ResolutionEnded':
      return { ...state, status: 'ended', lastStepOn: on, endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

function impossible(state: ResolutionState, event: ResolutionEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
