import { CODE, UNIT_CODE } from '@baraza/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

/** The query parameters of views, for OpenAPI; `Asking` checks them. Every view takes those it names, and no other. */
export const PARAMETERS = {
  asOf: {
    description: 'What was true on this date; today in the forum’s zone where it is left out',
    schema: { type: 'string', format: 'date' },
    example: '2026-03-02',
  },
  asKnownAt: {
    description:
      'What the record said then: an instant, a civil date (to its end, in the forum’s zone), or the sequence of an event',
    schema: { type: 'string', pattern: '^(\\d{1,15}|\\d{4}-\\d{2}-\\d{2}([Tt].+)?)$', maxLength: 40 },
    example: '2026-03-02T09:00:00.000Z',
  },
  days: {
    description: 'How many days something may wait to which no day is set; 14 where it is left out',
    schema: { type: 'integer', minimum: 0, maximum: 3650 },
    example: 14,
  },
  on: {
    description: 'The date; today in the forum’s zone where it is left out',
    schema: { type: 'string', format: 'date' },
    example: '2026-03-02',
  },
  from: {
    description: 'The first day of the period that ends with `asOf`; twelve months where it is left out',
    schema: { type: 'string', format: 'date' },
    example: '2025-03-03',
  },
  unit: {
    description: 'A unit and all below it',
    schema: { type: 'string', pattern: UNIT_CODE, maxLength: 64 },
    example: 'UG-402',
  },
  theme: {
    description: 'A theme',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
    example: 'governance',
  },
  status: {
    description: 'One state, or several separated by commas',
    schema: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*(,[a-z]+(-[a-z]+)*){0,11}$' },
    example: 'active',
  },
  goal: {
    description: 'A goal of the change agenda, by its id',
    schema: { type: 'string', format: 'uuid' },
  },
  coalition: {
    description: 'A coalition, by its id',
    schema: { type: 'string', format: 'uuid' },
  },
  campaign: {
    description: 'A campaign, by its id',
    schema: { type: 'string', format: 'uuid' },
  },
  programme: {
    description: 'A programme, by its id',
    schema: { type: 'string', format: 'uuid' },
  },
  view: {
    description: 'One view, by its name; every view where it is left out',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
    example: 'network-dashboard',
  },
  category: { description: 'A category of membership', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  kind: { description: 'A kind', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  track: { description: 'A track', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  stage: { description: 'A stage, a result or a finding', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  direction: { description: 'Between whom it stands', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  arisingFrom: { description: 'What it comes from', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  officeLevel: {
    description: 'Of which level of public life',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
  },
  result: { description: 'How it ended', schema: { type: 'string', pattern: CODE, maxLength: 64 } },
  cohort: {
    description: 'A year of joining',
    schema: { type: 'string', pattern: '^\\d{4}$' },
    example: '2024',
  },
  change: {
    description: 'What a step is to the network: several separated by commas',
    schema: { type: 'string', maxLength: 200 },
    example: 'joined',
  },
  week: {
    description: 'A week by ISO 8601, from Monday to Sunday; the present one where it is left out',
    schema: { type: 'string', pattern: '^\\d{4}-W\\d{2}$' },
    example: '2026-W12',
  },
  measure: {
    description: 'What is counted',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
  },
  service: {
    description: 'A service, by its code',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
    example: 'helpdesk',
  },
  constituency: {
    description: 'A constituency',
    schema: { type: 'string', pattern: CODE, maxLength: 64 },
    example: 'women',
  },
  currency: {
    description: 'A currency of ISO 4217',
    schema: { type: 'string', pattern: '^[A-Z]{3}$' },
    example: 'UGX',
  },
  year: {
    description: 'A year in which terms begin',
    schema: { type: 'string', pattern: '^\\d{4}$' },
    example: '2026',
  },
  age: {
    description: 'How long it has been due, in days',
    schema: { type: 'string', enum: ['not-due', '1-30', '31-60', '61-90', 'over-90'] },
  },
  q: {
    description: 'Words, each of which must begin a word of what is found; accents and capitals do not matter',
    schema: { type: 'string', maxLength: 200 },
    example: 'farmers',
  },
  sort: {
    description: 'A column; with a minus before it, descending',
    schema: { type: 'string', pattern: '^-?[a-zA-Z]{1,40}$' },
    example: 'name',
  },
  limit: {
    description: 'How many at most',
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
  },
  cursor: { description: '`nextCursor` of the page before', schema: { type: 'string', maxLength: 4096 } },
  own: {
    description: 'Only the entity’s own events, not all that concern it',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
  audience: {
    description: 'As the public sees it, whatever else you may see',
    schema: { type: 'string', enum: ['public'] },
  },
  format: {
    description: 'Instead of what `Accept` says',
    schema: { type: 'string', enum: ['json', 'html'] },
  },
  lang: {
    description: 'The language of labels and sentences; English where there is none other',
    schema: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$', maxLength: 35 },
    example: 'en',
  },
  bom: {
    description: 'Begin with a byte order mark, as some spreadsheets want it',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
} as const;

export type Parameter = keyof typeof PARAMETERS;

/** Documents the parameters an operation takes. */
export function Asks(...names: readonly Parameter[]): MethodDecorator {
  return applyDecorators(
    ...names.map((name) => ApiQuery({ name, required: false, ...PARAMETERS[name] } as Parameters<typeof ApiQuery>[0])),
  );
}
