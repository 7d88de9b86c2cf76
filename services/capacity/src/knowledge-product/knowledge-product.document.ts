import { KNOWLEDGE_USES, knowledgeProductDrafted, PeopleCount } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { KNOWLEDGE_PRODUCT_STATUSES, type KnowledgeProductState } from './knowledge-product.state.ts';

const { summary: _, ...identity } = knowledgeProductDrafted.data.properties;

/** A knowledge product as it is read. */
export const KnowledgeProductDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...KNOWLEDGE_PRODUCT_STATUSES]),
    ...identity,
    words: Type.Optional(PersonalShown),
    summary: Type.Optional(Type.String({ description: 'The words in which it was announced' })),
    draftedOn: Type.String(),
    publishedOn: Type.Optional(Type.String()),
    replaces: Type.Optional(Type.String()),
    supersededBy: Type.Optional(Type.String()),
    endedOn: Type.Optional(Type.String()),
    ground: Type.Optional(Type.String()),
    uses: Type.Optional(
      Type.Array(
        Type.Object({
          on: Type.String(),
          organisation: Type.String(),
          use: Type.Enum([...KNOWLEDGE_USES]),
          people: Type.Optional(PeopleCount),
          note: Type.Optional(PersonalShown),
        }),
      ),
    ),
  },
  { $id: 'KnowledgeProduct' },
);

export function presentKnowledgeProduct(state: KnowledgeProductState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what was never drafted');
  const { product, draftedBy: _by, lastStepOn: _last, ...known } = state;
  return { id, ...product, ...known };
}
