import { Type, type Static } from 'typebox';
import { PublicText, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Between whom a promise stands: the three directions of the one register. */
export const COMMITMENT_DIRECTIONS = ['forum-to-members', 'member-to-member', 'duty-bearer-to-citizens'] as const;
export type CommitmentDirection = (typeof COMMITMENT_DIRECTIONS)[number];

/** What a promise can arise from. */
export const COMMITMENT_SOURCES = [
  'resolution',
  'survey-finding',
  'demand',
  'decision',
  'convening',
  'agenda-goal',
  'programme',
  'assessment',
  'service-request',
  'linkage',
  'coalition',
  'campaign',
  'own-accord',
] as const;
export type CommitmentSource = (typeof COMMITMENT_SOURCES)[number];

/** Which of the two sides asked for another date. */
export const COMMITMENT_SIDES = ['promisor', 'promisee'] as const;
export type CommitmentSide = (typeof COMMITMENT_SIDES)[number];

const Forum = Type.Object({ kind: Type.Literal('forum') }, closed);
const Organisation = Type.Object({ kind: Type.Literal('organisation'), id: Uuid }, closed);
/** An office or a public body, never a person. */
const DutyBearer = Type.Object(
  {
    kind: Type.Literal('duty-bearer'),
    name: PublicText(160),
    /** Where the forum knows it by an id. */
    id: Type.Optional(Uuid),
  },
  closed,
);
/** All members of the forum in the promise's unit and below it. */
const Members = Type.Object({ kind: Type.Literal('members') }, closed);
/** Those who live in the promise's unit. */
const Citizens = Type.Object({ kind: Type.Literal('citizens') }, closed);

/** Who promised. */
export const Promisor = Type.Union([Forum, Organisation, DutyBearer]);
export type Promisor = Static<typeof Promisor>;
/** To whom. */
export const Promisee = Type.Union([Forum, Organisation, Members, Citizens]);
export type Promisee = Static<typeof Promisee>;

/** Where a promise comes from: which entity, and for a finding the survey that it stands in, for a decision its coalition. */
export const ArisingFrom = Type.Object(
  { kind: Type.Enum(COMMITMENT_SOURCES), id: Type.Optional(Uuid), within: Type.Optional(Uuid) },
  closed,
);
export type ArisingFrom = Static<typeof ArisingFrom>;

const DIGEST = '^[0-9a-f]{64}$';
const ADDRESS = '^https?://';

/** What shows that something was done: a file by its digest, or an address on the web. */
export const CommitmentEvidence = Type.Object(
  {
    files: Type.Array(Type.String({ pattern: DIGEST, description: 'SHA-256 of the file, in lower-case hex' }), {
      maxItems: 20,
    }),
    links: Type.Array(Type.String({ pattern: ADDRESS, maxLength: 500 }), { maxItems: 20 }),
  },
  closed,
);
export type CommitmentEvidence = Static<typeof CommitmentEvidence>;

/** Where in it stands what is neither a digest nor an address; undefined where all of it can be read. */
export function unreadableIn({
  files,
  links,
}: CommitmentEvidence): `/files/${number}` | `/links/${number}` | undefined {
  const file = files.findIndex((one) => !new RegExp(DIGEST).test(one));
  if (file >= 0) return `/files/${file}`;
  const link = links.findIndex((one) => !new RegExp(ADDRESS).test(one));
  return link >= 0 ? `/links/${link}` : undefined;
}
