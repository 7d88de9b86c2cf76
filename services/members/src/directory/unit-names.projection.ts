import type { DataOf, unitMoved, unitRegistered, unitRenamed, UnitLevel } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** A unit as it is found by its name: as it is called and where it stands now. */
export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent?: string;
}

export const unitNames: Projection<NamedUnit> = {
  model: { name: 'members-unit-names', version: 2, keepsPast: false, indexes: [], index: () => ({}) },
  types: ['members.UnitRegistered', 'members.UnitRenamed', 'members.UnitMoved'],
  keys: (event) => [event.stream.slice('unit-'.length)],
  evolve(doc, event) {
    if (event.type === 'members.UnitRegistered') {
      const { code, name, level, parent } = event.data as DataOf<typeof unitRegistered>;
      return { code, name, level, ...(parent === undefined ? {} : { parent }) };
    }
    if (doc === undefined) return undefined;
    if (event.type === 'members.UnitRenamed') return { ...doc, name: (event.data as DataOf<typeof unitRenamed>).name };
    return { ...doc, parent: (event.data as DataOf<typeof unitMoved>).parent };
  },
};
