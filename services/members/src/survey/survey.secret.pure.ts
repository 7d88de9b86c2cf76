import type { Question } from './survey.state.ts';
import type { Said } from './questions.pure.ts';

/** An answer as it lies in the box: the same bytes each time the same is said. It says nothing of who says it. */

export function surveyBytes(said: readonly Said[]): Uint8Array {
  const plain = said.map(({ question, score, option, text }) => ({ question, score, option, text }));
  return new TextEncoder().encode(JSON.stringify(plain));
}

/** @throws SyntaxError for what `surveyBytes` did not make */
export function saidIn(bytes: Uint8Array): readonly Said[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as Said[];
}

/** A code point takes four bytes at most, and so does one that JSON writes with a backslash. */
const TEXT_BYTES = 4 * 1_000;
/** A question's code, an option's, and what JSON puts around them. */
const OTHER_BYTES = 220;

/** The bytes of the longest answer to these questions, in whole kibibytes. */
export function roomFor(questions: readonly Question[]): number {
  const texts = questions.filter(({ kind }) => kind === 'text').length;
  return Math.ceil((questions.length * OTHER_BYTES + texts * TEXT_BYTES) / 1_024) * 1_024;
}
