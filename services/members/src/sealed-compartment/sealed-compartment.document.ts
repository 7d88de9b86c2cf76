import { Type } from 'typebox';

const Uuid = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });

export const CompartmentDocument = Type.Object({
  state: Type.Enum(['not-set-up', 'closed', 'opening', 'open'], {
    description: '`opening`: one officer has proposed, and another is waited for',
  }),
  officers: Type.Array(
    Type.Object({
      person: Uuid,
      admitted: Type.Boolean({ description: 'False: enrolled, and not in office until another officer admits them' }),
    }),
  ),
  opening: Type.Optional(Type.Object({ by: Type.Array(Uuid), why: Type.String(), until: Moment })),
});

export const AccessesDocument = Type.Object({
  accesses: Type.Array(
    Type.Object({
      number: Type.Integer({ minimum: 1 }),
      at: Moment,
      officer: Uuid,
      act: Type.String({ description: '`opened`, `read`, `passphrase-refused` …' }),
      item: Type.Optional(Uuid),
      why: Type.Optional(Type.String()),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'The `after` of the next page' })),
});

export const DestroyedEntryDocument = Type.Object({ sealed: Uuid }, { description: 'What is there no more' });

export const SealedEntryDocument = Type.Object({
  sealed: Uuid,
  kind: Type.String(),
  details: Type.Object({}, { additionalProperties: true, description: 'As they were sealed' }),
});
