/** Text that is HTML already: made by `html`, so that all else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and as the value of a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/**
 * A piece of a page. Every value is escaped unless it is `Html`; lists are joined; false, null and undefined are nothing.
 * Attributes are always quoted in our templates, so that an escaped value cannot leave them.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = unindented(strings);
  let text = parts[0]!;
  values.forEach((value, index) => {
    text += textOf(value) + parts[index + 1]!;
  });
  return new Html(text);
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template without the indentation of its source: a third of a page, which slow lines need not carry. */
function unindented(strings: TemplateStringsArray): readonly string[] {
  let parts = known.get(strings);
  if (parts === undefined) {
    parts = strings.map((part) => part.replace(/\n\s+/g, '\n'));
    known.set(strings, parts);
  }
  return parts;
}

function textOf(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
}

/** A link's target, only where it leads over HTTP: `javascript:` and its kin are shown as text and lead nowhere. */
export function webAddress(address: string): string | undefined {
  return /^https?:\/\//i.test(address) ? address : undefined;
}

/** A path with its query: what is undefined or empty is left out. */
export function path(base: string, query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? base : `${base}?${text}`;
}
