export interface CsvLine {
  /** The line of the file it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A small CSV (RFC 4180) with `,` or `;`, whichever the first line has more of; quotes may hold line ends. Empty lines
 * are passed over. For a setup file of some hundred lines: registers go to the forum as they are.
 * @throws Error where a quote is not closed
 */
export function parseCsv(text: string): readonly CsvLine[] {
  const first = /^\uFEFF?[^\r\n]*/.exec(text)![0];
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  const endLine = (): void => {
    cells.push(cell);
    if (cells.some((one) => one !== '')) lines.push({ line: began, cells });
    cells = [];
    cell = '';
  };
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let at = 0; at < body.length; at++) {
    const character = body[at]!;
    if (character === '\n') line++;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') cell += body[++at]!;
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endLine();
      began = line;
    } else cell += character;
  }
  if (quoted) throw new Error(`every quote closed; the one on line ${began} is not`);
  endLine();
  return lines;
}
