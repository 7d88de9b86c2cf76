import { Code, Date, InstrumentDomain, SCORING_MODES } from '@baraza/contracts';
import { Type, type Static } from 'typebox';
import { type InstrumentState, newestOf, wordsOf } from './instrument.state.ts';

/** A questionnaire as everybody may read it. */
export const InstrumentDocument = Type.Object(
  {
    id: Code,
    status: Type.Enum(['published', 'withdrawn']),
    version: Type.Integer({ description: 'The newest: the one that new assessments go by' }),
    from: Date,
    title: Type.String(),
    scoring: Type.Enum(SCORING_MODES),
    language: Type.String(),
    domains: Type.Array(InstrumentDomain),
    translations: Type.Array(
      Type.Object({
        language: Type.String(),
        isDraft: Type.Boolean(),
        words: Type.Record(Type.String(), Type.String(), {
          description: 'By what they stand for: `title`, `domain`, `domain/item`, `domain/item/level`',
        }),
        missing: Type.Array(Type.String(), { description: 'What is shown in its own language until it is given' }),
      }),
    ),
    versions: Type.Array(Type.Object({ version: Type.Integer(), from: Date, scoring: Type.Enum(SCORING_MODES) })),
    ground: Type.Optional(Type.String({ description: 'Why it was withdrawn' })),
  },
  { additionalProperties: false, $id: 'Instrument' },
);
export type InstrumentDocument = Static<typeof InstrumentDocument>;

export const InstrumentList = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        id: Code,
        title: Type.String(),
        status: Type.Enum(['shipped', 'published', 'withdrawn'], {
          description: '`shipped`: comes with the product, and the forum has not adopted it',
        }),
        ships: Type.Boolean(),
      }),
    ),
  },
  { additionalProperties: false, $id: 'Instruments' },
);

export function presentInstrument(state: InstrumentState, id: string): InstrumentDocument {
  if (state.status === 'none') throw new Error('there is nothing to present of an instrument that was never published');
  const { version, from, title, scoring, language, domains } = newestOf(state);
  const said = [...wordsOf({ title, domains }).keys()];
  return {
    ...{ id, status: state.status, version, from, title, scoring, language, domains: [...domains] },
    translations: Object.entries(state.translations).map(([of, { isDraft, words }]) => ({
      ...{ language: of, isDraft, words: { ...words } },
      missing: said.filter((key) => words[key] === undefined),
    })),
    versions: state.versions.map((one) => ({ version: one.version, from: one.from, scoring: one.scoring })),
    ...(state.status === 'withdrawn' ? { ground: state.ground } : {}),
  };
}
