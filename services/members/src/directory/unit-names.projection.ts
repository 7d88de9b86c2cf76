import type { DataOf, unitRegistered, UnitLevel } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** A unit as it is found by its name. */
export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent?: string;
}

export const unitNames: Projection<NamedUnit> = {
  model: { name: 'members-unit-names', version: 1, keepsPast: false, indexes: [], index: () => ({}) },
  types: ['members.UnitRegistered'],
  keys: (event) => [event.stream.slice('unit-'.length)],
  evolve(_, event) {
    const { code, name, level, parent } = event.data as DataOf<typeof unitRegistered>;
    return { code, name, level, ...(parent === undefined ? {} : { parent }) };
  },
};
