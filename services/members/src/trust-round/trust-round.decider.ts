import type {
  DecidedAs,
  trustAnswersCounted,
  trustResultsPublished,
  trustRoundCancelled,
  trustRoundCounted,
  trustRoundPlanned,
  trustSheetTaken,
} from '@baraza/contracts';
import { addDays, type Decided, type Deciding, inFives, shownDistribution, unreachable } from '@baraza/domain';
import { faultOfAnswers, faultOfQuestions } from '../survey/questions.pure.ts';
import { unitTag } from '../tags.pure.ts';
import { existsOn } from '../unit/unit.state.ts';
import type {
  CancelTrustRound,
  CountTrustRound,
  PlanFacts,
  TakeSheet,
  TrustRoundCommand,
} from './trust-round.commands.pure.ts';
import { trustRoundRules } from './trust-round.rules.ts';
import type { TrustRoundPlan, TrustRoundState } from './trust-round.state.ts';

const MOST_DAYS = 90;

/** @throws Rejection where the unit is not there, has one already, or its dates and questions cannot be */
export function plan(
  state: TrustRoundState,
  command: TrustRoundPlan,
  facts: PlanFacts,
  given: Deciding,
): readonly DecidedAs<typeof trustRoundPlanned>[] {
  if (state.status !== 'none' && state.status !== 'cancelled') {
    throw trustRoundRules.broken('planned-already', { pointer: '/year' });
  }
  if (state.status === 'cancelled') begun(state, given);
  const { unit, year, opensOn, until, questions } = command;
  if (!existsOn(facts.unit, given.effectiveOn)) {
    throw trustRoundRules.broken('unit-unknown', { pointer: '/unit', params: { unit } });
  }
  if (opensOn < given.effectiveOn) throw trustRoundRules.broken('opens-too-early', { pointer: '/opensOn' });
  if (until < opensOn) throw trustRoundRules.broken('closes-too-early', { pointer: '/until' });
  if (addDays(opensOn, MOST_DAYS - 1) < until) throw trustRoundRules.broken('open-too-long', { pointer: '/until' });
  if (Number(opensOn.slice(0, 4)) !== year) throw trustRoundRules.broken('outside-its-year', { pointer: '/year' });
  const text = questions.findIndex(({ kind }) => kind === 'text');
  if (text >= 0) throw trustRoundRules.broken('texts-asked', { pointer: `/questions/${text}/kind` });
  const amiss = faultOfQuestions(questions);
  if (amiss !== undefined && amiss.fault !== 'too-many-texts') {
    throw trustRoundRules.broken(amiss.fault, { pointer: amiss.pointer });
  }
  return [
    {
      type: 'members.TrustRoundPlanned',
      data: command,
      effectiveOn: given.effectiveOn,
      tags: [unitTag(unit)],
    },
  ];
}

/** What was handed in is destroyed unread, by a policy. */
export function cancel(
  state: TrustRoundState,
  { ground }: CancelTrustRound,
  given: Deciding,
): readonly DecidedAs<typeof trustRoundCancelled>[] {
  const now = begun(state, given);
  if (now.status !== 'planned' && now.status !== 'open') {
    throw trustRoundRules.broken('over-already', { params: { status: now.status } });
  }
  return [{ type: 'members.TrustRoundCancelled', data: { ground }, ...onRecord(now, given), ground }];
}

/** That a sheet was handed in, once; what it says is put into the box beside this. */
export function take(
  state: TrustRoundState,
  { sheet, answers }: TakeSheet,
  given: Deciding,
): readonly DecidedAs<typeof trustSheetTaken>[] {
  const now = begun(state, given);
  if (now.status !== 'open') throw trustRoundRules.broken('not-open', { params: { status: now.status } });
  const amiss = faultOfAnswers(now.plan.questions, answers);
  if (amiss !== undefined) {
    throw trustRoundRules.broken(amiss.fault, { pointer: amiss.pointer, params: { question: amiss.question } });
  }
  if (now.sheets.includes(sheet)) return [];
  return [{ type: 'members.TrustSheetTaken', data: { sheet }, ...onRecord(now, given) }];
}

export function count(
  state: TrustRoundState,
  { tables, found, withheld, people }: CountTrustRound,
  given: Deciding,
): readonly (DecidedAs<typeof trustAnswersCounted> | DecidedAs<typeof trustRoundCounted>)[] {
  const now = begun(state, given);
  if (now.status !== 'closed') throw trustRoundRules.broken('not-closed', { params: { status: now.status } });
  const record = onRecord(now, given);
  const data = { taken: now.sheets.length, found, withheld, ...(people === undefined ? {} : { people }) };
  return [
    ...tables.map((table) => ({ type: 'members.TrustAnswersCounted', data: table, ...record }) as const),
    { type: 'members.TrustRoundCounted', data, ...record },
  ];
}

export function publishResults(
  state: TrustRoundState,
  given: Deciding,
): readonly DecidedAs<typeof trustResultsPublished>[] {
  const now = begun(state, given);
  if (now.status === 'published') throw trustRoundRules.broken('published-already');
  if (now.status !== 'counted') throw trustRoundRules.broken('not-counted', { params: { status: now.status } });
  const { unit, year, questions } = now.plan;
  const data = { unit, year, questions, ...shownTrust(now) };
  return [{ type: 'members.TrustResultsPublished', data, ...onRecord(now, given) }];
}

/** The results as they are shown to everybody. */
export function shownTrust({ taken, tables }: Extract<TrustRoundState, { readonly status: 'counted' | 'published' }>) {
  return {
    taken: inFives(taken),
    tables: tables.map(({ question, cells }) => ({
      question,
      cells: cells.map((cell) => ({
        ...cell,
        counts: [...shownDistribution(cell.counts)],
        unanswered: inFives(cell.unanswered),
      })),
    })),
  };
}

type Begun = Exclude<TrustRoundState, { readonly status: 'none' }>;

function begun(state: TrustRoundState, given: Deciding): Begun {
  if (state.status === 'none') throw trustRoundRules.broken('not-planned');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw trustRoundRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

const onRecord = ({ plan: { unit } }: Begun, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: [unitTag(unit)],
});

/** Any command on a trust round, by its name. */
export function decide(command: TrustRoundCommand, state: TrustRoundState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'take':
      return take(state, command.of, given);
    case 'count':
      return count(state, command.of, given);
    case 'publish-results':
      return publishResults(state, given);
    default:
      return unreachable(command);
  }
}
