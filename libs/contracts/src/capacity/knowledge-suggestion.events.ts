import { Type } from 'typebox';
import { SET_ASIDE_BECAUSE } from '../members/agenda-goal.events.ts';
import { defineEvent } from '../define-event.ts';
import { Code, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
const whose = {
  outcome: Uuid,
  unit: UnitCode,
  organisation: Type.String({ ...Uuid, description: 'Who harvested the outcome' }),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
};
const exampleWhose = {
  outcome: '8f9a0b1c-2d3e-4f40-8516-273849506172',
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  themes: ['social-justice'],
};

export const knowledgeProductSuggested = defineEvent({
  type: 'capacity.KnowledgeProductSuggested',
  schemaVersion: 1,
  summary: 'Something changed and independent people confirmed it: how it came about is worth writing down.',
  audience: 'internal',
  aggregate: 'knowledge-suggestion',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const knowledgeSuggestionTakenUp = defineEvent({
  type: 'capacity.KnowledgeSuggestionTakenUp',
  schemaVersion: 1,
  summary: 'What was suggested to be written down was drafted.',
  audience: 'internal',
  aggregate: 'knowledge-suggestion',
  data: Type.Object({ ...whose, product: Uuid }, closed),
  example: { ...exampleWhose, product: 'b1c2d3e4-f506-4718-8293-a4b5c6d7e8f9' },
});

export const knowledgeSuggestionDeclined = defineEvent({
  type: 'capacity.KnowledgeSuggestionDeclined',
  schemaVersion: 1,
  summary: 'It was decided not to write down how an outcome came about.',
  audience: 'internal',
  aggregate: 'knowledge-suggestion',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'nothing-new' },
});

export const knowledgeSuggestionLapsed = defineEvent({
  type: 'capacity.KnowledgeSuggestionLapsed',
  schemaVersion: 1,
  summary: 'The outcome that was worth writing down is in doubt.',
  audience: 'internal',
  aggregate: 'knowledge-suggestion',
  data: Type.Object({ ...whose, because: Type.Enum(SET_ASIDE_BECAUSE) }, closed),
  example: { ...exampleWhose, because: 'corrected' },
});

export const knowledgeSuggestionContracts = [
  knowledgeProductSuggested,
  knowledgeSuggestionTakenUp,
  knowledgeSuggestionDeclined,
  knowledgeSuggestionLapsed,
] as const;
