import { aCommitment } from '@baraza/contracts/testing';
import type { CivilDate, Deciding, Happened } from '@baraza/domain';
import fc from 'fast-check';

export { aLife, aPersonalRef, by, lived } from '@baraza/contracts/testing';

/** People and bodies of the specs: fixed, invented. */
export const people = {
  secretariat: '00000000-0000-4000-8000-00000000000a',
  officer: '00000000-0000-4000-8000-00000000000b',
  lead: '00000000-0000-4000-8000-00000000000c',
  witness: '00000000-0000-4000-8000-00000000000d',
} as const;
export const bodies = {
  farmers: '10000000-0000-4000-8000-000000000001',
  women: '10000000-0000-4000-8000-000000000002',
  university: '10000000-0000-4000-8000-000000000003',
  stranger: '10000000-0000-4000-8000-0000000000ff',
} as const;

export const aDocument = { subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293', commitment: aCommitment };

/** An event as it stands in a stream. */
export function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate = '2026-02-02',
  actor: string = people.secretariat,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const on = (effectiveOn: CivilDate): Partial<Deciding> => ({ effectiveOn, today: effectiveOn });

/** Some commands one after the other, by somebody, each some days after the one before. */
export const someLife = <Command>(
  command: fc.Arbitrary<Command>,
  { days = 40, most = 25 }: { readonly days?: number; readonly most?: number } = {},
) =>
  fc.array(
    fc.record({ command, person: fc.constantFrom(...Object.values(people)), days: fc.integer({ min: 0, max: days }) }),
    { maxLength: most, size: 'max' },
  );
