import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { PublicText } from '../schemas.ts';

/** Since when a version of an event's schema is written. The stream `event-version-<service>_<Type>`. */
export const eventVersionActivated = defineEvent({
  type: 'ledger.EventVersionActivated',
  schemaVersion: 1,
  summary: 'From here on the record may hold events of this type in this version.',
  audience: 'auditor',
  aggregate: 'event-version',
  data: Type.Object(
    {
      type: Type.String({ pattern: '^[a-z]+\\.[A-Z][A-Za-z]+$', maxLength: 100, description: 'Whose version it is' }),
      version: Type.Integer({ minimum: 2, maximum: 10_000 }),
      readableFrom: Type.Integer({
        minimum: 1,
        maximum: 10_000,
        description: 'Readers of this version, and of later ones, can read it',
      }),
      how: Type.Enum(['only-adds', 'everybody-reads-it', 'from-the-beginning'], {
        description:
          'Why it could be: it only adds to the version before; everybody who reads the type has announced it; or the record held nothing yet',
      }),
      without: Type.Optional(
        Type.Array(PublicText(200), {
          minItems: 1,
          maxItems: 100,
          description: 'Readers that had not announced it, and were left out by whoever activated it',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  example: { type: 'members.MembershipAdmitted', version: 2, readableFrom: 2, how: 'everybody-reads-it' },
});

export const eventVersionContracts = [eventVersionActivated] as const;
