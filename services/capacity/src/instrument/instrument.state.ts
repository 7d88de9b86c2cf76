import type { DataOf, HappenedOf, instrumentContracts, InstrumentDomain, instrumentPublished } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type InstrumentEvent = HappenedOf<(typeof instrumentContracts)[number]>;
/** A version as it was published. No later one changes it. */
export type InstrumentVersion = Omit<DataOf<typeof instrumentPublished>, 'code' | 'unit'> & {
  readonly from: CivilDate;
};
/** What is said in another language, by what it stands for: `title`, `domain`, `domain/item`, `domain/item/level`. */
export interface Translation {
  readonly isDraft: boolean;
  readonly words: Readonly<Record<string, string>>;
}

interface Known {
  /** The forum's root: an instrument is everybody's. */
  readonly unit: string;
  /** All of them, the newest last. */
  readonly versions: readonly InstrumentVersion[];
  /** Of the newest version, by language. */
  readonly translations: Readonly<Record<string, Translation>>;
  readonly lastStepOn: CivilDate;
}
export type Published = Known & { readonly status: 'published' };
export type InstrumentState =
  { readonly status: 'none' } | Published | (Known & { readonly status: 'withdrawn'; readonly ground: string });

export type KnownInstrument = Exclude<InstrumentState, { status: 'none' }>;

export const newestOf = ({ versions }: Pick<Known, 'versions'>): InstrumentVersion => versions.at(-1)!;

/** Everything a version says, by what it stands for. */
export function wordsOf(version: Pick<InstrumentVersion, 'title' | 'domains'>): ReadonlyMap<string, string> {
  const words = new Map([['title', version.title]]);
  for (const domain of version.domains) {
    words.set(domain.code, domain.title);
    for (const item of domain.items) {
      words.set(`${domain.code}/${item.code}`, item.title);
      item.levels.forEach((text, index) => words.set(`${domain.code}/${item.code}/${index + 1}`, text));
    }
  }
  return words;
}

/** The codes of what a version asks. */
export const questionsOf = (domains: readonly InstrumentDomain[]) =>
  domains.map(({ code, items }) => ({ domain: code, items: items.map((item) => item.code) }));

function evolve(state: InstrumentState, event: InstrumentEvent): InstrumentState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'capacity.InstrumentPublished': {
      if (state.status === 'withdrawn') throw impossible(state, event);
      const { code: _, unit, ...said } = event.data;
      const version = { ...said, from: on };
      const before = state.status === 'none' ? undefined : state;
      return {
        status: 'published',
        unit,
        versions: [...(before?.versions ?? []), version],
        translations: before === undefined ? {} : stillFitting(before, version),
        lastStepOn: on,
      };
    }
    case 'capacity.InstrumentTranslated': {
      if (state.status !== 'published') throw impossible(state, event);
      const { language, isDraft, words } = event.data;
      const given = Object.fromEntries(words.map(({ of, text }) => [of, text]));
      const known = state.translations[language]?.words;
      const translation = { isDraft, words: { ...known, ...given } };
      return { ...state, translations: { ...state.translations, [language]: translation }, lastStepOn: on };
    }
    case 'capacity.InstrumentWithdrawn':
      if (state.status !== 'published') throw impossible(state, event);
      return { ...state, status: 'withdrawn', ground: event.data.ground, lastStepOn: on };
    default:
      return unreachable(event);
  }
}

/** What was translated of words that the new version says as the one before did. */
function stillFitting(before: Known, version: InstrumentVersion): Known['translations'] {
  const [old, now] = [wordsOf(newestOf(before)), wordsOf(version)];
  return Object.fromEntries(
    Object.entries(before.translations).map(([language, { isDraft, words }]) => {
      const kept = Object.entries(words).filter(([of]) => now.get(of) === old.get(of));
      return [language, { isDraft, words: Object.fromEntries(kept) }];
    }),
  );
}

function impossible(state: InstrumentState, event: InstrumentEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

/** A questionnaire in versions. Stream `instrument-<code>`. */
export const instrument: Aggregate<InstrumentState, InstrumentEvent> = {
  name: 'instrument',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    [['none', 'published'], 'capacity.InstrumentPublished', 'published'],
    ['published', 'capacity.InstrumentTranslated', 'same'],
    ['published', 'capacity.InstrumentWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
