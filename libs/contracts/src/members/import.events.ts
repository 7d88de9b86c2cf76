import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, PublicText, UnitCode } from '../schemas.ts';

const Digest = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'base64url SHA-256' });

export const importBegun = defineEvent({
  type: 'members.ImportBegun',
  schemaVersion: 1,
  summary: 'A file began to be brought in.',
  audience: 'auditor',
  aggregate: 'import',
  data: Type.Object(
    {
      /** What it is a file of: organisations, memberships, dues. */
      kind: Code,
      /** What register the file comes from, as a code: ids of what it makes are derived from it. */
      source: Code,
      mapping: PublicText(80),
      fileDigest: Digest,
      mappingDigest: Digest,
      bytes: Count,
      /** Where whoever brings it in has the right to: rows in other units are refused. */
      unit: UnitCode,
    },
    { additionalProperties: false },
  ),
  example: {
    kind: 'organisations',
    source: 'who-what-where-2014',
    mapping: 'who-what-where',
    fileDigest: 'uUjJ1kqH3w0m5QzY7o9sT2bV4nC6xE8rG0aLdKfPhIM',
    mappingDigest: 'b7Yd0m3QkX5tR9wZ1cV8nL2sG6hJ4fPqA0eUiOyTxDg',
    bytes: 101_671,
    unit: 'WAF',
  },
});

export const importCompleted = defineEvent({
  type: 'members.ImportCompleted',
  schemaVersion: 1,
  summary: 'A file has been brought in to its end.',
  audience: 'auditor',
  aggregate: 'import',
  data: Type.Object(
    {
      rows: Count,
      /** Organisations, memberships or terms of dues, by what became of each. */
      made: Count,
      alreadyThere: Count,
      refused: Count,
      skipped: Count,
      /** Values and rows that could not be placed, and likely duplicates named: what a person should look at. */
      findings: Count,
    },
    { additionalProperties: false },
  ),
  example: { rows: 1201, made: 126, alreadyThere: 0, refused: 1, skipped: 1, findings: 41 },
});

export const importContracts = [importBegun, importCompleted] as const;
