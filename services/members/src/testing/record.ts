import { aMoment, type CivilDate, type Deciding, type Happened, type Role } from '@baraza/domain';

export { aCommitment, aLife, aPersonalRef, by, recorded } from '@baraza/contracts/testing';

/** People and bodies of the specs: fixed, invented. */
export const people = {
  secretariat: '00000000-0000-4000-8000-00000000000a',
  officer: '00000000-0000-4000-8000-00000000000b',
  board: '00000000-0000-4000-8000-00000000000c',
  applicant: '00000000-0000-4000-8000-00000000000d',
  endorser: '00000000-0000-4000-8000-00000000000e',
} as const;
export const bodies = {
  applicant: '10000000-0000-4000-8000-000000000001',
  first: '10000000-0000-4000-8000-000000000002',
  second: '10000000-0000-4000-8000-000000000003',
  third: '10000000-0000-4000-8000-000000000004',
} as const;

/** An event as it stands in a stream. */
export function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate = '2026-02-01',
  actor: string = people.secretariat,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const moment = (person: string, effectiveOn: CivilDate, role: Role = 'secretariat'): Deciding => ({
  ...aMoment,
  effectiveOn,
  actor: { person, roles: [role] },
});
