import { Type, type Static } from 'typebox';
import { INDICATOR_PERIOD, INDICATOR_VALUE } from '../members/agenda-goal.events.ts';
import { Code, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What changed in somebody, by the words of outcome harvesting. */
export const OUTCOME_CHANGES = ['behaviour', 'relationship', 'action', 'activity', 'policy', 'practice'] as const;
export type OutcomeChange = (typeof OUTCOME_CHANGES)[number];

/** What a substantiator finds. */
export const OUTCOME_VERDICTS = ['substantiated', 'partly', 'contested'] as const;
export type OutcomeVerdict = (typeof OUTCOME_VERDICTS)[number];

/** What can have contributed to an outcome. */
export const CONTRIBUTOR_KINDS = ['campaign', 'coalition', 'programme', 'demand', 'struggle'] as const;

const closed = { additionalProperties: false } as const;

/** Who changed: an organisation of the forum's record, or a public body or office. Never a private person. */
export const ChangedActor = Type.Union([
  Type.Object({ kind: Type.Literal('organisation'), id: Uuid }, closed),
  Type.Object({ kind: Type.Literal('duty-bearer'), name: PublicText(160), id: Type.Optional(Uuid) }, closed),
]);
export type ChangedActor = Static<typeof ChangedActor>;

export const Contribution = Type.Object({ kind: Type.Enum(CONTRIBUTOR_KINDS), id: Uuid }, closed);
export type Contribution = Static<typeof Contribution>;

/** Where an indicator of a goal stands by this outcome: it is reported to the goal when the outcome is substantiated. */
export const MeasuredByOutcome = Type.Object(
  {
    goal: Uuid,
    indicator: Code,
    period: Type.String({ pattern: INDICATOR_PERIOD, description: 'A year, or a half, quarter or month of one' }),
    actual: Type.String({ pattern: INDICATOR_VALUE, description: 'A decimal, as text' }),
  },
  closed,
);
export type MeasuredByOutcome = Static<typeof MeasuredByOutcome>;

/** Where an outcome stands, and who harvested it. */
export const ofOutcome = {
  unit: UnitCode,
  organisation: Type.String({ ...Uuid, description: 'Who harvested it' }),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
};
export const OutcomeVersion = Type.Integer({ minimum: 1, maximum: 99 });
export const GoalsServed = Type.Array(Uuid, { maxItems: 12, uniqueItems: true, description: 'Goals of the agenda' });
export const Contributions = Type.Array(Contribution, { minItems: 1, maxItems: 24, uniqueItems: true });

/** One wording of an outcome. Its words are documents of the vault; its sources are in an event of their own. */
export const formulation = {
  version: OutcomeVersion,
  changed: ChangedActor,
  change: Type.Enum(OUTCOME_CHANGES),
  /** The day on which it showed, and the place. */
  on: Date,
  at: Type.String({ ...UnitCode, description: 'The unit in which it changed' }),
  positive: Type.Boolean(),
  intended: Type.Boolean(),
  contributions: Contributions,
  evidence: Type.Array(Uuid, { maxItems: 24, uniqueItems: true }),
  goals: GoalsServed,
  measured: Type.Optional(MeasuredByOutcome),
  description: Personal('document'),
  significance: Personal('document'),
  contribution: Type.Optional(Personal('document')),
};
