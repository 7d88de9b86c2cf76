import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { PrepareNotice, PreparingFacts } from './notice.commands.pure.ts';
import {
  acknowledge,
  markPrinted,
  noteFailed,
  noteReceipt,
  noteSent,
  prepare,
  recordDelivery,
} from './notice.decider.ts';
import { noticeRules } from './notice.rules.ts';
import { notice, type NoticeEvent } from './notice.state.ts';
import {
  aDeliveredNotice,
  aFailedNotice,
  anAcknowledgedNotice,
  aNotice,
  aPrintedNotice,
  asked,
  aSentNotice,
  BY,
  CASE,
  facts,
  LATE,
  PREPARED,
  whose,
} from './notices.fixture.ts';

const { rules } = noticeRules;
const preparing = (more: Partial<PrepareNotice> = {}, known: Partial<PreparingFacts> = {}, on = aMoment.today) =>
  given(notice).when((state, now) => prepare(state, { ...asked, ...more }, { ...facts, ...known }, now), {
    effectiveOn: on,
  });
const calendarOf = (events: readonly NoticeEvent[], date: string) =>
  calendarUntil(notice, fold(notice, events), date, aMoment).flatMap((step) => step.events);

describe('preparing a notice', () => {
  it('says who is told, of what, in which words, how and by when; never what the case holds', () => {
    preparing().then({
      type: 'members.NoticePrepared',
      data: { ...whose, channel: 'email', language: 'en', by: BY, needsProof: true },
      effectiveOn: PREPARED,
      tags: [`org:${bodies.applicant}`, 'unit:UG-402'],
    });
  });

  it('goes to the organisation that goes on for a merged one', () => {
    preparing({}, { addressee: { organisation: bodies.first, unit: 'UG-411' } }).then({
      data: { organisation: bodies.first, unit: 'UG-411' },
      tags: [`org:${bodies.first}`, 'unit:UG-411'],
    });
  });

  it('is of the day that what it tells holds from, where that was entered late; never of a day to come', () => {
    preparing({}, {}, '2026-02-20').then({ effectiveOn: '2026-02-20', data: { by: BY } });
    preparing({}, {}, '2026-04-01').then({ effectiveOn: PREPARED, data: { by: BY } });
  });

  it(rules['prepared-once'].title, () => {
    given(notice, ...aNotice())
      .when((state, now) => prepare(state, asked, facts, now))
      .thenRefused('notice.prepared-once');
  });

  it(rules['organisation-unknown'].title, () => {
    preparing({}, { addressee: undefined }).thenRefused('notice.organisation-unknown');
  });

  it(rules['of-the-past'].title, () => {
    preparing({ template: 'application-admitted' }, {}, '2026-01-01').then({
      data: { template: 'application-admitted' },
    });
    preparing({ template: 'application-admitted' }, {}, '2025-12-31').thenRefused('notice.of-the-past');
    preparing({ template: 'complaint-notice' }, {}, '2025-12-31').then({ data: { template: 'complaint-notice' } });
  });
});

describe('a notice on its way', () => {
  it('is sent to a contact, once', () => {
    given(notice, ...aNotice())
      .when((state, now) => noteSent(state, people.applicant, now))
      .then({ type: 'members.NoticeSent', data: { ...whose, channel: 'email', person: people.applicant } });
    for (const past of [aSentNotice(), aFailedNotice(), aDeliveredNotice()]) {
      given(notice, ...past)
        .when((state, now) => noteSent(state, people.applicant, now))
        .thenNothing();
    }
  });

  it('that fails, before or after a provider took it over, goes as a letter', () => {
    for (const past of [aNotice(), aSentNotice()]) {
      given(notice, ...past)
        .when((state, now) => noteFailed(state, 'address-refused', now))
        .then({ type: 'members.NoticeFailed', data: { ...whose, channel: 'email', reason: 'address-refused' } });
    }
    expect(fold(notice, aFailedNotice()).status).toBe('to-print');
  });

  it('has arrived on the day that a receipt names, however late the receipt comes and whatever was done meanwhile', () => {
    for (const past of [aNotice(), aSentNotice(), aFailedNotice(), aPrintedNotice()]) {
      given(notice, ...past)
        .when((state) => noteReceipt(state, '2026-03-05'))
        .then({
          type: 'members.NoticeDelivered',
          data: { ...whose, proof: 'delivery-receipt' },
          effectiveOn: '2026-03-05',
        });
    }
  });

  it('has not arrived before it was prepared, whatever a provider’s clock says', () => {
    given(notice, ...aSentNotice())
      .when((state) => noteReceipt(state, '2020-01-01'))
      .then({ effectiveOn: PREPARED });
  });

  it('stays as it is when a failure or another receipt is told after proof of its arrival', () => {
    for (const past of [aDeliveredNotice(), anAcknowledgedNotice()]) {
      given(notice, ...past)
        .when((state, now) => noteFailed(state, 'not-delivered', now))
        .thenNothing();
      given(notice, ...past)
        .when((state) => noteReceipt(state, '2026-03-08'))
        .thenNothing();
    }
  });

  it('goes as a letter on the day after its last, where it needs proof and has none', () => {
    for (const past of [aNotice(), aSentNotice()]) {
      expect(calendarOf(past, BY)).toEqual([]);
      expect(calendarOf(past, LATE)).toMatchObject([
        { type: 'members.NoticeFailed', data: { ...whose, reason: 'no-proof-in-time' }, effectiveOn: LATE },
      ]);
    }
    for (const past of [aSentNotice(false), aPrintedNotice(), aDeliveredNotice()]) {
      expect(calendarOf(past, '2027-01-01')).toEqual([]);
    }
  });
});

describe('a letter', () => {
  it('is printed, once', () => {
    for (const past of [aNotice('letter'), aFailedNotice()]) {
      given(notice, ...past)
        .when(markPrinted, by(people.officer))
        .then({ type: 'members.NoticePrinted', data: whose });
    }
    given(notice, ...aPrintedNotice())
      .when(markPrinted, by(people.officer))
      .thenNothing();
  });

  it(rules['not-to-print'].title, () => {
    for (const past of [aNotice(), aSentNotice(), aDeliveredNotice()]) {
      given(notice, ...past)
        .when(markPrinted, by(people.officer))
        .thenRefused('notice.not-to-print');
    }
  });

  it('has arrived when somebody of the forum has proof; the first proof stands', () => {
    const handing = (state: Parameters<typeof recordDelivery>[0], now: typeof aMoment) =>
      recordDelivery(state, { proof: 'signed-for' }, now);
    for (const past of [aNotice('letter'), aSentNotice(), aPrintedNotice()]) {
      given(notice, ...past)
        .when(handing, { ...by(people.officer), effectiveOn: '2026-03-06' })
        .then({ type: 'members.NoticeDelivered', data: { ...whose, proof: 'signed-for' }, effectiveOn: '2026-03-06' });
    }
    for (const past of [aDeliveredNotice(), anAcknowledgedNotice()]) {
      given(notice, ...past)
        .when(handing, { ...by(people.officer), effectiveOn: '2026-03-08' })
        .thenNothing();
    }
  });

  it(rules['own-delivery'].title, () => {
    given(notice, ...aPrintedNotice())
      .when(
        (state, now) => recordDelivery(state, { proof: 'handed-over' }, now),
        by(people.officer, 'unit-officer', bodies.applicant),
      )
      .thenRefused('notice.own-delivery');
  });

  it(rules['before-prepared'].title, () => {
    const early = { effectiveOn: '2026-03-01' };
    const letter = given(notice, ...aNotice('letter'));
    const pointer = { pointer: '/effectiveOn' };
    letter.when(markPrinted, early).thenRefused('notice.before-prepared', pointer);
    letter.when(acknowledge, early).thenRefused('notice.before-prepared', pointer);
    letter
      .when((state, now) => recordDelivery(state, { proof: 'handed-over' }, now), early)
      .thenRefused('notice.before-prepared', pointer);
  });
});

describe('the organisation that is told', () => {
  it('confirms that it has the notice, at any time, once', () => {
    for (const past of [aNotice(), aSentNotice(), aFailedNotice(), aPrintedNotice(), aDeliveredNotice()]) {
      given(notice, ...past)
        .when(acknowledge, by(people.applicant, 'member-representative', bodies.applicant))
        .then({ type: 'members.NoticeAcknowledged', data: { ...whose, about: { kind: 'complaint', id: CASE } } });
    }
    given(notice, ...anAcknowledgedNotice())
      .when(acknowledge, by(people.applicant, 'member-representative', bodies.applicant))
      .thenNothing();
  });

  it(rules['not-prepared'].title, () => {
    const nothing = given(notice);
    nothing.when((state, now) => noteSent(state, people.applicant, now)).thenRefused('notice.not-prepared');
    nothing.when((state, now) => noteFailed(state, 'not-delivered', now)).thenRefused('notice.not-prepared');
    nothing.when((state) => noteReceipt(state, PREPARED)).thenRefused('notice.not-prepared');
    nothing.when(markPrinted).thenRefused('notice.not-prepared');
    nothing
      .when((state, now) => recordDelivery(state, { proof: 'handed-over' }, now))
      .thenRefused('notice.not-prepared');
    nothing.when(acknowledge).thenRefused('notice.not-prepared');
  });
});
