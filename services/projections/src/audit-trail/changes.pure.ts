import { foldAt } from '../history/history.pure.ts';
import type { AnyRegister } from '../registers/every-register.ts';
import type { ColumnValue, RegisterDoc, RegisterRow, ValueKind } from '../registers/register.ts';

/** A field that an event made another: as the register shows it before and after. */
export interface FieldChange {
  readonly field: string;
  readonly kind: ValueKind;
  readonly before: ColumnValue;
  readonly after: ColumnValue;
}

/** What the event at a sequence changed of its entity's row, in the order of the record. */
export function changesAt(
  register: AnyRegister,
  doc: RegisterDoc<RegisterRow>,
  sequence: number,
): readonly FieldChange[] {
  if (!doc.changes.some((change) => change.sequence === sequence)) return [];
  // Not the row but the fold: what was known of an entity before it began is no change of the event that began it.
  const [before, after] = [sequence - 1, sequence].map((knownAt) => foldAt(doc.changes, { knownAt }, register.merge));
  return register.columns.flatMap((column) => {
    const was = valueIn(before!, column);
    const is = valueIn(after!, column);
    if (isNothing(was) && isNothing(is)) return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field: column.name, kind: column.kind, before: was, after: is }];
  });
}

/** A column that is made of others has a value once there is a row to make it of. */
function valueIn({ row, exists }: ReturnType<typeof foldAt<RegisterRow>>, column: AnyRegister['columns'][number]) {
  return exists || column.name in row ? (column.value(row as RegisterRow) ?? null) : null;
}

function isNothing(value: ColumnValue): boolean {
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}
