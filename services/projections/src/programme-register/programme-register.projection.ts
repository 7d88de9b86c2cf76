import {
  ENROLLED_KINDS,
  programmeCancelled,
  programmeCompleted,
  programmeOpened,
  programmePlanned,
  programmeStarted,
  programmeTermsAnnounced,
  programmeTermsSet,
} from '@baraza/contracts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  PROGRAMME_STATUSES,
  programmeColumns,
  programmeFilters,
  type ProgrammeRow,
} from './programme-register.read-model.ts';

const { when } = handlersOf<ProgrammeRow>((event) => entityIdOf(event, 'programme'));

/** What neither a plan nor an announcement says yet. */
const notYet = { whom: [...ENROLLED_KINDS], startedOn: null, endedOn: null, ground: null, assignments: null };

export const programmeRegister: Register<ProgrammeRow> = {
  name: 'programmes',
  model: 'programme-register',
  version: 2,
  handlers: [
    when(programmePlanned, ({ title, track, unit, units, themes, languages, partners, budget, period }) => ({
      begins: true,
      set: {
        ...notYet,
        ...{ name: title, track, unit, units, themes, languages, ...period },
        status: 'planned',
        organisations: partners,
        budget: budget ?? null,
      },
    })),
    // To the public a programme begins when it is announced: of its plan they have seen nothing.
    when(programmeOpened, ({ title, track, unit, units, themes, languages, period }) => ({
      begins: true,
      set: { ...{ name: title, track, unit, units, themes, languages, ...period }, status: 'open' },
    })),
    when(programmeTermsSet, ({ eligibility }) => ({ set: { whom: eligibility.whom } })),
    when(programmeTermsAnnounced, ({ eligibility }) => ({ set: { whom: eligibility.whom } })),
    when(programmeStarted, (_, event) => ({ set: { status: 'running', startedOn: event.effectiveOn } })),
    when(programmeCompleted, ({ assignments }, event) => ({
      set: { status: 'completed', endedOn: event.effectiveOn, assignments },
    })),
    when(programmeCancelled, ({ ground }, event) => ({
      set: { status: 'cancelled', endedOn: event.effectiveOn, ground },
    })),
  ],
  statuses: PROGRAMME_STATUSES,
  columns: programmeColumns,
  filters: programmeFilters,
  words: (row) => row.name,
  entityOf: (id) => id,
};

export const programmeRegisterProjection = registerProjection(programmeRegister);
