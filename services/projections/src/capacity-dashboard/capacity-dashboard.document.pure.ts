import {
  ADOPTION_FINDINGS,
  EXPERIMENT_RESULTS,
  INNOVATION_STAGES,
  PROGRAMME_TRACKS,
  type ProgrammeTrack,
} from '@baraza/contracts';
import type { LinkedFigure, UnitGroup } from '../figures/linked-figure.ts';
import type { CapacityCell } from './capacity-dashboard.queries.ts';
import { type CapacityMeasure, FUNNEL } from './capacity-dashboard.read-model.ts';

export const TRANSITION_STAGES = ['preparing', 'searching', 'interim', 'appointed', 'settling'] as const;
export const FOLLOW_UPS = ['course', 'transition', 'adoption'] as const;
/** What a table by unit says of each. */
export const UNIT_MEASURES = [
  ...(['applied', 'completed', 'transition', 'stalled', 'innovation', 'adopted', 'follow-up-due'] as const),
] as const;

interface Where {
  readonly track?: string;
  readonly stage?: string;
}
/** Makes the address of a figure's events. */
export type LinkTo = (
  measure: CapacityMeasure,
  where: Where & { readonly unit?: string | undefined; readonly own?: boolean },
) => string;

type Figures<Name extends string> = Readonly<Record<Name, LinkedFigure>>;
export type FunnelFigures = Figures<(typeof FUNNEL)[number]>;

/** What is counted as it is: enrolments, changes of leader, innovations. People and scores are told apart from it. */
export interface CapacityDocument {
  readonly funnel: {
    readonly all: FunnelFigures;
    readonly byTrack: readonly { readonly track: ProgrammeTrack; readonly figures: FunnelFigures }[];
  };
  readonly transitions: {
    readonly stages: readonly { readonly stage: string; readonly now: LinkedFigure; readonly stalled: LinkedFigure }[];
    readonly inPeriod: Figures<'transition-began' | 'transition-settled' | 'transition-ended'>;
  };
  readonly innovation: {
    readonly stages: readonly { readonly stage: string; readonly now: LinkedFigure }[];
    readonly inPeriod: Figures<'innovation-proposed' | 'innovation-stopped' | 'adopted'>;
    readonly experiments: readonly { readonly result: string; readonly figure: LinkedFigure }[];
    readonly adoptions: LinkedFigure;
    readonly findings: readonly { readonly finding: string; readonly figure: LinkedFigure }[];
  };
  readonly followUps: readonly { readonly of: string; readonly due: LinkedFigure }[];
  readonly byUnit: readonly {
    readonly code: string;
    readonly name: string;
    readonly itself: boolean;
    readonly figures: Figures<(typeof UNIT_MEASURES)[number]>;
  }[];
}

/** The page of capacity, from its cells: every number is a sum of cells, and leads to the events of that sum. */
export function capacityDocument(
  cells: readonly CapacityCell[],
  groups: readonly UnitGroup[],
  linkTo: LinkTo,
): CapacityDocument {
  const figure = (measure: CapacityMeasure, where: Where = {}, group?: UnitGroup): LinkedFigure => ({
    value: sumOf(cells, measure, where, group),
    events: linkTo(measure, {
      ...where,
      ...(group === undefined ? {} : { unit: group.code }),
      ...(group?.itself === true ? { own: true } : {}),
    }),
  });
  const figures = <Name extends CapacityMeasure>(names: readonly Name[], where?: Where, group?: UnitGroup) =>
    Object.fromEntries(names.map((name) => [name, figure(name, where, group)])) as Figures<Name>;
  return {
    funnel: {
      all: figures(FUNNEL),
      byTrack: PROGRAMME_TRACKS.map((track) => ({ track, figures: figures(FUNNEL, { track }) })),
    },
    transitions: {
      stages: TRANSITION_STAGES.map((stage) => ({
        stage,
        now: figure('transition', { stage }),
        stalled: figure('stalled', { stage }),
      })),
      inPeriod: figures(['transition-began', 'transition-settled', 'transition-ended']),
    },
    innovation: {
      stages: INNOVATION_STAGES.map((stage) => ({ stage, now: figure('innovation', { stage }) })),
      inPeriod: figures(['innovation-proposed', 'innovation-stopped', 'adopted']),
      experiments: EXPERIMENT_RESULTS.map((result) => ({ result, figure: figure('experiment', { stage: result }) })),
      adoptions: figure('adoption'),
      findings: ADOPTION_FINDINGS.map((finding) => ({
        finding,
        figure: figure('adoption-reported', { stage: finding }),
      })),
    },
    followUps: FOLLOW_UPS.map((of) => ({ of, due: figure('follow-up-due', { stage: of }) })),
    byUnit: groups.map((group) => ({
      ...{ code: group.code, name: group.name, itself: group.itself },
      figures: figures(UNIT_MEASURES, {}, group),
    })),
  };
}

function sumOf(
  cells: readonly CapacityCell[],
  measure: CapacityMeasure,
  { track, stage }: Where,
  group: UnitGroup | undefined,
): number {
  const codes = group === undefined ? undefined : new Set(group.codes);
  return cells.reduce(
    (sum, cell) =>
      cell.measure === measure &&
      (track === undefined || cell.track === track) &&
      (stage === undefined || cell.stage === stage) &&
      (codes === undefined || codes.has(cell.unit))
        ? sum + cell.value
        : sum,
    0,
  );
}
