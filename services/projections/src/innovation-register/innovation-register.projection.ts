import {
  adoptionReported,
  experimentBegun,
  experimentReported,
  innovationAdopted,
  innovationMoved,
  innovationProposed,
  innovationShared,
  innovationStopped,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  INNOVATION_STATUSES,
  innovationColumns,
  innovationFilters,
  type InnovationRow,
} from './innovation-register.read-model.ts';

const { when } = handlersOf<InnovationRow>((event) => entityIdOf(event, 'innovation'));
/** Those who take it up have a stream of their own: what they tell comes to the row of the innovation. */
const { when: whenAdopted } = handlersOf<InnovationRow>((event) => (event.data as { innovation: string }).innovation);

/** Experiments and adoptions come one by one. */
const merge: Merge<InnovationRow> = (row, set) => ({
  ...row,
  ...set,
  experiments: { ...row.experiments, ...set.experiments },
  adoptions: { ...row.adoptions, ...set.adoptions },
});

export const innovationRegister: Register<InnovationRow> = {
  name: 'innovations',
  model: 'innovation-register',
  version: 1,
  handlers: [
    when(innovationProposed, ({ title, kind, unit, themes, organisations }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: title, kind, unit, themes, organisations, status: 'proposed', since: effectiveOn },
        ...{ proposedOn: effectiveOn, sharedOn: null, experiments: {}, adoptions: {}, ground: null },
      },
    })),
    when(innovationMoved, ({ to }, { effectiveOn }) => ({ set: { status: to, since: effectiveOn } })),
    when(experimentBegun, ({ experiment }) => ({ set: { experiments: { [experiment]: 'goes-on' } } })),
    when(experimentReported, ({ experiment, result }) => ({ set: { experiments: { [experiment]: result } } })),
    // To the public it begins when it is shared, at the stage it is then at: of its way there they have seen nothing.
    when(innovationShared, ({ title, kind, unit, themes, organisations, stage }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: title, kind, unit, themes, organisations, status: stage },
        ...{ sharedOn: effectiveOn, experiments: {}, adoptions: {} },
      },
    })),
    when(innovationStopped, ({ ground }, { effectiveOn }) => ({
      set: { status: 'stopped', since: effectiveOn, ground },
    })),
    whenAdopted(innovationAdopted, ({ organisation }) => ({ set: { adoptions: { [organisation]: 'taken-up' } } })),
    whenAdopted(adoptionReported, ({ organisation, finding }) => ({ set: { adoptions: { [organisation]: finding } } })),
  ],
  merge,
  statuses: INNOVATION_STATUSES,
  columns: innovationColumns,
  filters: innovationFilters,
  words: ({ name, kind }) => [name, kind].join(' '),
  entityOf: (id) => id,
};

export const innovationRegisterProjection = registerProjection(innovationRegister);
