import {
  circleCounted,
  circleDissolved,
  circleFormed,
  type DataOf,
  replicationAdapted,
  replicationBegun,
  replicationEnded,
  replicationRunning,
  replicationStepDone,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  REPLICATION_ROW_STATUSES,
  replicationColumns,
  type ReplicationRow,
} from './replication-register.read-model.ts';

const { when } = handlersOf<ReplicationRow>((event) => entityIdOf(event, 'replication'));

/** Steps, adaptations and circles come one by one. */
const merge: Merge<ReplicationRow> = (row, set) => ({
  ...row,
  ...set,
  stepsDone: [...(row.stepsDone ?? []), ...(set.stepsDone ?? [])],
  leftOut: [...new Set([...(row.leftOut ?? []), ...(set.leftOut ?? [])])],
  adaptations: (row.adaptations ?? 0) + (set.adaptations ?? 0),
  circles: { ...row.circles, ...set.circles },
});

const counted = ({ circle, people }: DataOf<typeof circleFormed>) => ({ set: { circles: { [circle]: people } } });

export const replicationRegister: Register<ReplicationRow> = {
  name: 'replications',
  model: 'replication-register',
  version: 1,
  handlers: [
    when(replicationBegun, (data, { effectiveOn }) => {
      const { blueprint, version, organisation, unit, themes, steps, copiedFrom = null } = data;
      return {
        begins: true,
        set: {
          name: `Replication of version ${version}`,
          ...{ blueprint, version, organisation, unit, themes, steps, copiedFrom },
          ...{ status: 'begun', organisations: [organisation], begunOn: effectiveOn },
          ...{ runningSince: null, endedOn: null, ground: null },
        },
      };
    }),
    when(replicationAdapted, ({ step, leftOut }) => ({
      set: { adaptations: 1, ...(leftOut && step !== undefined ? { leftOut: [step] } : {}) },
    })),
    when(replicationStepDone, ({ step }) => ({ set: { stepsDone: [step] } })),
    when(circleFormed, counted),
    when(circleCounted, counted),
    when(circleDissolved, ({ circle }) => ({ set: { circles: { [circle]: null } } })),
    when(replicationRunning, (_, { effectiveOn }) => ({ set: { status: 'running', runningSince: effectiveOn } })),
    when(replicationEnded, ({ ground }, { effectiveOn }) => ({
      set: { status: 'ended', endedOn: effectiveOn, ground },
    })),
  ],
  merge,
  statuses: REPLICATION_ROW_STATUSES,
  columns: replicationColumns,
  filters: [],
  isNameless: true,
  words: ({ name, unit, themes }) => [name, unit, ...themes].join(' '),
  entityOf: (id) => id,
};

export const replicationRegisterProjection = registerProjection(replicationRegister);
