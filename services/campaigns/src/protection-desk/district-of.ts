import type { CountedPlaces, ReferenceFacts } from '@baraza/service-kit';

/** The district of a unit, or one above it where few are known there: no record of somebody protected is finer. */
export async function districtOf(places: CountedPlaces, facts: ReferenceFacts, unit: string): Promise<string> {
  const counted = await places.of(unit, (code) => facts.registeredIn(code));
  return counted ?? facts.ancestors(unit).at(-1)!;
}
