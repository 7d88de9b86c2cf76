import type { blueprintContracts, blueprintDrafted, blueprintPublished, DataOf, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type BlueprintEvent = HappenedOf<(typeof blueprintContracts)[number]>;
/** What a version says, apart from its guide. */
export type Version = Omit<DataOf<typeof blueprintDrafted>, 'guide'>;
export type PublishedVersion = DataOf<typeof blueprintPublished> & { readonly publishedOn: CivilDate };

/** A version that waits for somebody else to publish it. */
export interface VersionDraft {
  readonly version: Version;
  readonly guide: PersonalRef;
  readonly by: string;
  readonly on: CivilDate;
}
interface Known {
  readonly unit: string;
  readonly organisations: readonly string[];
  readonly lastStepOn: CivilDate;
}
interface Ended {
  readonly endedOn: CivilDate;
  readonly ground: string;
}
/** Its first version was written down, and nothing of it has been published. */
export type Drafted = Known & { readonly status: 'draft'; readonly draft: VersionDraft };
export type Published = Known & {
  readonly status: 'published';
  /** The first first. */
  readonly versions: readonly PublishedVersion[];
  /** The next one. */
  readonly draft?: VersionDraft;
};
export type BlueprintState =
  | { readonly status: 'none' }
  | Drafted
  | Published
  | (Known & Ended & { readonly status: 'dropped' })
  | (Known & Ended & { readonly status: 'withdrawn'; readonly versions: readonly PublishedVersion[] });

export const BLUEPRINT_STATUSES = ['draft', 'published', 'withdrawn', 'dropped'] as const;

function evolve(state: BlueprintState, event: BlueprintEvent): BlueprintState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.BlueprintDrafted': {
      const { guide, ...version } = event.data;
      const draft = { version, guide, by: event.actor, on };
      const known = { unit: version.unit, organisations: version.organisations, lastStepOn: on };
      if (state.status === 'none') return { status: 'draft', ...known, draft };
      if (state.status === 'draft' || state.status === 'published') return { ...state, draft, lastStepOn: on };
      throw impossible(state, event);
    }
    case 'coalitions.BlueprintPublished': {
      if (state.status !== 'draft' && state.status !== 'published') throw impossible(state, event);
      const { unit, organisations } = event.data;
      const versions = [...versionsOf(state), { ...event.data, publishedOn: on }];
      return { status: 'published', unit, organisations, versions, lastStepOn: on };
    }
    case 'coalitions.BlueprintDraftDropped': {
      if (state.status === 'published') {
        const { draft: _, ...published } = state;
        return { ...published, lastStepOn: on };
      }
      if (state.status !== 'draft') throw impossible(state, event);
      const { unit, organisations } = state;
      return { status: 'dropped', unit, organisations, lastStepOn: on, endedOn: on, ground: event.data.ground };
    }
    case 'coalitions.BlueprintWithdrawn': {
      if (state.status !== 'published') throw impossible(state, event);
      const { unit, organisations, versions } = state;
      const ended = { endedOn: on, ground: event.data.ground };
      return { status: 'withdrawn', unit, organisations, versions, lastStepOn: on, ...ended };
    }
    default:
      return unreachable(event);
  }
}

export const versionsOf = (state: BlueprintState): readonly PublishedVersion[] =>
  state.status === 'published' || state.status === 'withdrawn' ? state.versions : [];

function impossible(state: BlueprintState, event: BlueprintEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

/** A way of organising citizens that others can copy. Stream `blueprint-<uuid>`. What is published is everybody's to read. */
export const blueprint: Aggregate<BlueprintState, BlueprintEvent> = {
  name: 'blueprint',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.BlueprintDrafted', 'draft'],
    [['draft', 'published'], 'coalitions.BlueprintDrafted', 'same'],
    ['draft', 'coalitions.BlueprintPublished', 'published'],
    ['published', 'coalitions.BlueprintPublished', 'same'],
    ['draft', 'coalitions.BlueprintDraftDropped', 'dropped'],
    ['published', 'coalitions.BlueprintDraftDropped', 'same'],
    ['published', 'coalitions.BlueprintWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.unit, organisations: [...state.organisations] },
};

/** What a trail finds it by: its unit, who made it, its themes, and the replications it learned from. */
export const tagsOfVersion = ({ unit, organisations, themes, learnedFrom }: Version): readonly string[] => [
  `unit:${unit}`,
  ...organisations.map((organisation) => `org:${organisation}`),
  ...themes.map((theme) => `theme:${theme}`),
  ...learnedFrom.map((replication) => `replication:${replication}`),
];
