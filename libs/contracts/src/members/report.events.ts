import { Type, type Static } from 'typebox';
import { canonicalBytes } from '../canonical-json.ts';
import { type DataOf, defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Where a figure is asked for: a dashboard, and what it is asked. Not when it is known at: that is the report's. */
export const FIGURE_PATH = '^/views/dashboards/[a-z]{1,20}/events\\?[A-Za-z0-9=&._-]{1,300}$';
/** The most figures of one report, and the longest text: what fits into an event, in any writing. */
export const MOST_REPORT_FIGURES = 60;
export const LONGEST_REPORT = 8_000;

export const ReportFigure = Type.Object(
  {
    figure: Type.String({ pattern: FIGURE_PATH, description: 'Where it is asked for, and leads to its events' }),
    value: Type.Integer({ description: 'As the report says it' }),
  },
  closed,
);
export type ReportFigure = Static<typeof ReportFigure>;

const stands = {
  unit: UnitCode,
  asOf: Date,
  knownAt: Type.Integer({ minimum: 1, description: 'The sequence of the last event that it takes into account' }),
  figures: Type.Array(ReportFigure, { maxItems: MOST_REPORT_FIGURES }),
  corrects: Type.Optional(Type.String({ ...Uuid, description: 'The report that it stands in place of' })),
};
const exampleStands = {
  unit: 'UG-402',
  asOf: '2026-06-30',
  knownAt: 14_540,
  figures: [{ figure: '/views/dashboards/network/events?measure=memberships&unit=UG-402&asOf=2026-06-30', value: 42 }],
};
const commitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';

/** The exact text waits in the vault until a second person has read it. */
export const reportDrafted = defineEvent({
  type: 'members.ReportDrafted',
  schemaVersion: 1,
  summary: 'A report of the forum was drafted, in words and figures that somebody else is to confirm.',
  audience: 'auditor',
  aggregate: 'report',
  data: Type.Object({ ...stands, title: Personal('document'), text: Personal('document') }, closed),
  example: {
    ...exampleStands,
    title: { subject: '8e9f0112-2334-4456-a7f8-091a2b3c4d5f', commitment },
    text: { subject: '9f011223-3445-4567-b809-1a2b3c4d5e70', commitment },
  },
});

export const reportDeclined = defineEvent({
  type: 'members.ReportDeclined',
  schemaVersion: 1,
  summary: 'A report was not published as it was drafted.',
  audience: 'auditor',
  aggregate: 'report',
  data: Type.Object({ unit: UnitCode, ground: Code }, closed),
  example: { unit: 'UG-402', ground: 'figures-disagree' },
});

const published = { ...stands, title: PublicText(160), text: PublicText(LONGEST_REPORT) };
const examplePublished = {
  ...exampleStands,
  title: 'Bushenyi in the first half of 2026',
  text: 'Forty-two organisations are members. The promises that fell due are told with what became of each.',
};

export const reportPublished = defineEvent({
  type: 'members.ReportPublished',
  schemaVersion: 1,
  summary: 'A report of the forum was published. It never changes: a correction is another report.',
  audience: 'public',
  aggregate: 'report',
  data: Type.Object(
    {
      ...published,
      digest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of all that it says, as canonical JSON' }),
    },
    closed,
  ),
  example: { ...examplePublished, digest: 'db7ef5336d2969a1900942a9b6634f7ff239f76bd57ea141f5b03acafcdb9449' },
});

/** All that a report says. */
export type PublishedReport = Omit<DataOf<typeof reportPublished>, 'digest'>;

/** What a report's digest is the SHA-256 of: all that it says and nothing else, as canonical JSON (RFC 8785). */
export function reportBytes({ unit, asOf, knownAt, figures, corrects, title, text }: PublishedReport): Uint8Array {
  return canonicalBytes({
    ...{ unit, asOf, knownAt, figures, title, text },
    ...(corrects === undefined ? {} : { corrects }),
  });
}

export const reportContracts = [reportDrafted, reportDeclined, reportPublished] as const;
