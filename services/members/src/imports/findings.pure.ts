/** Something a person should look at, or should know: where in the file, what, and about which organisation. */
export interface Finding {
  readonly kind: 'finding';
  readonly line: number;
  readonly column?: string;
  readonly code: FindingCode;
  readonly detail: string;
  /** What stood there, cut where it is long. */
  readonly value?: string;
  /** The organisations it is about. */
  readonly ids?: readonly string[];
}

export type FindingCode =
  | 'column-missing'
  | 'column-ignored'
  | 'row-passed-over'
  | 'group-key-missing'
  | 'value-missing'
  | 'value-unknown'
  | 'value-not-a-date'
  | 'value-contradicts'
  | 'spelt-otherwise'
  | 'control-characters'
  | 'place-missing'
  | 'place-unknown'
  | 'place-ambiguous'
  | 'place-outside'
  | 'place-code-missing'
  | 'place-code-unknown'
  | 'place-code-contradicts'
  | 'not-placed'
  | 'likely-duplicate'
  | 'organisation-unknown'
  | 'organisation-ambiguous'
  | 'value-not-an-amount'
  | 'differs-from-record';

/** What became of an organisation of the file. */
export interface Outcome {
  readonly kind: 'outcome';
  /** Its first line. */
  readonly line: number;
  /** How many rows it stands on. */
  readonly rows: number;
  readonly outcome: 'made' | 'would-be-made' | 'already-there' | 'refused' | 'skipped';
  readonly legalName: string;
  readonly id?: string;
  readonly unit?: string;
  /** The rule that refused it, and the column it is about. */
  readonly rule?: string;
  readonly column?: string;
  readonly detail?: string;
}

export type ReportEntry = Finding | Outcome;

const LONGEST_VALUE = 120;

export function finding(
  line: number,
  code: FindingCode,
  detail: string,
  more: { column?: string | undefined; value?: string | undefined; ids?: readonly string[] } = {},
): Finding {
  const { column, value, ids } = more;
  return {
    kind: 'finding',
    line,
    code,
    detail,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined
      ? {}
      : { value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value }),
    ...(ids === undefined ? {} : { ids }),
  };
}
