import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { PublicText, ThemeCode, UnitCode } from '../schemas.ts';

/** The stream `theme-<code>`. Those in `FIRST_THEMES` are in use from the beginning, without an event. `unit` is the root. */
const closed = { additionalProperties: false } as const;
const example = { unit: 'WAN', code: 'digital-rights' };

export const themeAdded = defineEvent({
  type: 'members.ThemeAdded',
  schemaVersion: 1,
  summary: 'The forum works on a further theme, or on one again, from the date of this event.',
  audience: 'public',
  aggregate: 'theme',
  data: Type.Object({ unit: UnitCode, code: ThemeCode, name: PublicText(80) }, closed),
  example: { ...example, name: 'Digital rights' },
});

export const themeRetired = defineEvent({
  type: 'members.ThemeRetired',
  schemaVersion: 1,
  summary: 'A theme is given to nothing new from the date of this event; what had it keeps it.',
  audience: 'public',
  aggregate: 'theme',
  data: Type.Object({ unit: UnitCode, code: ThemeCode }, closed),
  example,
});

export const themeContracts = [themeAdded, themeRetired] as const;
