import { readdirSync, readFileSync } from 'node:fs';
import { currencyExponent, decimalOf, type Money } from '@baraza/domain';
import { type Node, parsePattern } from './pattern.pure.ts';
import { parsePhrase, phraseText, type PhraseNode, type Places } from './phrase.pure.ts';

/**
 * How far a catalogue has come: `complete`, or a `draft` until speakers of the language have read it; `labels` is a draft
 * of labels alone, beside English sentences.
 */
export const CATALOGUE_STATUSES = ['complete', 'draft', 'labels'] as const;
export type CatalogueStatus = (typeof CATALOGUE_STATUSES)[number];

/** A message catalogue: data, one file per language. What a language lacks falls back to English. */
export interface Catalogue {
  /** What the language is called in itself. */
  readonly language: string;
  readonly status: CatalogueStatus;
  readonly events: Readonly<Record<string, string>>;
  readonly entities: Readonly<Record<string, string>>;
  readonly persons: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly policies: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, string>>;
}

/** A phrase of a page: only what the English catalogue has can be said. */
// A JSON module cannot be imported for its type alone (TS2857), and its value is read from the file below.
// eslint-disable-next-line @typescript-eslint/consistent-type-imports -- as said
export type Phrase = keyof (typeof import('./en.json'))['pages'];

const folder = new URL('./', import.meta.url);

/** Every catalogue by the code of its language. */
export const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Catalogue,
    ]),
);

const ENGLISH = 'en';
/** Numbers and dates as they are written where the forums are: Portuguese not as in Brazil. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT' };
/** Fields whose codes are those of another. */
const SAME_CODES: Readonly<Record<string, string>> = { grounds: 'ground', themes: 'theme', measure: 'decision' };

/** The words of one language. */
export class Words {
  readonly code: string;
  readonly #own: Catalogue;
  readonly #english: Catalogue;
  readonly #patterns = new Map<string, readonly Node[]>();
  readonly #phrases = new Map<Phrase, readonly PhraseNode[]>();

  private constructor(code: string) {
    this.code = code;
    this.#english = catalogues.get(ENGLISH)!;
    this.#own = catalogues.get(code) ?? this.#english;
  }

  static readonly #known = new Map<string, Words>();

  /** @param languages in the order a reader prefers them, as BCP 47 tags; English where none is there */
  static in(languages: readonly string[] = []): Words {
    const code = languages.map((tag) => tag.toLowerCase().split('-')[0]!).find((tag) => catalogues.has(tag)) ?? ENGLISH;
    let words = Words.#known.get(code);
    if (words === undefined) {
      words = new Words(code);
      Words.#known.set(code, words);
    }
    return words;
  }

  /** The languages there are, English first. */
  static languages(): readonly string[] {
    return [ENGLISH, ...[...catalogues.keys()].filter((code) => code !== ENGLISH).sort()];
  }

  /** What the language is called in itself. */
  get language(): string {
    return this.#own.language;
  }

  get status(): CatalogueStatus {
    return this.#own.status;
  }

  /** The language that pages are in: English where a catalogue has labels alone. */
  get pageLanguage(): string {
    return this.status === 'labels' ? ENGLISH : this.code;
  }

  /** The sentence of an event type; undefined where there is none in any language. */
  sentence(type: string): readonly Node[] | undefined {
    const known = this.#patterns.get(type);
    if (known !== undefined) return known;
    const pattern = this.#own.events[type] ?? this.#english.events[type];
    if (pattern === undefined) return undefined;
    const parsed = parsePattern(pattern);
    this.#patterns.set(type, parsed);
    return parsed;
  }

  /** `status`, `admitted`: `member`. A code without words is its own, with spaces. */
  codeOf(field: string, code: string): string {
    const same = SAME_CODES[field] ?? field;
    const label = (of: Catalogue): string | undefined => of.codes[field]?.[code] ?? of.codes[same]?.[code];
    return label(this.#own) ?? label(this.#english) ?? code.replaceAll('-', ' ');
  }

  /** True where the words for a code of a field are there, and it need not be shown as it is. */
  knows(field: string, code: string): boolean {
    return this.#english.codes[field]?.[code] !== undefined;
  }

  field(name: string): string {
    return this.#own.fields[name] ?? this.#english.fields[name] ?? name;
  }

  /** What an entity without a name to show is called: `a membership`. */
  entity(aggregate: string): string {
    return this.#own.entities[aggregate] ?? this.#english.entities[aggregate] ?? aggregate.replaceAll('-', ' ');
  }

  person(view: 'masked' | 'absent' | 'erased' | 'withheld'): string {
    return this.#own.persons[view] ?? this.#english.persons[view]!;
  }

  /** A policy's sentence; its name in words where it has none. */
  policy(name: string): string {
    return (
      this.#own.policies[name] ?? this.#english.policies[name] ?? name.replace(/^[a-z]+\./, '').replaceAll('-', ' ')
    );
  }

  /** A phrase of a page, its `{places}` filled and its plurals chosen. */
  say(phrase: Phrase, places: Places = {}): string {
    let nodes = this.#phrases.get(phrase);
    if (nodes === undefined) {
      nodes = parsePhrase(this.#own.pages[phrase] ?? this.#english.pages[phrase]!);
      this.#phrases.set(phrase, nodes);
    }
    return phraseText(nodes, places, this.#locale);
  }

  number(value: number): string {
    return value.toLocaleString(this.#locale);
  }

  /** An amount with its currency's own decimals: shillings of Uganda have none. */
  money(amount: Money): string {
    const { currency } = amount;
    const decimals = currencyExponent(currency) ?? 0;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const style = { style: 'currency', currency, currencyDisplay: 'code' } as const;
    return new Intl.NumberFormat(this.#locale, { ...style, ...digits }).format(
      decimalOf(amount) as Intl.StringNumericLiteral,
    );
  }

  /** `2026-03-01`: `1 March 2026`. */
  date(date: string, month: 'long' | 'short' = 'long'): string {
    const options = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(`${date}T00:00:00Z`));
  }

  /** `2026-03`: `Mar 2026`. */
  month(month: string): string {
    const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(`${month}-01T00:00:00Z`));
  }

  /** An instant in a zone: `2 March 2026, 12:00`. */
  time(instant: string, zone: string): string {
    const options = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(instant));
  }

  get #locale(): string {
    return LOCALES[this.pageLanguage] ?? this.pageLanguage;
  }

  /** The event types that have a sentence of their own. */
  eventTypes(): readonly string[] {
    return Object.keys(this.#own.events);
  }
}
