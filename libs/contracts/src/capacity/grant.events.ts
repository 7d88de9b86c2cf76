import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PublicText, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
const Amount = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'In the minor unit of the currency of the grant',
});
const Period = Type.Object({ from: Date, until: Date }, { ...closed, description: 'Both days included' });

/** What a grant is budgeted for. */
export const BudgetLine = Type.Object({ code: Code, title: PublicText(160), amount: Amount }, closed);
export type BudgetLine = Static<typeof BudgetLine>;
/** What the funder is to be told, and by when. */
export const ReportDue = Type.Object({ code: Code, title: PublicText(160), dueOn: Date }, closed);
export type ReportDue = Static<typeof ReportDue>;

/** What part of a grant can be set aside for. */
export const GRANT_DRAWERS = ['programme', 'campaign'] as const;
export const GrantDrawer = Type.Object({ kind: Type.Enum(GRANT_DRAWERS), id: Uuid }, closed);
export type GrantDrawer = Static<typeof GrantDrawer>;

const allocated = { allocation: Uuid, line: Code, amount: Amount, to: GrantDrawer };
const spent = { activity: Uuid, line: Code, amount: Amount };
const exampleAllocated = {
  allocation: '3d5b7f91-2a4c-4e6d-8f0b-1c2d3e4f5a6b',
  line: 'training',
  amount: 1_850_000_000,
  to: { kind: 'programme' as const, id: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05' },
};
const exampleSpent = { activity: '8e2d4c6b-1a3f-4b5d-9c7e-0f1a2b3c4d5e', line: 'training', amount: 42_000_000 };

export const grantAwarded = defineEvent({
  type: 'capacity.GrantAwarded',
  schemaVersion: 1,
  summary: 'A funder gave the forum money for a time, for named ends, to be reported on by named dates.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object(
    {
      funder: Uuid,
      title: PublicText(160),
      /** The funder's own number for it. */
      reference: Type.Optional(PublicText(80)),
      unit: UnitCode,
      period: Period,
      currency: Type.String({ pattern: '^[A-Z]{3}$' }),
      lines: Type.Array(BudgetLine, { minItems: 1, maxItems: 40 }),
      reports: Type.Array(ReportDue, { maxItems: 40 }),
    },
    closed,
  ),
  example: {
    funder: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
    title: 'Members that govern themselves well',
    reference: 'G-2026-014',
    unit: 'WAN',
    period: { from: '2026-01-01', until: '2027-12-31' },
    currency: 'UGX',
    lines: [
      { code: 'training', title: 'Courses and their materials', amount: 4_000_000_000 },
      { code: 'mentoring', title: 'Mentors on the road', amount: 1_200_000_000 },
    ],
    reports: [{ code: 'year-one', title: 'Narrative and accounts of the first year', dueOn: '2027-01-31' }],
  },
});

export const grantAllocated = defineEvent({
  type: 'capacity.GrantAllocated',
  schemaVersion: 1,
  summary: 'Part of a line of a grant was set aside for a programme or a campaign.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object(allocated, closed),
  example: exampleAllocated,
});

export const grantAllocationReleased = defineEvent({
  type: 'capacity.GrantAllocationReleased',
  schemaVersion: 1,
  summary: 'What had been set aside of a grant is free again.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object({ ...allocated, ground: Code }, closed),
  example: { ...exampleAllocated, ground: 'programme-cancelled' },
});

export const grantSpent = defineEvent({
  type: 'capacity.GrantSpent',
  schemaVersion: 1,
  summary: 'An activity was paid for out of a line of a grant.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object(spent, closed),
  example: exampleSpent,
});

export const grantSpendingReversed = defineEvent({
  type: 'capacity.GrantSpendingReversed',
  schemaVersion: 1,
  summary: 'What an activity was said to have cost a grant is taken back: the activity was struck.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object(spent, closed),
  example: exampleSpent,
});

export const grantReportPostponed = defineEvent({
  type: 'capacity.GrantReportPostponed',
  schemaVersion: 1,
  summary: 'The funder agreed to have a report later.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object({ report: Code, wasDueOn: Date, dueOn: Date, ground: Code }, closed),
  example: { report: 'year-one', wasDueOn: '2027-01-31', dueOn: '2027-03-31', ground: 'agreed-with-the-funder' },
});

export const grantReportFellDue = defineEvent({
  type: 'capacity.GrantReportFellDue',
  schemaVersion: 1,
  summary: 'The day came by which a funder is to have a report, and it had not been handed in.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object({ report: Code, dueOn: Date }, closed),
  example: { report: 'year-one', dueOn: '2027-01-31' },
});

export const grantReportSubmitted = defineEvent({
  type: 'capacity.GrantReportSubmitted',
  schemaVersion: 1,
  summary: 'A report was handed in to the funder.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object({ report: Code, dueOn: Date, isInTime: Type.Boolean() }, closed),
  example: { report: 'year-one', dueOn: '2027-01-31', isInTime: true },
});

export const grantClosed = defineEvent({
  type: 'capacity.GrantClosed',
  schemaVersion: 1,
  summary: 'A grant is at its end: its reports are in, and nothing more is drawn from it.',
  audience: 'auditor',
  aggregate: 'grant',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'period-over' },
});

export const grantContracts = [
  grantAwarded,
  grantAllocated,
  grantAllocationReleased,
  grantSpent,
  grantSpendingReversed,
  grantReportPostponed,
  grantReportFellDue,
  grantReportSubmitted,
  grantClosed,
] as const;
