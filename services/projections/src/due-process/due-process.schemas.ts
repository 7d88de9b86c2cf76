import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { CASE_STATES, DECISIONS, STEP_STATES } from './judged-case.pure.ts';

const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const Step = Type.Object({
  step: Type.String(),
  state: Type.Enum(STEP_STATES, {
    description:
      '`wrong`: taken, but not as the rules ask; `let-pass`: whose step it was let its time pass; `open`: its time is not over',
  }),
  on: Maybe(Day),
  due: Maybe(Type.String({ format: 'date', description: 'The last day on which it is in time' })),
  by: Type.Array(Type.Object({ person: Type.String(), name: Maybe(Type.String()) }), {
    description: 'Who took it; nobody where a policy or the calendar did',
  }),
  roles: Type.Array(Type.String()),
  grounds: Type.Array(Type.String()),
  code: Maybe(Type.String({ description: 'A measure, an outcome, a proof of delivery' })),
  fault: Maybe(Type.String({ description: 'What is wrong with it' })),
  event: Maybe(Id),
  trail: Maybe(Type.String({ description: 'Where the decision that it is of is told' })),
});

export const DueProcessSchema = Type.Object(
  {
    ...FrameFields,
    counts: Type.Object(Object.fromEntries(CASE_STATES.map((state) => [state, Count])), {
      description: 'How many there are of each state, of those asked for',
    }),
    cases: Type.Array(
      Type.Object({
        decision: Type.Enum(DECISIONS),
        on: Day,
        grounds: Type.Array(Type.String()),
        state: Type.Enum(CASE_STATES, { description: 'By the worst of its steps' }),
        unit: Type.String(),
        entity: Type.Object({ aggregate: Type.String(), id: Type.String(), trail: Type.String() }),
        organisation: Maybe(Type.Object({ id: Id, name: Maybe(Type.String()) })),
        person: Maybe(Type.String({ description: 'From whom a role was taken: a random id' })),
        event: Id,
        trail: Type.String(),
        steps: Type.Array(Step, { description: 'In the order in which they are to be taken' }),
      }),
      { description: 'The newest decision first' },
    ),
    total: Count,
    nextCursor: Type.Optional(Type.String()),
  },
  {
    description:
      'Every decision against somebody, and whether each step was taken, in time, by whom and on what ground',
  },
);
