import type { DataOf, SequencedEvent, unitMoved, unitRegistered, unitRenamed, unitSplit } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { UnitFact } from './reference-facts.projection.ts';

export const UNIT_EVENTS: readonly string[] = [
  'members.UnitRegistered',
  'members.UnitRenamed',
  'members.UnitMoved',
  'members.UnitSplit',
  'members.UnitLeft',
];

/** The unit as it is called and where it stands now: rights are those of now. */
export function evolveUnit(fact: UnitFact | undefined, event: SequencedEvent): UnitFact | undefined {
  if (event.type === 'members.UnitRegistered') {
    const { code, name, level, parent, zone, validUntil } = event.data as DataOf<typeof unitRegistered>;
    return {
      code,
      name,
      level,
      zone,
      ...(parent === undefined ? {} : { parent }),
      ...(validUntil === undefined ? {} : { validUntil }),
    };
  }
  if (fact === undefined) return undefined;
  switch (event.type) {
    case 'members.UnitRenamed':
      return { ...fact, name: (event.data as DataOf<typeof unitRenamed>).name };
    case 'members.UnitMoved':
      return { ...fact, parent: (event.data as DataOf<typeof unitMoved>).parent };
    case 'members.UnitSplit':
      if ((event.data as DataOf<typeof unitSplit>).into.includes(fact.code)) return fact;
      return { ...fact, validUntil: addDays(event.effectiveOn, -1) };
    default:
      return { ...fact, validUntil: addDays(event.effectiveOn, -1) };
  }
}
