import type {
  DecidedAs,
  demandDelivered,
  demandDeliveryProven,
  demandDropped,
  demandEvidenceCited,
  demandMade,
  demandReminded,
  demandReworded,
} from '@baraza/contracts';
import { type CivilDate, type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { answer, followPromise, withdraw } from './demand.answer.pure.ts';
import type {
  DeliverDemand,
  DeliveryFacts,
  DemandCommand,
  MakeDemand,
  MakingFacts,
  OnGround,
  RemindDutyBearer,
  WordDemand,
} from './demand.commands.pure.ts';
import { demandRules } from './demand.rules.ts';
import { citing, inOrderOfDates, isShown, known, onRecord, proofOf, readable } from './demand.standing.pure.ts';
import type { DemandState } from './demand.state.ts';

/** @throws Rejection `made-once`, `campaign-unknown`, `campaign-ended`, `duty-bearer-unknown`, `answer-date-past`, `change-before-answer` */
export function make(
  state: DemandState,
  command: MakeDemand,
  { campaign, dutyBearerNamed }: MakingFacts,
  given: Deciding,
): readonly DecidedAs<typeof demandMade>[] {
  if (state.status !== 'none') throw demandRules.broken('made-once', { pointer: '/id' });
  if (campaign === undefined) throw demandRules.broken('campaign-unknown', { pointer: '/campaign' });
  if (campaign.isOver) throw demandRules.broken('campaign-ended', { pointer: '/campaign' });
  if (!dutyBearerNamed) throw demandRules.broken('duty-bearer-unknown', { pointer: '/dutyBearer' });
  const { unit, lead } = campaign;
  const place = {
    campaign: command.campaign,
    dutyBearer: command.dutyBearer,
    unit,
    themes: [...campaign.themes],
    lead,
  };
  const data = { ...place, ...worded(command, given) };
  return [{ type: 'campaigns.DemandMade', data, ...onRecord(place, given) }];
}

/**
 * Other words or dates, until it is delivered; whoever wrote them last does not release them.
 * @throws Rejection `unknown`, `delivered-already`, `answer-date-past`, `change-before-answer`, `before-last-step`
 */
export function reword(
  state: DemandState,
  command: WordDemand,
  given: Deciding,
): readonly DecidedAs<typeof demandReworded>[] {
  const now = notDelivered(state);
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.DemandReworded', data: worded(command, given), ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `delivered-already`, `before-last-step` */
export function drop(
  state: DemandState,
  { ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof demandDropped>[] {
  const now = notDelivered(state);
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.DemandDropped', data: { ground }, ...onRecord(now, given), ground }];
}

/**
 * Two events: what is public of it from now on, and what shows the delivery; where evidence does, a third says which.
 * @throws Rejection `unknown`, `delivered-already`, `own-words`, `words-gone`, `other-words`, `campaign-not-public`,
 * `duty-bearer-unknown`, `evidence-unreadable`, `delivery-unproven`, `evidence-unknown`, `answer-date-past`,
 * `before-last-step`
 */
export function deliver(
  state: DemandState,
  command: DeliverDemand,
  facts: DeliveryFacts,
  given: Deciding,
): readonly (
  DecidedAs<typeof demandDelivered> | DecidedAs<typeof demandDeliveryProven> | DecidedAs<typeof demandEvidenceCited>
)[] {
  const now = notDelivered(state);
  if (now.wordedBy === given.actor.person) throw demandRules.broken('own-words');
  if (facts.worded === undefined) throw demandRules.broken('words-gone', { pointer: '/change' });
  if (command.change !== facts.worded) throw demandRules.broken('other-words', { pointer: '/change' });
  if (!facts.campaignIsPublic) throw demandRules.broken('campaign-not-public');
  if (facts.office === undefined) throw demandRules.broken('duty-bearer-unknown');
  const evidence = readable(command.evidence);
  if (!isShown(command)) throw demandRules.broken('delivery-unproven', { pointer: '/files' });
  inOrderOfDates(now, given);
  laterThanToday(now.answerBy, given, '/effectiveOn');
  const { campaign, dutyBearer, unit, themes, answerBy, changeBy } = now;
  const { lead, office } = facts;
  const { change, channel } = command;
  const place = { campaign, dutyBearer, unit, themes: [...themes], lead };
  const dates = { answerBy, ...(changeBy === undefined ? {} : { changeBy }) };
  const about = onRecord(place, given);
  return [
    { type: 'campaigns.DemandDelivered', data: { ...place, office, change, ...dates, channel }, ...about },
    { type: 'campaigns.DemandDeliveryProven', data: proofOf({ evidence, note: command.note }, given), ...about },
    ...citing('delivery', command, facts, about),
  ];
}

/** @throws Rejection `unknown`, `not-awaited`, `answer-date-past`, `silent-by-then`, `before-last-step` */
export function remind(
  state: DemandState,
  { channel, answerBy }: RemindDutyBearer,
  given: Deciding,
): readonly DecidedAs<typeof demandReminded>[] {
  const now = known(state);
  if (now.status !== 'delivered' && now.status !== 'silent') {
    throw demandRules.broken('not-awaited', { params: { status: now.status } });
  }
  inOrderOfDates(now, given);
  laterThanToday(answerBy, given, '/answerBy');
  // A reminder may be put on record as of before that day; the same day does not fall due a second time.
  if (now.silentBy !== undefined && answerBy <= now.silentBy) {
    throw demandRules.broken('silent-by-then', { pointer: '/answerBy', params: { silentBy: now.silentBy } });
  }
  return [{ type: 'campaigns.DemandReminded', data: { channel, answerBy }, ...onRecord(now, given) }];
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: DemandCommand, state: DemandState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'make':
      return make(state, command.of, command.facts, given);
    case 'reword':
      return reword(state, command.of, given);
    case 'drop':
      return drop(state, command.of, given);
    case 'deliver':
      return deliver(state, command.of, command.facts, given);
    case 'remind':
      return remind(state, command.of, given);
    case 'answer':
      return answer(state, command.of, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    case 'follow-promise':
      return followPromise(state, command.of, given);
    default:
      return unreachable(command);
  }
}

/** @throws Rejection `answer-date-past`, `change-before-answer` */
function worded({ change, answerBy, changeBy }: WordDemand, given: Deciding) {
  laterThanToday(answerBy, given, '/answerBy');
  if (changeBy !== undefined && changeBy < answerBy) {
    throw demandRules.broken('change-before-answer', { pointer: '/changeBy' });
  }
  const dates = { answerBy, ...(changeBy === undefined ? {} : { changeBy }) };
  return { change: freeText(given.id('change'), change.text, change.about), ...dates };
}

/** @throws Rejection `answer-date-past` */
function laterThanToday(answerBy: CivilDate, { effectiveOn }: Deciding, pointer: string): void {
  if (answerBy <= effectiveOn) throw demandRules.broken('answer-date-past', { pointer, params: { answerBy } });
}

/** @throws Rejection `unknown`, `delivered-already` */
function notDelivered(state: DemandState): Extract<DemandState, { status: 'made' }> {
  const now = known(state);
  if (now.status !== 'made') throw demandRules.broken('delivered-already', { params: { status: now.status } });
  return now;
}
