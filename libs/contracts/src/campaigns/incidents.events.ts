import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Uuid } from '../schemas.ts';
import { incidentRecorded } from './action.events.ts';

/**
 * Who was arrested or hurt is nobody's to read but those who stand by them. In a stream of its own under the action's id: in the
 * action's, each incident would move the revision that everybody sees who sees the action.
 */
export const incidentTakenDown = defineEvent({
  type: 'campaigns.IncidentTakenDown',
  schemaVersion: 1,
  summary: 'It was taken down what befell those who took part in an action.',
  audience: 'sealed',
  aggregate: 'incidents',
  data: Type.Object(
    { action: Uuid, campaign: Uuid, ...incidentRecorded.data.properties },
    { additionalProperties: false },
  ),
  example: {
    action: '8e7d6c5b-4a39-4281-9706-f5e4d3c2b1a0',
    campaign: 'c0a1b2c3-d4e5-4f60-8172-93a4b5c6d7e8',
    ...incidentRecorded.example,
  },
});

export const incidentsContracts = [incidentTakenDown] as const;
