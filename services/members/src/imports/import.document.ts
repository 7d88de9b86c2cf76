import { Type } from 'typebox';
import { IMPORT_KINDS } from './any-mapping.ts';

const counts = (description: string) => Type.Record(Type.String(), Type.Integer(), { description });

const Finding = Type.Object({
  kind: Type.Literal('finding'),
  line: Type.Integer(),
  column: Type.Optional(Type.String()),
  code: Type.String(),
  detail: Type.String(),
  value: Type.Optional(Type.String()),
  ids: Type.Optional(Type.Array(Type.String())),
});

const Outcome = Type.Object({
  kind: Type.Literal('outcome'),
  line: Type.Integer(),
  rows: Type.Integer(),
  outcome: Type.Enum(['made', 'would-be-made', 'already-there', 'refused', 'skipped']),
  legalName: Type.String({ description: 'Of the organisation it is about' }),
  id: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  column: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
});

/** An import as it is read: how far it is, and page by page what came of every line. */
export const ImportDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['running', 'done', 'interrupted']),
  dryRun: Type.Boolean(),
  kind: Type.Enum(IMPORT_KINDS, { description: 'What it is a file of' }),
  source: Type.String(),
  mapping: Type.String(),
  fileDigest: Type.String(),
  mappingDigest: Type.String(),
  encoding: Type.String(),
  delimiter: Type.String(),
  by: Type.String(),
  unit: Type.String(),
  begunAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  rows: Type.Integer(),
  passedOver: Type.Integer({ description: 'Rows that the mapping does not ask for' }),
  items: Type.Integer({ description: 'How many organisations, memberships or terms of dues the rows come to' }),
  through: Type.Integer({ description: 'How many of them are through' }),
  outcomes: counts('What became of them'),
  findings: counts('How often each finding was made'),
  entries: Type.Integer(),
  cause: Type.Optional(Type.String({ description: 'Why it was interrupted' })),
  page: Type.Object({
    entries: Type.Array(Type.Union([Finding, Outcome])),
    next: Type.Optional(Type.Integer({ description: 'The page after this one, where there is one' })),
  }),
});
