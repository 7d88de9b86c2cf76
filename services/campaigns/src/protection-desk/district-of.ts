import { whereItIsCounted } from '@baraza/domain';
import type { ReferenceFacts } from '@baraza/service-kit';

/** The district of a unit, or one above it where few are known there: no record of somebody protected is finer. */
export async function districtOf(facts: ReferenceFacts, unit: string): Promise<string> {
  const above = facts.ancestors(unit).flatMap((code) => facts.unit(code) ?? []);
  const counted = await Promise.all(
    above.map(async ({ code, level }) => ({ code, level, others: await facts.registeredIn(code) })),
  );
  return whereItIsCounted(counted) ?? above.at(-1)!.code;
}
