import { searchedWords } from '@baraza/read-models';

/** What an organisation is recognised by. */
export interface Names {
  readonly legalName: string;
  readonly acronym?: string | undefined;
  readonly web?: readonly string[] | undefined;
}

/** Words that tell two bodies apart no better than a full stop does: articles, and forms of incorporation. */
const EMPTY = new Set(
  'the of and for in on to a de la le les des du et pour en da do dos ltd limited inc llc plc ngo cbo cso asbl ong ev gmbh'.split(
    ' ',
  ),
);

/** Hosts where many organisations have a page: there the first part of the path counts as well. */
const SHARED_HOSTS = new Set(
  'facebook.com m.facebook.com fb.com x.com twitter.com instagram.com linkedin.com youtube.com tiktok.com t.me wa.me sites.google.com medium.com github.com'.split(
    ' ',
  ),
);

/** The words of a name that count, folded: accents, case, punctuation and empty words away. */
export function namedWords(name: string): readonly string[] {
  const words = searchedWords(name);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** One text for all spellings of a name that differ in case, accents, spaces or punctuation only. */
export function foldedName(name: string): string {
  return namedWords(name).join('');
}

/**
 * Keys of which two likely duplicates share at least one: `name:…`, `acronym:…`, `host:…`. A short name of one word counts
 * as an acronym, for that is how such bodies are often recorded.
 */
export function recognitionKeys({ legalName, acronym, web = [] }: Names): readonly string[] {
  const keys = new Set<string>();
  const name = foldedName(legalName);
  if (name !== '') keys.add(`name:${name}`);
  const words = namedWords(legalName);
  if (words.length === 1 && name.length >= 2 && name.length <= 8) keys.add(`acronym:${name}`);
  const short = acronym === undefined ? '' : searchedWords(acronym).join('');
  if (short.length >= 2) keys.add(`acronym:${short}`);
  for (const address of web) {
    const host = recognisedHost(address);
    if (host !== undefined) keys.add(`host:${host}`);
  }
  return [...keys];
}

/** `https://www.Example.org/about` and `http://example.org` are one; undefined for what is no web address. */
export function recognisedHost(address: string): string | undefined {
  const match = /^https?:\/\/([^/?#:@\s]+)(?::\d+)?(\/[^/?#\s]*)?/i.exec(address);
  if (match === null) return undefined;
  const host = match[1]!.toLowerCase().replace(/^www\./, '');
  const page = (match[2] ?? '').toLowerCase().replace(/^\/+/, '');
  if (!SHARED_HOSTS.has(host)) return host;
  return page === '' ? undefined : `${host}/${page}`;
}

export type Likeness = 'same-name' | 'same-acronym' | 'same-web-host';

/** What a shared key says, in a word. */
export function likenessOf(key: string): Likeness {
  if (key.startsWith('name:')) return 'same-name';
  return key.startsWith('acronym:') ? 'same-acronym' : 'same-web-host';
}
