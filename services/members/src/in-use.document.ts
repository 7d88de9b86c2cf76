import type { InUse } from '@baraza/domain';
import { Type } from 'typebox';

/** A code of reference data as it is shown. */
export const InUseDocument = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  inUse: Type.Array(Type.Object({ from: Type.String(), until: Type.Optional(Type.String()) }), {
    description: 'Periods; the last day is the last on which something new could be given it',
  }),
});
export const InUseList = Type.Object({ items: Type.Array(InUseDocument) });

export function presentInUse({ code, name, inUse }: { code: string; name?: string; inUse: InUse }): object {
  return { id: code, ...(name === undefined ? {} : { name }), inUse };
}
