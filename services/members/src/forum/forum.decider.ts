import type { DecidedAs, forumFounded, foundersAdopted } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { forumRules } from './forum.rules.ts';
import type { ForumState } from './forum.state.ts';

export interface FoundForum {
  readonly name: string;
  readonly sample: boolean;
  /** IANA, of the forum as a whole. */
  readonly zone: string;
  /** The code of the unit above all others, registered next. */
  readonly rootUnit: string;
  readonly languages: readonly string[];
}

/** @throws Rejection `forum.already-founded` */
export function found(
  state: ForumState,
  command: FoundForum,
  given: Deciding,
): readonly DecidedAs<typeof forumFounded>[] {
  if (state.status !== 'none') throw forumRules.broken('already-founded');
  const { name, sample, zone, rootUnit, languages } = command;
  return [
    {
      type: 'members.ForumFounded',
      data: { name, sample, zone, rootUnit, languages: [...new Set(languages)] },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(rootUnit)),
    },
  ];
}

export interface AdoptFounders {
  /** The code of the founding resolution. */
  readonly resolution: string;
  readonly founders: readonly { readonly organisation: string; readonly category: string }[];
}
export interface FoundersFacts {
  /** Whether anybody is a member already. */
  readonly hasMembers: boolean;
}

/** Their memberships, which begin in the same append, have ids derived from the command. @throws Rejection */
export function adoptFounders(
  state: ForumState,
  { resolution, founders }: AdoptFounders,
  { hasMembers }: FoundersFacts,
  given: Deciding,
): readonly DecidedAs<typeof foundersAdopted>[] {
  if (state.status === 'none') throw forumRules.broken('not-founded');
  if (state.foundedBy !== undefined) throw forumRules.broken('founders-adopted');
  if (hasMembers) throw forumRules.broken('members-already');
  const twice = founders.findIndex(
    ({ organisation }, index) => founders.findIndex((other) => other.organisation === organisation) !== index,
  );
  if (twice >= 0) throw forumRules.broken('founder-twice', { pointer: `/founders/${twice}/organisation` });
  const adopted = founders.map(({ organisation, category }, index) => ({
    organisation,
    membership: given.id(`/founders/${index}`),
    category,
  }));
  return [
    {
      type: 'members.FoundersAdopted',
      data: { unit: state.rootUnit, resolution, founders: adopted },
      effectiveOn: given.effectiveOn,
      tags: tags(
        unitTag(state.rootUnit),
        adopted.map(({ organisation }) => orgTag(organisation)),
      ),
    },
  ];
}
