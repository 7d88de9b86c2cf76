import type {
  adoptionEnded,
  AdoptionFinding,
  adoptionReported,
  DecidedAs,
  innovationAdopted,
  PeopleCount,
} from '@baraza/contracts';
import { addMonths, type CivilDate, type Deciding, freeText, unreachable } from '@baraza/domain';
import { adoptionRules } from './adoption.rules.ts';
import { type AdoptionState, type Going, tagsOfAdoption } from './adoption.state.ts';

/** After how many months it is to be told whether it worked, where nothing else is said. */
export const USUAL_MONTHS = 6;

export interface AdoptInnovation {
  readonly innovation: string;
  readonly organisation: string;
  readonly reportBy?: CivilDate;
  readonly adaptation?: string;
  readonly about?: readonly string[];
}
export interface AdoptionFacts {
  /** Of the organisation; undefined where the forum does not know it. */
  readonly unit: string | undefined;
  readonly isShared: boolean;
  /** Those whose innovation it is. */
  readonly owners: readonly string[];
}
export interface ReportAdoption {
  readonly finding: AdoptionFinding;
  readonly report: string;
  readonly about?: readonly string[];
  readonly people?: PeopleCount;
  /** When another report is asked for. */
  readonly reportBy?: CivilDate;
}

export function adopt(
  state: AdoptionState,
  command: AdoptInnovation,
  { unit, isShared, owners }: AdoptionFacts,
  given: Deciding,
): readonly DecidedAs<typeof innovationAdopted>[] {
  if (state.status !== 'none') throw adoptionRules.broken('adopted-already', { pointer: '/innovation' });
  const { innovation, organisation, adaptation, about } = command;
  if (unit === undefined) throw adoptionRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (!isShared) throw adoptionRules.broken('not-shared', { pointer: '/innovation' });
  if (owners.includes(organisation)) throw adoptionRules.broken('own-innovation', { pointer: '/organisation' });
  const { reportBy = addMonths(given.effectiveOn, USUAL_MONTHS) } = command;
  afterwards(reportBy, given);
  const who = { innovation, organisation, unit };
  return [
    {
      type: 'capacity.InnovationAdopted',
      data: {
        ...{ ...who, reportBy },
        ...(adaptation === undefined ? {} : { adaptation: freeText(given.id('adaptation'), adaptation, about) }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfAdoption(who),
    },
  ];
}

/** Before it falls due too, and again later. */
export function report(
  state: AdoptionState,
  command: ReportAdoption,
  given: Deciding,
): readonly DecidedAs<typeof adoptionReported>[] {
  const { who } = goingOn(state, given);
  const { finding, people, about, reportBy } = command;
  if (reportBy !== undefined) afterwards(reportBy, given);
  return [
    {
      type: 'capacity.AdoptionReported',
      data: {
        ...{ ...who, finding, report: freeText(given.id('report'), command.report, about) },
        ...(people === undefined ? {} : { people }),
        ...(reportBy === undefined ? {} : { reportBy }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfAdoption(who),
    },
  ];
}

export function end(
  state: AdoptionState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof adoptionEnded>[] {
  const { who } = goingOn(state, given);
  const { effectiveOn } = given;
  return [{ type: 'capacity.AdoptionEnded', data: { ...who, ground }, effectiveOn, tags: tagsOfAdoption(who), ground }];
}

function afterwards(reportBy: CivilDate, { effectiveOn }: Deciding): void {
  if (reportBy <= effectiveOn) throw adoptionRules.broken('report-at-once', { pointer: '/reportBy' });
}

function goingOn(state: AdoptionState, given: Deciding): Going {
  if (state.status === 'none') throw adoptionRules.broken('unknown');
  if (state.status === 'ended') throw adoptionRules.broken('over');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw adoptionRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

export type AdoptionCommand =
  | { readonly name: 'adopt'; readonly of: AdoptInnovation; readonly facts: AdoptionFacts }
  | { readonly name: 'report'; readonly of: ReportAdoption }
  | { readonly name: 'end'; readonly of: { readonly ground: string } };

/** Any command on an adoption, by its name. */
export function decide(command: AdoptionCommand, state: AdoptionState, given: Deciding) {
  switch (command.name) {
    case 'adopt':
      return adopt(state, command.of, command.facts, given);
    case 'report':
      return report(state, command.of, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}
