import {
  resolutionAdopted,
  resolutionEnded,
  resolutionFulfilled,
  resolutionOverdue,
  resolutionProgressNoted,
  resolutionRescheduled,
  resolutionTextPublished,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  RESOLUTION_STATUSES,
  resolutionColumns,
  resolutionFilters,
  type ResolutionRow,
} from './resolution-register.read-model.ts';

const { when } = handlersOf<ResolutionRow>((event) => entityIdOf(event, 'resolution'));

const nothingYet = {
  ...{ overdueOn: null, percent: 0, text: null, fulfilledOn: null, timeliness: null, endedOn: null, ground: null },
};

export const resolutionRegister: Register<ResolutionRow> = {
  name: 'resolutions',
  model: 'resolution-register',
  version: 1,
  handlers: [
    when(resolutionAdopted, ({ number, unit, convening, themes, owner, promisee, dueOn }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...nothingYet,
        ...{ name: number, status: 'adopted', unit, themes, convening, owner: owner.kind },
        organisations: [owner.organisation, promisee?.organisation].filter((one) => one !== undefined),
        organisation: owner.organisation ?? null,
        promisee: promisee?.kind ?? null,
        ...{ adoptedOn: effectiveOn, carryOutBy: dueOn, firstDueBy: dueOn },
      },
    })),
    when(resolutionTextPublished, ({ text }) => ({ set: { text } })),
    when(resolutionProgressNoted, ({ percent }) => ({ set: { percent } })),
    when(resolutionRescheduled, ({ dueOn }) => ({ set: { status: 'adopted', carryOutBy: dueOn, overdueOn: null } })),
    when(resolutionOverdue, (_, { effectiveOn: overdueOn }) => ({ set: { status: 'overdue', overdueOn } })),
    when(resolutionFulfilled, ({ isLate }, { effectiveOn: fulfilledOn }) => ({
      set: { status: 'fulfilled', fulfilledOn, timeliness: isLate ? 'late' : 'in-time' },
    })),
    when(resolutionEnded, ({ ground }, { effectiveOn: endedOn }) => ({ set: { status: 'ended', endedOn, ground } })),
  ],
  statuses: RESOLUTION_STATUSES,
  columns: resolutionColumns,
  filters: resolutionFilters,
  words: ({ name, unit, text, themes }) => [name, unit, text ?? '', ...themes].join(' '),
  entityOf: (id) => id,
};

export const resolutionRegisterProjection = registerProjection(resolutionRegister);
