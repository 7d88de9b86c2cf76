import { namedWords, recognitionKeys, type Names } from '../directory/name-keys.pure.ts';

export interface NamedInFile extends Names {
  readonly id: string;
  readonly line: number;
  readonly unit: string;
  /** Kept apart from others of its name on purpose. */
  readonly isApart?: boolean;
}

export interface LikelyPair {
  readonly one: NamedInFile;
  /** The later of the two in the file. */
  readonly other: NamedInFile;
  readonly why: string;
}

/** Words that many names carry, and that tell two branches of one body apart at best. */
const COMMON = new Set(
  'international national worldwide world global association society organisation organization union network foundation fund trust group project program programme'.split(
    ' ',
  ),
);
/** Shorter than this, one letter makes another name. */
const LONG_ENOUGH = 8;

/** Beyond these, more likely duplicates of one name, or of one file, help nobody. */
const MOST_ALIKE = 20;
const MOST_PAIRS = 10_000;

/**
 * Organisations of one file that are likely the same, each pair once: by name, acronym or web host as when registering;
 * by name without places and common words; by one letter more, less or other; by one name beginning with the other.
 * Yields once for each organisation, so that whoever asks can let others have their turn.
 * @param near whether two units are one above the other, or beside; names of far-off bodies may well be alike
 * @param places folded words of units' names
 */
export function* likelyPairs(
  named: readonly NamedInFile[],
  near: (one: string, other: string) => boolean,
  places: ReadonlySet<string>,
): Generator<readonly LikelyPair[]> {
  const seen = new Map<string, NamedInFile[]>();
  const wordsOf = new Map<string, readonly string[]>();
  let count = 0;
  for (const other of named) {
    const words = telling(other.legalName, places);
    wordsOf.set(other.id, words);
    const pairs = new Map<string, LikelyPair>();
    for (const { key, why } of keysOf(other, words)) {
      const alike = seen.get(key);
      if (alike === undefined) {
        seen.set(key, [other]);
        continue;
      }
      for (const one of alike) {
        if (one.id === other.id || pairs.has(one.id) || count + pairs.size >= MOST_PAIRS) continue;
        if (one.isApart === true && other.isApart === true) continue;
        if (key.startsWith('host:') || (near(one.unit, other.unit) && holds(key, one, other, wordsOf))) {
          pairs.set(one.id, { one, other, why });
        }
      }
      if (alike.length < MOST_ALIKE) alike.push(other);
    }
    count += pairs.size;
    yield [...pairs.values()];
  }
}

/**
 * The words of a name without brackets, and without places and common words at its end: there they name a branch, while at
 * the beginning they are the name.
 */
function telling(name: string, places: ReadonlySet<string>): readonly string[] {
  const words = namedWords(name.replace(/\([^)]*\)/g, ' '));
  const last = words.findLastIndex((word) => !COMMON.has(word) && !places.has(word));
  const left = words.slice(0, last + 1);
  return left.join('').length >= 4 ? left : words;
}

function* keysOf(one: NamedInFile, words: readonly string[]): Generator<{ key: string; why: string }> {
  for (const key of recognitionKeys(one)) {
    yield {
      key,
      why: key.startsWith('name:')
        ? 'the same name'
        : key.startsWith('host:')
          ? 'the same web host'
          : 'the same acronym',
    };
  }
  const core = words.join('');
  yield { key: `core:${core}`, why: 'the same name but for a place or a common word at its end' };
  if (core.length >= LONG_ENOUGH) {
    yield { key: `near:${core}`, why: 'a name that differs by one letter' };
    for (let at = 0; at < core.length; at++) {
      yield { key: `near:${core.slice(0, at)}${core.slice(at + 1)}`, why: 'a name that differs by one letter' };
    }
  }
  if (words.length >= 2) yield { key: `begin:${words[0]} ${words[1]}`, why: 'a name that begins with the other' };
}

/** Blocking keys find candidates; these two kinds say more than they can hold. */
function holds(
  key: string,
  one: NamedInFile,
  other: NamedInFile,
  wordsOf: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (!key.startsWith('begin:')) return true;
  const [shorter, longer] = [wordsOf.get(one.id)!, wordsOf.get(other.id)!].sort((a, b) => a.length - b.length);
  return shorter!.every((word, index) => longer![index] === word);
}
