import { aMoment, type CivilDate, type Deciding, type Happened, type Role } from '@baraza/domain';

/** Who takes part in assessments in the specs: fixed, invented. */
export const people = {
  officer: '00000000-0000-4000-8000-00000000000a',
  facilitator: '00000000-0000-4000-8000-00000000000b',
  representative: '00000000-0000-4000-8000-00000000000c',
  reviewer: '00000000-0000-4000-8000-00000000000d',
} as const;
export const bodies = {
  own: '10000000-0000-4000-8000-000000000001',
  other: '10000000-0000-4000-8000-000000000002',
} as const;

/** An event as it stands in a stream. */
export function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate = '2026-02-01',
  actor: string = people.officer,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

/** The moment of a spec, with somebody acting. */
export function by(person: string, role: Role = 'programme-officer', organisation?: string): Partial<Deciding> {
  return { actor: { person, roles: [role], ...(organisation === undefined ? {} : { organisation }) } };
}
export const byRepresentative = by(people.representative, 'member-representative', bodies.own);

export const momentOf = (who: Partial<Deciding>, effectiveOn: CivilDate, id: Deciding['id']): Deciding => ({
  ...aMoment,
  ...who,
  effectiveOn,
  today: effectiveOn,
  id,
});
