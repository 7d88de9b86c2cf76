import type { PeopleCount } from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';
import type { TimelineDoc } from '../figures/steps-of.ts';

/** What an enrolment goes through, as it is counted: on the day on which it gets there. */
export const FUNNEL = ['applied', 'selected', 'begun', 'completed', 'declined', 'left'] as const;
/** The stages at which people are counted. */
export const PEOPLE_STAGES = ['applied', 'selected', 'begun', 'completed'] as const;
export type PeopleStage = (typeof PEOPLE_STAGES)[number];

/** What happened in a period. */
export const CAPACITY_FLOWS = [
  ...FUNNEL,
  ...(['transition-began', 'transition-settled', 'transition-ended'] as const),
  ...(['innovation-proposed', 'innovation-stopped', 'experiment', 'adopted', 'adoption-reported'] as const),
  'compared',
] as const;
/** What stands on a date. */
export const CAPACITY_STOCKS = ['transition', 'stalled', 'innovation', 'adoption', 'follow-up-due'] as const;
export const CAPACITY_MEASURES = [...CAPACITY_FLOWS, ...CAPACITY_STOCKS] as const;
export type CapacityMeasure = (typeof CAPACITY_MEASURES)[number];

/** People, and levels of scores: told by the rule for figures about people and answers alone, and never as they are. */
export const GUARDED_MEASURES = ['people', 'common-items', 'before', 'after'] as const;
export type GuardedMeasure = (typeof GUARDED_MEASURES)[number];

/**
 * The dimensions of every fact. `stage` is the state of a change of leader or an innovation, the result of an experiment, the
 * finding of an adoption, what a follow-up is of, or the stage at which people are counted, as the measure has it.
 */
export const CAPACITY_DIMENSIONS = ['unit', 'track', 'programme', 'organisation', 'stage', 'domain', 'group'] as const;
export type CapacityDimension = (typeof CAPACITY_DIMENSIONS)[number];

/** What figures of capacity are made of: one enrolment, assessment, change of leader, innovation or adoption. */
export interface CapacityState {
  readonly unit: string;
  readonly track: string;
  readonly programme: string;
  readonly organisation: string;
  readonly people: PeopleCount;
  /** The measure that counts it while it lasts, and its stage; none: ''. */
  readonly lasts: '' | 'transition' | 'innovation' | 'adoption';
  readonly stage: string;
  readonly isStalled: boolean;
  /** Follow-ups that fell due and have not been answered, by what they are called. */
  readonly due: readonly string[];
  readonly followsUp: '' | 'course' | 'transition' | 'adoption';
  /** How often each thing was counted so far, by `measure/stage/domain/group`. */
  readonly counts: Readonly<Record<string, number>>;
}

export type CapacityDoc = TimelineDoc<CapacityState>;

export const capacityModel: ReadModel<CapacityDoc> = {
  name: 'capacity-dashboard',
  version: 2,
  keepsPast: false, // facts and timelines hold both times
  indexes: [],
  index: () => ({}),
};
