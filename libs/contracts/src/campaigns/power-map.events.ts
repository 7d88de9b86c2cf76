import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Uuid } from '../schemas.ts';
import { powerMapRecorded } from './campaign-aims.events.ts';

/**
 * Sealed for good: it says whom a campaign counts among its opponents. In a stream of its own under the campaign's id: in the
 * campaign's, each map would move the revision that everybody sees who sees the campaign.
 */
export const powerMapDrawn = defineEvent({
  type: 'campaigns.PowerMapDrawn',
  schemaVersion: 1,
  summary: 'It was put down where duty-bearers stand towards a campaign on a day, and how much they decide.',
  audience: 'sealed',
  aggregate: 'power-map',
  data: Type.Object({ campaign: Uuid, ...powerMapRecorded.data.properties }, { additionalProperties: false }),
  example: { campaign: 'c0a1b2c3-d4e5-4f60-8172-93a4b5c6d7e8', ...powerMapRecorded.example },
});

export const powerMapContracts = [powerMapDrawn] as const;
