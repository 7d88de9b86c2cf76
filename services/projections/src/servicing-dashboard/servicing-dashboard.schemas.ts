import { QUESTION_KINDS } from '@baraza/contracts';
import { Type, type TSchema } from 'typebox';
import { FigureEventSchema } from '../figures/figure-events.ts';
import { FrameFields } from '../viewing/frame.ts';
import { PROMISE_STATUSES } from './said-and-done.read-model.ts';
import { TOLD_MEASURES } from './servicing-dashboard.document.pure.ts';
import { SERVED_MEASURES } from './requests-served.read-model.ts';

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const DateText = Type.String({ format: 'date' });
const Events = Type.String({ description: 'Where the events are that this is made of' });
const Linked = Type.Object({ value: Type.Integer(), events: Events });

const Figures = Type.Object(
  {
    satisfaction: orNull(Type.Number({ description: 'The mean of all ratings, from 1 to 5' })),
    recommendation: orNull(Type.Integer({ description: 'From -100 to 100' })),
    entitled: Type.Integer({ description: 'How many could take part, in fives' }),
    taken: Type.Integer({ description: 'How many did, in fives' }),
    responseRate: orNull(Type.Integer({ description: 'In whole percent' })),
  },
  { description: 'As the results were published; null where too few are to be told of' },
);
const survey = {
  survey: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  opensOn: DateText,
  until: DateText,
  publishedOn: DateText,
  figures: Figures,
  events: Events,
};
const Served = Type.Object({
  counts: Type.Object(Object.fromEntries(TOLD_MEASURES.map((measure) => [measure, Linked]))),
  days: Type.Object(
    {
      taken: orNull(Type.Number({ description: 'From the asking to the answer, the mean' })),
      promised: orNull(Type.Number({ description: 'As they were promised, the mean' })),
      events: Events,
    },
    { description: 'Of what was answered in the period' },
  ),
});
const Rating = Type.Object(
  {
    members: Type.Integer({ description: 'How many members rated something, in fives' }),
    counts: Type.Array(Type.Integer(), { description: 'How often 1, 2, 3, 4 and 5 were given, in fives' }),
    mean: orNull(Type.Number()),
    events: Events,
  },
  { description: 'Rounded to fives; of fewer than five members nothing is told' },
);

const Answers = Type.Object(
  {
    members: Type.Integer({ description: 'How many members were answered, in fives' }),
    answered: Type.Integer({ description: 'How often, in fives' }),
    inTime: orNull(Type.Integer({ description: 'Of that in the promised time, in whole percent' })),
    events: Events,
    lateEvents: Events,
  },
  { description: 'Rounded to fives; of fewer than five members nothing is told' },
);
const Cells = <Schema extends TSchema>(figures: Schema) =>
  Type.Object({
    all: orNull(figures),
    byUnit: Type.Array(Type.Object({ unit: Type.String(), name: Type.String(), figures })),
    byConstituency: Type.Array(Type.Object({ constituency: Type.String(), figures })),
  });

export const ServicingDashboardSchema = Type.Object(
  {
    ...FrameFields,
    unit: orNull(Type.Object({ code: Type.String(), name: Type.String() })),
    period: Type.Object({ from: DateText, until: DateText }),
    satisfaction: Type.Object({
      latest: orNull(
        Type.Object({
          ...survey,
          byUnit: Type.Array(Type.Object({ unit: Type.String(), name: Type.String(), figures: Figures })),
          byConstituency: Type.Array(Type.Object({ constituency: Type.String(), figures: Figures })),
          byQuestion: Type.Array(
            Type.Object({
              question: Type.String(),
              kind: Type.Enum(QUESTION_KINDS),
              words: Type.String(),
              mean: orNull(Type.Number()),
              recommendation: orNull(Type.Integer()),
              counts: Type.Array(Type.Integer()),
            }),
          ),
        }),
      ),
      trend: Type.Array(Type.Object(survey), {
        description: 'Every survey that tells of the unit, the first one first',
      }),
    }),
    requests: Type.Object({
      headline: Served,
      byUnit: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          itself: Type.Boolean({ description: 'True: without the units below it' }),
          figures: Served,
        }),
      ),
      byService: Type.Array(Type.Object({ code: Type.String(), figures: Served })),
    }),
    quarters: Type.Array(
      Type.Object({
        name: Type.String(),
        from: DateText,
        until: DateText,
        settledOn: Type.String({ format: 'date', description: 'What enters the record later counts in none' }),
        ratings: Cells(Rating),
        answers: Cells(Answers),
      }),
      { description: 'Those of two years that are closed, the first one first' },
    ),
    saidAndDone: Type.Array(
      Type.Object({
        finding: Type.String(),
        survey: Type.String(),
        unit: Type.String(),
        publishedOn: DateText,
        said: Type.String(),
        events: Events,
        promised: orNull(Type.Object({ words: Type.String(), dueOn: DateText })),
        commitment: orNull(
          Type.Object({
            id: Type.String(),
            status: Type.Enum(PROMISE_STATUSES),
            dueOn: DateText,
            isOverdue: Type.Boolean(),
            doneOn: orNull(DateText),
            onTime: orNull(Type.Boolean()),
            events: Events,
          }),
        ),
      }),
      { description: 'You said, we did: what surveys found, what was promised for it, and what became of that' },
    ),
  },
  { description: 'How well members are served: what they say first, then whether promises were kept' },
);

export const ServicingFigureEventsSchema = Type.Object(
  {
    ...FrameFields,
    measure: Type.Enum(SERVED_MEASURES),
    value: Type.Integer({ description: 'The figure: the sum of the amounts of all pages' }),
    events: Type.Array(FigureEventSchema),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'The entries that a figure of requests is the sum of, newest first' },
);
