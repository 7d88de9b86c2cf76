import { ORGANISATION_KINDS } from '@baraza/domain';
import { Type } from 'typebox';

/** Schemas shared by the contracts of `members`. */

/** An IANA time zone. Whether it exists is checked when the command is decided, by the platform's own database. */
export const TimeZone = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$', maxLength: 64 });

/** A language by its BCP 47 tag: `en`, `nyn`, `pt-GW`. */
export const LANGUAGE_TAG = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
export const LanguageCode = Type.String({ pattern: LANGUAGE_TAG, maxLength: 35 });

/** A registrar by its org-id.guide list code: `UG-NGB`, `UG-204CBO`, `GB-CHC`. */
export const REGISTRAR_CODE = '^[A-Z]{2,3}([_-][A-Z0-9]{1,24}){1,3}$';
export const RegistrarCode = Type.String({ pattern: REGISTRAR_CODE, maxLength: 64 });

/** A date as exactly as it is known: `1998`, `1998-07` or `1998-07-14`. */
export const PARTIAL_DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';
export const PartialDate = Type.String({ pattern: PARTIAL_DATE, description: 'A year, a month or a day' });

/** A web address of an organisation: an http or https URL without credentials. */
export const WEB_ADDRESS = '^https?://[^\\s@/?#]+([/?#]\\S*)?$';
export const WebAddress = Type.String({ pattern: WEB_ADDRESS, maxLength: 400 });

export const OrganisationKind = Type.Enum(ORGANISATION_KINDS);

/** The levels of the forum's tree, the highest first. */
export const UNIT_LEVELS = ['network', 'region', 'country', 'district', 'sub-county'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];
export const UnitLevelCode = Type.Enum(UNIT_LEVELS);

/** What kinds of membership there are, and what each may do, is the forum's own data later; these are the first. */
export const MEMBERSHIP_CATEGORIES = ['full', 'associate', 'observer', 'platform'] as const;
export type MembershipCategory = (typeof MEMBERSHIP_CATEGORIES)[number];

/** Everything a membership can be, in the order of its life. */
export const MEMBERSHIP_STATUSES = [
  'applied',
  'screened',
  'endorsed',
  'deferred',
  'new',
  'current',
  'grace',
  'suspended',
  'lapsed',
  'resigned',
  'expelled',
  'dissolved',
  'merged',
  'rejected',
  'withdrawn',
] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** An application that nothing has been decided on for good. */
export const PENDING_STATUSES = ['applied', 'screened', 'endorsed', 'deferred'] as const;
/** In these an organisation is a member, with the rights of its category. */
export const MEMBER_STATUSES = ['new', 'current', 'grace'] as const;
/** It belongs, and its rights rest, while it is suspended; in the others it was a member once. */
export const FORMER_STATUSES = ['lapsed', 'resigned', 'expelled', 'dissolved', 'merged'] as const;

export const isMemberStatus = (status: string): boolean => (MEMBER_STATUSES as readonly string[]).includes(status);
