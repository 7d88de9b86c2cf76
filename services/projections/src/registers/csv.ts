/** A line of CSV (RFC 4180), safe to open in a spreadsheet. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are numbers and stay.
 * Quoted where it must be.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[\s\u0000]*[=+\-@|]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The byte order mark that some spreadsheets need to read UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
