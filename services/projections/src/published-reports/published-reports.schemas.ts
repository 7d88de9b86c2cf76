import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';

const Listed = {
  id: Type.String({ format: 'uuid' }),
  unit: Type.String(),
  unitName: Type.String(),
  title: Type.String(),
  asOf: Type.String({ format: 'date' }),
  knownAt: Type.Integer({ minimum: 1, description: 'The last event that it takes into account' }),
  digest: Type.String({ description: 'SHA-256 of its canonical JSON, as it was published' }),
  publishedOn: Type.String({ format: 'date' }),
  corrects: Type.Union([Type.String(), Type.Null()]),
  correctedBy: Type.Union([Type.String(), Type.Null()], { description: 'The report that stands in its place' }),
  trail: Type.String(),
};

export const PublishedReportsSchema = Type.Object(
  { ...FrameFields, reports: Type.Array(Type.Object(Listed)), nextCursor: Type.Optional(Type.String()) },
  { description: 'What the forum has answered with' },
);

export const CheckedReportSchema = Type.Object(
  {
    ...FrameFields,
    report: Type.Object({
      ...Listed,
      text: Type.String(),
      position: Type.String({ description: '`knownAt` as a position' }),
    }),
    digest: Type.Object(
      { now: Type.String(), agrees: Type.Boolean() },
      { description: 'SHA-256 of what is shown here, made for this answer' },
    ),
    figures: Type.Array(
      Type.Object({
        figure: Type.String({ description: 'Leads to its events' }),
        value: Type.Integer({ description: 'As the report says it' }),
        onRecord: Type.Union([Type.Integer(), Type.Null()], {
          description: 'As the record says it, known at `knownAt`',
        }),
        finding: Type.Enum(['agrees', 'differs', 'not-for-you', 'no-such-figure'], {
          description: '`not-for-you`: the caller may not read all that it is the sum of',
        }),
      }),
    ),
  },
  { description: 'A published report, checked' },
);
