import { rowAt } from '../history/history.pure.ts';
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
  const before = rowAt(doc.changes, { knownAt: sequence - 1 }, register.merge);
  const after = rowAt(doc.changes, { knownAt: sequence }, register.merge);
  return register.columns.flatMap((column) => {
    const was = before === undefined ? null : (column.value(before) ?? null);
    const is = after === undefined ? null : (column.value(after) ?? null);
    if (isNothing(was) && isNothing(is)) return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field: column.name, kind: column.kind, before: was, after: is }];
  });
}

function isNothing(value: ColumnValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
