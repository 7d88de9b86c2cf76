import type { SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { everyWorkStep } from './every-work-step.ts';
import { openedOn, type WorkStep } from './work-steps.pure.ts';
import { type WorkDoc, worklistModel } from './worklist.read-model.ts';

const steps: ReadonlyMap<string, WorkStep> = new Map(everyWorkStep.map((step) => [step.type, step]));

/** One document per entity that somebody has something to do with. */
export const worklistProjection: Projection<WorkDoc> = {
  model: worklistModel,
  types: [...steps.keys()],
  keys: (event) => [event.stream],
  evolve(doc, event) {
    const step = steps.get(event.type)!;
    if (doc === undefined && !step.begins) return undefined;
    const before = placed(doc ?? nothing(step, event), event);
    const left = step.take(event, before);
    if (left === undefined) return undefined;
    const { items, ...rest } = left;
    const open = items === undefined ? before.items : openedOn(items, event.effectiveOn, before.items);
    return { ...before, ...rest, items: open };
  },
};

function nothing({ aggregate }: WorkStep, event: SequencedEvent): WorkDoc {
  return {
    aggregate,
    entity: event.stream.slice(aggregate.length + 1),
    ...{ unit: null, organisation: null, items: [], persons: [], organisations: [], needed: 0, dueNext: null },
  };
}

/** What an event says of where an entity stands holds from then on. */
function placed(doc: WorkDoc, { data }: SequencedEvent): WorkDoc {
  const { unit, organisation, coalition } = data as Readonly<
    Partial<Record<'unit' | 'organisation' | 'coalition', string>>
  >;
  return {
    ...doc,
    ...(unit === undefined ? {} : { unit }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(coalition === undefined ? {} : { coalition }),
  };
}
