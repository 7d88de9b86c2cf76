import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PublicText, UnitCode } from '../schemas.ts';

/** The stream `constituency-<code>`. Those in `FIRST_CONSTITUENCIES` are in use from the beginning, without an event. `unit` is the root. */
const closed = { additionalProperties: false } as const;
const example = { unit: 'WAN', code: 'street-vendors' };

export const constituencyAdded = defineEvent({
  type: 'members.ConstituencyAdded',
  schemaVersion: 1,
  summary: 'The forum knows a further constituency, or one again, from the date of this event.',
  audience: 'public',
  aggregate: 'constituency',
  data: Type.Object({ unit: UnitCode, code: Code, name: PublicText(80) }, closed),
  example: { ...example, name: 'Street vendors' },
});

export const constituencyRetired = defineEvent({
  type: 'members.ConstituencyRetired',
  schemaVersion: 1,
  summary: 'A constituency is given to nothing new from the date of this event; what had it keeps it.',
  audience: 'public',
  aggregate: 'constituency',
  data: Type.Object({ unit: UnitCode, code: Code }, closed),
  example,
});

export const constituencyContracts = [constituencyAdded, constituencyRetired] as const;
