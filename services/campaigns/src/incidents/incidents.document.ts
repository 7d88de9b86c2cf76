import { incidentRecorded, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';

const { incident, kind, on, people } = incidentRecorded.data.properties;

/** For those who stand by the people concerned. */
export const IncidentsDocument = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'The action' }),
    incidents: Type.Array(
      Type.Object(
        { incident, kind, on, people, narrative: Type.Optional(PersonalShown) },
        { additionalProperties: false },
      ),
      { description: 'In the order in which they were taken down' },
    ),
  },
  { additionalProperties: false, $id: 'Incidents' },
);
