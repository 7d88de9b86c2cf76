import { PUBLISHING_CONSENTS } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { ProfileState } from './profile.state.ts';

export const ProfileDocument = Type.Object({
  organisation: Type.String(),
  status: Type.Enum(['unpublished', 'published']),
  name: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  about: Type.Optional(Type.String({ description: 'As it is published' })),
  themes: Type.Optional(Type.Array(Type.String())),
  links: Type.Optional(Type.Array(Type.String())),
  publishedOn: Type.Optional(Type.String()),
  withdrawnOn: Type.Optional(Type.String()),
  drafted: Type.Optional(
    Type.Object(
      {
        draft: Type.String(),
        consent: Type.Enum(PUBLISHING_CONSENTS),
        about: PersonalShown,
        themes: Type.Array(Type.String()),
        links: Type.Array(Type.String()),
      },
      { description: 'What waits for a second person' },
    ),
  ),
});

export function presentProfile(state: ProfileState): object {
  if (state.status === 'none') return {};
  const { lastStepOn: _, drafted, ...shown } = state;
  if (drafted === undefined) return shown;
  const { by: _by, ...waiting } = drafted;
  return { ...shown, drafted: waiting };
}
