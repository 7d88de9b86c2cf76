import { cellsToTell, oneByOne, shownCounts } from '@baraza/domain';
import { levelsOf } from '../figures/unit-levels.pure.ts';
import { PEOPLE_GROUPS, PEOPLE_STAGES, type PeopleGroup, type PeopleStage } from './capacity-dashboard.read-model.ts';

/** People who got to one stage of a programme in a period, for one organisation. */
export interface PeopleOf {
  readonly stage: PeopleStage;
  readonly track: string;
  /** From the unit of who is enrolled up, without the root. */
  readonly way: readonly string[];
  readonly counts: Readonly<Record<PeopleGroup, number>>;
}
/** In fives; undefined: fewer than five, which does not tell nobody from somebody. */
export type ShownPeople = Readonly<Record<PeopleGroup, number | undefined>>;

export interface StageOfPeople {
  readonly stage: PeopleStage;
  readonly all: ShownPeople;
  readonly byTrack: readonly { readonly cell: string; readonly people: ShownPeople }[];
  readonly byUnit: readonly { readonly cell: string; readonly people: ShownPeople }[];
}

/**
 * People at each stage of a closed period, as they may be told: in fives, of cells of five and more that leave nobody to be found
 * between them. Which cells are told of is the same whoever asks.
 */
export function toldPeople(people: readonly PeopleOf[], tracks: readonly string[]): readonly StageOfPeople[] {
  return PEOPLE_STAGES.map((stage) => {
    const here = people.filter((one) => one.stage === stage);
    // Each counts as often as there are people: a cell has five of them, however many enrolments they stand in.
    const population = here.flatMap((one) => Array.from({ length: one.counts.total }, () => one));
    const told = cellsToTell(population, [
      ...oneByOne<PeopleOf>('track', tracks, ({ track }) => [track]),
      levelsOf(here),
    ]);
    const of = (dimension: string) =>
      told
        .filter((one) => one.dimension === dimension)
        .map(({ cell, members }) => ({ cell, people: shown([...new Set(members)]) }));
    return { stage, all: shown(here), byTrack: of('track'), byUnit: of('unit') };
  });
}

function shown(members: readonly PeopleOf[]): ShownPeople {
  const sums = PEOPLE_GROUPS.map((group) => [group, members.reduce((sum, one) => sum + one.counts[group], 0)] as const);
  return shownCounts(Object.fromEntries(sums) as Record<PeopleGroup, number>);
}
