import { LINKAGE_KINDS, UNIT_LEVELS } from '@baraza/contracts';
import { Type } from 'typebox';
import { FigureEventSchema } from '../figures/figure-events.ts';
import { AlikeFields } from '../figures/alike.ts';
import { FrameFields } from '../viewing/frame.ts';
import { NETWORK_MEASURES } from './network-dashboard.read-model.ts';

const LinkedFigureSchema = Type.Object({
  value: Type.Integer(),
  events: Type.String({ description: 'Where the events are that this figure is the sum of' }),
});
const Whole = Type.Integer({ minimum: 0 });

const Place = Type.Union([Type.Object({ code: Type.String(), name: Type.String() }), Type.Null()]);

const Day = Type.String({ format: 'date' });
const flows = {
  members: LinkedFigureSchema,
  joined: LinkedFigureSchema,
  returned: LinkedFigureSchema,
  lapsed: LinkedFigureSchema,
  left: LinkedFigureSchema,
};
const OfKinds = Type.Array(Type.Object({ kind: Type.Enum(LINKAGE_KINDS), figure: LinkedFigureSchema }));
const PeriodLine = (pattern: string) =>
  Type.Array(Type.Object({ label: Type.String({ pattern }), from: Day, until: Day, ...flows }));

export const NetworkDashboardSchema = Type.Object(
  {
    ...FrameFields,
    unit: Place,
    ...AlikeFields,
    period: Type.Object({ from: Type.String({ format: 'date' }), until: Type.String({ format: 'date' }) }),
    headline: Type.Object({
      members: LinkedFigureSchema,
      joined: LinkedFigureSchema,
      returned: LinkedFigureSchema,
      lapsed: LinkedFigureSchema,
      left: LinkedFigureSchema,
      pending: LinkedFigureSchema,
      organisations: LinkedFigureSchema,
      reach: Type.Object({ reached: Whole, of: Whole }),
    }),
    byStatus: Type.Array(Type.Object({ status: Type.String(), category: Type.String(), figure: LinkedFigureSchema })),
    byUnit: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        itself: Type.Boolean({ description: 'True: without the units below it' }),
        members: LinkedFigureSchema,
        joined: LinkedFigureSchema,
        returned: LinkedFigureSchema,
        lapsed: LinkedFigureSchema,
        left: LinkedFigureSchema,
        pending: LinkedFigureSchema,
        organisations: LinkedFigureSchema,
      }),
    ),
    linkages: Type.Object(
      {
        inForce: LinkedFigureSchema,
        byKind: OfKinds,
        byUnit: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            itself: Type.Boolean(),
            inForce: LinkedFigureSchema,
            byKind: OfKinds,
          }),
        ),
      },
      { description: 'Linkages in force, where the member stands that each begins with' },
    ),
    byTheme: Type.Array(Type.Object({ theme: Type.String(), members: Type.Integer(), organisations: Type.Integer() })),
    byLevel: Type.Array(
      Type.Object({
        level: Type.Enum(UNIT_LEVELS),
        reached: Type.Integer({ minimum: 0, description: 'Units with a member, in them or below them' }),
        of: Whole,
        units: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), members: LinkedFigureSchema })),
      }),
      { description: 'Units below the one asked for, by their level in the tree' },
    ),
    byCohort: Type.Array(
      Type.Object({
        year: Type.String(),
        joined: LinkedFigureSchema,
        ends: Type.Array(Type.Object({ year: Type.String(), until: Day, still: LinkedFigureSchema })),
      }),
      {
        description:
          'Who joined in a year, and how many of them were members at the end of that year and of each after',
      },
    ),
    months: PeriodLine('^\\d{4}-\\d{2}$'),
    years: PeriodLine('^\\d{4}$'),
  },
  { description: 'Members of the network: how many, in which state, where, since when' },
);

export const FigureEventsSchema = Type.Object(
  {
    ...FrameFields,
    measure: Type.Enum([...NETWORK_MEASURES]),
    value: Type.Integer({ description: 'The figure: the sum of the amounts of all pages' }),
    events: Type.Array(FigureEventSchema),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'The entries that a figure is the sum of, newest first' },
);
