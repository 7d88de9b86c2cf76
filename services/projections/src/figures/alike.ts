import { Type } from 'typebox';
import type { Frame } from '../viewing/frame.ts';

/** What a dashboard is asked by whose figures are of organisations that are alike. */
export const ALIKE_PARAMETERS = [
  'asOf',
  'asKnownAt',
  'from',
  'unit',
  'theme',
  'constituency',
  'lang',
  'format',
] as const;

/** What a figure's organisations have in common, as JSON says it. */
const CodeOrNull = Type.Union([Type.String(), Type.Null()]);
export const AlikeFields = { theme: CodeOrNull, constituency: CodeOrNull };

export const askedAlike = ({ asked }: Frame) => ({
  ...{ theme: asked.theme ?? null, constituency: asked.constituency ?? null },
});

/** Among the conditions that a page names above its events. */
export const alikeInWords = ({ words, asked: { theme, constituency } }: Frame): readonly string[] => [
  ...(theme === undefined ? [] : [words.codeOf('theme', theme)]),
  ...(constituency === undefined ? [] : [words.codeOf('constituency', constituency)]),
];
