import { STANDING_RULES } from '@baraza/contracts';
import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';

const Id = Type.String({ format: 'uuid' });
const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

const Evidence = Type.Object({
  id: Id,
  sequence: Type.Integer({ minimum: 1 }),
  decision: Type.String({ description: 'Where the decision that it is of is told' }),
});

const Reason = Type.Object({
  rule: Type.Enum(STANDING_RULES),
  of: Maybe(Type.String({ description: 'What it was asked about, where there are several: a type of proof' })),
  met: Type.Boolean(),
  says: Type.String({ description: 'The same in plain words' }),
  events: Type.Array(Evidence, { description: 'The events that fed it' }),
});

export const VotingRollSchema = Type.Object(
  {
    ...FrameFields,
    rules: Type.Object(
      { version: Type.Integer({ minimum: 1 }), from: Maybe(Type.String({ format: 'date' })), adopted: Maybe(Id) },
      { description: 'The rules in force on the date: their version, and the event that adopted them' },
    ),
    voting: Type.Integer({ minimum: 0, description: 'How many may vote, of those asked for' }),
    leftOut: Type.Integer({ minimum: 0, description: 'How many may not, of those asked for' }),
    protected: Type.Object(
      { voting: Type.Integer({ minimum: 0 }), leftOut: Type.Integer({ minimum: 0 }) },
      { description: 'Of those, organisations that are protected: asked by the same rules, and in no row' },
    ),
    rows: Type.Array(
      Type.Object({
        organisation: Id,
        name: Type.String(),
        trail: Type.String(),
        unit: Type.String(),
        membership: Id,
        status: Type.String(),
        category: Type.String(),
        votes: Type.Boolean(),
        rules: Type.Integer({ minimum: 1, description: 'The version of the rules it was asked by' }),
        reasons: Type.Array(Reason, { description: 'Every rule that is asked, met or not' }),
      }),
      { description: 'Every organisation that has asked to be a member by then, by name' },
    ),
    total: Type.Integer({ minimum: 0 }),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'Who may vote on a date, with the explanation for every organisation included or left out' },
);
