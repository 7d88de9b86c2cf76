import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PublicText, UnitCode } from '../schemas.ts';
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

const closed = { additionalProperties: false } as const;

export const unitRenamed = defineEvent({
  type: 'members.UnitRenamed',
  schemaVersion: 1,
  summary: 'A unit has another name from the date of this event; its code stays.',
  audience: 'public',
  aggregate: 'unit',
  data: Type.Object({ code: UnitCode, name: PublicText(200) }, closed),
  example: { code: 'UG-402', name: 'Greater Bushenyi' },
});

export const unitMoved = defineEvent({
  type: 'members.UnitMoved',
  schemaVersion: 1,
  summary: 'A unit, with all that is below it, stands below another one from the date of this event.',
  audience: 'public',
  aggregate: 'unit',
  data: Type.Object({ code: UnitCode, parent: UnitCode, from: UnitCode }, closed),
  example: { code: 'UG-402-KYEIZOOBA', parent: 'UG-411', from: 'UG-402' },
});

export const unitSplit = defineEvent({
  type: 'members.UnitSplit',
  schemaVersion: 1,
  summary:
    'A unit was split into several. It goes on as one of them, or belongs no longer from the date of this event.',
  audience: 'public',
  aggregate: 'unit',
  data: Type.Object(
    {
      code: UnitCode,
      into: Type.Array(UnitCode, {
        minItems: 2,
        maxItems: 50,
        uniqueItems: true,
        description: 'What it was split into; its own code among them where it goes on',
      }),
    },
    closed,
  ),
  example: { code: 'UG-402', into: ['UG-402', 'UG-418'] },
});

export const unitLeft = defineEvent({
  type: 'members.UnitLeft',
  schemaVersion: 1,
  summary: 'A unit belongs to the forum no longer from the date of this event.',
  audience: 'public',
  aggregate: 'unit',
  data: Type.Object({ code: UnitCode, ground: Code }, closed),
  example: { code: 'BF', ground: 'left-the-community' },
});

export const unitContracts = [unitRegistered, unitRenamed, unitMoved, unitSplit, unitLeft] as const;
