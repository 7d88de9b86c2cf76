import {
  conveningAgendaSet,
  conveningCalled,
  conveningCancelled,
  conveningHeld,
  conveningPostponed,
  conveningReported,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  CONVENING_STATUSES,
  conveningColumns,
  conveningFilters,
  type ConveningRow,
} from './convening-register.read-model.ts';

const { when } = handlersOf<ConveningRow>((event) => entityIdOf(event, 'convening'));

const nothingYet = {
  ...{ agenda: [], heldOn: null, membersInvited: null, membersPresent: null, membersNeeded: null, quorum: null },
  ...{ reportedOn: null, report: null, ground: null },
};

/** Made of what is public: who was invited, and who came, is told by the convening itself. */
export const conveningRegister: Register<ConveningRow> = {
  name: 'convenings',
  model: 'convening-register',
  version: 1,
  handlers: [
    when(conveningCalled, ({ title: name, unit, mode, on: meetsOn, quorumPercent }) => ({
      begins: true,
      set: {
        ...nothingYet,
        ...{ name, status: 'called', unit, themes: [], organisations: [], mode, meetsOn, quorumPercent },
      },
    })),
    when(conveningAgendaSet, ({ items }) => ({ set: { agenda: items.map(({ title }) => title) } })),
    when(conveningPostponed, ({ on: meetsOn }) => ({ set: { meetsOn } })),
    when(conveningCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
    when(conveningHeld, ({ membersInvited, membersPresent, membersNeeded, quorate }, { effectiveOn: heldOn }) => ({
      set: {
        ...{ status: 'held', heldOn, membersInvited, membersPresent, membersNeeded },
        quorum: quorate ? 'met' : 'not-met',
      },
    })),
    when(conveningReported, ({ report }, { effectiveOn: reportedOn }) => ({
      set: { status: 'reported', report, reportedOn },
    })),
  ],
  statuses: CONVENING_STATUSES,
  columns: conveningColumns,
  filters: conveningFilters,
  words: ({ name, unit, agenda }) => [name, unit, ...agenda].join(' '),
  entityOf: (id) => id,
};

export const conveningRegisterProjection = registerProjection(conveningRegister);
