import { PROTECTION_STEPS } from '@baraza/contracts';
import { Type } from 'typebox';
import type { ProtectionState } from './protection.state.ts';

const Uuid = Type.String({ format: 'uuid' });
const fields = {
  id: Uuid,
  status: Type.Enum(['proposed', 'in-force', 'declined', 'lifted']),
  unit: Type.String({ description: 'Where it is counted' }),
  organisation: Type.Optional(Uuid),
  sealed: Type.Optional(Type.String({ format: 'uuid', description: 'The entry of the sealed compartment' })),
  since: Type.Optional(Type.String()),
  membership: Type.Optional(Type.Object({ category: Type.String(), since: Type.String() })),
  pending: Type.Optional(
    Type.Object({
      step: Type.Enum(PROTECTION_STEPS),
      motion: Uuid,
      category: Type.Optional(Type.String()),
      ground: Type.Optional(Type.String()),
    }),
  ),
  liftedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
};

/** A protection as the desk reads it. */
export const ProtectionDocument = Type.Object(fields);

export const ProtectionList = Type.Object({
  protections: Type.Array(
    Type.Object({
      ...fields,
      legalName: Type.Optional(Type.String({ description: 'Of one that the forum knew in clear' })),
    }),
  ),
});

export const presentProtection = (state: ProtectionState, id: string): object => ({ id, ...state });
