import { oneByOne } from '@baraza/domain';
import { type CountedPeople, type PeopleCell, type ShownPeople, toldPeopleOf } from '../figures/told-people.pure.ts';
import { PEOPLE_STAGES, type PeopleStage } from './capacity-dashboard.read-model.ts';

/** People who got to one stage of a programme in a period, for one organisation. */
export interface PeopleOf extends CountedPeople {
  readonly stage: PeopleStage;
  readonly track: string;
}

export interface StageOfPeople {
  readonly stage: PeopleStage;
  readonly all: ShownPeople;
  readonly byTrack: readonly PeopleCell[];
  readonly byUnit: readonly PeopleCell[];
}

/** People at each stage of a closed period, as they may be told. */
export function toldPeople(people: readonly PeopleOf[], tracks: readonly string[]): readonly StageOfPeople[] {
  return PEOPLE_STAGES.map((stage) => {
    const here = people.filter((one) => one.stage === stage);
    const { all, cellsOf } = toldPeopleOf(
      here,
      oneByOne<PeopleOf>('track', tracks, ({ track }) => [track]),
    );
    return { stage, all, byTrack: cellsOf('track'), byUnit: cellsOf('unit') };
  });
}
