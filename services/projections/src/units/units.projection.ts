import { type DataOf, forumFounded, unitRegistered } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { FORUM_KEY, type TreeDoc, unitKey, unitsModel } from './units.read-model.ts';

export const unitsProjection: Projection<TreeDoc> = {
  model: unitsModel,
  types: [forumFounded.type, unitRegistered.type],
  keys(event) {
    if (event.type === forumFounded.type) return [FORUM_KEY];
    return [unitKey((event.data as DataOf<typeof unitRegistered>).code)];
  },
  evolve(_, event) {
    if (event.type === forumFounded.type) {
      const { name, sample, zone, rootUnit, languages } = event.data as DataOf<typeof forumFounded>;
      return { is: 'forum', name, sample, zone, rootUnit, languages, since: event.sequence };
    }
    const { parent, validUntil, ...unit } = event.data as DataOf<typeof unitRegistered>;
    return { is: 'unit', ...unit, parent: parent ?? null, validUntil: validUntil ?? null, since: event.sequence };
  },
};
