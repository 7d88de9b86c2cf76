import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What became of a goal when it is closed. */
export const AGENDA_GOAL_OUTCOMES = ['reached', 'partly-reached', 'not-reached', 'replaced'] as const;
/** What a substantiator may have found of an outcome that counts towards a goal. */
export const COUNTED_VERDICTS = ['substantiated', 'partly'] as const;
/** Why an outcome counts no more. */
export const SET_ASIDE_BECAUSE = ['contested', 'corrected', 'withdrawn'] as const;
/** A value of an indicator: a decimal as it was written, never a float. */
export const INDICATOR_VALUE = '^-?(0|[1-9]\\d{0,11})(\\.\\d{1,4})?$';
/** A year, a half, a quarter or a month. */
export const INDICATOR_PERIOD = '^\\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';

const closed = { additionalProperties: false } as const;
const Value = Type.String({ pattern: INDICATOR_VALUE, description: 'A decimal, as text' });
const Period = Type.String({ pattern: INDICATOR_PERIOD, description: 'A year, or a half, quarter or month of one' });
const place = { unit: UnitCode, themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12, uniqueItems: true }) };
export const GoalIndicator = Type.Object(
  {
    code: Code,
    title: PublicText(160),
    measuredIn: PublicText(40),
    baseline: Value,
    target: Value,
  },
  closed,
);
const Indicators = Type.Array(GoalIndicator, { minItems: 1, maxItems: 20 });

const where = { unit: 'UG-WA', themes: ['governance'] };
const convening = '3f0a1b2c-4d5e-4f60-8172-93a4b5c6d7e8';
const indicators = [
  {
    code: 'boards-renewed',
    title: 'Members whose boards were renewed in time',
    measuredIn: 'per cent of members',
    baseline: '38',
    target: '75',
  },
];

export const goalAdopted = defineEvent({
  type: 'members.GoalAdopted',
  schemaVersion: 1,
  summary: 'A convening adopted a long-term goal for social change, with what it is measured by.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object(
    { ...place, convening: Uuid, code: Code, title: PublicText(200), horizon: Date, indicators: Indicators },
    closed,
  ),
  example: {
    ...where,
    convening,
    code: 'accountable-organisations',
    title: 'Organisations that answer to those they serve',
    horizon: '2030-12-31',
    indicators,
  },
});

export const goalActualReported = defineEvent({
  type: 'members.GoalActualReported',
  schemaVersion: 1,
  summary: 'It was reported where an indicator of a goal stood in a period.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, indicator: Code, period: Period, actual: Value }, closed),
  example: { ...where, indicator: 'boards-renewed', period: '2026', actual: '46.5' },
});

export const goalActualCorrected = defineEvent({
  type: 'members.GoalActualCorrected',
  schemaVersion: 1,
  summary: 'What had been reported of an indicator of a goal in a period was put right.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, indicator: Code, period: Period, before: Value, actual: Value, ground: Code }, closed),
  example: {
    ...where,
    indicator: 'boards-renewed',
    period: '2026',
    before: '46.5',
    actual: '44',
    ground: 'counted-twice',
  },
});

export const goalRevised = defineEvent({
  type: 'members.GoalRevised',
  schemaVersion: 1,
  summary: 'A later convening revised a goal: its horizon, or what it is measured by.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, convening: Uuid, horizon: Date, indicators: Indicators, ground: Code }, closed),
  example: { ...where, convening, horizon: '2031-12-31', indicators, ground: 'baseline-known-better' },
});

/** The calendar's: the last day of its horizon has passed. */
export const goalHorizonReached = defineEvent({
  type: 'members.GoalHorizonReached',
  schemaVersion: 1,
  summary: 'The horizon of a goal has been reached: what became of it is to be said.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, horizon: Date }, closed),
  example: { ...where, horizon: '2030-12-31' },
});

export const goalClosed = defineEvent({
  type: 'members.GoalClosed',
  schemaVersion: 1,
  summary: 'A goal was closed: reached, partly, not, or replaced by another.',
  audience: 'public',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, convening: Uuid, outcome: Type.Enum(AGENDA_GOAL_OUTCOMES) }, closed),
  example: { ...where, convening, outcome: 'partly-reached' },
});

const ofOutcome = { outcome: Uuid, version: Type.Integer({ minimum: 1, maximum: 99 }) };
const exampleOutcome = { outcome: '8f9a0b1c-2d3e-4f40-8516-273849506172', version: 1 };

/** Of an outcome that may not be public. What it moved is told by the indicators, which are. */
export const goalOutcomeCounted = defineEvent({
  type: 'members.GoalOutcomeCounted',
  schemaVersion: 1,
  summary: 'An outcome that independent people confirmed, in whole or in part, was counted towards a goal.',
  audience: 'auditor',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, ...ofOutcome, verdict: Type.Enum(COUNTED_VERDICTS) }, closed),
  example: { ...where, ...exampleOutcome, verdict: 'substantiated' },
});

export const goalOutcomeSetAside = defineEvent({
  type: 'members.GoalOutcomeSetAside',
  schemaVersion: 1,
  summary: 'An outcome counts towards a goal no more: it was contested, corrected or taken back since.',
  audience: 'auditor',
  aggregate: 'agenda-goal',
  data: Type.Object({ ...place, ...ofOutcome, because: Type.Enum(SET_ASIDE_BECAUSE) }, closed),
  example: { ...where, ...exampleOutcome, because: 'corrected' },
});

export const agendaGoalContracts = [
  goalAdopted,
  goalActualReported,
  goalActualCorrected,
  goalRevised,
  goalHorizonReached,
  goalClosed,
  goalOutcomeCounted,
  goalOutcomeSetAside,
] as const;
