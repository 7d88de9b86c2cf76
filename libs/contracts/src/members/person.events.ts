import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Uuid } from '../schemas.ts';

export const personErased = defineEvent({
  type: 'members.PersonErased',
  schemaVersion: 1,
  summary: 'Everything the forum held of a person in the vault is to be destroyed, and their id barred for ever.',
  audience: 'auditor',
  aggregate: 'person',
  data: Type.Object(
    {
      person: Uuid,
      /** Who asked for it, as a code: `data-subject`, `legal-guardian`, `court`, `regulator`, `forum`. */
      requestedBy: Code,
      /** The basis in law, as a code: `consent-withdrawn`, `no-longer-needed`, `objection`, `unlawful-processing`, `legal-duty`. */
      legalBasis: Code,
      /** How many fields the vault held of the person when it was decided. */
      fields: Count,
    },
    { additionalProperties: false },
  ),
  example: {
    person: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d',
    requestedBy: 'data-subject',
    legalBasis: 'consent-withdrawn',
    fields: 3,
  },
});

export const personContracts = [personErased] as const;
