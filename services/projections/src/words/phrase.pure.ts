/** A part of a page's phrase: text, a value, or what is said by how many there are. */
export type PhraseNode =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'place'; readonly name: string }
  /** The number itself, within a plural. */
  | { readonly is: 'number' }
  | { readonly is: 'plural'; readonly name: string; readonly forms: ReadonlyMap<string, readonly PhraseNode[]> };

/** A value of a place. What a plural counts is given as a number. */
export type Places = Readonly<Record<string, string | number>>;

/**
 * Parses a phrase: `{name}` is a value, `{count, plural, one {# page} other {# pages}}` what is said by how many there
 * are, in the forms of the language (the way of ICU's messages, of which this is the part that pages need).
 * @throws SyntaxError for a brace that is not closed, or a plural without `other`
 */
export function parsePhrase(phrase: string): readonly PhraseNode[] {
  const [nodes, end] = nodesFrom(phrase, 0, false);
  if (end !== phrase.length) throw new SyntaxError(`'}' without '{' in: ${phrase}`);
  return nodes;
}

function nodesFrom(phrase: string, start: number, inPlural: boolean): [readonly PhraseNode[], number] {
  const nodes: PhraseNode[] = [];
  let at = start;
  while (at < phrase.length && phrase[at] !== '}') {
    const rest = phrase.slice(at);
    const place = /^\{([a-z]+)\}/.exec(rest);
    const plural = /^\{([a-z]+), plural,\s*/.exec(rest);
    const text = (inPlural ? /^[^{}#]+/ : /^[^{}]+/).exec(rest);
    if (place !== null) {
      nodes.push({ is: 'place', name: place[1]! });
      at += place[0].length;
    } else if (plural !== null && !inPlural) {
      const [forms, end] = formsFrom(phrase, at + plural[0].length);
      nodes.push({ is: 'plural', name: plural[1]!, forms });
      at = end;
    } else if (text !== null) {
      nodes.push({ is: 'text', text: text[0] });
      at += text[0].length;
    } else if (inPlural && phrase[at] === '#') {
      nodes.push({ is: 'number' });
      at += 1;
    } else throw new SyntaxError(`'${rest.slice(0, 20)}' is no value in: ${phrase}`);
  }
  return [nodes, at];
}

function formsFrom(phrase: string, start: number): [ReadonlyMap<string, readonly PhraseNode[]>, number] {
  const forms = new Map<string, readonly PhraseNode[]>();
  let at = start;
  for (;;) {
    const head = /^(zero|one|two|few|many|other) \{/.exec(phrase.slice(at));
    if (head === null) break;
    const [nodes, end] = nodesFrom(phrase, at + head[0].length, true);
    if (phrase[end] !== '}') throw new SyntaxError(`'{' is not closed in: ${phrase}`);
    forms.set(head[1]!, nodes);
    at = end + 1;
    while (phrase[at] === ' ') at += 1;
  }
  if (phrase[at] !== '}' || !forms.has('other')) throw new SyntaxError(`a plural is not whole in: ${phrase}`);
  return [forms, at + 1];
}

/** The names of the values that a phrase takes. */
export function placesOf(nodes: readonly PhraseNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.is === 'place') return [node.name];
    return node.is === 'plural' ? [node.name, ...[...node.forms.values()].flatMap(placesOf)] : [];
  });
}

/** The forms of every plural in a phrase. */
export function formsOf(nodes: readonly PhraseNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.is === 'plural' ? [...node.forms.keys()] : []));
}

/** The phrase with its values, in the plural forms and numbers of a locale. */
export function phraseText(nodes: readonly PhraseNode[], places: Places, locale: string, counted?: number): string {
  return nodes
    .map((node) => {
      switch (node.is) {
        case 'text':
          return node.text;
        case 'place':
          return String(places[node.name] ?? '');
        case 'number':
          return (counted ?? 0).toLocaleString(locale);
        case 'plural': {
          const count = Number(places[node.name] ?? 0);
          const form = node.forms.get(new Intl.PluralRules(locale).select(count)) ?? node.forms.get('other')!;
          return phraseText(form, places, locale, count);
        }
      }
    })
    .join('');
}
