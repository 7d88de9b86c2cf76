import { Type, type Static } from 'typebox';
import { Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** What citizens face. */
export const STRUGGLE_KINDS = [
  'injustice',
  'regressive-policy',
  'corruption',
  'service-failure',
  'rights-violation',
] as const;
export type StruggleKind = (typeof STRUGGLE_KINDS)[number];

/** How it was found that a report is true. */
export const VERIFICATION_WAYS = [
  'site-visit',
  'documents',
  'witnesses',
  'official-answer',
  'partner-report',
  'media',
] as const;
export type VerificationWay = (typeof VERIFICATION_WAYS)[number];

/** What somebody was in a violation. Who it was is sealed. */
export const VIOLATION_ROLES = ['victim', 'alleged-perpetrator', 'source', 'intervening-party'] as const;
export type ViolationRole = (typeof VIOLATION_ROLES)[number];

/** What a struggle waits for. */
export const STRUGGLE_WAITS = ['verification', 'taking-up'] as const;
export type StruggleWait = (typeof STRUGGLE_WAITS)[number];

/** Who reported it in the open: an organisation or a movement that the forum knows, or the people of the place. */
export const StruggleReporter = Type.Union([
  Type.Object({ kind: Type.Literal('organisation'), id: Uuid }, closed),
  Type.Object({ kind: Type.Literal('movement'), id: Uuid }, closed),
  Type.Object({ kind: Type.Literal('community') }, closed),
]);
export type StruggleReporter = Static<typeof StruggleReporter>;
