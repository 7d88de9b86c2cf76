import { readdirSync, readFileSync } from 'node:fs';
import { currencyExponent, decimalOf, type Money } from '@baraza/domain';
import { type Node, parsePattern } from './pattern.pure.ts';

/** A message catalogue: data, one file per language. What a language lacks falls back to English. */
interface Catalogue {
  readonly language: string;
  /** `draft` until speakers of the language have read it. */
  readonly status: 'complete' | 'draft';
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

const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Catalogue,
    ]),
);

const ENGLISH = 'en';

/** The words of one language. */
export class Words {
  readonly code: string;
  readonly #own: Catalogue;
  readonly #english: Catalogue;
  readonly #patterns = new Map<string, readonly Node[]>();

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

  static languages(): readonly string[] {
    return [...catalogues.keys()].sort();
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
    return this.#own.codes[field]?.[code] ?? this.#english.codes[field]?.[code] ?? code.replaceAll('-', ' ');
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

  /** A phrase of a page, its `{places}` filled. */
  say(phrase: Phrase, places: Readonly<Record<string, string | number>> = {}): string {
    const text = this.#own.pages[phrase] ?? this.#english.pages[phrase]!;
    return text.replace(/\{([a-z]+)\}/g, (_, name: string) => String(places[name] ?? ''));
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
    return this.code === ENGLISH ? 'en-GB' : this.code;
  }

  /** The event types that have a sentence of their own. */
  eventTypes(): readonly string[] {
    return Object.keys(this.#own.events);
  }
}
