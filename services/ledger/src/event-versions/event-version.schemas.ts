import { Type } from 'typebox';

const version = (description: string) => Type.Integer({ minimum: 1, description });

export const ActivatedDocument = Type.Object(
  {
    type: Type.String(),
    version: version('The newest version in force'),
    activated: Type.Boolean({ description: 'False where it was in force already' }),
  },
  { additionalProperties: false, $id: 'ActivatedEventVersion' },
);

export const EventVersionsDocument = Type.Object(
  {
    versions: Type.Array(
      Type.Object(
        {
          type: Type.String(),
          inForce: version('The newest version that is written'),
          known: version('The newest version that the ledger knows'),
          waitsFor: Type.Array(Type.String(), {
            description: 'Readers that have not announced the newest version; empty where it can be activated',
          }),
        },
        { additionalProperties: false },
      ),
      { description: 'Types that have more than one version' },
    ),
    readers: Type.Array(
      Type.Object(
        {
          name: Type.String({ description: 'Service, machine and port' }),
          build: Type.String(),
          heardAt: Type.String({ format: 'date-time' }),
          ended: Type.Boolean({ description: 'It was told to end; its service has no other' }),
        },
        { additionalProperties: false },
      ),
      { description: 'Whose word counts' },
    ),
  },
  { additionalProperties: false, $id: 'EventVersions' },
);
