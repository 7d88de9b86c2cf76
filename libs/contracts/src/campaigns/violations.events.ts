import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, UnitCode, Uuid } from '../schemas.ts';
import { exampleStruggle } from './struggle.events.ts';
import { VIOLATION_ROLES } from './struggle.schemas.ts';

/**
 * The violations within one struggle, in a stream of their own under the struggle's id: in the struggle's stream each would move
 * the revision that everybody who works on the struggle sees.
 */
const closed = { additionalProperties: false } as const;
const sealed = { schemaVersion: 1, audience: 'sealed', aggregate: 'violations' } as const;
const violation = '9e8d7c6b-5a49-4837-8615-243342516070';
const of = {
  struggle: Uuid,
  /** Where the struggle is counted. */
  unit: UnitCode,
  /** The entry of the sealed compartment that says who they were, and where and when it was. */
  violation: Uuid,
};
const example = { struggle: '4b3c2d1e-5f6a-4b7c-8d9e-0a1b2c3d4e5f', unit: exampleStruggle.unit, violation };

export const violationTakenDown = defineEvent({
  ...sealed,
  type: 'campaigns.ViolationTakenDown',
  summary: 'A violation within a struggle was taken down: the act, and which roles people had in it.',
  data: Type.Object(
    {
      ...of,
      act: Code,
      roles: Type.Array(Type.Enum(VIOLATION_ROLES), { minItems: 1, maxItems: VIOLATION_ROLES.length }),
    },
    closed,
  ),
  example: { ...example, act: 'arbitrary-arrest', roles: ['victim', 'alleged-perpetrator'] },
});

export const violationTakenBack = defineEvent({
  ...sealed,
  type: 'campaigns.ViolationTakenBack',
  summary: 'A violation that had been taken down no longer stands, with grounds.',
  data: Type.Object({ ...of, ground: Code }, closed),
  example: { ...example, ground: 'recorded-in-error' },
});

export const violationsContracts = [violationTakenDown, violationTakenBack] as const;
