import {
  cohortBegan,
  cohortCancelled,
  cohortEnded,
  cohortPlacesChanged,
  cohortPlaceFreed,
  cohortPlaceTaken,
  cohortPlanned,
  cohortWaitingJoined,
  cohortWaitingLeft,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { COHORT_ROW_STATUSES, cohortColumns, cohortFilters, type CohortRow } from './cohort-register.read-model.ts';

const { when } = handlersOf<CohortRow>((event) => entityIdOf(event, 'cohort'));

/** Enrolments come and go one by one. */
const merge: Merge<CohortRow> = (row, set) => ({
  ...row,
  ...set,
  taken: { ...row.taken, ...set.taken },
  waiting: { ...row.waiting, ...set.waiting },
});

export const cohortRegister: Register<CohortRow> = {
  name: 'cohorts',
  model: 'cohort-register',
  version: 1,
  handlers: [
    when(cohortPlanned, ({ programme, unit, name, places, from, until, applyBy }) => ({
      begins: true,
      set: {
        ...{ name, status: 'planned', programme, unit, themes: [], organisations: [], places, from, until },
        ...{ applyBy: applyBy ?? null, taken: {}, waiting: {}, endedOn: null, ground: null },
      },
    })),
    when(cohortPlacesChanged, ({ places }) => ({ set: { places } })),
    when(cohortPlaceTaken, ({ enrolment }) => ({ set: { taken: { [enrolment]: true } } })),
    when(cohortPlaceFreed, ({ enrolment }) => ({ set: { taken: { [enrolment]: false } } })),
    when(cohortWaitingJoined, ({ enrolment }) => ({ set: { waiting: { [enrolment]: true } } })),
    when(cohortWaitingLeft, ({ enrolment }) => ({ set: { waiting: { [enrolment]: false } } })),
    when(cohortBegan, () => ({ set: { status: 'running' } })),
    when(cohortEnded, (_, { effectiveOn }) => ({ set: { status: 'ended', endedOn: effectiveOn } })),
    when(cohortCancelled, ({ ground }, { effectiveOn }) => ({
      set: { status: 'cancelled', endedOn: effectiveOn, ground },
    })),
  ],
  merge,
  statuses: COHORT_ROW_STATUSES,
  columns: cohortColumns,
  filters: cohortFilters,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const cohortRegisterProjection = registerProjection(cohortRegister);
