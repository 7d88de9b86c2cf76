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
  const before = foldAt(doc.changes, { knownAt: sequence - 1 }, register.merge).row as RegisterRow;
  const after = foldAt(doc.changes, { knownAt: sequence }, register.merge).row as RegisterRow;
  return register.columns.flatMap((column) => {
    const was = column.value(before) ?? null;
    const is = column.value(after) ?? null;
    if (isNothing(was) && isNothing(is)) return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field: column.name, kind: column.kind, before: was, after: is }];
  });
}

function isNothing(value: ColumnValue): boolean {
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}
