import type {
  DecidedAs,
  duesScheduleAdopted,
  duesScheduleEnded,
  duesScheduleProposed,
  duesScheduleWithdrawn,
} from '@baraza/contracts';
import { currencyExponent, type Deciding, unreachable } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import type { DuesScheduleCommand, EndSchedule, ProposeFacts } from './dues-schedule.commands.pure.ts';
import { duesScheduleRules } from './dues-schedule.rules.ts';
import type { DuesScheduleState, DuesTerms } from './dues-schedule.state.ts';

/** @throws Rejection */
export function propose(
  state: DuesScheduleState,
  terms: DuesTerms,
  facts: ProposeFacts,
  given: Deciding,
): readonly DecidedAs<typeof duesScheduleProposed>[] {
  if (state.status !== 'none') throw duesScheduleRules.broken('already-proposed', { pointer: '/id' });
  const { unit, from, until, lines } = terms;
  if (!facts.known.includes(unit))
    throw duesScheduleRules.broken('unit-unknown', { pointer: '/unit', params: { unit } });
  if (until < from) throw duesScheduleRules.broken('period-backwards', { pointer: '/until', params: { from } });
  lines.forEach((_, index) => assertLine(terms, index, facts));
  return [{ type: 'members.DuesScheduleProposed', data: terms, ...onRecord(terms, given) }];
}

function assertLine({ lines }: DuesTerms, index: number, { categories, known, covered }: ProposeFacts): void {
  const { category, unit, budgetBand, amount } = lines[index]!;
  const at = (field: string): string => `/lines/${index}${field}`;
  if (!categories.includes(category)) {
    throw duesScheduleRules.broken('category-unknown', { pointer: at('/category'), params: { category } });
  }
  if (!known.includes(unit)) throw duesScheduleRules.broken('unit-unknown', { pointer: at('/unit'), params: { unit } });
  if (!covered.includes(unit))
    throw duesScheduleRules.broken('unit-outside', { pointer: at('/unit'), params: { unit } });
  if (currencyExponent(amount.currency) === undefined) {
    const params = { currency: amount.currency };
    throw duesScheduleRules.broken('currency-unknown', { pointer: at('/amount/currency'), params });
  }
  const first = lines.findIndex(
    (other) => other.category === category && other.unit === unit && other.budgetBand === budgetBand,
  );
  if (first !== index) throw duesScheduleRules.broken('line-twice', { pointer: at(''), params: { first } });
}

/** By somebody else than proposed it. @throws Rejection */
export function adopt(state: DuesScheduleState, given: Deciding): readonly DecidedAs<typeof duesScheduleAdopted>[] {
  if (state.status === 'adopted') return [];
  const { terms, proposedBy } = proposed(state, given);
  if (proposedBy === given.actor.person) throw duesScheduleRules.broken('adopted-by-proposer');
  return [{ type: 'members.DuesScheduleAdopted', data: terms, ...onRecord(terms, given) }];
}

/** @throws Rejection where it is adopted already */
export function withdraw(
  state: DuesScheduleState,
  given: Deciding,
): readonly DecidedAs<typeof duesScheduleWithdrawn>[] {
  if (state.status === 'withdrawn') return [];
  const { terms } = proposed(state, given);
  return [{ type: 'members.DuesScheduleWithdrawn', data: { unit: terms.unit }, ...onRecord(terms, given) }];
}

/** What was invoiced by it stands. @throws Rejection */
export function end(
  state: DuesScheduleState,
  { until, ground }: EndSchedule,
  given: Deciding,
): readonly DecidedAs<typeof duesScheduleEnded>[] {
  if (state.status === 'none') throw duesScheduleRules.broken('not-proposed');
  if (state.status !== 'adopted' && state.status !== 'ended') {
    throw duesScheduleRules.broken('not-adopted', { params: { status: state.status } });
  }
  assertDated(state.adoptedOn, given);
  const last = state.status === 'ended' ? state.until : state.terms.until;
  if (until === last) return [];
  if (until > last || until < given.effectiveOn) {
    throw duesScheduleRules.broken('not-shorter', { pointer: '/until', params: { until: last } });
  }
  const data = { unit: state.terms.unit, until, ground };
  return [{ type: 'members.DuesScheduleEnded', data, ...onRecord(state.terms, given), ground }];
}

/** Any command on a schedule of dues, by its name. */
export function decide(command: DuesScheduleCommand, state: DuesScheduleState, given: Deciding) {
  switch (command.name) {
    case 'propose':
      return propose(state, command.of, command.facts, given);
    case 'adopt':
      return adopt(state, given);
    case 'withdraw':
      return withdraw(state, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}

function proposed(state: DuesScheduleState, given: Deciding): Extract<DuesScheduleState, { status: 'proposed' }> {
  if (state.status === 'none') throw duesScheduleRules.broken('not-proposed');
  if (state.status !== 'proposed') throw duesScheduleRules.broken('decided', { params: { status: state.status } });
  assertDated(state.proposedOn, given);
  return state;
}

function assertDated(lastStepOn: string, given: Deciding): void {
  if (given.effectiveOn < lastStepOn) {
    throw duesScheduleRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
}

function onRecord({ unit, lines }: DuesTerms, given: Deciding) {
  const units = lines.map((line) => unitTag(line.unit));
  return { effectiveOn: given.effectiveOn, tags: tags(unitTag(unit), units) };
}
