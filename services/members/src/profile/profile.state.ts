import type { DataOf, HappenedOf, profileContracts, profileDrafted } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type ProfileEvent = HappenedOf<(typeof profileContracts)[number]>;

/** What waits for a second person: the exact text, in the vault. */
export interface ProfileDraft {
  readonly draft: string;
  readonly consent: DataOf<typeof profileDrafted>['consent'];
  readonly about: PersonalRef;
  readonly themes: readonly string[];
  readonly links: readonly string[];
  readonly by: string;
}
interface Known {
  readonly organisation: string;
  /** Where the organisation stood when it was put forward, or published. */
  readonly drafted?: ProfileDraft;
  readonly lastStepOn: CivilDate;
}
export type Unpublished = { readonly status: 'unpublished'; readonly withdrawnOn?: CivilDate } & Known;
export type Published = {
  readonly status: 'published';
  readonly name: string;
  readonly unit: string;
  readonly about: string;
  readonly themes: readonly string[];
  readonly links: readonly string[];
  readonly publishedOn: CivilDate;
} & Known;
export type ProfileState = { readonly status: 'none' } | Unpublished | Published;

function evolve(state: ProfileState, event: ProfileEvent): ProfileState {
  const on = event.effectiveOn;
  if (event.type === 'members.ProfileDrafted') {
    const { organisation, ...rest } = event.data;
    const drafted = { ...rest, by: event.actor };
    return state.status === 'none'
      ? { status: 'unpublished', organisation, drafted, lastStepOn: on }
      : { ...state, drafted, lastStepOn: on };
  }
  if (state.status === 'none') throw new Error(`${event.type} of a profile that nobody put forward`);
  switch (event.type) {
    case 'members.ProfileDeclined': {
      const { drafted: _, ...rest } = state;
      return { ...rest, lastStepOn: on };
    }
    case 'members.ProfilePublished': {
      const { draft: _, ...shown } = event.data;
      return { status: 'published', ...shown, publishedOn: on, lastStepOn: on };
    }
    case 'members.ProfileWithdrawn':
      return { status: 'unpublished', organisation: state.organisation, withdrawnOn: on, lastStepOn: on };
    default:
      return unreachable(event);
  }
}

/** A member's public profile. Stream `profile-<organisation>`. */
export const profile: Aggregate<ProfileState, ProfileEvent> = {
  name: 'profile',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.ProfileDrafted', 'unpublished'],
    [['unpublished', 'published'], 'members.ProfileDrafted', 'same'],
    [['unpublished', 'published'], 'members.ProfileDeclined', 'same'],
    [['unpublished', 'published'], 'members.ProfilePublished', 'published'],
    [['unpublished', 'published'], 'members.ProfileWithdrawn', 'unpublished'],
  ],
  stateVersion: 1,
  evolve,
  scope: () => undefined,
};

/** The profile as it is found: it stands where its organisation stands today. */
export function profileIn(unit: string): typeof profile {
  return {
    ...profile,
    scope: (state) => (state.status === 'none' ? undefined : { unit, organisations: [state.organisation] }),
  };
}
