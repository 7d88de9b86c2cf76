import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, PublicText, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
/** How a session or a meeting is held. */
export const SESSION_MODES = ['in-person', 'online', 'both'] as const;

const whose = { programme: Uuid, cohort: Uuid, unit: UnitCode };
const exampleWhose = {
  programme: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05',
  cohort: '1d3f5a7c-9b2e-4d6f-8a0c-2e4b6d8f0a1c',
  unit: 'UG-402',
};
const Attendance = Type.Object(
  { present: Count, excused: Count, unexcused: Count },
  { ...closed, description: 'Named participants, by how they were marked' },
);
const people = { women: 14, men: 10, youth: 9, personsWithDisabilities: 2, total: 24 };

export const sessionPlanned = defineEvent({
  type: 'capacity.SessionPlanned',
  schemaVersion: 1,
  summary: 'A cohort is to meet.',
  audience: 'auditor',
  aggregate: 'session',
  data: Type.Object(
    {
      ...whose,
      on: Date,
      /** The module of the programme that it is about; several, or none in particular, where it is left out. */
      module: Type.Optional(Code),
      mode: Type.Enum(SESSION_MODES),
      place: Type.Optional(PublicText(120)),
    },
    closed,
  ),
  example: { ...exampleWhose, on: '2026-04-14', module: 'board-roles', mode: 'in-person', place: 'Bushenyi town hall' },
});

export const sessionMoved = defineEvent({
  type: 'capacity.SessionMoved',
  schemaVersion: 1,
  summary: 'A session is to be held on another day.',
  audience: 'auditor',
  aggregate: 'session',
  data: Type.Object({ ...whose, on: Date, ground: Code }, closed),
  example: { ...exampleWhose, on: '2026-04-21', ground: 'roads-flooded' },
});

export const sessionHeld = defineEvent({
  type: 'capacity.SessionHeld',
  schemaVersion: 1,
  summary: 'A session was held, and it was noted who came. Whose marks they are stands with each enrolment.',
  audience: 'auditor',
  aggregate: 'session',
  data: Type.Object({ ...whose, module: Type.Optional(Code), people: PeopleCount, attendance: Attendance }, closed),
  example: { ...exampleWhose, module: 'board-roles', people, attendance: { present: 24, excused: 1, unexcused: 2 } },
});

export const sessionAttendanceCorrected = defineEvent({
  type: 'capacity.SessionAttendanceCorrected',
  schemaVersion: 1,
  summary: 'Who came to a session was noted wrongly, and is put right.',
  audience: 'auditor',
  aggregate: 'session',
  data: Type.Object({ ...whose, people: PeopleCount, attendance: Attendance }, closed),
  example: { ...exampleWhose, people, attendance: { present: 24, excused: 2, unexcused: 1 } },
});

export const sessionCancelled = defineEvent({
  type: 'capacity.SessionCancelled',
  schemaVersion: 1,
  summary: 'A session was not held.',
  audience: 'auditor',
  aggregate: 'session',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'trainer-ill' },
});

export const sessionContracts = [
  sessionPlanned,
  sessionMoved,
  sessionHeld,
  sessionAttendanceCorrected,
  sessionCancelled,
] as const;
