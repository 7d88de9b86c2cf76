import { Words } from '../words/words.ts';
import { SILENT_KINDS } from './silent-kinds.ts';

it.each(SILENT_KINDS)('%s has the rule that makes its waiting silence, in words', (kind) => {
  expect(Words.in().knows('silence', kind)).toBe(true);
});
