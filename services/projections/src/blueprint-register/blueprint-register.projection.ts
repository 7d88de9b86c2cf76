import {
  blueprintDraftDropped,
  blueprintDrafted,
  blueprintPublished,
  blueprintWithdrawn,
  circleCounted,
  circleDissolved,
  circleFormed,
  type DataOf,
  replicationBegun,
  replicationEnded,
  replicationRunning,
  type SequencedEvent,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  BLUEPRINT_STATUSES,
  blueprintColumns,
  blueprintFilters,
  type BlueprintRow,
  type ReplicationRow,
} from './blueprint-register.read-model.ts';

const { when } = handlersOf<BlueprintRow>((event) => entityIdOf(event, 'blueprint'));
const replicationOf = (event: Pick<SequencedEvent, 'stream'>): string => entityIdOf(event, 'replication');
/** Replications have a stream of their own: what comes of one comes to the row of its blueprint, by its tag. */
const { when: whenReplicated } = handlersOf<BlueprintRow>(
  (event) => event.tags.find((tag) => tag.startsWith('blueprint:'))?.slice('blueprint:'.length) ?? replicationOf(event),
);

/** Replications come one by one, and circles in them. */
const merge: Merge<BlueprintRow> = (row, set) => {
  const replications = { ...row.replications };
  for (const [id, change] of Object.entries(set.replications ?? {})) {
    const before = replications[id];
    replications[id] = { ...before, ...change, circles: { ...before?.circles, ...change.circles } };
  }
  return { ...row, ...set, replications };
};

const replicated = (event: SequencedEvent, change: Partial<ReplicationRow>) => ({
  set: { replications: { [replicationOf(event)]: change } },
});

type Drafted = DataOf<typeof blueprintDrafted> | DataOf<typeof blueprintPublished>;
const says = ({ title, version, unit, themes, organisations, languages, licence, steps }: Drafted) => ({
  ...{ name: title, version, unit, themes, organisations, languages, licence, steps: steps.length },
});

export const blueprintRegister: Register<BlueprintRow> = {
  name: 'blueprints',
  model: 'blueprint-register',
  version: 1,
  handlers: [
    // A next version that waits to be published changes nothing of what stands.
    when(blueprintDrafted, (data) =>
      data.version > 1
        ? { set: {} }
        : {
            begins: true,
            set: {
              ...{ ...says(data), status: 'draft', guide: null, publishedOn: null, replications: {} },
              ...{ endedOn: null, ground: null },
            },
          },
    ),
    // To the public it begins here: of the draft they have seen nothing.
    when(blueprintPublished, (data, { effectiveOn }) => ({
      begins: true,
      set: { ...says(data), status: 'published', guide: data.guide, publishedOn: effectiveOn, replications: {} },
    })),
    when(blueprintDraftDropped, ({ version, ground }, { effectiveOn }) =>
      version > 1 ? { set: {} } : { set: { status: 'dropped', endedOn: effectiveOn, ground } },
    ),
    when(blueprintWithdrawn, ({ ground }, { effectiveOn }) => ({
      set: { status: 'withdrawn', endedOn: effectiveOn, ground },
    })),
    whenReplicated(replicationBegun, ({ organisation, copiedFrom = null }, event) =>
      replicated(event, { organisation, status: 'begun', copiedFrom }),
    ),
    whenReplicated(circleFormed, ({ circle, people }, event) => replicated(event, { circles: { [circle]: people } })),
    whenReplicated(circleCounted, ({ circle, people }, event) => replicated(event, { circles: { [circle]: people } })),
    whenReplicated(circleDissolved, ({ circle }, event) => replicated(event, { circles: { [circle]: null } })),
    whenReplicated(replicationRunning, (_, event) => replicated(event, { status: 'running' })),
    whenReplicated(replicationEnded, (_, event) => replicated(event, { status: 'ended' })),
  ],
  merge,
  statuses: BLUEPRINT_STATUSES,
  columns: blueprintColumns,
  filters: blueprintFilters,
  words: ({ name, guide }) => [name, guide ?? ''].join(' '),
  entityOf: (id) => id,
};

export const blueprintRegisterProjection = registerProjection(blueprintRegister);
