import {
  type DataOf,
  forumFounded,
  type SequencedEvent,
  unitLeft,
  unitMoved,
  unitRegistered,
  unitRenamed,
  unitSplit,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';
import { FORUM_KEY, type TreeDoc, type UnitDoc, unitKey, unitsModel, type UnitStep } from './units.read-model.ts';

export const unitsProjection: Projection<TreeDoc> = {
  model: unitsModel,
  types: [forumFounded.type, unitRegistered.type, unitRenamed.type, unitMoved.type, unitSplit.type, unitLeft.type],
  keys(event) {
    if (event.type === forumFounded.type) return [FORUM_KEY];
    return [unitKey((event.data as { code: string }).code)];
  },
  evolve(doc, event) {
    if (event.type === forumFounded.type) {
      const { name, sample, zone, rootUnit, languages } = event.data as DataOf<typeof forumFounded>;
      return { is: 'forum', name, sample, zone, rootUnit, languages, since: event.sequence };
    }
    if (event.type === unitRegistered.type) return registered(event);
    if (doc?.is !== 'unit') return doc;
    const step = stepOf(event);
    return step === undefined ? doc : changed(doc, { on: event.effectiveOn, since: event.sequence, ...step });
  },
};

function registered(event: SequencedEvent): UnitDoc {
  const { parent, validUntil, ...unit } = event.data as DataOf<typeof unitRegistered>;
  const place = { name: unit.name, parent: parent ?? null, validUntil: validUntil ?? null };
  const since = event.sequence;
  const steps = [{ on: unit.validFrom, since, ...place }];
  return { is: 'unit', ...unit, ...place, since, changed: since, steps };
}

/** What the event changes; undefined where a split unit goes on as it was. */
function stepOf(event: SequencedEvent): Omit<UnitStep, 'on' | 'since'> | undefined {
  const lastDay = addDays(event.effectiveOn, -1);
  switch (event.type) {
    case unitRenamed.type:
      return { name: (event.data as DataOf<typeof unitRenamed>).name };
    case unitMoved.type:
      return { parent: (event.data as DataOf<typeof unitMoved>).parent };
    case unitSplit.type: {
      const { code, into } = event.data as DataOf<typeof unitSplit>;
      return into.includes(code) ? undefined : { validUntil: lastDay };
    }
    default:
      return { validUntil: lastDay };
  }
}

/** Steps stand in the order of the record: a later one wins from its own date on. */
function changed(doc: UnitDoc, step: UnitStep): UnitDoc {
  const { on: _on, since: _since, ...latest } = step;
  return { ...doc, ...latest, changed: step.since, steps: [...doc.steps, step] };
}
