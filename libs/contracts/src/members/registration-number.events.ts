import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { PublicText, Uuid } from '../schemas.ts';
import { RegistrarCode } from './members.schemas.ts';

/**
 * The stream `registration-number-<derived id>` of one number of one registrar. It is written in the same append as the
 * organisation, so that two can't hold the same number.
 */
const data = Type.Object(
  { registrar: RegistrarCode, number: PublicText(80), organisation: Uuid },
  { additionalProperties: false },
);
const example = {
  registrar: 'UG-204CBO',
  number: 'CBO/402/0117',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
};

export const registrationNumberReserved = defineEvent({
  type: 'members.RegistrationNumberReserved',
  schemaVersion: 1,
  summary: "A registrar's number belongs to this organisation and to no other.",
  audience: 'auditor',
  aggregate: 'registration-number',
  data,
  example,
});

export const registrationNumberReleased = defineEvent({
  type: 'members.RegistrationNumberReleased',
  schemaVersion: 1,
  summary: "A registrar's number no longer belongs to this organisation, and may be another's.",
  audience: 'auditor',
  aggregate: 'registration-number',
  data,
  example,
});

export const registrationNumberContracts = [registrationNumberReserved, registrationNumberReleased] as const;
