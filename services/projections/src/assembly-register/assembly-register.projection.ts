import {
  assemblyCalled,
  assemblyCancelled,
  electedSeatVacated,
  electedTermEnded,
  electionClosed,
  electionOpened,
  electionResultDeclared,
  nominationsClosed,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  ASSEMBLY_STATUSES,
  assemblyColumns,
  assemblyFilters,
  type AssemblyRow,
  type BodyRow,
} from './assembly-register.read-model.ts';

const { when } = handlersOf<AssemblyRow>((event) => entityIdOf(event, 'assembly'));

/** Bodies are declared, and end, one by one; seats become free one by one. */
const merge: Merge<AssemblyRow> = (row, set) => {
  const seats: Record<string, BodyRow> = { ...row.seats };
  for (const [body, change] of Object.entries(set.seats ?? {})) {
    const before = seats[body] ?? { elected: [], hasEnded: false };
    seats[body] = { ...before, ...change, elected: change.hasEnded ? before.elected : change.elected };
  }
  return { ...row, ...set, seats, vacated: [...(row.vacated ?? []), ...(set.vacated ?? [])] };
};

/** Made of what is public: who stands and who may vote is told by the assembly itself. */
export const assemblyRegister: Register<AssemblyRow> = {
  name: 'assemblies',
  model: 'assembly-register',
  version: 1,
  handlers: [
    when(assemblyCalled, ({ unit, convening, rollOn, nominationsUntil, elections }) => ({
      begins: true,
      set: {
        name: `${elections.map(({ body }) => body.replaceAll('-', ' ')).join(', ')} ${rollOn.slice(0, 4)}`,
        ...{ status: 'called', unit, themes: [], organisations: [], convening, rollOn, nominationsUntil },
        bodies: elections.map(({ body }) => body),
        ...{ onRoll: null, ballots: null, ground: null },
      },
    })),
    when(nominationsClosed, () => ({ set: { status: 'nominated' } })),
    when(electionOpened, ({ roll }) => ({ set: { status: 'voting', rollOn: roll.on, onRoll: roll.voting } })),
    when(electionClosed, ({ ballots }) => ({ set: { status: 'counted', ballots } })),
    when(electionResultDeclared, ({ body, elected }) => ({
      set: {
        status: 'declared',
        seats: {
          [body]: {
            elected: elected.map(({ candidacy, organisation }) => ({ candidacy, organisation })),
            hasEnded: false,
          },
        },
      },
    })),
    when(electedSeatVacated, ({ candidacy }) => ({ set: { vacated: [candidacy] } })),
    when(electedTermEnded, ({ body }) => ({ set: { seats: { [body]: { elected: [], hasEnded: true } } } })),
    when(assemblyCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
  ],
  merge,
  statuses: ASSEMBLY_STATUSES,
  columns: assemblyColumns,
  filters: assemblyFilters,
  words: ({ name, unit, bodies }) => [name, unit, ...bodies].join(' '),
  entityOf: (id) => id,
};

export const assemblyRegisterProjection = registerProjection(assemblyRegister);
