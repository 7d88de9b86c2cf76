import { blueprintDrafted, blueprintPublished, Date, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { BLUEPRINT_STATUSES, type BlueprintState } from './blueprint.state.ts';

const { guide: _, ...says } = blueprintDrafted.data.properties;

/** An organising blueprint, as those see it who made it and those who look after it. */
export const BlueprintDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(BLUEPRINT_STATUSES),
    unit: Type.String(),
    organisations: Type.Array(Uuid),
    versions: Type.Array(Type.Object({ ...blueprintPublished.data.properties, publishedOn: Date }), {
      description: 'What was published, the first first',
    }),
    draft: Type.Optional(
      Type.Object(
        { version: Type.Object(says), guide: PersonalShown, on: Date },
        { description: 'A version that waits for somebody else to publish it' },
      ),
    ),
    endedOn: Type.Optional(Date),
    ground: Type.Optional(Type.String()),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'Blueprint' },
);

export function presentBlueprint(state: BlueprintState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what nobody wrote down');
  const shown = { id, versions: [], ...state };
  if (!('draft' in state) || state.draft === undefined) return shown;
  const { version, guide, on } = state.draft;
  return { ...shown, draft: { version, guide, on } };
}
