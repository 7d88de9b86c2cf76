/** A line of `GET /ledger/events`, of the record or of what is published. */
export interface LedgerLine {
  readonly sequence: number;
  /** Undefined where it is withheld. */
  readonly event:
    | {
        readonly id: string;
        readonly type: string;
        readonly stream?: string;
        readonly revision?: number;
        readonly data?: unknown;
      }
    | undefined;
}

const PLACE = /"sequence":(\d+)(,"withheld":true)?\}$/;

/** @throws SyntaxError for what is no line of a ledger */
export function sequenceOf(line: string): number {
  const match = PLACE.exec(line);
  const sequence = match === null ? Number((JSON.parse(line) as { sequence?: unknown }).sequence) : Number(match[1]);
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new SyntaxError(`not a line of a ledger: ${line.slice(0, 80)}`);
  return sequence;
}

/** @throws SyntaxError for what is no line of a ledger */
export function parseLine(line: string): LedgerLine {
  const parsed = JSON.parse(line) as { sequence: number; event?: LedgerLine['event']; id?: string; type?: string };
  const sequence = sequenceOf(line);
  const published = parsed.id === undefined ? undefined : { id: parsed.id, type: parsed.type ?? '' };
  return { sequence, event: parsed.event ?? published };
}
