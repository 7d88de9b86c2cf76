import { delimiterOf, readTable } from './csv-table.ts';

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

  it.each([
    ['', 'import.empty Line 1: '],
    ['\n\n', 'import.empty Line 1: '],
    ['a,b\n1,2\n3,"4\n5,6\n', 'import.quote-open Line 3, column 2: '],
    ['a,b\n"1,2\n3,4\n', 'import.quote-open Line 2, column 1: '],
    ['a,b\n"1"x,2\n', 'import.quote-misplaced Line 2, column 1: '],
    ['a,b\n1,x"2"\n', 'import.quote-misplaced Line 2, column 2: '],
    ['a,b\n1\n', 'import.wrong-columns Line 2, column 2: There are 1 columns, and 2 in the header.'],
    ['a,b\n1,2\n1,2,3\n', 'import.wrong-columns Line 3, column 3: '],
    ['a,\n1,2\n', 'import.column-unnamed Line 1, column 2: '],
    ['a,b,a\n', 'import.column-twice Line 1, column 3: '],
  ])('%j is refused with its place', async (text, refused) => {
    expect(await refusal(text)).toContain(refused);
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
