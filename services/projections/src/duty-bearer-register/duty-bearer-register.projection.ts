import {
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandImplemented,
  demandPromiseExcused,
  demandReminded,
  demandReneged,
  demandWithdrawn,
  dutyBearerCorrected,
  dutyBearerNamed,
  dutyBearerRetired,
  type SequencedEvent,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  type DemandStage,
  DUTY_BEARER_ROW_STATUSES,
  dutyBearerColumns,
  dutyBearerFilters,
  type DutyBearerRow,
} from './duty-bearer-register.read-model.ts';

const { when } = handlersOf<DutyBearerRow>((event) => entityIdOf(event, 'duty-bearer'));
const demandOf = (event: Pick<SequencedEvent, 'stream'>): string => entityIdOf(event, 'demand');
/** Demands have a stream of their own: what comes of one comes to the row of the office, by its tag. */
const { when: whenDemanded } = handlersOf<DutyBearerRow>(
  (event) => event.tags.find((tag) => tag.startsWith('duty-bearer:'))?.slice('duty-bearer:'.length) ?? demandOf(event),
);

/** Demands come one by one. */
const merge: Merge<DutyBearerRow> = (row, set) => ({ ...row, ...set, demands: { ...row.demands, ...set.demands } });

const demanded = (event: SequencedEvent, stage: DemandStage) => ({ set: { demands: { [demandOf(event)]: stage } } });

export const dutyBearerRegister: Register<DutyBearerRow> = {
  name: 'duty-bearers',
  model: 'duty-bearer-register',
  version: 1,
  handlers: [
    when(dutyBearerNamed, ({ office, unit, level, duties, organisation = null }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: office, unit, officeLevel: level, duties, organisation, status: 'named', namedOn: effectiveOn },
        // The public body itself does not work on what is demanded of it.
        ...{ themes: [], organisations: [], retiredOn: null, ground: null, succeededBy: null },
      },
    })),
    when(dutyBearerCorrected, ({ office, unit, level, duties, organisation = null }) => ({
      set: { name: office, unit, officeLevel: level, duties, organisation },
    })),
    when(dutyBearerRetired, ({ ground, succeededBy = null }, { effectiveOn }) => ({
      set: { status: 'retired', retiredOn: effectiveOn, ground, succeededBy },
    })),
    whenDemanded(demandDelivered, (_, event) => demanded(event, 'delivered')),
    whenDemanded(demandReminded, (_, event) => demanded(event, 'delivered')),
    whenDemanded(demandAnswerFellDue, (_, event) => demanded(event, 'silent')),
    whenDemanded(demandAnswered, ({ promise }, event) =>
      demanded(event, promise === undefined ? 'refused' : 'promised'),
    ),
    whenDemanded(demandImplemented, (_, event) => demanded(event, 'implemented')),
    whenDemanded(demandReneged, (_, event) => demanded(event, 'reneged')),
    whenDemanded(demandPromiseExcused, (_, event) => demanded(event, 'excused')),
    whenDemanded(demandWithdrawn, (_, event) => demanded(event, 'withdrawn')),
  ],
  merge,
  statuses: DUTY_BEARER_ROW_STATUSES,
  columns: dutyBearerColumns,
  filters: dutyBearerFilters,
  words: ({ name }) => name,
  entityOf: (id) => id,
};

export const dutyBearerRegisterProjection = registerProjection(dutyBearerRegister);
