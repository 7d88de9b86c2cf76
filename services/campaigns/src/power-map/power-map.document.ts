import { Date, powerMapRecorded, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';

/** For those who work on the campaign. */
export const PowerMapsDocument = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'The campaign' }),
    maps: Type.Array(
      Type.Object(
        { on: Date, positions: powerMapRecorded.data.properties.positions, note: Type.Optional(PersonalShown) },
        { additionalProperties: false },
      ),
      { description: 'The oldest first' },
    ),
  },
  { additionalProperties: false, $id: 'PowerMaps' },
);
