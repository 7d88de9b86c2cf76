import {
  sessionAttendanceCorrected,
  sessionCancelled,
  sessionHeld,
  sessionMoved,
  sessionPlanned,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  SESSION_ROW_STATUSES,
  sessionColumns,
  sessionFilters,
  type SessionRow,
} from './session-register.read-model.ts';

const { when } = handlersOf<SessionRow>((event) => entityIdOf(event, 'session'));
const nobodyYet = { people: null, present: null, excused: null, unexcused: null };

export const sessionRegister: Register<SessionRow> = {
  name: 'sessions',
  model: 'session-register',
  version: 1,
  handlers: [
    when(sessionPlanned, ({ programme, cohort, unit, on, module, mode, place }) => ({
      begins: true,
      set: {
        ...nobodyYet,
        ...{ name: module === undefined ? 'Session' : `Session, ${module.replaceAll('-', ' ')}`, status: 'planned' },
        ...{ programme, cohort, unit, themes: [], organisations: [], on, mode },
        ...{ module: module ?? null, place: place ?? null, ground: null },
      },
    })),
    when(sessionMoved, ({ on, ground }) => ({ set: { on, ground } })),
    when(sessionHeld, ({ people, attendance }, { effectiveOn }) => ({
      set: { status: 'held', on: effectiveOn, people, ...attendance },
    })),
    when(sessionAttendanceCorrected, ({ people, attendance }) => ({ set: { people, ...attendance } })),
    when(sessionCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
  ],
  statuses: SESSION_ROW_STATUSES,
  columns: sessionColumns,
  filters: sessionFilters,
  words: ({ name, place, unit }) => [name, place, unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const sessionRegisterProjection = registerProjection(sessionRegister);
