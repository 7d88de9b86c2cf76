import { type Catalogue, type CatalogueStatus, catalogues, Words } from './words.ts';

export const SECTIONS = ['events', 'entities', 'persons', 'fields', 'codes', 'policies', 'pages'] as const;
export type Section = (typeof SECTIONS)[number];
/** What a catalogue of labels alone has. */
const LABELS: readonly Section[] = ['entities', 'fields', 'codes'];

/** How far a language has come with a part of the catalogue, against English. */
export interface SectionCoverage {
  readonly section: Section;
  readonly there: number;
  readonly of: number;
  /** What falls back to English: `members.MembershipApplied`, `status.admitted`. */
  readonly missing: readonly string[];
}

export interface Coverage {
  readonly code: string;
  readonly language: string;
  readonly status: CatalogueStatus;
  readonly sections: readonly SectionCoverage[];
}

/** Every language there is, English first, with what it lacks. */
export function coverage(): readonly Coverage[] {
  const english = catalogues.get('en')!;
  return Words.languages().map((code) => {
    const own = catalogues.get(code)!;
    const sections = own.status === 'labels' ? LABELS : SECTIONS;
    return {
      code,
      language: own.language,
      status: own.status,
      sections: sections.map((section) => coverageOf(section, own, english)),
    };
  });
}

function coverageOf(section: Section, own: Catalogue, english: Catalogue): SectionCoverage {
  const wanted = keysOf(section, english);
  const there = new Set(keysOf(section, own));
  const missing = wanted.filter((key) => !there.has(key));
  return { section, there: wanted.length - missing.length, of: wanted.length, missing };
}

export function keysOf(section: Section, catalogue: Partial<Catalogue>): readonly string[] {
  if (section !== 'codes') return Object.keys(catalogue[section] ?? {});
  return Object.entries(catalogue.codes ?? {}).flatMap(([field, codes]) =>
    Object.keys(codes).map((code) => `${field}.${code}`),
  );
}
