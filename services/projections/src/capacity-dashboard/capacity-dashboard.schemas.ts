import { ADOPTION_FINDINGS, EXPERIMENT_RESULTS, INNOVATION_STAGES, PROGRAMME_TRACKS } from '@baraza/contracts';
import { Type, type TSchema } from 'typebox';
import { FigureEventSchema } from '../figures/figure-events.ts';
import { PEOPLE_GROUPS } from '../figures/told-people.pure.ts';
import { AlikeFields } from '../figures/alike.ts';
import { FrameFields } from '../viewing/frame.ts';
import { FOLLOW_UPS, TRANSITION_STAGES, UNIT_MEASURES } from './capacity-dashboard.document.pure.ts';
import { CAPACITY_MEASURES, FUNNEL, PEOPLE_STAGES } from './capacity-dashboard.read-model.ts';

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const DateText = Type.String({ format: 'date' });
const Events = Type.String({ description: 'Where the events are that this is made of' });
const Linked = Type.Object({ value: Type.Integer(), events: Events });
const figures = (names: readonly string[]) => Type.Object(Object.fromEntries(names.map((name) => [name, Linked])));

const Period = Type.Object({ name: Type.String(), from: DateText, until: DateText });
const People = Type.Object(Object.fromEntries(PEOPLE_GROUPS.map((group) => [group, orNull(Type.Integer())])), {
  description: 'In fives; null: fewer than five',
});
const Change = Type.Object({
  organisations: Type.Integer({ description: 'In fives' }),
  domains: Type.Array(
    Type.Object({
      domain: Type.String(),
      before: Type.Number({ description: 'The mean level at the baseline, over the items common to both rounds' }),
      after: Type.Number(),
      change: Type.Number(),
    }),
  ),
});

export const CapacityDashboardSchema = Type.Object(
  {
    ...FrameFields,
    unit: orNull(Type.Object({ code: Type.String(), name: Type.String() })),
    ...AlikeFields,
    period: Type.Object({ from: DateText, until: DateText }),
    funnel: Type.Object({
      all: figures(FUNNEL),
      byTrack: Type.Array(Type.Object({ track: Type.Enum(PROGRAMME_TRACKS), figures: figures(FUNNEL) })),
    }),
    people: Type.Array(
      Type.Object({
        period: Period,
        stages: Type.Array(
          Type.Object({
            stage: Type.Enum(PEOPLE_STAGES),
            all: Type.Object({ people: People, events: Events }),
            byTrack: Type.Array(Type.Object({ track: Type.String(), people: People, events: Events })),
            byUnit: Type.Array(
              Type.Object({ code: Type.String(), name: Type.String(), people: People, events: Events }),
            ),
          }),
        ),
      }),
      { description: 'Of quarters that are closed, in the whole forum: in fives, by cells of five and more' },
    ),
    change: Type.Array(
      Type.Object({
        period: Period,
        all: orNull(Change),
        byUnit: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), change: Change })),
        events: orNull(Events),
      }),
      { description: 'From baseline to later rounds of a closed year, of five organisations and more' },
    ),
    transitions: Type.Object({
      stages: Type.Array(Type.Object({ stage: Type.Enum(TRANSITION_STAGES), now: Linked, stalled: Linked })),
      inPeriod: figures(['transition-began', 'transition-settled', 'transition-ended']),
    }),
    innovation: Type.Object({
      stages: Type.Array(Type.Object({ stage: Type.Enum(INNOVATION_STAGES), now: Linked })),
      inPeriod: figures(['innovation-proposed', 'innovation-stopped', 'adopted']),
      experiments: Type.Array(Type.Object({ result: Type.Enum(EXPERIMENT_RESULTS), figure: Linked })),
      adoptions: Linked,
      findings: Type.Array(Type.Object({ finding: Type.Enum(ADOPTION_FINDINGS), figure: Linked })),
    }),
    followUps: Type.Array(Type.Object({ of: Type.Enum(FOLLOW_UPS), due: Linked })),
    byUnit: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        itself: Type.Boolean({ description: 'True: without the units below it' }),
        figures: figures(UNIT_MEASURES),
      }),
    ),
  },
  { description: 'How the capacity of members develops' },
);

export const CapacityFigureEventsSchema = Type.Object(
  {
    ...FrameFields,
    measure: Type.Enum(CAPACITY_MEASURES),
    value: Type.Integer({ description: 'The figure: the sum of the amounts of all pages' }),
    events: Type.Array(FigureEventSchema),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'The entries that a figure of capacity is the sum of, newest first' },
);
