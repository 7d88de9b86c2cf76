import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Date, PublicText, UnitCode } from '../schemas.ts';
import { TimeZone, UnitLevelCode } from './members.schemas.ts';

export const unitRegistered = defineEvent({
  type: 'members.UnitRegistered',
  schemaVersion: 1,
  summary: "A unit took its place in the forum's tree.",
  audience: 'public',
  aggregate: 'unit',
  data: Type.Object(
    {
      code: UnitCode,
      name: PublicText(200),
      level: UnitLevelCode,
      parent: Type.Optional(UnitCode),
      zone: TimeZone,
      validFrom: Date,
      validUntil: Type.Optional(
        Type.String({
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          description: 'The last day on which it belongs, for a unit registered after it left',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  example: {
    code: 'UG-402',
    name: 'Bushenyi',
    level: 'district',
    parent: 'WAN',
    zone: 'Africa/Kampala',
    validFrom: '2014-07-01',
  },
});

export const unitContracts = [unitRegistered] as const;
