import { ADOPTION_FINDINGS, PeopleCount } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { ADOPTION_STATUSES, type AdoptionState } from './adoption.state.ts';

/** An adoption as it is read. */
export const AdoptionDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...ADOPTION_STATUSES]),
    innovation: Type.String(),
    organisation: Type.String(),
    unit: Type.String(),
    adoptedOn: Type.String(),
    adaptation: Type.Optional(PersonalShown),
    reportBy: Type.Optional(Type.String({ description: 'The day on which the next report falls due' })),
    reports: Type.Array(
      Type.Object({
        on: Type.String(),
        finding: Type.Enum([...ADOPTION_FINDINGS]),
        report: Type.Optional(PersonalShown),
        people: Type.Optional(PeopleCount),
      }),
    ),
    endedOn: Type.Optional(Type.String()),
    ground: Type.Optional(Type.String()),
  },
  { $id: 'Adoption' },
);

export function presentAdoption(state: AdoptionState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what was never taken up');
  const { who, lastStepOn: _, ...known } = state;
  return { id, ...who, ...known };
}
