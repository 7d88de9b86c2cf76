import {
  type campaignAssignmentHandedIn,
  type DecidedAs,
  type enrolmentAbsenceFlagged,
  type enrolmentAttendanceNoted,
  type enrolmentCompleted,
  type enrolmentLearningTested,
  type ProgrammeTerms,
} from '@baraza/contracts';
import { addDays, type Deciding } from '@baraza/domain';
import { certificateCodeOf } from '../certificate/certificate-code.pure.ts';
import { absencesInARow, attendedPercent, participantsOf } from './enrolment.attendance.pure.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import type { Attended, Completed, EnrolmentState, OnHold, Underway } from './enrolment.state.ts';
import { inOrderOfDates, known, ofAnother, step, whoseOf } from './enrolment.steps.pure.ts';

/** What those enrolled attend and learn, and how they complete it. */

type AttendanceEvent = DecidedAs<typeof enrolmentAttendanceNoted> | DecidedAs<typeof enrolmentAbsenceFlagged>;

/**
 * Written with the session. A row of absences is flagged once, when it has grown as long as the terms say, and again each
 * time it grows.
 * @returns nothing where the same was noted already
 * @throws Rejection `unknown`, `not-taking-part`, `participant-unknown`
 */
export function noteAttendance(
  state: EnrolmentState,
  noted: Attended,
  { flagAfter }: ProgrammeTerms['attendance'],
  given: Deciding,
): readonly AttendanceEvent[] {
  const now = takingPart(state);
  const own = participantsOf(now);
  const stranger = noted.marks.find(({ participant }) => !own.includes(participant));
  if (stranger !== undefined) throw enrolmentRules.broken('participant-unknown', { pointer: '/attendance' });
  const others = now.attendance.filter(({ session }) => session !== noted.session);
  const before = now.attendance.find(({ session }) => session === noted.session);
  if (before !== undefined && sameMarks(before, noted)) return [];
  const attendance = [...others, noted].sort((one, other) => (one.on < other.on ? -1 : 1));
  const common = step(now, given);
  return [
    {
      type: 'capacity.EnrolmentAttendanceNoted',
      data: { ...whoseOf(now), session: noted.session, on: noted.on, marks: noted.marks.map((one) => ({ ...one })) },
      ...common,
    },
    ...noted.marks.flatMap(({ participant }) => {
      const absences = absencesInARow(attendance, participant);
      if (absences < flagAfter || absences <= absencesInARow(now.attendance, participant)) return [];
      return [
        {
          type: 'capacity.EnrolmentAbsenceFlagged' as const,
          data: { ...whoseOf(now), participant, absences, session: noted.session },
          ...common,
        },
      ];
    }),
  ];
}

function sameMarks(one: Attended, other: Attended): boolean {
  const text = ({ on, marks }: Attended) =>
    `${on} ${marks
      .map(({ participant, mark }) => `${participant} ${mark}`)
      .sort()
      .join()}`;
  return text(one) === text(other);
}

export interface Test {
  readonly module?: string | undefined;
  readonly before: number;
  readonly after: number;
}

/** @throws Rejection `unknown`, `not-taking-part`, `own-organisation` */
export function test(
  state: EnrolmentState,
  { module, before, after }: Test,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentLearningTested>[] {
  const now = takingPart(state);
  ofAnother(now, given);
  return [
    {
      type: 'capacity.EnrolmentLearningTested',
      data: { ...whoseOf(now), ...(module === undefined ? {} : { module }), before, after },
      ...step(now, given),
    },
  ];
}

/** The campaign that was worked out in a campaign-launch programme. */
export interface Assignment {
  readonly title: string;
  readonly cause: string;
  readonly unit: string;
  readonly themes: readonly string[];
}

export interface CompletionFacts {
  readonly terms: ProgrammeTerms;
  /** Whether the forum knows the unit that the assignment names; true where there is none. */
  readonly assignmentUnitKnown: boolean;
}

type CompletionEvent = DecidedAs<typeof enrolmentCompleted> | DecidedAs<typeof campaignAssignmentHandedIn>;

/**
 * Each participant who attended enough has a certificate, and so has who was enrolled.
 * @throws Rejection `unknown`, `not-active`, `attended-too-little`, `assignment-missing`, `assignment-of-another-track`, `assignment-unit-unknown`, `own-organisation`, `before-last-step`
 */
export function complete(
  state: EnrolmentState,
  { assignment }: { readonly assignment?: Assignment | undefined },
  { terms, assignmentUnitKnown }: CompletionFacts,
  given: Deciding,
): readonly CompletionEvent[] {
  const now = known(state);
  if (now.status !== 'active') throw enrolmentRules.broken('not-active', { params: { status: now.status } });
  ofAnother(now, given);
  inOrderOfDates(now, given);
  const { requiredPercent } = terms.attendance;
  const enough = participantsOf(now).filter(
    (one) => (attendedPercent(now.attendance, [one]) ?? 100) >= requiredPercent,
  );
  const percent = attendedPercent(now.attendance, participantsOf(now));
  if (enough.length === 0) {
    throw enrolmentRules.broken('attended-too-little', { params: { attended: percent ?? 0, requiredPercent } });
  }
  const { behaviourDays, resultsDays } = terms.followUps;
  const common = step(now, given);
  return [
    {
      type: 'capacity.EnrolmentCompleted',
      data: {
        ...whoseOf(now),
        people: now.people,
        ...(percent === undefined ? {} : { attendedPercent: percent }),
        certificates: certificatesFor(now, enough, given),
        followUps: [
          { level: 'behaviour', dueOn: addDays(given.effectiveOn, behaviourDays) },
          { level: 'results', dueOn: addDays(given.effectiveOn, resultsDays) },
        ],
      },
      ...common,
    },
    ...handedIn(now, assignment, assignmentUnitKnown, given),
  ];
}

function certificatesFor(now: Underway, participants: readonly string[], given: Deciding) {
  const code = (holder: string) => certificateCodeOf(given.id(`certificate-${holder}`));
  const { enrolled } = now;
  if (enrolled.kind === 'person') {
    return [{ code: code(enrolled.person), holder: { kind: 'person' as const, person: enrolled.person } }];
  }
  return [
    { code: code(enrolled.organisation), holder: enrolled },
    ...participants.map((person) => ({ code: code(person), holder: { kind: 'participant' as const, person } })),
  ];
}

function handedIn(
  now: Underway,
  assignment: Assignment | undefined,
  unitKnown: boolean,
  given: Deciding,
): readonly DecidedAs<typeof campaignAssignmentHandedIn>[] {
  const { enrolled, track } = now;
  if (track !== 'campaign-launch' || enrolled.kind === 'person') {
    if (assignment === undefined) return [];
    throw enrolmentRules.broken('assignment-of-another-track', { pointer: '/assignment', params: { track } });
  }
  if (assignment === undefined) throw enrolmentRules.broken('assignment-missing', { pointer: '/assignment' });
  if (!unitKnown) throw enrolmentRules.broken('assignment-unit-unknown', { pointer: '/assignment/unit' });
  const { title, cause, unit: campaignUnit, themes } = assignment;
  return [
    {
      type: 'capacity.CampaignAssignmentHandedIn',
      data: { ...whoseOf(now), organisation: enrolled.organisation, title, cause, campaignUnit, themes: [...themes] },
      ...step(now, given),
    },
  ];
}

function takingPart(state: EnrolmentState): Underway | OnHold | Completed {
  const now = known(state);
  if (now.status === 'active' || now.status === 'completed') return now;
  if (now.status === 'on-hold' && now.heldAs === 'active') return now;
  throw enrolmentRules.broken('not-taking-part', { params: { status: now.status } });
}
