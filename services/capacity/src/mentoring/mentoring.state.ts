import type {
  DataOf,
  GoalOutcome,
  HappenedOf,
  MeetingMode,
  mentoringAgreed,
  mentoringContracts,
  MentoringGoal,
  MentoringSide,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type MentoringEvent = HappenedOf<(typeof mentoringContracts)[number]>;
export type Agreed = DataOf<typeof mentoringAgreed>;

export interface Meeting {
  readonly on: CivilDate;
  readonly mode: MeetingMode;
  readonly minutes: number;
}
/** For the two alone. */
export interface Reflection {
  readonly on: CivilDate;
  readonly by: MentoringSide;
  readonly reflection: PersonalRef;
}
interface Known {
  readonly agreed: Agreed;
  readonly agreedOn: CivilDate;
  readonly lastStepOn: CivilDate;
  readonly goals: readonly MentoringGoal[];
  readonly meetings: readonly Meeting[];
  readonly reflections: readonly Reflection[];
}
export type Active = Known & { readonly status: 'active' };
export type KnownMentoring =
  | Active
  | (Known & {
      readonly status: 'completed';
      readonly endedOn: CivilDate;
      readonly outcomes: readonly { readonly goal: string; readonly outcome: GoalOutcome }[];
    })
  | (Known & { readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string });
export type MentoringState = { readonly status: 'none' } | KnownMentoring;

export const MENTORING_STATUSES = ['active', 'completed', 'ended'] as const;

/** One accompanies another towards goals. Stream `mentoring-<uuid>`. */
export const mentoring: Aggregate<MentoringState, MentoringEvent> = {
  name: 'mentoring',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.MentoringAgreed', 'active'],
    ['active', 'capacity.MentoringGoalAdded', 'same'],
    ['active', 'capacity.MentoringMeetingHeld', 'same'],
    [['active', 'completed'], 'capacity.MentoringReflectionWritten', 'same'],
    ['active', 'capacity.MentoringCompleted', 'completed'],
    ['active', 'capacity.MentoringEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.agreed.unit, organisations: organisationsOf(state.agreed) },
};

function evolve(state: MentoringState, event: MentoringEvent): MentoringState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.MentoringAgreed') {
    const { goals } = event.data;
    return { status: 'active', agreed: event.data, agreedOn: on, lastStepOn: on, goals, meetings: [], reflections: [] };
  }
  if (event.type === 'capacity.MentoringReflectionWritten') {
    if (state.status !== 'active' && state.status !== 'completed') throw impossible(state, event);
    return { ...state, lastStepOn: on, reflections: [...state.reflections, { on, ...event.data }] };
  }
  if (state.status !== 'active') throw impossible(state, event);
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'capacity.MentoringGoalAdded':
      return { ...known, goals: [...state.goals, event.data] };
    case 'capacity.MentoringMeetingHeld':
      return { ...known, meetings: [...state.meetings, { on, ...event.data }] };
    case 'capacity.MentoringCompleted':
      return { ...known, status: 'completed', endedOn: on, outcomes: event.data.goals };
    case 'capacity.MentoringEnded':
      return { ...known, status: 'ended', endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

function impossible(state: MentoringState, event: MentoringEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

/** Which of the two somebody is; undefined where neither. */
export function sideOf(
  { mentor, mentee }: Pick<Agreed, 'mentor' | 'mentee'>,
  person: string,
): MentoringSide | undefined {
  if (mentor.person === person) return 'mentor';
  return mentee.person === person ? 'mentee' : undefined;
}

interface OfTwo {
  readonly mentor: { readonly person?: string; readonly organisation?: string };
  readonly mentee: { readonly person?: string; readonly organisation?: string };
}

export function organisationsOf({ mentor, mentee }: OfTwo): readonly string[] {
  return [...new Set([mentor.organisation, mentee.organisation].filter((one) => one !== undefined))];
}

export const tagsOfMentoring = (agreed: OfTwo & { readonly unit: string }): readonly string[] => [
  `unit:${agreed.unit}`,
  ...organisationsOf(agreed).map((one) => `org:${one}`),
];
