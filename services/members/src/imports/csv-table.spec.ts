import { delimiterOf, readTable } from './csv-table.ts';
import { importRules, type ImportRule } from './import.rules.ts';

async function read(text: string) {
  const table = await readTable(text);
  const rows: [number, ...string[]][] = [];
  for await (const { line, cells } of table.rows()) rows.push([line, ...cells]);
  return { header: table.header, delimiter: table.delimiter, rows };
}
const refusal = (text: string): Promise<string> =>
  read(text).then(
    () => 'not refused',
    (error: Error & { code?: string }) => `${error.code} ${error.message}`,
  );

describe('a table of delimited text', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', '"one, two";b\n"1";2\n'],
    [',', 'a\n1\n'],
  ])('%j parts it (%#)', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('rows are known by the line they begin on, whatever lies between', async () => {
    const { rows } = await read('a,b\r\n"one\r\ntwo",x\r\n\r\n"say ""so""",y');
    expect(rows).toEqual([
      [2, 'one\ntwo', 'x'],
      [5, 'say "so"', 'y'],
    ]);
  });

  it('names of columns are tidied', async () => {
    expect((await read(' Organisation  name ,b\n1,2')).header).toEqual(['Organisation name', 'b']);
  });

  const refusals: readonly (readonly [ImportRule, string, string])[] = [
    ['empty', '', 'Line 1: '],
    ['empty', '\n\n', 'Line 1: '],
    ['quote-open', 'a,b\n1,2\n3,"4\n5,6\n', 'Line 3, column 2: '],
    ['quote-open', 'a,b\n"1,2\n3,4\n', 'Line 2, column 1: '],
    ['quote-misplaced', 'a,b\n"1"x,2\n', 'Line 2, column 1: '],
    ['quote-misplaced', 'a,b\n1,x"2"\n', 'Line 2, column 2: '],
    ['wrong-columns', 'a,b\n1\n', 'Line 2, column 2: There are 1 columns, and 2 in the header.'],
    ['wrong-columns', 'a,b\n1,2\n1,2,3\n', 'Line 3, column 3: '],
    ['column-unnamed', 'a,\n1,2\n', 'Line 1, column 2: '],
    ['column-twice', 'a,b,a\n', 'Line 1, column 3: '],
    ['too-wide', Array.from({ length: 501 }, (_, index) => `c${index}`).join(','), 'Line 1: '],
  ];
  it.each(refusals.map(([rule, text, place]) => [importRules.rules[rule].title, text.slice(0, 30), rule, text, place]))(
    '%s (%j)',
    async (_, __, rule, text, place) => {
      expect(await refusal(text!)).toContain(`import.${rule} ${place}`);
    },
  );

  it(importRules.rules['too-long'].title, async () => {
    const all = async () => {
      for await (const row of (await readTable('a\n1\n2\n3\n', ',', 2)).rows()) expect(row.line).toBeLessThan(4);
    };
    await expect(all()).rejects.toThrow('Line 4: There are more than 2 rows.');
  });

  it('a quote left open far from the end is found by the size of the row', async () => {
    const text = `a,b\n1,2\n3,"open\n${'x,y\n'.repeat(100_000)}`;
    expect(await refusal(text)).toContain('import.quote-open Line 3, column 2: ');
  });

  it('tens of thousands of rows are read piece by piece', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `${index},"Organisation ""${index}"""`);
    const { rows } = await read(`n,name\n${lines.join('\n')}`);
    expect(rows).toHaveLength(40_000);
    expect(rows.at(-1)).toEqual([40_001, '39999', 'Organisation "39999"']);
  });
});
