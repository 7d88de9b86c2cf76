import type {
  DecidedAs,
  Duty,
  dutyBearerCorrected,
  DutyBearerLevel,
  dutyBearerNamed,
  dutyBearerRetired,
} from '@baraza/contracts';
import { unreachable, type Decided, type Deciding } from '@baraza/domain';
import { dutyBearerRules } from './duty-bearer.rules.ts';
import type { DutyBearerState, Office } from './duty-bearer.state.ts';

export interface DescribeOffice {
  /** The office, never the person who holds it. */
  readonly office: string;
  readonly level: DutyBearerLevel;
  readonly duties: readonly Duty[];
  readonly organisation?: string;
}
export interface NameDutyBearer extends DescribeOffice {
  readonly unit: string;
}
export interface CorrectDutyBearer extends DescribeOffice {
  readonly ground: string;
}
export interface RetireDutyBearer {
  readonly ground: string;
  readonly succeededBy?: string;
}
export interface OfficeFacts {
  readonly unitKnown: boolean;
  /** Of the organisation that the office is, where one is named. */
  readonly organisationKnown: boolean;
}
export interface SuccessorFacts {
  /** The entity itself, so that it is not named as its own successor. */
  readonly self: string;
  readonly successorNamed: boolean;
}

/** @throws Rejection `named-once`, `unit-unknown`, `organisation-unknown` */
export function name(
  state: DutyBearerState,
  command: NameDutyBearer,
  facts: OfficeFacts,
  given: Deciding,
): readonly DecidedAs<typeof dutyBearerNamed>[] {
  if (state.status !== 'none') throw dutyBearerRules.broken('named-once', { pointer: '/id' });
  if (!facts.unitKnown) throw dutyBearerRules.broken('unit-unknown', { pointer: '/unit' });
  const office = described(command, command.unit, facts);
  return [{ type: 'campaigns.DutyBearerNamed', data: office, ...onRecord(office, given) }];
}

/**
 * Another name of the office, or what was put down wrongly.
 * @returns nothing where it stands so already
 * @throws Rejection `unknown`, `retired`, `organisation-unknown`, `before-last-step`
 */
export function correct(
  state: DutyBearerState,
  command: CorrectDutyBearer,
  facts: Pick<OfficeFacts, 'organisationKnown'>,
  given: Deciding,
): readonly DecidedAs<typeof dutyBearerCorrected>[] {
  const known = named(state);
  const office = described(command, known.office.unit, facts);
  if (same(office, known.office)) return [];
  inOrderOfDates(known, given);
  const { ground } = command;
  return [{ type: 'campaigns.DutyBearerCorrected', data: { ...office, ground }, ...onRecord(office, given), ground }];
}

/** @throws Rejection `unknown`, `retired`, `succeeds-itself`, `successor-unknown`, `before-last-step` */
export function retire(
  state: DutyBearerState,
  command: RetireDutyBearer,
  facts: SuccessorFacts,
  given: Deciding,
): readonly DecidedAs<typeof dutyBearerRetired>[] {
  const known = named(state);
  const { ground, succeededBy } = command;
  if (succeededBy === facts.self) throw dutyBearerRules.broken('succeeds-itself', { pointer: '/succeededBy' });
  if (succeededBy !== undefined && !facts.successorNamed) {
    throw dutyBearerRules.broken('successor-unknown', { pointer: '/succeededBy' });
  }
  inOrderOfDates(known, given);
  const data = { unit: known.office.unit, ground, ...(succeededBy === undefined ? {} : { succeededBy }) };
  return [{ type: 'campaigns.DutyBearerRetired', data, ...onRecord(known.office, given), ground }];
}

export type DutyBearerCommand =
  | { readonly kind: 'name'; readonly body: NameDutyBearer; readonly facts: OfficeFacts }
  | { readonly kind: 'correct'; readonly body: CorrectDutyBearer; readonly facts: OfficeFacts }
  | { readonly kind: 'retire'; readonly body: RetireDutyBearer; readonly facts: SuccessorFacts };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: DutyBearerCommand, state: DutyBearerState, given: Deciding): readonly Decided[] {
  switch (command.kind) {
    case 'name':
      return name(state, command.body, command.facts, given);
    case 'correct':
      return correct(state, command.body, command.facts, given);
    case 'retire':
      return retire(state, command.body, command.facts, given);
    default:
      return unreachable(command);
  }
}

/** @throws Rejection `organisation-unknown` */
function described(
  { office, level, duties, organisation }: DescribeOffice,
  unit: string,
  { organisationKnown }: Pick<OfficeFacts, 'organisationKnown'>,
): Office {
  if (organisation !== undefined && !organisationKnown) {
    throw dutyBearerRules.broken('organisation-unknown', { pointer: '/organisation' });
  }
  const asOrganisation = organisation === undefined ? {} : { organisation };
  return { office, unit, level, duties: [...duties].sort(), ...asOrganisation };
}

/** @throws Rejection `unknown`, `retired` */
function named(state: DutyBearerState): Extract<DutyBearerState, { status: 'named' }> {
  if (state.status === 'none') throw dutyBearerRules.broken('unknown');
  if (state.status === 'retired') throw dutyBearerRules.broken('retired');
  return state;
}

function inOrderOfDates({ since }: { readonly since: string }, given: Deciding): void {
  if (given.effectiveOn < since) {
    throw dutyBearerRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
  }
}

function same(one: Office, other: Office): boolean {
  return (
    one.office === other.office &&
    one.level === other.level &&
    one.organisation === other.organisation &&
    one.duties.join() === [...other.duties].sort().join()
  );
}

function onRecord({ unit, organisation }: Office, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: [`unit:${unit}`, ...(organisation === undefined ? [] : [`org:${organisation}`])] };
}
