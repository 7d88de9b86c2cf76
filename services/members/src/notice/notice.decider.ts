import type {
  DecidedAs,
  noticeAcknowledged,
  noticeDelivered,
  noticeFailed,
  noticePrepared,
  noticePrinted,
  noticeSent,
} from '@baraza/contracts';
import { addDays, type CivilDate, daysBetween, type Deciding, unreachable } from '@baraza/domain';
import type { NoticeCommand, PrepareNotice, PreparingFacts, RecordDelivery } from './notice.commands.pure.ts';
import { noticeRules } from './notice.rules.ts';
import { type KnownNotice, type NoticeFailure, type NoticeState, tagsOfNotice, whoseOf } from './notice.state.ts';
import { NEWS_FOR_DAYS, NOTICE_TEMPLATES } from './notice.templates.pure.ts';

/**
 * An organisation is to be told of something that holds from the command's date. The notice itself is of the day on which
 * it is prepared, or of that date where it is the earlier: so it can have been handed over before it was entered.
 * @throws Rejection
 */
export function prepare(
  state: NoticeState,
  { about, template }: PrepareNotice,
  { addressee, channel, language }: PreparingFacts,
  given: Deciding,
): readonly DecidedAs<typeof noticePrepared>[] {
  if (state.status !== 'none') throw noticeRules.broken('prepared-once');
  if (addressee === undefined) throw noticeRules.broken('organisation-unknown');
  const { kind, needsProof, withinDays } = NOTICE_TEMPLATES[template];
  if (!needsProof && daysBetween(given.effectiveOn, given.today) > NEWS_FOR_DAYS)
    throw noticeRules.broken('of-the-past');
  const whose = { ...addressee, about: { kind, id: about }, template };
  return [
    {
      type: 'members.NoticePrepared',
      data: { ...whose, channel, language, by: addDays(given.today, withinDays), needsProof },
      effectiveOn: given.effectiveOn < given.today ? given.effectiveOn : given.today,
      tags: tagsOfNotice(whose),
    },
  ];
}

/** A provider took it over. Nothing to do where it has gone another way, or has arrived, meanwhile. */
export function noteSent(state: NoticeState, person: string, given: Deciding): readonly DecidedAs<typeof noticeSent>[] {
  const known = prepared(state);
  if (known.status !== 'to-send') return [];
  const data = { ...whoseOf(known), channel: known.channel, person };
  return [{ type: 'members.NoticeSent', data, ...onRecord(known, notBefore(known, given.effectiveOn)) }];
}

/** It did not arrive: a letter follows. A failure that is told after proof of the arrival changes nothing. */
export function noteFailed(
  state: NoticeState,
  reason: NoticeFailure,
  given: Deciding,
): readonly DecidedAs<typeof noticeFailed>[] {
  const known = prepared(state);
  if (known.status !== 'to-send' && known.status !== 'sent') return [];
  const data = { ...whoseOf(known), channel: known.channel, reason };
  return [{ type: 'members.NoticeFailed', data, ...onRecord(known, notBefore(known, given.effectiveOn)) }];
}

/** A provider's receipt, on the day it names: however late it comes, and even where a letter was printed meanwhile. */
export function noteReceipt(state: NoticeState, on: CivilDate): readonly DecidedAs<typeof noticeDelivered>[] {
  const known = prepared(state);
  if (hasArrived(known)) return [];
  return [delivered(known, 'delivery-receipt', notBefore(known, on))];
}

/** @throws Rejection where it is not to go as a letter */
export function markPrinted(state: NoticeState, given: Deciding): readonly DecidedAs<typeof noticePrinted>[] {
  const known = prepared(state);
  if (known.status === 'printed') return [];
  if (known.status !== 'to-print') throw noticeRules.broken('not-to-print', { params: { status: known.status } });
  assertPrepared(known, given);
  return [{ type: 'members.NoticePrinted', data: whoseOf(known), ...onRecord(known, given.effectiveOn) }];
}

/** Somebody of the forum has proof in hand. The first proof stands. @throws Rejection */
export function recordDelivery(
  state: NoticeState,
  { proof }: RecordDelivery,
  given: Deciding,
): readonly DecidedAs<typeof noticeDelivered>[] {
  const known = prepared(state);
  if (given.actor.organisation === known.organisation) throw noticeRules.broken('own-delivery');
  if (hasArrived(known)) return [];
  assertPrepared(known, given);
  return [delivered(known, proof, given.effectiveOn)];
}

/** A representative of the organisation confirms that it arrived. @throws Rejection */
export function acknowledge(state: NoticeState, given: Deciding): readonly DecidedAs<typeof noticeAcknowledged>[] {
  const known = prepared(state);
  if (known.status === 'acknowledged') return [];
  assertPrepared(known, given);
  return [{ type: 'members.NoticeAcknowledged', data: whoseOf(known), ...onRecord(known, given.effectiveOn) }];
}

function prepared(state: NoticeState): KnownNotice {
  if (state.status === 'none') throw noticeRules.broken('not-prepared');
  return state;
}

const hasArrived = ({ status }: KnownNotice): boolean => status === 'delivered' || status === 'acknowledged';

function assertPrepared({ preparedOn }: KnownNotice, given: Deciding): void {
  if (given.effectiveOn >= preparedOn) return;
  throw noticeRules.broken('before-prepared', { pointer: '/effectiveOn', params: { preparedOn } });
}

const notBefore = ({ preparedOn }: KnownNotice, date: CivilDate): CivilDate => (date < preparedOn ? preparedOn : date);

const onRecord = (known: KnownNotice, effectiveOn: CivilDate) => ({ effectiveOn, tags: tagsOfNotice(known) });

function delivered(
  known: KnownNotice,
  proof: 'delivery-receipt' | RecordDelivery['proof'],
  on: CivilDate,
): DecidedAs<typeof noticeDelivered> {
  return { type: 'members.NoticeDelivered', data: { ...whoseOf(known), proof }, ...onRecord(known, on) };
}

/** Any command on a notice, by its name. */
export function decide(command: NoticeCommand, state: NoticeState, given: Deciding) {
  switch (command.name) {
    case 'prepare':
      return prepare(state, command.of, command.facts, given);
    case 'note-sent':
      return noteSent(state, command.person, given);
    case 'note-failed':
      return noteFailed(state, command.reason, given);
    case 'note-receipt':
      return noteReceipt(state, command.on);
    case 'mark-printed':
      return markPrinted(state, given);
    case 'record-delivery':
      return recordDelivery(state, command.of, given);
    case 'acknowledge':
      return acknowledge(state, given);
    default:
      return unreachable(command);
  }
}
