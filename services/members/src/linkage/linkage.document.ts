import { LINKAGE_KINDS, LINKAGE_RESULTS } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { Asking, LinkageState } from './linkage.state.ts';

export const LinkageDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['proposed', 'linked', 'declined', 'ran-out', 'ended']),
  from: Type.String(),
  to: Type.String(),
  unit: Type.String(),
  kind: Type.Enum(LINKAGE_KINDS),
  purpose: Type.Optional(PersonalShown),
  until: Type.Optional(Type.String()),
  proposedBy: Type.Optional(Type.String({ description: 'The side that waits for the other' })),
  linkedOn: Type.Optional(Type.String()),
  renewal: Type.Optional(Type.Object({ by: Type.String(), until: Type.String() })),
  endedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
  outcomes: Type.Array(
    Type.Object({
      on: Type.String(),
      by: Type.String(),
      result: Type.Enum(LINKAGE_RESULTS),
      narrative: Type.Optional(PersonalShown),
    }),
    { description: 'What came of it, as each side told it' },
  ),
});

export function presentLinkage(state: LinkageState, id: string): object {
  if (state.status === 'none') return {};
  if (state.status === 'proposed') {
    const { asking, lastStepOn: _, ...shown } = state;
    return { id, ...shown, proposedBy: asking.by };
  }
  const { lastStepOn: _, ...shown } = state;
  if (shown.status !== 'linked' || shown.renewal === undefined) return { id, ...shown };
  return { id, ...shown, renewal: withoutPerson(shown.renewal) };
}

function withoutPerson<Of extends Asking>({ person: _, ...rest }: Of): Omit<Of, 'person'> {
  return rest;
}
