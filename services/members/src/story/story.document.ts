import { PUBLISHING_CONSENTS } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { StoryState } from './story.state.ts';

const Words = Type.Union([Type.String(), PersonalShown], { description: 'In clear once it is published' });

export const StoryDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['drafted', 'published', 'declined', 'withdrawn']),
  organisation: Type.String(),
  unit: Type.String(),
  consent: Type.Enum(PUBLISHING_CONSENTS),
  themes: Type.Array(Type.String()),
  title: Type.Optional(Words),
  text: Type.Optional(Words),
  publishedOn: Type.Optional(Type.String()),
  withdrawnOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentStory(state: StoryState, id: string): object {
  if (state.status === 'none') return {};
  const { lastStepOn: _, ...shown } = state;
  if (shown.status !== 'drafted') return { id, ...shown };
  const { by: _by, ...waiting } = shown;
  return { id, ...waiting };
}
