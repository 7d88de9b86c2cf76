import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { everyWorkKind } from '../worklist/work-kinds.ts';

const Date_ = Type.String({ format: 'date' });
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const EventSchema = Type.Object({
  sequence: Count,
  effectiveOn: Date_,
  type: Type.String(),
  entity: Type.Object({ aggregate: Type.String(), id: Type.String() }),
  sentence: Type.String(),
  trail: Type.String(),
});
const ItemSchema = Type.Object({
  kind: Type.Enum(everyWorkKind),
  label: Type.String(),
  entity: Type.Object({ aggregate: Type.String(), id: Type.String(), name: TextOrNull }),
  organisation: Type.Union([Type.Object({ id: Type.String(), name: TextOrNull }), Type.Null()]),
  unit: TextOrNull,
  due: Date_,
  trail: Type.String(),
});
const openNow = { description: 'Of what is open now' };

export const WeekSchema = Type.Object(
  {
    ...FrameFields,
    unit: Type.Object({ code: Type.String(), name: Type.String() }),
    week: Type.Object({ code: Type.String(), from: Date_, until: Date_ }),
    done: Type.Array(Type.Object({ aggregate: Type.String(), count: Count, events: Type.Array(EventSchema) }), {
      description: 'What holds from a day of the week, by what it is about',
    }),
    joined: Type.Array(EventSchema),
    left: Type.Array(EventSchema),
    struggles: Type.Array(EventSchema, { description: 'Reported, and verified' }),
    duesIn: Type.Array(
      Type.Object({
        amount: Type.Object({ minor: Type.Integer(), currency: Type.String() }),
        payments: Count,
      }),
    ),
    overdue: Type.Array(ItemSchema, openNow),
    due: Type.Array(ItemSchema, openNow),
    next: Type.Array(ItemSchema, openNow),
  },
  { description: 'What was done in a unit in a week, what is due, and what comes next' },
);
