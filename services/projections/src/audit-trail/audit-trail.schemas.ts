import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';

const Id = Type.String({ format: 'uuid' });
const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

const LinkedEventSchema = Type.Object({
  id: Id,
  sequence: Type.Integer({ minimum: 1 }),
  type: Type.String(),
  entity: Type.String(),
  sentence: Type.String(),
  trail: Type.String({ description: 'Where the entity’s trail is' }),
});

/** A value as a register shows it: text, a number, a list of texts, an amount of money, or nothing. */
export const ShownValueSchema = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Array(Type.String()),
  Type.Object({ minor: Type.Integer(), currency: Type.String() }),
  Type.Null(),
]);

const TrailEventSchema = Type.Object({
  sequence: Type.Integer({ minimum: 1 }),
  position: Type.String(),
  id: Id,
  type: Type.String(),
  entity: Type.Object({ aggregate: Type.String(), id: Type.String() }),
  revision: Type.Integer({ minimum: 0 }),
  time: Type.String({ format: 'date-time', description: 'When it was recorded' }),
  effectiveOn: Type.String({ format: 'date', description: 'From when it holds' }),
  sentence: Type.String({ description: 'What happened, in plain words' }),
  who: Maybe(
    Type.Object(
      {
        person: Type.String({ description: 'A random id' }),
        name: Maybe(Type.String()),
        roles: Type.Array(Type.String()),
        organisation: Maybe(Type.String()),
        onBehalfOf: Maybe(Type.String()),
      },
      { description: 'Who acted, for readers who may know' },
    ),
  ),
  policy: Maybe(Type.String({ description: 'The forum’s own rule that acted, in answer to the event that caused it' })),
  ground: Maybe(Type.String({ description: 'The code of the rule or ground it rests on' })),
  basedOn: Maybe(Type.Integer({ description: 'The sequence of the fact of another service that it relied on' })),
  changes: Type.Array(Type.Object({ field: Type.String(), before: ShownValueSchema, after: ShownValueSchema })),
  cause: Maybe(LinkedEventSchema),
  effects: Type.Array(LinkedEventSchema),
});

const SubjectSchema = Type.Object({
  aggregate: Type.String(),
  id: Type.String(),
  name: Maybe(Type.String()),
  unit: Maybe(Type.String()),
});

export const AuditTrailSchema = Type.Object(
  {
    ...FrameFields,
    of: SubjectSchema,
    theme: Maybe(Type.String({ description: 'Only what is of this theme' })),
    events: Type.Array(TrailEventSchema, { description: 'In the order of the record' }),
    omitted: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'Events left out because they are for other readers; told to auditors and staff. What is sealed is not counted',
      }),
    ),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'What happened, who did it, on whose authority, why, and what it changed' },
);

export const DecisionSchema = Type.Object(
  {
    ...FrameFields,
    of: SubjectSchema,
    command: Maybe(Type.String({ description: 'The id of the command: that of every event it recorded' })),
    correlation: Maybe(Type.String({ description: 'The same for all that followed from one first command' })),
    events: Type.Array(TrailEventSchema, { description: 'What the command recorded, in whatever streams' }),
    rules: Type.Object(
      { version: Type.Integer({ minimum: 1 }), adopted: Maybe(LinkedEventSchema) },
      { description: 'The forum’s rules in force on its date, by what was known when it was taken' },
    ),
    reliedOn: Type.Array(LinkedEventSchema, { description: 'Facts of other services that it relied on' }),
    causes: Type.Array(LinkedEventSchema, { description: 'What led to it, the first cause first' }),
    effects: Type.Array(
      Type.Object({
        ...LinkedEventSchema.properties,
        causedBy: Type.String({ description: 'The event it followed from' }),
      }),
      { description: 'What it led to, in every service, in the order of the record' },
    ),
    hasMoreEffects: Type.Boolean({ description: 'True where it led to more than is told here' }),
    omitted: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'Events of the chain that are for other readers; told to auditors and staff. What is sealed is not counted',
      }),
    ),
  },
  { description: 'A decision whole: what it recorded, on what it stood, what led to it and what it led to' },
);
