import { everyContract } from '@baraza/contracts';
import { ITSELF, parsePattern, slotsOf } from './pattern.pure.ts';
import { coverage, keysOf, SECTIONS } from './coverage.ts';
import { formsOf, parsePhrase, phraseText, placesOf } from './phrase.pure.ts';
import { type Names, tell, textOf } from './sentence.pure.ts';
import { catalogues, Words } from './words.ts';

const english = catalogues.get('en')!;
const others = Words.languages().filter((code) => code !== 'en');
const names: Names = {
  unit: (code) => code,
  entity: () => undefined,
  personal: () => 'X',
  person: () => 'X',
  personName: () => undefined,
};

describe.each(others)('the catalogue of %s', (code) => {
  const own = catalogues.get(code)!;

  it('is a draft, and says what its language is called', () => {
    expect(['draft', 'labels']).toContain(own.status);
    expect(english.codes.language).toHaveProperty(code);
    expect(own.language.length).toBeGreaterThan(3);
  });

  it('has nothing that English lacks but words for codes', () => {
    for (const section of SECTIONS.filter((one) => one !== 'codes')) {
      const known = keysOf(section, english);
      expect([section, keysOf(section, own).filter((key) => !known.includes(key))]).toEqual([section, []]);
    }
  });

  it('every sentence takes values that English takes, in the same way, and tells the example without gaps', () => {
    for (const [type, pattern] of Object.entries(own.events ?? {})) {
      const slots = (text: string) =>
        slotsOf(parsePattern(text)).map(({ path, format }) => `${path.join('.')}:${format}`);
      const known = slots(english.events[type]!);
      expect([type, slots(pattern).filter((slot) => !known.includes(slot) && slot !== `${ITSELF}:text`)]).toEqual([
        type,
        [],
      ]);
      const { aggregate, example: data } = everyContract.latest(type)!;
      const sentence = textOf(tell({ type, aggregate, entity: 'an-entity', data }, Words.in([code]), names));
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence).not.toMatch(/[{}[\]]|undefined|\[object/);
    }
  });

  it('every phrase takes the places that English takes, and its plurals are forms of the language', () => {
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories as readonly string[];
    for (const [phrase, text] of Object.entries(own.pages ?? {})) {
      const nodes = parsePhrase(text);
      const known = new Set(placesOf(parsePhrase(english.pages[phrase]!)));
      expect([phrase, [...new Set(placesOf(nodes))].sort()]).toEqual([phrase, [...known].sort()]);
      expect([phrase, formsOf(nodes).filter((form) => !categories.includes(form))]).toEqual([phrase, []]);
    }
  });
});

describe('what a language lacks', () => {
  it('is listed, and English lacks nothing', () => {
    for (const { code, sections } of coverage()) {
      for (const { section, there, of, missing } of sections) {
        expect([code, section, there + missing.length]).toEqual([code, section, of]);
        if (code === 'en') expect(missing).toEqual([]);
      }
    }
  });
});

describe('a phrase', () => {
  it('says how many there are in the forms of the language', () => {
    const nodes = parsePhrase('{count, plural, one {# page of {book}} other {# pages of {book}}}!');
    const said = (count: number, locale = 'en-GB') => phraseText(nodes, { count, book: 'it' }, locale);
    expect([said(1), said(2), said(1200)]).toEqual(['1 page of it!', '2 pages of it!', '1,200 pages of it!']);
    expect([said(0), said(0, 'fr')]).toEqual(['0 pages of it!', '0 page of it!']);
  });

  it.each([
    '{',
    '}',
    'a {b',
    '{count, plural, one {x}}',
    '{count, plural, other {x}',
    '{a b}',
    '{count, plural, some {x} other {y}}',
  ])('%s is refused', (text) => {
    expect(() => parsePhrase(text)).toThrow(SyntaxError);
  });
});
