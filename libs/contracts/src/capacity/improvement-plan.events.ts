import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { FileReference } from '../members/compliance-proof.events.ts';
import { Code, Count, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

export const IMPROVEMENT_PRIORITIES = ['high', 'medium', 'low'] as const;

const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode };
const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402' };
const action = '7a8b9c0d-1e2f-4a3b-8c4d-5e6f70819203';
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const planned = {
  domain: Code,
  priority: Type.Enum(IMPROVEMENT_PRIORITIES),
  /** The office in the organisation that answers for it. */
  owner: Code,
  dueOn: Date,
};
const examplePlanned = {
  domain: 'finance-and-controls',
  priority: 'high',
  owner: 'treasurer',
  dueOn: '2026-06-30',
} as const;

export const improvementPlanMade = defineEvent({
  type: 'capacity.ImprovementPlanMade',
  schemaVersion: 1,
  summary: 'An organisation made a plan of what it will improve after its assessment.',
  audience: 'auditor',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, assessment: Uuid }, closed),
  example: { ...exampleWhose, assessment: '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293' },
});

export const improvementActionPlanned = defineEvent({
  type: 'capacity.ImprovementActionPlanned',
  schemaVersion: 1,
  summary: 'An organisation put an action into its improvement plan.',
  audience: 'internal',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, action: Uuid, text: Personal('document'), ...planned }, closed),
  example: { ...exampleWhose, action, text: exampleDocument, ...examplePlanned },
});

export const improvementActionReplanned = defineEvent({
  type: 'capacity.ImprovementActionReplanned',
  schemaVersion: 1,
  summary: 'An action of an improvement plan has another date, owner or priority.',
  audience: 'internal',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, action: Uuid, ...planned }, closed),
  example: { ...exampleWhose, action, ...examplePlanned, dueOn: '2026-09-30' },
});

export const improvementActionFellDue = defineEvent({
  type: 'capacity.ImprovementActionFellDue',
  schemaVersion: 1,
  summary: 'The last day of an action of an improvement plan has passed, and it is not done.',
  audience: 'internal',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, action: Uuid, domain: Code, dueOn: Date }, closed),
  example: { ...exampleWhose, action, domain: 'finance-and-controls', dueOn: '2026-06-30' },
});

export const improvementActionDone = defineEvent({
  type: 'capacity.ImprovementActionDone',
  schemaVersion: 1,
  summary: 'An action of an improvement plan is done.',
  audience: 'internal',
  aggregate: 'improvement-plan',
  data: Type.Object(
    {
      ...whose,
      action: Uuid,
      domain: Code,
      dueOn: Date,
      note: Type.Optional(Personal('document')),
      evidence: Type.Array(FileReference, { maxItems: 20 }),
    },
    closed,
  ),
  example: { ...exampleWhose, action, domain: 'finance-and-controls', dueOn: '2026-06-30', evidence: [] },
});

export const improvementActionDropped = defineEvent({
  type: 'capacity.ImprovementActionDropped',
  schemaVersion: 1,
  summary: 'An action of an improvement plan was given up.',
  audience: 'internal',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, action: Uuid, domain: Code, ground: Code }, closed),
  example: { ...exampleWhose, action, domain: 'finance-and-controls', ground: 'no-funds' },
});

export const improvementPlanClosed = defineEvent({
  type: 'capacity.ImprovementPlanClosed',
  schemaVersion: 1,
  summary: 'Every action of an improvement plan is done or given up.',
  audience: 'auditor',
  aggregate: 'improvement-plan',
  data: Type.Object({ ...whose, done: Count, dropped: Count }, closed),
  example: { ...exampleWhose, done: 4, dropped: 1 },
});

export const improvementPlanContracts = [
  improvementPlanMade,
  improvementActionPlanned,
  improvementActionReplanned,
  improvementActionFellDue,
  improvementActionDone,
  improvementActionDropped,
  improvementPlanClosed,
] as const;
