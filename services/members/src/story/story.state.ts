import type { DataOf, HappenedOf, storyContracts, storyDrafted } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type StoryEvent = HappenedOf<(typeof storyContracts)[number]>;

interface Known {
  readonly organisation: string;
  readonly unit: string;
  readonly consent: DataOf<typeof storyDrafted>['consent'];
  readonly themes: readonly string[];
  readonly lastStepOn: CivilDate;
}
export type Drafted = {
  readonly status: 'drafted';
  readonly title: PersonalRef;
  readonly text: PersonalRef;
  readonly by: string;
} & Known;
export type Published = {
  readonly status: 'published';
  readonly title: string;
  readonly text: string;
  readonly publishedOn: CivilDate;
} & Known;
export type Declined = { readonly status: 'declined'; readonly ground: string } & Known;
export type Withdrawn = { readonly status: 'withdrawn'; readonly withdrawnOn: CivilDate } & Known;
export type StoryState = { readonly status: 'none' } | Drafted | Published | Declined | Withdrawn;

/** A story of impact. Stream `story-<uuid>`. */
export const story: Aggregate<StoryState, StoryEvent> = {
  name: 'story',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.StoryDrafted', 'drafted'],
    ['drafted', 'members.StoryDeclined', 'declined'],
    ['drafted', 'members.StoryPublished', 'published'],
    [['drafted', 'published'], 'members.StoryWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

function evolve(state: StoryState, event: StoryEvent): StoryState {
  const on = event.effectiveOn;
  if (event.type === 'members.StoryDrafted') {
    return { status: 'drafted', ...event.data, by: event.actor, lastStepOn: on };
  }
  if (state.status === 'none') throw new Error(`${event.type} of a story that nobody put forward`);
  const { organisation, unit, consent, themes } = state;
  const known = { organisation, unit, consent, themes, lastStepOn: on };
  switch (event.type) {
    case 'members.StoryDeclined':
      return { status: 'declined', ...known, ground: event.data.ground };
    case 'members.StoryPublished':
      return { status: 'published', ...known, ...event.data, publishedOn: on };
    case 'members.StoryWithdrawn':
      return { status: 'withdrawn', ...known, withdrawnOn: on };
    default:
      return unreachable(event);
  }
}
