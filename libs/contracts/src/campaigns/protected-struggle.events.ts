import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { exampleStruggle } from './struggle.events.ts';
import { STRUGGLE_KINDS, VIOLATION_ROLES } from './struggle.schemas.ts';

/**
 * A struggle whose reporter would be in danger if they were known. Who it is, what they said and exactly where it was lies in the
 * sealed compartment; the record has a fresh pseudonym, the district and nothing finer. What the protection desk does about it
 * enters the record in a shuffled daily batch, with the desk as actor and nothing that leads to the request it came by.
 */
const closed = { additionalProperties: false } as const;
const sealed = { schemaVersion: 1, audience: 'sealed', aggregate: 'struggle' } as const;
const violation = '9e8d7c6b-5a49-4837-8615-243342516070';

export const protectedStruggleReported = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedStruggleReported',
  summary: 'Somebody whose identity is protected reported what citizens face.',
  data: Type.Object(
    {
      /** The district, or a unit above it where few are known there. */
      district: UnitCode,
      kind: Type.Enum(STRUGGLE_KINDS),
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      /** Of this case alone: the entry of the sealed compartment that says who it was. */
      pseudonym: Uuid,
      verifyBy: Date,
    },
    closed,
  ),
  example: {
    district: exampleStruggle.unit,
    kind: 'corruption',
    themes: ['governance'],
    pseudonym: '8f7e6d5c-4b3a-4928-8716-059483726150',
    verifyBy: '2026-03-17',
  },
});

export const protectedStruggleNotVerified = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedStruggleNotVerified',
  summary: 'It could not be found that a struggle is as somebody protected reported it, with grounds.',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'no-trace-on-site' },
});

/** Read where it stands: violations have a stream of their own now, that moves no revision which others see. */
export const violationRecorded = defineEvent({
  ...sealed,
  isWritten: false,
  type: 'campaigns.ViolationRecorded',
  summary: 'A violation was recorded within a struggle: the act, and which roles people had in it.',
  data: Type.Object(
    {
      /** The entry of the sealed compartment that says who they were, and where and when it was. */
      violation: Uuid,
      act: Code,
      roles: Type.Array(Type.Enum(VIOLATION_ROLES), { minItems: 1, maxItems: VIOLATION_ROLES.length }),
    },
    closed,
  ),
  example: { violation, act: 'arbitrary-arrest', roles: ['victim', 'alleged-perpetrator'] },
});

export const violationWithdrawn = defineEvent({
  ...sealed,
  isWritten: false,
  type: 'campaigns.ViolationWithdrawn',
  summary: 'A violation that had been recorded no longer stands, with grounds.',
  data: Type.Object({ violation: Uuid, ground: Code }, closed),
  example: { violation, ground: 'recorded-in-error' },
});

export const protectedStruggleContracts = [
  protectedStruggleReported,
  protectedStruggleNotVerified,
  violationRecorded,
  violationWithdrawn,
] as const;
