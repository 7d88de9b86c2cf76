import type { Projection } from '@baraza/read-models';
import { type MomentsDoc, momentsModel, RUN } from './moments.read-model.ts';

const runOf = (sequence: number): number => Math.floor((sequence - 1) / RUN);

/**
 * Finds the last sequence that was known at an instant: the one before the first event recorded later than it. Clocks of
 * several writers differ a little, so times do not rise with the sequence; within a run only an event later than all
 * before it can be the first that is later than something.
 */
export const momentsProjection: Projection<MomentsDoc> = {
  model: momentsModel,
  types: 'all',
  keys: (event) => [String(runOf(event.sequence)).padStart(12, '0')],
  evolve(doc, { sequence, time }) {
    const { first, later } = doc ?? { first: runOf(sequence) * RUN + 1, later: [] };
    const latest = later.at(-1)?.[0];
    if (doc !== undefined && latest !== undefined && time <= latest) return doc;
    return { first, later: [...later, [time, sequence]] };
  },
};
