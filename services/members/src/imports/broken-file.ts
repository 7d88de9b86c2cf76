import { Unprocessable } from '@baraza/service-kit';

/** Where in a file: lines and columns from 1. */
export interface Spot {
  readonly line: number;
  readonly column?: number;
}

/** A file that cannot be read as a table: refused as a whole, before anything is done with any of it. */
export class BrokenFile extends Unprocessable {
  constructor(code: string, detail: string, at?: Spot) {
    const where =
      at === undefined ? '' : at.column === undefined ? `Line ${at.line}: ` : `Line ${at.line}, column ${at.column}: `;
    super(`import.${code}`, `${where}${detail}`, {
      errors: at === undefined ? [] : [{ pointer: '', code: `import.${code}`, detail: `${where}${detail}` }],
    });
  }
}
