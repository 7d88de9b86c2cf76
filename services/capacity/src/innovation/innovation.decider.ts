import {
  type DecidedAs,
  type experimentBegun,
  type experimentReported,
  type ExperimentResult,
  INNOVATION_STAGES,
  type InnovationKind,
  type innovationMoved,
  type innovationProposed,
  type innovationShared,
  type InnovationStage,
  type innovationStopped,
  type PeopleCount,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, freeText, unreachable } from '@baraza/domain';
import { innovationRules } from './innovation.rules.ts';
import { type InnovationState, tagsOfInnovation, type Underway } from './innovation.state.ts';

export interface ProposeInnovation {
  readonly title: string;
  readonly kind: InnovationKind;
  readonly themes: readonly string[];
  /** Those whose innovation it is; it stands where the first of them stands. */
  readonly organisations: readonly string[];
  readonly description: string;
  /** The persons whom the description tells of. */
  readonly about?: readonly string[];
  readonly programme?: string;
}
export interface ProposalFacts {
  /** The unit of the first of the organisations. */
  readonly unit: string | undefined;
  /** Of the organisations named: those that the forum knows and that are open. */
  readonly organisations: readonly string[];
  /** Of the themes named: those in use. */
  readonly themes: readonly string[];
}
export interface MoveInnovation {
  readonly to: InnovationStage;
  readonly evidence: string;
  readonly about?: readonly string[];
  readonly links: readonly string[];
}
export interface BeginExperiment {
  readonly hypothesis: string;
  readonly measure: string;
  readonly until: CivilDate;
}
export interface ReportExperiment {
  readonly experiment: string;
  readonly result: ExperimentResult;
  readonly people?: PeopleCount;
  readonly finding: string;
  readonly about?: readonly string[];
}
export interface StopInnovation {
  readonly ground: string;
  readonly lesson: string;
  readonly about?: readonly string[];
}

export function propose(
  state: InnovationState,
  command: ProposeInnovation,
  facts: ProposalFacts,
  given: Deciding,
): readonly DecidedAs<typeof innovationProposed>[] {
  if (state.status !== 'none') throw innovationRules.broken('proposed-already', { pointer: '/id' });
  const { title, kind, themes, organisations, description, about, programme } = command;
  const stranger = organisations.findIndex((one) => !facts.organisations.includes(one));
  if (stranger >= 0 || facts.unit === undefined) {
    throw innovationRules.broken('organisation-unknown', { pointer: `/organisations/${Math.max(stranger, 0)}` });
  }
  const strange = themes.findIndex((one) => !facts.themes.includes(one));
  if (strange >= 0) throw innovationRules.broken('theme-unknown', { pointer: `/themes/${strange}` });
  const data = {
    ...{ title, kind, unit: facts.unit, themes, organisations },
    description: freeText(given.id('description'), description, about),
    ...(programme === undefined ? {} : { programme }),
  };
  return [{ type: 'capacity.InnovationProposed', data, effectiveOn: given.effectiveOn, tags: tagsOfInnovation(data) }];
}

/** On evidence, forward or back. Where it is there already there is nothing to do. */
export function move(
  state: InnovationState,
  { to, evidence, about, links }: MoveInnovation,
  given: Deciding,
): readonly DecidedAs<typeof innovationMoved>[] {
  const now = underway(state, given);
  const from = now.status;
  if (to === from) return [];
  const steps = INNOVATION_STAGES.indexOf(to) - INNOVATION_STAGES.indexOf(from);
  if (steps > 1) throw innovationRules.broken('skips-a-stage', { pointer: '/to', params: { from } });
  const isProven = now.experiments.some(({ reported }) => reported?.result === 'supported');
  if (to === 'transition-to-scale' && steps > 0 && !isProven) throw innovationRules.broken('not-tried');
  const data = { from, to, evidence: freeText(given.id('evidence'), evidence, about), links };
  return [{ type: 'capacity.InnovationMoved', data, ...alike(now, given) }];
}

export function beginExperiment(
  state: InnovationState,
  { hypothesis, measure, until }: BeginExperiment,
  given: Deciding,
): readonly DecidedAs<typeof experimentBegun>[] {
  const now = underway(state, given);
  if (until < given.effectiveOn) throw innovationRules.broken('experiment-backwards', { pointer: '/until' });
  const data = {
    experiment: given.id('experiment'),
    hypothesis: freeText(given.id('hypothesis'), hypothesis),
    measure: freeText(given.id('measure'), measure),
    until,
  };
  return [{ type: 'capacity.ExperimentBegun', data, ...alike(now, given) }];
}

export function reportExperiment(
  state: InnovationState,
  { experiment, result, people, finding, about }: ReportExperiment,
  given: Deciding,
): readonly DecidedAs<typeof experimentReported>[] {
  const now = underway(state, given);
  const found = now.experiments.find((one) => one.experiment === experiment);
  if (found === undefined) throw innovationRules.broken('experiment-unknown', { pointer: '/experiment' });
  if (found.reported !== undefined) throw innovationRules.broken('reported-already', { pointer: '/experiment' });
  const data = {
    ...{ experiment, stage: now.status, result },
    ...(people === undefined ? {} : { people }),
    finding: freeText(given.id('finding'), finding, about),
  };
  return [{ type: 'capacity.ExperimentReported', data, ...alike(now, given) }];
}

/** @param published of the products named: those that are published */
export function share(
  state: InnovationState,
  { products }: { readonly products: readonly string[] },
  { published }: { readonly published: readonly string[] },
  given: Deciding,
): readonly DecidedAs<typeof innovationShared>[] {
  const now = underway(state, given);
  const stage = now.status;
  if (INNOVATION_STAGES.indexOf(stage) <= INNOVATION_STAGES.indexOf('proof-of-concept')) {
    throw innovationRules.broken('not-past-proof', { params: { stage } });
  }
  const strange = products.findIndex((one) => !published.includes(one));
  if (strange >= 0) throw innovationRules.broken('product-unknown', { pointer: `/products/${strange}` });
  const before = now.shared?.products ?? [];
  if (before.length === products.length && products.every((one) => before.includes(one))) return [];
  const { title, kind, unit, themes, organisations } = now.proposed;
  const data = { title, kind, unit, themes, organisations, stage, products };
  return [{ type: 'capacity.InnovationShared', data, ...alike(now, given) }];
}

/** Given up, and what was learned from it is kept. */
export function stop(
  state: InnovationState,
  { ground, lesson, about }: StopInnovation,
  given: Deciding,
): readonly DecidedAs<typeof innovationStopped>[] {
  const now = underway(state, given);
  const data = { at: now.status, ground, lesson: freeText(given.id('lesson'), lesson, about) };
  return [{ type: 'capacity.InnovationStopped', data, ...alike(now, given), ground }];
}

function underway(state: InnovationState, given: Deciding): Underway {
  if (state.status === 'none') throw innovationRules.broken('unknown');
  if (state.status === 'stopped') throw innovationRules.broken('stopped');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw innovationRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

const alike = ({ proposed }: Underway, { effectiveOn }: Deciding) => ({
  effectiveOn,
  tags: tagsOfInnovation(proposed),
});

export type InnovationCommand =
  | { readonly name: 'propose'; readonly of: ProposeInnovation; readonly facts: ProposalFacts }
  | { readonly name: 'move'; readonly of: MoveInnovation }
  | { readonly name: 'begin-experiment'; readonly of: BeginExperiment }
  | { readonly name: 'report-experiment'; readonly of: ReportExperiment }
  | {
      readonly name: 'share';
      readonly of: { readonly products: readonly string[] };
      readonly facts: { readonly published: readonly string[] };
    }
  | { readonly name: 'stop'; readonly of: StopInnovation };

/** Any command on an innovation, by its name. */
export function decide(command: InnovationCommand, state: InnovationState, given: Deciding) {
  switch (command.name) {
    case 'propose':
      return propose(state, command.of, command.facts, given);
    case 'move':
      return move(state, command.of, given);
    case 'begin-experiment':
      return beginExperiment(state, command.of, given);
    case 'report-experiment':
      return reportExperiment(state, command.of, given);
    case 'share':
      return share(state, command.of, command.facts, given);
    case 'stop':
      return stop(state, command.of, given);
    default:
      return unreachable(command);
  }
}
