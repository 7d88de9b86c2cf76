import fc from 'fast-check';
import { csvCell, csvLine } from './csv.ts';

describe('an export', () => {
  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['the "good" one', '"the ""good"" one"'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['', ''],
  ])('writes %j as %s', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it.each(['=1+1', '+256700000000', '-1', '@SUM(A1)', '|cmd', ' =1+1', '\t=1', '\r=1', '=HYPERLINK("http://x")'])(
    'never lets a spreadsheet run %j',
    (text) => {
      expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers as numbers and nothing empty', () => {
    expect(csvLine([-3, null, 'x'])).toBe('-3,,x\r\n');
  });

  it('can be read back: as many cells as were written, whatever is in them', () => {
    const texts = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', 'a', ' ', '\t', '-') });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (cells) => {
        expect(readBack(csvLine(cells))).toEqual(cells.map((text) => guarded(text)));
      }),
    );
  });
});

const guarded = (text: string): string => (/^\s*[=+\-@|]|^[\t\r\n]/.test(text) ? `'${text}` : text);

/** The plainest reader of RFC 4180 for one line. */
function readBack(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length - 2; at++) {
    const character = line[at]!;
    if (quoted && character === '"' && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
