/** Letters that Unicode does not take apart, as people type them who lack them on the keyboard. */
const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  'ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ı:i ŋ:ng ɓ:b ɗ:d ɛ:e ɔ:o ƙ:k ƴ:y ɲ:ny ς:σ'
    .split(' ')
    .map((pair) => pair.split(':')),
);
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

/** Lower case, compatibility forms made plain, accents dropped, one kind of apostrophe: `Côte` is `cote`. */
export function folded(text: string): string {
  return text
    .replace(/[’‘ʼʻ`´]/g, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter]!);
}

/**
 * The words a text is found by, each once. A word with an apostrophe is found whole and by its parts: `d'Ivoire` as
 * `divoire`, `d` and `ivoire`.
 */
export function foldedWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const word of folded(text).match(WORD) ?? []) {
    if (!word.includes("'")) {
      words.add(word);
      continue;
    }
    words.add(word.replaceAll("'", ''));
    for (const part of word.split("'")) words.add(part);
  }
  return [...words];
}

/** The words somebody searches for: each must begin one of the text's words. An apostrophe may be typed or left out. */
export function searchedWords(search: string): readonly string[] {
  return [...new Set((folded(search).match(WORD) ?? []).map((word) => word.replaceAll("'", '')))];
}
