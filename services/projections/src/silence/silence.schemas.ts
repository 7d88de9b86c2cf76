import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { SILENT_KINDS } from './silent-kinds.ts';

const Day = Type.String({ format: 'date' });
const Count = Type.Integer({ minimum: 0 });
const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
const Kind = Type.Enum(SILENT_KINDS as [string, ...string[]]);

export const SilenceSchema = Type.Object(
  {
    ...FrameFields,
    days: Type.Integer({ minimum: 0, description: 'How long something may wait to which no day is set' }),
    byKind: Type.Array(Type.Object({ kind: Kind, count: Count })),
    byUnit: Type.Array(Type.Object({ unit: Type.String(), count: Count })),
    silences: Type.Array(
      Type.Object({
        kind: Kind,
        says: Type.String({ description: 'What was to be done, in plain words' }),
        waited: Type.Integer({ minimum: 0, description: 'For how many days it has waited' }),
        late: Maybe(Type.Integer({ minimum: 1, description: 'How many days ago it was to be done' })),
        entity: Type.Object({ aggregate: Type.String(), id: Type.String(), trail: Type.String() }),
        organisation: Maybe(Type.Object({ id: Type.String({ format: 'uuid' }), name: Maybe(Type.String()) })),
        since: Day,
        due: Maybe(Day),
        turn: Type.Object(
          { roles: Type.Array(Type.String()), unit: Type.String() },
          { description: 'Whose turn it is: in which roles, and where' },
        ),
        rule: Type.Object(
          { says: Type.String(), version: Type.Integer({ minimum: 1 }) },
          { description: 'By which rule, and the version of the rules in force since it waits' },
        ),
      }),
      { description: 'The longest first' },
    ),
    total: Count,
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'What nobody has acted on: since when, whose turn it is, and the rule that says so' },
);
