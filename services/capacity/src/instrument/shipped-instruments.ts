import { readdirSync, readFileSync } from 'node:fs';
import type { Questionnaire, Shipped, Translate } from './instrument.decider.ts';

/** The questionnaires that ship with the service, beside its sources and beside what is built of them. */
const FOLDER = new URL('../../instruments/', import.meta.url);

/** `<code>.json` is a questionnaire, `<code>.<language>.json` its words in another language. */
interface CatalogueFile {
  readonly language: string;
  readonly status: 'draft' | 'complete';
  readonly words: Readonly<Record<string, string>>;
}

export function shippedCodes(): readonly string[] {
  return readdirSync(FOLDER)
    .flatMap((file) => /^([a-z0-9-]+)\.json$/.exec(file)?.[1] ?? [])
    .sort();
}

/** Undefined where none ships under this code. */
export function shippedInstrument(code: string): Shipped | undefined {
  if (!shippedCodes().includes(code)) return undefined;
  return { ...read<Questionnaire & { readonly code: string }>(`${code}.json`), translations: translationsOf(code) };
}

function translationsOf(code: string): readonly Translate[] {
  const files = readdirSync(FOLDER).filter((file) => /^[a-z0-9-]+\.[a-z]{2,3}\.json$/.test(file));
  return files
    .filter((file) => file.startsWith(`${code}.`))
    .sort()
    .map((file) => {
      const { language, status, words } = read<CatalogueFile>(file);
      const given = Object.entries(words).map(([of, text]) => ({ of, text }));
      return { language, isDraft: status === 'draft', words: given };
    });
}

const read = <File>(name: string): File => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as File;
