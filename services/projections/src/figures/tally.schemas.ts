import { Type, type TSchema } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { AlikeFields } from './alike.ts';
import { FigureEventSchema } from './figure-events.ts';
import type { TallySpec } from './tally-view.ts';

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const DateText = Type.String({ format: 'date' });
export const Events = Type.String({ description: 'Where the events are that this is made of' });
export const Linked = Type.Object({ value: Type.Integer(), events: Events });
const FiguresByMeasure = Type.Record(Type.String(), Linked, {
  description: 'By what is counted: of the period what happened in it, of its last day what stands',
});
const Place = { code: Type.String(), name: Type.String() };

/** What every dashboard of a tally says, beside what it says of its own. */
export const TallyFields = {
  ...FrameFields,
  unit: orNull(Type.Object(Place)),
  ...AlikeFields,
  period: Type.Object({ from: DateText, until: DateText }),
};

export const sectionsSchema = ({ sections }: Pick<TallySpec, 'sections'>) => ({
  sections: Type.Array(
    Type.Object({
      name: Type.Enum(sections.map(({ name }) => name)),
      numbers: FiguresByMeasure,
      tables: Type.Array(
        Type.Object({
          name: Type.String(),
          by: Type.Enum(['stage', 'kind']),
          rows: Type.Array(Type.Object({ code: Type.String(), figures: FiguresByMeasure })),
        }),
      ),
    }),
  ),
  byUnit: Type.Array(
    Type.Object({
      ...Place,
      itself: Type.Boolean({ description: 'True: without the units below it' }),
      figures: FiguresByMeasure,
    }),
  ),
});

export const tallyFigureSchema = ({ flows, stocks }: Pick<TallySpec, 'flows' | 'stocks'>, what: string) =>
  Type.Object(
    {
      ...FrameFields,
      measure: Type.Enum([...flows, ...stocks]),
      value: Type.Integer({ description: 'The figure: the sum of the amounts of all pages' }),
      events: Type.Array(FigureEventSchema),
      nextCursor: Type.Optional(Type.String()),
    },
    { description: `The entries that a figure of ${what} is the sum of, newest first` },
  );

const People = Type.Record(Type.String(), orNull(Type.Integer()), { description: 'In fives; null: fewer than five' });
/** People of closed quarters, as `presentPeople` has them. */
export const PeopleSchema = Type.Array(
  Type.Object({
    period: Type.Object({ name: Type.String(), from: DateText, until: DateText }),
    at: Type.Array(
      Type.Object({
        what: Type.String(),
        all: People,
        byUnit: Type.Array(Type.Object({ ...Place, people: People })),
      }),
    ),
  }),
  { description: 'Of quarters that are closed, in the whole forum: in fives, by cells of five and more' },
);

/** What is counted of closed quarters, as `presentCounts` has it. */
export const CountsSchema = Type.Array(
  Type.Object({
    period: Type.Object({ name: Type.String(), from: DateText, until: DateText }),
    all: orNull(Type.Integer()),
    byUnit: Type.Array(Type.Object({ ...Place, count: orNull(Type.Integer()) })),
  }),
  {
    description:
      'Of quarters that are closed, in the whole forum, in fives; null: fewer than five. No events are told.',
  },
);
