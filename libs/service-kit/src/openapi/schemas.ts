import { UNIT_CODE } from '@baraza/contracts';
import { Type } from 'typebox';

/** Schemas that every service's document shares. They are what is sent: a spec holds answers against them. */

const Id = Type.String({ format: 'uuid' });

export const CommandAnswerSchema = Type.Object(
  {
    id: Type.String({ description: 'The entity' }),
    revision: Type.Integer({ minimum: 0, description: 'Of the entity after the command: what `If-Match` takes' }),
    position: Type.String({
      pattern: '^[0-9a-f-]{36}:\\d{20}$',
      description: 'Where the ledger then was: what `Baraza-Min-Position` takes',
    }),
    events: Type.Array(Type.Object({ id: Id, type: Type.String() }), {
      description: 'What was recorded; empty where there was nothing to do',
    }),
    warnings: Type.Array(
      Type.Object({ code: Type.String(), detail: Type.String(), ids: Type.Optional(Type.Array(Type.String())) }),
      { description: 'What to look at. A warning never refuses' },
    ),
  },
  { description: 'An accepted command' },
);

export const EntityEventsSchema = Type.Object(
  {
    events: Type.Array(
      Type.Object({
        id: Id,
        type: Type.String(),
        revision: Type.Integer({ minimum: 0 }),
        sequence: Type.Integer({ minimum: 1 }),
        position: Type.String(),
        time: Type.String({ format: 'date-time' }),
        effectiveOn: Type.String({ format: 'date' }),
        data: Type.Object({}, { additionalProperties: true }),
        tags: Type.Array(Type.String()),
        meta: Type.Optional(Type.Object({}, { additionalProperties: true, description: 'For auditors and staff' })),
      }),
    ),
  },
  { description: 'The events of an entity that the caller may read, oldest first' },
);

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ pattern: '^urn:baraza:problem:' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String({ pattern: '^urn:uuid:', description: 'What the log knows this answer by' }),
    code: Type.String({ description: 'Stable' }),
    rule: Type.Optional(Type.String({ description: 'The rule of the forum that refused' })),
    params: Type.Optional(Type.Object({}, { additionalProperties: true })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'JSON pointer into the body' }),
          code: Type.String(),
          detail: Type.String(),
        }),
      ),
    ),
  },
  { description: 'A problem (RFC 9457)' },
);

/** A personal field of a document, as the reader may see it; left out for those who may see none. */
export const SeenPersonalSchema = Type.Union(
  [
    Type.Object({ subject: Id, value: Type.String() }),
    Type.Object({ subject: Id, erased: Type.Literal(true) }),
    Type.Object({ subject: Id, masked: Type.Literal(true) }),
  ],
  { description: 'Opened for those who work with the persons, masked for auditors; the subject is a random id' },
);

export const UnitCodeSchema = Type.String({ pattern: UNIT_CODE, maxLength: 64 });

/** The components of every document. */
export const SHARED_SCHEMAS = {
  CommandAnswer: CommandAnswerSchema,
  EntityEvents: EntityEventsSchema,
  Problem: ProblemSchema,
} as const;
