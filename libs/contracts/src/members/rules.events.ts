import { type Static, Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, UnitCode, Uuid } from '../schemas.ts';
import { FIRST_RULES } from './first-rules.ts';

/**
 * The stream `rules-main`: the numbers and codes by which the forum gives and takes statuses and rights, in versions. A
 * version holds from its `effectiveOn` until the next one does. `unit` is the forum's root.
 */
const Codes = (most: number) => Type.Array(Code, { maxItems: most, uniqueItems: true });
const Days = Type.Integer({ minimum: 0, maximum: 3_650 });
const OfDues = Type.Integer({
  minimum: -3_650,
  maximum: 3_650,
  description: 'In days; before the due date below zero',
});

const closed = { additionalProperties: false } as const;

/** What a version of the rules says. */
export const RuleSetSchema = Type.Object(
  {
    categories: Type.Array(
      Type.Object(
        {
          code: Code,
          votes: Type.Boolean(),
          endorses: Type.Boolean(),
          stands: Type.Boolean({ description: 'May stand for the board and its committees' }),
          paysDues: Type.Boolean(),
        },
        closed,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    admission: Type.Object(
      {
        checklist: Codes(50),
        endorsers: Type.Integer({ minimum: 0, maximum: 20 }),
        rejectionGrounds: Codes(50),
        deferralDays: Days,
      },
      closed,
    ),
    term: Type.Object(
      { newForDays: Days, months: Type.Integer({ minimum: 1, maximum: 120 }), graceDays: Days },
      {
        ...closed,
        description: 'A term ends at its last day; grace follows for `graceDays`; then the membership lapses',
      },
    ),
    conduct: Type.Object(
      {
        grounds: Codes(50),
        replyDays: Days,
        decideDays: Days,
        appealDays: Days,
        suspensionDays: Days,
        panel: Type.Integer({ minimum: 0, maximum: 20 }),
      },
      closed,
    ),
    standing: Type.Object(
      { memberForDays: Days, duesPaid: Type.Boolean(), compliance: Codes(20) },
      { ...closed, description: 'What a voter needs beside a category that votes' },
    ),
    dues: Type.Object(
      { dueDays: Days, remindOn: Type.Array(OfDues, { maxItems: 20, uniqueItems: true }), waiverGrounds: Codes(50) },
      closed,
    ),
    compliance: Type.Object(
      { types: Type.Array(Type.Object({ code: Code, expiringDays: Days }, closed), { maxItems: 50 }) },
      closed,
    ),
  },
  closed,
);

/** What a version says, before it has its number. */
export type RulesText = Static<typeof RuleSetSchema>;
/** The rules in force on a date. */
export interface RuleSet extends RulesText {
  readonly version: number;
}

const { version, ...firstText } = FIRST_RULES;
const example = { unit: 'WAN', proposal: '3c5e7a90-1b2d-4f60-8a7c-9d0e1f2a3b4c', rules: firstText };

export const rulesProposed = defineEvent({
  type: 'members.RulesProposed',
  schemaVersion: 1,
  summary: 'Rules were put forward, to be adopted by somebody else.',
  audience: 'public',
  aggregate: 'rules',
  data: Type.Object({ unit: UnitCode, proposal: Uuid, rules: RuleSetSchema }, closed),
  example,
});

export const rulesAdopted = defineEvent({
  type: 'members.RulesAdopted',
  schemaVersion: 1,
  summary: 'The forum adopted rules: a version that holds from the date of this event until the next one does.',
  audience: 'public',
  aggregate: 'rules',
  data: Type.Object(
    {
      unit: UnitCode,
      version: Type.Integer({ minimum: 2, maximum: 100_000 }),
      proposal: Uuid,
      resolution: Type.Optional(
        Type.String({ minLength: 1, maxLength: 80, description: 'The number of the resolution that adopted them' }),
      ),
      rules: RuleSetSchema,
    },
    closed,
  ),
  example: { version: version + 1, ...example, resolution: 'GA/2026/04' },
});

export const rulesContracts = [rulesProposed, rulesAdopted] as const;
