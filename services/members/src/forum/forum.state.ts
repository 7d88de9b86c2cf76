import type { DataOf, forumContracts, forumFounded, HappenedOf } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type ForumEvent = HappenedOf<(typeof forumContracts)[number]>;
export type ForumState =
  | { readonly status: 'none' }
  | ({
      readonly status: 'founded';
      /** The code of the resolution that adopted its founding members. */
      readonly foundedBy?: string;
    } & DataOf<typeof forumFounded>);

/** The one stream of the forum is `forum-main`. */
export const THE_FORUM = 'main';

function evolve(state: ForumState, event: ForumEvent): ForumState {
  switch (event.type) {
    case 'members.ForumFounded':
      return { status: 'founded', ...event.data };
    case 'members.FoundersAdopted':
      if (state.status === 'none') throw new Error('founders adopted by a forum that was not founded');
      return { ...state, foundedBy: event.data.resolution };
    default:
      return unreachable(event);
  }
}

export const forum: Aggregate<ForumState, ForumEvent> = {
  name: 'forum',
  service: 'members',
  stateVersion: 2,
  initialState: { status: 'none' },
  evolve,
  diagram: [
    ['none', 'members.ForumFounded', 'founded'],
    ['founded', 'members.FoundersAdopted', 'same'],
  ],
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.rootUnit, organisations: [] }),
};
