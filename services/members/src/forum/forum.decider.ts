import type { DecidedAs, forumFounded } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
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
