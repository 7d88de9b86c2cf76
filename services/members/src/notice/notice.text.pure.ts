import { referenceOf } from './notice.document.ts';
import type { KnownNotice } from './notice.state.ts';
import type { NoticeTemplateCode } from './notice.templates.pure.ts';
import { english } from './words/en.pure.ts';
import type { NoticeWords, TemplateWords } from './words/notice-words.pure.ts';

const CATALOGUES: readonly NoticeWords[] = [english];

/** What is put into the standing words, all of it public. */
export interface Named {
  readonly organisation: string;
  readonly forum: string;
}

export interface NoticeText {
  readonly language: string;
  readonly subject: string;
  /** In the order in which they are read. */
  readonly paragraphs: readonly string[];
  readonly reference: string;
}

/** The first of the languages that there are words in; English where there is none. */
export function languageOf(languages: readonly string[]): string {
  return languages.find((code) => CATALOGUES.some((one) => one.code === code)) ?? english.code;
}

export const wordsIn = (language: string): NoticeWords => CATALOGUES.find(({ code }) => code === language) ?? english;

/** A notice in the words of its language. */
export function textOf(id: string, state: KnownNotice, named: Named): NoticeText {
  const words = wordsIn(state.language);
  const { subject, paragraphs } = templateOf(words, state);
  const filled = [
    words.greeting,
    ...paragraphs,
    ...(state.needsProof ? [words.confirm] : []),
    words.ask,
    words.closing,
  ];
  return {
    language: words.code,
    subject: fill(subject, named),
    paragraphs: filled.map((one) => fill(one, named)),
    reference: `${words.referenceLabel}: ${referenceOf(id)}`,
  };
}

/** As an e-mail: the reference in its subject too, so that an answer can be filed. */
export function mailOf(
  id: string,
  state: KnownNotice,
  named: Named,
): { readonly subject: string; readonly text: string } {
  const { subject, paragraphs, reference } = textOf(id, state, named);
  return {
    subject: `${named.forum}: ${subject} (${referenceOf(id)})`,
    text: [...paragraphs, reference].join('\n\n'),
  };
}

/** As a short message. */
export function shortOf(
  id: string,
  state: KnownNotice,
  named: Named,
): { readonly subject: string; readonly text: string } {
  const words = wordsIn(state.language);
  const { subject, short } = templateOf(words, state);
  return { subject: fill(subject, named), text: `${fill(short, named)} ${words.referenceLabel}: ${referenceOf(id)}` };
}

function templateOf(words: NoticeWords, { template }: KnownNotice): TemplateWords {
  const found = words.templates[template as NoticeTemplateCode] as TemplateWords | undefined;
  if (found === undefined) throw new Error(`there are no words for a notice of ${template}`);
  return found;
}

const fill = (text: string, { organisation, forum }: Named): string =>
  text.replaceAll(/\{(organisation|forum)\}/g, (_, name: string) => (name === 'forum' ? forum : organisation));
