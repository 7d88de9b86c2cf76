import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
const exampleDocument = {
  subject: '7e0a4b1c-2d3e-4f50-8617-28394a5b6c7d',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const task = '5e6f7081-92a3-4b4c-9d5e-6f708192a3b4';
const seat = { seat: Uuid, organisation: Uuid };
const exampleSeat = {
  seat: 'c0a1b5de-3f0e-4a7b-8d5c-2f9b6f1d7e02',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
};
const Words = Personal('document');

/** What is to be done, and by when, is for those who do it: an auditor hears who did what, once it is done. */
export const jointActionPlanned = defineEvent({
  type: 'coalitions.JointActionPlanned',
  schemaVersion: 1,
  summary: 'A coalition set out to do something together.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object(
    {
      coalition: Uuid,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      /** The alert that it answers. */
      alert: Type.Optional(Uuid),
      /** The decision that it carries out. */
      decision: Type.Optional(Uuid),
      what: Words,
    },
    closed,
  ),
  example: {
    coalition: '4c5d6e7f-8091-4a2b-8c3d-4e5f6a7b8c9d',
    unit: 'UG-402',
    themes: ['social-justice'],
    alert: '6f708192-a3b4-4c5d-8e6f-708192a3b4c5',
    what: exampleDocument,
  },
});

export const taskAdded = defineEvent({
  type: 'coalitions.TaskAdded',
  schemaVersion: 1,
  summary: 'A task of a joint action was put up for a participant to take.',
  audience: 'internal',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, what: Words, dueOn: Date }, closed),
  example: { task, what: exampleDocument, dueOn: '2026-04-10' },
});

export const taskClaimed = defineEvent({
  type: 'coalitions.TaskClaimed',
  schemaVersion: 1,
  summary: 'A participant took a task of a joint action on.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, ...seat }, closed),
  example: { task, ...exampleSeat },
});

export const taskBlocked = defineEvent({
  type: 'coalitions.TaskBlocked',
  schemaVersion: 1,
  summary: 'Something keeps a participant from the task that it took on.',
  audience: 'internal',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, ...seat, ground: Code, narrative: Type.Optional(Words) }, closed),
  example: { task, ...exampleSeat, ground: 'no-permission', narrative: exampleDocument },
});

export const taskUnblocked = defineEvent({
  type: 'coalitions.TaskUnblocked',
  schemaVersion: 1,
  summary: 'What kept a participant from its task is out of the way.',
  audience: 'internal',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, ...seat }, closed),
  example: { task, ...exampleSeat },
});

export const taskReleased = defineEvent({
  type: 'coalitions.TaskReleased',
  schemaVersion: 1,
  summary: 'A task that a participant had taken on is there for others to take.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object(
    {
      task: Uuid,
      ...seat,
      /** Whether it gave the task back, or those who lead the coalition took it from it. */
      by: Type.Enum(['participant', 'coalition']),
      ground: Code,
    },
    closed,
  ),
  example: { task, ...exampleSeat, by: 'participant', ground: 'no-staff' },
});

export const taskDone = defineEvent({
  type: 'coalitions.TaskDone',
  schemaVersion: 1,
  summary: 'A participant did its task of a joint action.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, ...seat, note: Type.Optional(Words) }, closed),
  example: { task, ...exampleSeat, note: exampleDocument },
});

export const taskDropped = defineEvent({
  type: 'coalitions.TaskDropped',
  schemaVersion: 1,
  summary: 'A task of a joint action is not to be done any more.',
  audience: 'internal',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, ground: Code }, closed),
  example: { task, ground: 'no-longer-needed' },
});

export const taskFellDue = defineEvent({
  type: 'coalitions.TaskFellDue',
  schemaVersion: 1,
  summary: 'The last day of a task passed, and nobody has said that it is done.',
  audience: 'internal',
  aggregate: 'joint-action',
  data: Type.Object({ task: Uuid, dueOn: Date }, closed),
  example: { task, dueOn: '2026-04-10' },
});

export const jointActionCompleted = defineEvent({
  type: 'coalitions.JointActionCompleted',
  schemaVersion: 1,
  summary: 'A coalition did what it had set out to do together.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object({ note: Type.Optional(Words) }, closed),
  example: { note: exampleDocument },
});

export const jointActionStopped = defineEvent({
  type: 'coalitions.JointActionStopped',
  schemaVersion: 1,
  summary: 'A joint action was given up before its end.',
  audience: 'auditor',
  aggregate: 'joint-action',
  data: Type.Object({ ground: Code, narrative: Type.Optional(Words) }, closed),
  example: { ground: 'too-dangerous', narrative: exampleDocument },
});

export const jointActionContracts = [
  jointActionPlanned,
  taskAdded,
  taskClaimed,
  taskBlocked,
  taskUnblocked,
  taskReleased,
  taskDone,
  taskDropped,
  taskFellDue,
  jointActionCompleted,
  jointActionStopped,
] as const;
