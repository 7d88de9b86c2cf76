import { Unprocessable } from '@baraza/service-kit';
import { importRules, type ImportRule } from './import.rules.ts';

/** Where in a file: lines from 1, columns (the cells of a row) from 1. */
export interface Spot {
  readonly line: number;
  readonly column?: number | undefined;
}

/** A file that cannot be read as a table: refused as a whole, before anything is done with any of it. */
export class BrokenFile extends Unprocessable {
  constructor(rule: ImportRule, detail: string, at?: Spot) {
    const told = `${whereabouts(at)}${detail}`;
    const code = importRules.code(rule);
    super(code, told, at === undefined ? {} : { errors: [{ pointer: '', code, detail: told }] });
  }
}

function whereabouts(at: Spot | undefined): string {
  if (at === undefined) return '';
  return at.column === undefined ? `Line ${at.line}: ` : `Line ${at.line}, column ${at.column}: `;
}
