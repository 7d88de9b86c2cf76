import type {
  DataOf,
  FollowUpFinding,
  HappenedOf,
  HandoverItem,
  leadershipTransitionContracts,
  SettlingFollowUp,
  transitionBegan,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type PersonalRef } from '@baraza/domain';
import { calendar } from './leadership-transition.calendar.pure.ts';
import { evolve } from './leadership-transition.evolve.pure.ts';

export type LeadershipTransitionEvent = HappenedOf<(typeof leadershipTransitionContracts)[number]>;
export type Begun = DataOf<typeof transitionBegan>;
export type WhoseLeader = Pick<Begun, 'organisation' | 'unit' | 'office'>;

/** Somebody in the office: for the time being, or for good. */
export interface Appointed {
  readonly person: string;
  readonly name?: PersonalRef;
}
export interface FollowUp extends SettlingFollowUp {
  readonly fellDueOn?: CivilDate;
  readonly reported?: { readonly on: CivilDate; readonly finding: FollowUpFinding; readonly report: PersonalRef };
}
export interface ToHandOver extends HandoverItem {
  readonly doneOn?: CivilDate;
}

export interface Known {
  readonly begun: Begun;
  readonly beganOn: CivilDate;
  /** The date of the last step, the calendar's too: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
  /** The date of the last step that took it further. */
  readonly lastMoveOn: CivilDate;
  /** From when on it counts as stalled. */
  readonly stallsOn: CivilDate;
  /** Since when it has been stalled: the next thing that somebody does takes it away. */
  readonly stalledOn?: CivilDate;
  readonly handover: readonly ToHandOver[];
  readonly interim?: Appointed & { readonly since: CivilDate; readonly until?: CivilDate };
}
export interface WithLeader extends Known {
  readonly leader: Appointed & { readonly from: CivilDate };
}
export interface Settling extends WithLeader {
  readonly settlingOn: CivilDate;
  readonly until: CivilDate;
  readonly agreement: PersonalRef;
  readonly followUps: readonly FollowUp[];
}

export type Open =
  | (Known & { readonly status: 'preparing' | 'searching' })
  | (Known & { readonly status: 'interim'; readonly interim: NonNullable<Known['interim']> })
  | (WithLeader & { readonly status: 'appointed' })
  | (Settling & { readonly status: 'settling' });
export type LeadershipTransitionState =
  | { readonly status: 'none' }
  | Open
  | (Settling & { readonly status: 'settled'; readonly settledOn: CivilDate })
  | (Known & Partial<Settling> & { readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string });

export const LEADERSHIP_TRANSITION_STATUSES = [
  'preparing',
  'searching',
  'interim',
  'appointed',
  'settling',
  'settled',
  'ended',
] as const;
const OPEN = ['preparing', 'searching', 'interim', 'appointed', 'settling'] as const;

/** An organisation changes its leader. Stream `leadership-transition-<uuid>`. */
export const leadershipTransition: Aggregate<LeadershipTransitionState, LeadershipTransitionEvent> = {
  name: 'leadership-transition',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.TransitionBegan', 'preparing'],
    [['preparing', 'interim'], 'capacity.TransitionSearchBegan', 'searching'],
    [['preparing', 'searching', 'interim'], 'capacity.TransitionInterimAppointed', 'interim'],
    [['preparing', 'searching', 'interim', 'appointed'], 'capacity.TransitionLeaderAppointed', 'appointed'],
    ['appointed', 'capacity.TransitionSettlingBegan', 'settling'],
    ['settling', 'capacity.TransitionFollowUpFellDue', 'same'],
    ['settling', 'capacity.TransitionFollowUpReported', 'same'],
    ['settling', 'capacity.TransitionSettled', 'settled'],
    [OPEN, 'capacity.TransitionProgressNoted', 'same'],
    [OPEN, 'capacity.TransitionHandoverItemAdded', 'same'],
    [OPEN, 'capacity.TransitionHandoverItemDone', 'same'],
    [OPEN, 'capacity.TransitionStalled', 'same'],
    [OPEN, 'capacity.TransitionEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.begun.unit, organisations: [state.begun.organisation] },
  calendar,
};

export function isOpen(state: LeadershipTransitionState): state is Open {
  return (OPEN as readonly string[]).includes(state.status);
}

/** The follow-up that is to be reported on next. */
export function nextFollowUp(followUps: readonly FollowUp[]): FollowUp | undefined {
  return followUps.find(({ reported }) => reported === undefined);
}

/** From when on a settling in counts as stalled: where the next follow-up, or its end, is long past and nothing has come of it. */
export function settlingStallsOn(
  { followUps, until }: Pick<Settling, 'followUps' | 'until'>,
  stallDays: number,
): CivilDate {
  return addDays(nextFollowUp(followUps)?.dueOn ?? until, stallDays);
}

export const whoseOf = ({ organisation, unit, office }: WhoseLeader): WhoseLeader => ({ organisation, unit, office });

export const tagsOfTransition = ({ organisation, unit }: WhoseLeader): readonly string[] => [
  `org:${organisation}`,
  `unit:${unit}`,
];
