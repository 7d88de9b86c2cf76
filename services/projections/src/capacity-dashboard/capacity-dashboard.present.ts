import type { ClosedPeriod } from '@baraza/domain';
import { presentPeople as shown } from '../figures/people.tables.ts';
import type { Frame } from '../viewing/frame.ts';
import type { QuarterOfPeople, YearOfChange } from './capacity-dashboard.service.ts';

/** What is told of people and of scores, as JSON: what is not to be told of is null. */

export const presentPeople = ({ forum }: Frame, quarters: readonly QuarterOfPeople[]) =>
  quarters.map(({ period, stages, eventsOf }) => ({
    period: presentPeriod(period),
    stages: stages.map(({ stage, all, byTrack, byUnit }) => ({
      stage,
      all: { people: shown(all), events: eventsOf(stage, {}) },
      byTrack: byTrack.map(({ cell: track, people }) => ({
        ...{ track, people: shown(people), events: eventsOf(stage, { track }) },
      })),
      byUnit: byUnit.map(({ cell: code, people }) => ({
        ...{ code, name: forum.tree.nameOf(code), people: shown(people), events: eventsOf(stage, { unit: code }) },
      })),
    })),
  }));

export const presentChange = ({ forum }: Frame, years: readonly YearOfChange[]) =>
  years.map(({ period, all, byUnit, events }) => ({
    period: presentPeriod(period),
    all: all ?? null,
    byUnit: byUnit.map(({ cell: code, told: change }) => ({ code, name: forum.tree.nameOf(code), change })),
    events: all === undefined ? null : (events ?? null),
  }));

const presentPeriod = ({ name, from, until }: ClosedPeriod) => ({ name, from, until });
