import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PeopleCount, Personal, UnitCode, Uuid } from '../schemas.ts';
import {
  exampleEnrolment,
  exampleName,
  exampleParticipant,
  HoldCause,
  Participant,
  whoseEnrolment,
} from './enrolment.schemas.ts';
import { PROGRAMME_TRACKS } from './programme.events.ts';

const closed = { additionalProperties: false } as const;
const ofEnrolment = { audience: 'auditor', aggregate: 'enrolment', schemaVersion: 1 } as const;
const withGround = { ground: Code, narrative: Type.Optional(Personal('document')) };
/** How many participants one enrolment names at a time. */
export const PARTICIPANTS_MAX = 20;

export const enrolmentApplied = defineEvent({
  type: 'capacity.EnrolmentApplied',
  ...ofEnrolment,
  summary: 'An organisation, a movement or a person asked to take part in a programme.',
  data: Type.Object(
    {
      ...whoseEnrolment,
      track: Type.Enum(PROGRAMME_TRACKS),
      /** The unit in which who is enrolled stands or lives. */
      home: UnitCode,
      /** The membership of the forum that the organisation held when it applied. */
      membership: Type.Optional(Uuid),
      participants: Type.Array(Participant, { minItems: 1, maxItems: PARTICIPANTS_MAX }),
      people: PeopleCount,
      motivation: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    ...exampleEnrolment,
    track: 'internal-governance',
    home: 'UG-402',
    membership: '4e6a8c0b-2d1f-4a3c-8b5d-9f7e1c3a5b70',
    participants: [{ participant: exampleParticipant, name: exampleName }],
    people: { women: 1, men: 0, youth: 1, personsWithDisabilities: 0, total: 1 },
  },
});

export const enrolmentParticipantJoined = defineEvent({
  type: 'capacity.EnrolmentParticipantJoined',
  ...ofEnrolment,
  summary: 'One more person takes part for who is enrolled.',
  data: Type.Object({ ...whoseEnrolment, ...Participant.properties, people: PeopleCount }, closed),
  example: {
    ...exampleEnrolment,
    participant: exampleParticipant,
    name: exampleName,
    people: { women: 2, men: 0, youth: 1, personsWithDisabilities: 0, total: 2 },
  },
});

export const enrolmentParticipantLeft = defineEvent({
  type: 'capacity.EnrolmentParticipantLeft',
  ...ofEnrolment,
  summary: 'A person takes part no longer for who is enrolled.',
  data: Type.Object({ ...whoseEnrolment, participant: Uuid, people: PeopleCount }, closed),
  example: {
    ...exampleEnrolment,
    participant: exampleParticipant,
    people: { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 },
  },
});

export const enrolmentSelected = defineEvent({
  type: 'capacity.EnrolmentSelected',
  ...ofEnrolment,
  summary: 'An applicant was given a place.',
  data: Type.Object(whoseEnrolment, closed),
  example: exampleEnrolment,
});

export const enrolmentWaitListed = defineEvent({
  type: 'capacity.EnrolmentWaitListed',
  ...ofEnrolment,
  summary: 'An applicant waits until a place is free.',
  data: Type.Object(whoseEnrolment, closed),
  example: exampleEnrolment,
});

export const enrolmentDeclined = defineEvent({
  type: 'capacity.EnrolmentDeclined',
  ...ofEnrolment,
  summary: 'An applicant was not taken, on a ground.',
  data: Type.Object({ ...whoseEnrolment, ...withGround }, closed),
  example: { ...exampleEnrolment, ground: 'not-eligible' },
});

export const enrolmentBegun = defineEvent({
  type: 'capacity.EnrolmentBegun',
  ...ofEnrolment,
  summary: 'Who had been given a place takes part.',
  data: Type.Object(whoseEnrolment, closed),
  example: exampleEnrolment,
});

export const enrolmentPutOnHold = defineEvent({
  type: 'capacity.EnrolmentPutOnHold',
  ...ofEnrolment,
  summary: 'An enrolment rests for one cause; a second cause is a second hold on the same enrolment.',
  data: Type.Object({ ...whoseEnrolment, cause: HoldCause }, closed),
  example: {
    ...exampleEnrolment,
    cause: { kind: 'membership', membership: '4e6a8c0b-2d1f-4a3c-8b5d-9f7e1c3a5b70' },
  },
});

export const enrolmentHoldLifted = defineEvent({
  type: 'capacity.EnrolmentHoldLifted',
  ...ofEnrolment,
  summary: 'One cause for which an enrolment rests is gone; others may remain.',
  data: Type.Object({ ...whoseEnrolment, cause: HoldCause }, closed),
  example: { ...exampleEnrolment, cause: { kind: 'decision', ground: 'trainer-away' } },
});

export const enrolmentResumed = defineEvent({
  type: 'capacity.EnrolmentResumed',
  ...ofEnrolment,
  summary: 'An enrolment goes on from where it was: nothing it rested for remains.',
  data: Type.Object(whoseEnrolment, closed),
  example: exampleEnrolment,
});

export const enrolmentWithdrawn = defineEvent({
  type: 'capacity.EnrolmentWithdrawn',
  ...ofEnrolment,
  summary: 'Who had applied or was enrolled gave it up.',
  data: Type.Object({ ...whoseEnrolment, ground: Type.Optional(Code) }, closed),
  example: { ...exampleEnrolment, ground: 'no-time' },
});

export const enrolmentDismissed = defineEvent({
  type: 'capacity.EnrolmentDismissed',
  ...ofEnrolment,
  summary: 'A place was taken from who had it, on a ground.',
  data: Type.Object({ ...whoseEnrolment, ...withGround }, closed),
  example: { ...exampleEnrolment, ground: 'absent-without-excuse' },
});

export const enrolmentCancelled = defineEvent({
  type: 'capacity.EnrolmentCancelled',
  ...ofEnrolment,
  summary: 'An enrolment came to nothing, for what it was in is over.',
  data: Type.Object({ ...whoseEnrolment, ground: Code }, closed),
  example: { ...exampleEnrolment, ground: 'cohort-cancelled' },
});

export const enrolmentStepContracts = [
  enrolmentApplied,
  enrolmentParticipantJoined,
  enrolmentParticipantLeft,
  enrolmentSelected,
  enrolmentWaitListed,
  enrolmentDeclined,
  enrolmentBegun,
  enrolmentPutOnHold,
  enrolmentHoldLifted,
  enrolmentResumed,
  enrolmentWithdrawn,
  enrolmentDismissed,
  enrolmentCancelled,
] as const;
