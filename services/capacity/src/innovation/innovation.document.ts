import { EXPERIMENT_RESULTS, INNOVATION_KINDS, INNOVATION_STAGES, PeopleCount } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { INNOVATION_STATUSES, type InnovationState } from './innovation.state.ts';

const Stage = Type.Enum([...INNOVATION_STAGES]);

/** An innovation as it is read. */
export const InnovationDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...INNOVATION_STATUSES]),
    since: Type.String({ description: 'The date from which it is at its stage, or was given up' }),
    title: Type.String(),
    kind: Type.Enum([...INNOVATION_KINDS]),
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    organisations: Type.Array(Type.String()),
    description: Type.Optional(PersonalShown),
    programme: Type.Optional(Type.String()),
    proposedOn: Type.String(),
    moves: Type.Array(
      Type.Object({
        on: Type.String(),
        from: Stage,
        to: Stage,
        evidence: Type.Optional(PersonalShown),
        links: Type.Array(Type.String()),
      }),
    ),
    experiments: Type.Array(
      Type.Object({
        experiment: Type.String(),
        beganOn: Type.String(),
        until: Type.String(),
        hypothesis: Type.Optional(PersonalShown),
        measure: Type.Optional(PersonalShown),
        reported: Type.Optional(
          Type.Object({
            on: Type.String(),
            stage: Stage,
            result: Type.Enum([...EXPERIMENT_RESULTS]),
            people: Type.Optional(PeopleCount),
            finding: Type.Optional(PersonalShown),
          }),
        ),
      }),
    ),
    shared: Type.Optional(Type.Object({ on: Type.String(), products: Type.Array(Type.String()) })),
    at: Type.Optional(Type.Enum([...INNOVATION_STAGES], { description: 'The stage at which it was given up' })),
    ground: Type.Optional(Type.String()),
    lesson: Type.Optional(PersonalShown),
  },
  { $id: 'Innovation' },
);

export function presentInnovation(state: InnovationState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what was never put forward');
  const { proposed, lastStepOn: _, ...known } = state;
  return { id, ...proposed, ...known };
}
