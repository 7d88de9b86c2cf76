import { Type, type TObject, type TProperties } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { OrganisationKind } from './members.schemas.ts';

/**
 * An organisation that would be in danger if it were seen here. What it is called and exactly where it is lies in the sealed
 * compartment; its events name a fresh id and the district, nothing finer, and the protection desk as actor. Each step is a
 * motion of one officer's that another confirms: which officers, the compartment's log says, and the record does not.
 */
const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

const protection = '3b5d7f91-0a2c-4e6f-8b1d-9c7a5e3f1d20';
const motion = '8c1e4a72-5b3d-4f60-9a8e-2d7c6b5a4f31';
const lifting = '0f9e8d7c-6b5a-4c3d-8e2f-1a0b9c8d7e6f';
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const step = { protection: Uuid, motion: Uuid };
/** The district, or a unit above it. */
const unit = { unit: UnitCode };
/** An organisation that the forum knew in clear before; absent where it was protected from the start. */
const known = { organisation: Type.Optional(Uuid) };
const category = { category: Code };
const ground = { ground: Code };

export const PROTECTION_STEPS = ['protect', 'membership', 'end-of-membership', 'lift'] as const;
export type ProtectionStep = (typeof PROTECTION_STEPS)[number];

const sealed = { schemaVersion: 1, audience: 'sealed', aggregate: 'protection' } as const;

export const protectionProposed = defineEvent({
  ...sealed,
  type: 'members.ProtectionProposed',
  summary: 'An officer proposed that an organisation be protected.',
  data: closed({
    ...step,
    ...unit,
    ...known,
    /** The entry of the sealed compartment that says who it is; absent where the forum knew it. */
    sealed: Type.Optional(Uuid),
  }),
  example: { protection, motion, unit: 'UG-402', sealed: '6d4c3b2a-1f0e-4d9c-8b7a-695847362514' },
});

export const protectionConfirmed = defineEvent({
  ...sealed,
  type: 'members.ProtectionConfirmed',
  summary: 'Another officer confirmed it: the organisation is protected.',
  data: closed({ ...step, ...unit, ...known }),
  example: { protection, motion, unit: 'UG-402' },
});

export const protectedMembershipProposed = defineEvent({
  ...sealed,
  type: 'members.ProtectedMembershipProposed',
  summary: 'An officer proposed to count a protected organisation among the members.',
  data: closed({ ...step, ...category }),
  example: { protection, motion, category: 'full' },
});

export const protectedMembershipBegan = defineEvent({
  ...sealed,
  type: 'members.ProtectedMembershipBegan',
  summary: 'A protected organisation counts among the members from now on.',
  data: closed({ ...step, ...unit, ...category }),
  example: { protection, motion, unit: 'UG-402', category: 'full' },
});

export const protectedMembershipEndProposed = defineEvent({
  ...sealed,
  type: 'members.ProtectedMembershipEndProposed',
  summary: 'An officer proposed to count a protected organisation among the members no longer.',
  data: closed({ ...step, ...ground }),
  example: { protection, motion, ground: 'own-wish' },
});

export const protectedMembershipEnded = defineEvent({
  ...sealed,
  type: 'members.ProtectedMembershipEnded',
  summary: 'A protected organisation counts among the members no longer.',
  data: closed({ ...step, ...unit, ...category, ...ground }),
  example: { protection, motion, unit: 'UG-402', category: 'full', ground: 'own-wish' },
});

export const protectionLiftProposed = defineEvent({
  ...sealed,
  type: 'members.ProtectionLiftProposed',
  summary: 'An officer proposed to lift a protection.',
  data: closed({ ...step, ...ground }),
  example: { protection, motion: lifting, ground: 'danger-over' },
});

export const protectionLifted = defineEvent({
  ...sealed,
  type: 'members.ProtectionLifted',
  summary: 'Another officer confirmed it: the protection is lifted.',
  data: closed({ ...step, ...unit, ...known, ...ground }),
  example: { protection, motion: lifting, unit: 'UG-402', ground: 'danger-over' },
});

export const protectionStepDeclined = defineEvent({
  ...sealed,
  type: 'members.ProtectionStepDeclined',
  summary: 'A proposed step of a protection was not taken.',
  data: closed({ ...step, step: Type.Enum(PROTECTION_STEPS) }),
  example: { protection, motion, step: 'lift' },
});

export const protectionContracts = [
  protectionProposed,
  protectionConfirmed,
  protectedMembershipProposed,
  protectedMembershipBegan,
  protectedMembershipEndProposed,
  protectedMembershipEnded,
  protectionLiftProposed,
  protectionLifted,
  protectionStepDeclined,
] as const;

/** In the organisation's own stream, in the same append as the confirmation. */
export const organisationProtected = defineEvent({
  type: 'members.OrganisationProtected',
  schemaVersion: 1,
  summary: 'An organisation that the forum knew is protected: from now on nobody sees it.',
  audience: 'sealed',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, protection: Uuid, ...unit }),
  example: { organisation, protection, unit: 'UG-402' },
});

/** It comes back with what it was, for whoever had to forget it. */
export const organisationShownAgain = defineEvent({
  type: 'members.OrganisationShownAgain',
  schemaVersion: 1,
  summary: 'An organisation is seen again as it was, for its protection was lifted.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, kind: OrganisationKind, legalName: PublicText(300), unit: UnitCode }),
  example: { organisation, kind: 'cbo', legalName: "Kyeizooba Farmers' Voice", unit: 'UG-402' },
});

export const organisationProtectionContracts = [organisationProtected, organisationShownAgain] as const;
