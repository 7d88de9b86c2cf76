import { ROLES } from '@baraza/domain';
import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { everyWorkKind } from './work-kinds.ts';

const Kind = Type.Enum(everyWorkKind);
const Count = Type.Integer({ minimum: 0 });
const DateOrNull = Type.Union([Type.String({ format: 'date' }), Type.Null()]);
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const NamedOrNull = Type.Union([Type.Object({ id: Type.String(), name: TextOrNull }), Type.Null()]);

const ItemSchema = Type.Object({
  kind: Kind,
  label: Type.String({ description: 'What is to be done, in words' }),
  entity: Type.Object({ aggregate: Type.String(), id: Type.String(), name: TextOrNull }),
  organisation: NamedOrNull,
  person: NamedOrNull,
  detail: Type.Union([Type.Object({ field: Type.String(), code: Type.String(), label: Type.String() }), Type.Null()]),
  unit: TextOrNull,
  since: Type.String({ format: 'date' }),
  due: DateOrNull,
  isOverdue: Type.Boolean(),
  roles: Type.Array(Type.Enum(ROLES), { description: 'In which of your roles it waits for you' }),
  answers: Type.Array(
    Type.Object({
      operationId: Type.String(),
      method: Type.Literal('POST'),
      path: Type.String({ description: 'With the id in its place' }),
      needs: Type.Array(Type.String(), { description: 'The fields that the body must have' }),
    }),
    { description: 'The commands that answer it' },
  ),
  trail: Type.String({ description: 'What happened so far' }),
});

export const WorklistSchema = Type.Object(
  {
    ...FrameFields,
    unit: TextOrNull,
    kind: Type.Union([Kind, Type.Null()]),
    counts: Type.Array(Type.Object({ kind: Kind, label: Type.String(), count: Count, overdue: Count }), {
      description: 'Everything that waits for you, by kind',
    }),
    items: Type.Array(ItemSchema, { description: 'What is due first at the head' }),
    total: Count,
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'What waits for you today, and the commands that answer it' },
);
