import { Type } from 'typebox';
import { FigureEventSchema } from '../figures/figure-events.ts';
import { AlikeFields } from '../figures/alike.ts';
import { FrameFields } from '../viewing/frame.ts';
import { INVOICE_MEASURES } from './dues-dashboard.document.pure.ts';
import { AGES } from './dues-dashboard.queries.ts';
import { DUES_MEASURES } from './dues-dashboard.read-model.ts';

const LinkedAmount = Type.Object({
  value: Type.Integer({ description: 'In the minor unit of the currency' }),
  events: Type.String({ description: 'Where the events are that this figure is the sum of' }),
});
const figures = (names: readonly string[]) =>
  Type.Object(Object.fromEntries(names.map((name) => [name, LinkedAmount])));
const ofInvoices = figures(INVOICE_MEASURES);

export const DuesDashboardSchema = Type.Object(
  {
    ...FrameFields,
    unit: Type.Union([Type.Object({ code: Type.String(), name: Type.String() }), Type.Null()]),
    ...AlikeFields,
    period: Type.Object({ from: Type.String({ format: 'date' }), until: Type.String({ format: 'date' }) }),
    currencies: Type.Array(
      Type.Object({
        currency: Type.String({ description: 'ISO 4217; amounts of two currencies are never added' }),
        headline: figures(DUES_MEASURES),
        byUnit: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            itself: Type.Boolean({ description: 'True: without the units below it' }),
            figures: ofInvoices,
          }),
        ),
        byCategory: Type.Array(Type.Object({ category: Type.String(), figures: ofInvoices })),
        byYear: Type.Array(
          Type.Object({ year: Type.String({ description: 'In which the term begins' }), figures: ofInvoices }),
        ),
        ageing: Type.Array(Type.Object({ age: Type.Enum(AGES), outstanding: LinkedAmount })),
      }),
    ),
  },
  { description: 'What members were asked for, paid and still owe' },
);

export const DuesFigureEventsSchema = Type.Object(
  {
    ...FrameFields,
    measure: Type.Enum(DUES_MEASURES),
    value: Type.Integer({ description: 'The figure: the sum of the amounts of all pages, in the minor unit' }),
    events: Type.Array(FigureEventSchema),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'The entries that a figure of dues is the sum of, newest first' },
);
