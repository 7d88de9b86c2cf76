import type { Question } from './survey.state.ts';

/** Questions, and what can be said to them: of surveys and of trust rounds. */

/** What somebody says to one question. */
export interface Said {
  readonly question: string;
  readonly score?: number | undefined;
  readonly option?: string | undefined;
  readonly text?: string | undefined;
}

/** What is wrong with a list of questions, and where. */
export type QuestionFault = 'question-repeated' | 'options-amiss' | 'too-many-texts';
export const MOST_TEXTS = 5;

export function faultOfQuestions(
  questions: readonly Question[],
): { readonly fault: QuestionFault; readonly pointer: string } | undefined {
  const codes = new Set<string>();
  let texts = 0;
  for (const [at, { code, kind, options }] of questions.entries()) {
    const pointer = `/questions/${at}`;
    if (codes.has(code)) return { fault: 'question-repeated', pointer: `${pointer}/code` };
    codes.add(code);
    if ((options !== undefined) !== (kind === 'choice'))
      return { fault: 'options-amiss', pointer: `${pointer}/options` };
    const offered = (options ?? []).map((option) => option.code);
    if (new Set(offered).size < offered.length) return { fault: 'question-repeated', pointer: `${pointer}/options` };
    if (kind === 'text' && ++texts > MOST_TEXTS) return { fault: 'too-many-texts', pointer };
  }
  return undefined;
}

export type AnswerFault = 'question-unknown' | 'answer-amiss' | 'answer-missing';

/** The first thing that is wrong with what somebody says, and where. */
export function faultOfAnswers(
  questions: readonly Question[],
  said: readonly Said[],
): { readonly fault: AnswerFault; readonly pointer: string; readonly question: string } | undefined {
  const answered = new Set<string>();
  for (const [at, one] of said.entries()) {
    const pointer = `/answers/${at}`;
    const asked = questions.find(({ code }) => code === one.question);
    if (asked === undefined || answered.has(one.question)) {
      return { fault: 'question-unknown', pointer: `${pointer}/question`, question: one.question };
    }
    answered.add(one.question);
    if (!fits(asked, one)) return { fault: 'answer-amiss', pointer, question: one.question };
  }
  const missing = questions.find(({ code, required }) => required && !answered.has(code));
  return missing === undefined ? undefined : { fault: 'answer-missing', pointer: '/answers', question: missing.code };
}

/** How many answers a question can have, other than a text; 0 for one that is answered by a text. */
export function answersOf({ kind, options = [] }: Pick<Question, 'kind' | 'options'>): number {
  return { rating: 5, recommendation: 11, choice: options.length, text: 0 }[kind];
}

/** Where an answer stands among those that a question can have; undefined for a text, or for none. */
export function placeOf({ kind, options = [] }: Question, said: Said | undefined): number | undefined {
  if (said === undefined || kind === 'text') return undefined;
  if (kind === 'choice') return options.findIndex(({ code }) => code === said.option);
  return kind === 'rating' ? said.score! - 1 : said.score;
}

function fits(asked: Question, { score, option, text }: Said): boolean {
  if ([score, option, text].filter((one) => one !== undefined).length !== 1) return false;
  switch (asked.kind) {
    case 'rating':
      return score !== undefined && score >= 1 && score <= 5;
    case 'recommendation':
      return score !== undefined && score >= 0 && score <= 10;
    case 'choice':
      return option !== undefined && asked.options!.some(({ code }) => code === option);
    case 'text':
      return text !== undefined;
  }
}
