import {
  type DecidedAs,
  type Enrolled,
  type enrolmentApplied,
  type enrolmentParticipantJoined,
  type enrolmentParticipantLeft,
  PARTICIPANTS_MAX,
  type PeopleCount,
  type ProgrammeTerms,
  type ProgrammeTrack,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, freeText } from '@baraza/domain';
import { enrolmentRules } from './enrolment.rules.ts';
import { type EnrolmentState, isOpen, type OnHold, type Underway } from './enrolment.state.ts';
import { inOrderOfDates, known, step, whoseOf } from './enrolment.steps.pure.ts';

/** How somebody asks for a place, and who takes part for them. */

export interface NamedParticipant {
  /** The person's id, where they are known by one. */
  readonly participant?: string | undefined;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

export interface Apply {
  readonly cohort: string;
  readonly enrolled:
    { readonly kind: 'organisation' | 'movement'; readonly organisation: string } | { readonly kind: 'person' };
  /** Of a person of no organisation: the unit in which they live. */
  readonly home?: string | undefined;
  readonly participants: readonly NamedParticipant[];
  readonly people: PeopleCount;
  readonly motivation?: string | undefined;
}

/** Who applies, as a command says it: of which kind, and its id where the forum knows it by one. */
export interface SaidWho {
  readonly kind: 'organisation' | 'movement' | 'person';
  readonly organisation?: string | undefined;
}

/** @throws Rejection `organisation-missing` */
export function asApplication<Said extends SaidWho>({
  kind,
  organisation,
  ...rest
}: Said): Omit<Said, 'kind' | 'organisation'> & Pick<Apply, 'enrolled'> {
  if ((kind === 'person') !== (organisation === undefined)) {
    throw enrolmentRules.broken('organisation-missing', { pointer: '/organisation' });
  }
  return { ...rest, enrolled: kind === 'person' ? { kind } : { kind, organisation: organisation! } };
}

export interface ApplyFacts {
  /** Undefined where there is no such cohort. */
  readonly cohort:
    | {
        readonly programme: string;
        readonly unit: string;
        readonly isPlanned: boolean;
        readonly lastDay: CivilDate;
      }
    | undefined;
  readonly programme:
    { readonly isOpen: boolean; readonly track: ProgrammeTrack; readonly terms: ProgrammeTerms } | undefined;
  /** Who applies, as the forum knows them; undefined where it does not, or where they are open no longer. */
  readonly organisation:
    | {
        readonly unit: string;
        readonly kind: string;
        readonly membership?: string | undefined;
        readonly isMember: boolean;
      }
    | undefined;
  readonly homeKnown: boolean;
}

/** @throws Rejection */
export function apply(
  state: EnrolmentState,
  command: Apply,
  facts: ApplyFacts,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentApplied>[] {
  if (state.status !== 'none') throw enrolmentRules.broken('applied-once', { params: { status: state.status } });
  const { cohort, programme } = facts;
  if (cohort === undefined || programme === undefined) {
    throw enrolmentRules.broken('cohort-unknown', { pointer: '/cohort' });
  }
  if (!programme.isOpen || !cohort.isPlanned) throw enrolmentRules.broken('not-open');
  if (given.effectiveOn > cohort.lastDay) {
    throw enrolmentRules.broken('applied-late', { params: { lastDay: cohort.lastDay } });
  }
  const home = homeOf(command, facts);
  assertEligible(command, facts, programme.terms);
  const participants = named(command.participants, given);
  if (command.enrolled.kind === 'person' && participants.length > 1) {
    throw enrolmentRules.broken('person-alone', { pointer: '/participants/1' });
  }
  assertCounted(command.people, participants.length);
  const enrolled: Enrolled =
    command.enrolled.kind === 'person' ? { kind: 'person', person: participants[0]!.participant } : command.enrolled;
  const whose = { programme: cohort.programme, cohort: command.cohort, unit: cohort.unit, enrolled };
  const { membership, isMember } = facts.organisation ?? { isMember: false };
  return [
    {
      type: 'capacity.EnrolmentApplied',
      data: {
        ...whose,
        ...{ track: programme.track, home },
        ...(membership === undefined || !isMember ? {} : { membership }),
        ...{ participants, people: { ...command.people } },
        ...(command.motivation === undefined
          ? {}
          : {
              motivation: freeText(
                given.id('motivation'),
                command.motivation,
                participants.map((one) => one.participant),
              ),
            }),
      },
      ...step(whose, given),
    },
  ];
}

function homeOf({ enrolled, home }: Apply, facts: ApplyFacts): string {
  if ((enrolled.kind === 'person') !== (home !== undefined)) {
    throw enrolmentRules.broken('home-missing', { pointer: '/home' });
  }
  if (enrolled.kind === 'person') {
    if (!facts.homeKnown) throw enrolmentRules.broken('home-unknown', { pointer: '/home' });
    return home!;
  }
  const { organisation } = facts;
  if (organisation === undefined) {
    throw enrolmentRules.broken('organisation-unknown', { pointer: '/enrolled/organisation' });
  }
  if ((organisation.kind === 'movement') !== (enrolled.kind === 'movement')) {
    throw enrolmentRules.broken('not-a-movement', { pointer: '/enrolled/kind', params: { kind: organisation.kind } });
  }
  return organisation.unit;
}

function assertEligible({ enrolled }: Apply, { organisation }: ApplyFacts, { eligibility }: ProgrammeTerms): void {
  const refused = (because: string) =>
    enrolmentRules.broken('not-eligible', { pointer: '/enrolled', params: { because } });
  if (!eligibility.whom.includes(enrolled.kind)) throw refused('whom');
  if (organisation === undefined) return;
  if (eligibility.membersOnly && !organisation.isMember) throw refused('members-only');
  const kinds: readonly string[] = eligibility.kinds;
  if (enrolled.kind === 'organisation' && kinds.length > 0 && !kinds.includes(organisation.kind)) {
    throw refused('kinds');
  }
}

/** Each with the random id by which the record knows them. */
function named(participants: readonly NamedParticipant[], given: Deciding) {
  const ids = participants.map(({ participant }, index) => participant ?? given.id(`participant-${index}`));
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw enrolmentRules.broken('participant-twice', { pointer: `/participants/${twice}/participant` });
  return participants.map((one, index) => sealedOf(ids[index]!, one));
}

function sealedOf(participant: string, { name, phone, email }: NamedParticipant) {
  const own = (value: string) => ({ subject: participant, value });
  return {
    participant,
    name: own(name),
    ...(phone === undefined ? {} : { phone: own(phone) }),
    ...(email === undefined ? {} : { email: own(email) }),
  };
}

function assertCounted(people: PeopleCount, participants: number): void {
  if (people.total === participants) return;
  throw enrolmentRules.broken('participants-miscounted', { pointer: '/people/total', params: { participants } });
}

export interface JoinParticipant extends NamedParticipant {
  /** All who take part then. */
  readonly people: PeopleCount;
}

/** @throws Rejection `unknown`, `ended`, `person-alone`, `participant-twice`, `too-many-participants`, `participants-miscounted`, `before-last-step` */
export function joinParticipant(
  state: EnrolmentState,
  command: JoinParticipant,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentParticipantJoined>[] {
  const now = stillOpen(state);
  if (now.enrolled.kind === 'person') throw enrolmentRules.broken('person-alone');
  const participant = command.participant ?? given.id('participant');
  if (now.participants.some((one) => one.participant === participant)) {
    throw enrolmentRules.broken('participant-twice', { pointer: '/participant' });
  }
  if (now.participants.length >= PARTICIPANTS_MAX) throw enrolmentRules.broken('too-many-participants');
  assertCounted(command.people, now.participants.length + 1);
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.EnrolmentParticipantJoined',
      data: { ...whoseOf(now), ...sealedOf(participant, command), people: { ...command.people } },
      ...step(now, given),
    },
  ];
}

export interface LeaveParticipant {
  readonly participant: string;
  readonly people: PeopleCount;
}

/** @throws Rejection `unknown`, `ended`, `participant-unknown`, `last-participant`, `participants-miscounted`, `before-last-step` */
export function leaveParticipant(
  state: EnrolmentState,
  { participant, people }: LeaveParticipant,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentParticipantLeft>[] {
  const now = stillOpen(state);
  if (!now.participants.some((one) => one.participant === participant)) {
    throw enrolmentRules.broken('participant-unknown', { pointer: '/participant' });
  }
  if (now.participants.length === 1) throw enrolmentRules.broken('last-participant');
  assertCounted(people, now.participants.length - 1);
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.EnrolmentParticipantLeft',
      data: { ...whoseOf(now), participant, people: { ...people } },
      ...step(now, given),
    },
  ];
}

export function stillOpen(state: EnrolmentState): Underway | OnHold {
  const now = known(state);
  if (!isOpen(now)) throw enrolmentRules.broken('ended', { params: { status: now.status } });
  return now;
}
