import { activityRecorded, activityStruck } from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  ACTIVITY_ROW_STATUSES,
  activityColumns,
  activityFilters,
  type ActivityRow,
} from './activity-register.read-model.ts';

const { when } = handlersOf<ActivityRow>((event) => entityIdOf(event, 'activity'));

export const activityRegister: Register<ActivityRow> = {
  name: 'activities',
  model: 'activity-register',
  version: 1,
  handlers: [
    when(activityRecorded, ({ title, place, cost, paidFrom, partOf, account: _, ...data }) => ({
      begins: true,
      set: {
        ...data,
        ...{ name: title, status: 'recorded', place: place ?? null, cost: cost ?? null, ground: null },
        ...{ grant: paidFrom?.grant ?? null, programme: null, cohort: null, campaign: null },
        ...(partOf === undefined ? {} : { [partOf.kind]: partOf.id }),
      },
    })),
    when(activityStruck, ({ ground }) => ({ set: { status: 'struck', ground } })),
  ],
  statuses: ACTIVITY_ROW_STATUSES,
  setAside: ['struck'],
  columns: activityColumns,
  filters: activityFilters,
  words: ({ name, place, unit }) => [name, place, unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const activityRegisterProjection = registerProjection(activityRegister);
