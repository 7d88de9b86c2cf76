import type {
  DecidedAs,
  GoalOutcome,
  MeetingMode,
  mentoringAgreed,
  mentoringCompleted,
  mentoringEnded,
  mentoringGoalAdded,
  mentoringMeetingHeld,
  mentoringReflectionWritten,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, freeText, unreachable } from '@baraza/domain';
import { mentoringRules } from './mentoring.rules.ts';
import { type Active, type KnownMentoring, type MentoringState, sideOf, tagsOfMentoring } from './mentoring.state.ts';

/** One of the two: a person who is known already, or is from now on. */
export interface OneOfTwo {
  readonly person?: string;
  readonly name: string;
  readonly organisation?: string;
}
export interface AgreeMentoring {
  readonly unit: string;
  readonly mentor: OneOfTwo;
  readonly mentee: OneOfTwo;
  readonly goals: readonly string[];
  readonly until?: CivilDate;
  readonly programme?: string;
}
export interface AgreementFacts {
  readonly unitKnown: boolean;
  /** Of the organisations of the two: those that the forum knows and that are open. */
  readonly organisations: readonly string[];
}
export interface CompleteMentoring {
  readonly goals: readonly { readonly goal: string; readonly outcome: GoalOutcome }[];
}

export function agree(
  state: MentoringState,
  command: AgreeMentoring,
  facts: AgreementFacts,
  given: Deciding,
): readonly DecidedAs<typeof mentoringAgreed>[] {
  if (state.status !== 'none') throw mentoringRules.broken('agreed-already', { pointer: '/id' });
  const { unit, goals, until, programme } = command;
  if (!facts.unitKnown) throw mentoringRules.broken('unit-unknown', { pointer: '/unit' });
  for (const side of ['mentor', 'mentee'] as const) {
    const { organisation } = command[side];
    if (organisation === undefined || facts.organisations.includes(organisation)) continue;
    throw mentoringRules.broken('organisation-unknown', { pointer: `/${side}/organisation` });
  }
  if (command.mentor.person !== undefined && command.mentor.person === command.mentee.person) {
    throw mentoringRules.broken('mentors-themselves', { pointer: '/mentee/person' });
  }
  if (until !== undefined && until < given.effectiveOn) {
    throw mentoringRules.broken('ends-before-it-begins', { pointer: '/until' });
  }
  const [mentor, mentee] = [named(command.mentor, given.id('mentor')), named(command.mentee, given.id('mentee'))];
  const data = {
    ...{ unit, mentor, mentee },
    goals: goals.map((text, index) => {
      const goal = given.id(`goal-${index}`);
      return { goal, text: freeText(given.id(`goal-${index}-text`), text, [mentee.person]) };
    }),
    ...(until === undefined ? {} : { until }),
    ...(programme === undefined ? {} : { programme }),
  };
  return [
    {
      type: 'capacity.MentoringAgreed',
      data,
      effectiveOn: given.effectiveOn,
      tags: tagsOfMentoring({ unit, mentor, mentee }),
    },
  ];
}

function named({ person, name, organisation }: OneOfTwo, idOfNew: string) {
  const subject = person ?? idOfNew;
  const one = { person: subject, name: { subject, value: name } };
  return organisation === undefined ? one : { ...one, organisation };
}

export function addGoal(
  state: MentoringState,
  { text }: { readonly text: string },
  given: Deciding,
): readonly DecidedAs<typeof mentoringGoalAdded>[] {
  const { agreed } = active(state, given);
  const data = { goal: given.id('goal'), text: freeText(given.id('text'), text, [agreed.mentee.person]) };
  return [{ type: 'capacity.MentoringGoalAdded', data, ...alike(agreed, given) }];
}

export function meet(
  state: MentoringState,
  { mode, minutes }: { readonly mode: MeetingMode; readonly minutes: number },
  given: Deciding,
): readonly DecidedAs<typeof mentoringMeetingHeld>[] {
  const { agreed } = active(state, given);
  return [{ type: 'capacity.MentoringMeetingHeld', data: { mode, minutes }, ...alike(agreed, given) }];
}

/** For the two alone, and by one of them: while it goes on, and when it is completed. */
export function reflect(
  state: MentoringState,
  { reflection }: { readonly reflection: string },
  given: Deciding,
): readonly DecidedAs<typeof mentoringReflectionWritten>[] {
  const { status, agreed } = agreedOn(state, given);
  if (status === 'ended') throw mentoringRules.broken('over', { params: { status } });
  const by = sideOf(agreed, given.actor.person);
  if (by === undefined) throw mentoringRules.broken('not-of-the-two');
  const about = [agreed.mentor.person, agreed.mentee.person];
  const data = { by, reflection: freeText(given.id('reflection'), reflection, about) };
  // Under no organisation's name: that somebody wrote is for nobody else to know.
  return [
    {
      type: 'capacity.MentoringReflectionWritten',
      data,
      effectiveOn: given.effectiveOn,
      tags: [`unit:${agreed.unit}`],
    },
  ];
}

export function complete(
  state: MentoringState,
  { goals }: CompleteMentoring,
  given: Deciding,
): readonly DecidedAs<typeof mentoringCompleted>[] {
  const now = active(state, given);
  if (now.meetings.length === 0) throw mentoringRules.broken('never-met');
  const set = now.goals.map(({ goal }) => goal);
  const told = goals.map(({ goal }) => goal);
  const strange = told.findIndex((goal) => !set.includes(goal));
  if (strange >= 0) throw mentoringRules.broken('goal-unknown', { pointer: `/goals/${strange}/goal` });
  if (told.length !== set.length || new Set(told).size !== set.length) {
    throw mentoringRules.broken('goal-untold', { pointer: '/goals' });
  }
  const data = { goals: goals.map(({ goal, outcome }) => ({ goal, outcome })), meetings: now.meetings.length };
  return [{ type: 'capacity.MentoringCompleted', data, ...alike(now.agreed, given) }];
}

export function end(
  state: MentoringState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof mentoringEnded>[] {
  const { agreed, meetings } = active(state, given);
  const data = { ground, meetings: meetings.length };
  return [{ type: 'capacity.MentoringEnded', data, ...alike(agreed, given), ground }];
}

function agreedOn(state: MentoringState, given: Deciding): KnownMentoring {
  if (state.status === 'none') throw mentoringRules.broken('unknown');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw mentoringRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

function active(state: MentoringState, given: Deciding): Active {
  const now = agreedOn(state, given);
  if (now.status !== 'active') throw mentoringRules.broken('over', { params: { status: now.status } });
  return now;
}

const alike = (agreed: Active['agreed'], { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOfMentoring(agreed) });

export type MentoringCommand =
  | { readonly name: 'agree'; readonly of: AgreeMentoring; readonly facts: AgreementFacts }
  | { readonly name: 'add-goal'; readonly of: { readonly text: string } }
  | { readonly name: 'meet'; readonly of: { readonly mode: MeetingMode; readonly minutes: number } }
  | { readonly name: 'reflect'; readonly of: { readonly reflection: string } }
  | { readonly name: 'complete'; readonly of: CompleteMentoring }
  | { readonly name: 'end'; readonly of: { readonly ground: string } };

/** Any command on a mentoring, by its name. */
export function decide(command: MentoringCommand, state: MentoringState, given: Deciding) {
  switch (command.name) {
    case 'agree':
      return agree(state, command.of, command.facts, given);
    case 'add-goal':
      return addGoal(state, command.of, given);
    case 'meet':
      return meet(state, command.of, given);
    case 'reflect':
      return reflect(state, command.of, given);
    case 'complete':
      return complete(state, command.of, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}
