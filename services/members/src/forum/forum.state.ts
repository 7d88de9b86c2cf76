import type { DataOf, forumContracts, forumFounded, HappenedOf } from '@baraza/contracts';
import type { Aggregate } from '@baraza/domain';

export type ForumEvent = HappenedOf<(typeof forumContracts)[number]>;
export type ForumState = { readonly status: 'none' } | ({ readonly status: 'founded' } & DataOf<typeof forumFounded>);

/** The one stream of the forum is `forum-main`. */
export const THE_FORUM = 'main';

export const forum: Aggregate<ForumState, ForumEvent> = {
  name: 'forum',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve: (_, event) => ({ status: 'founded', ...event.data }),
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.rootUnit, organisations: [] }),
};
