import { calendarUntil, fold, given } from '@baraza/domain';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { bodies, by, happened, moment, people } from '../testing/record.ts';
import { admit, bringIn, defer, screen } from './membership.admission.ts';
import { expel, liftSuspension, reinstateAfterAppeal, suspend } from './membership.conduct.ts';
import { dissolve } from './membership.ending.ts';
import { membershipRules } from './membership.rules.ts';
import { membership, type MembershipEvent } from './membership.state.ts';
import { changeCategory, reinstate, renew, resign } from './membership.term.ts';
import {
  anAdmittedMembership,
  anApplication,
  anEndorsedApplication,
  aScreenedApplication,
  findings,
  UNIT,
} from './memberships.fixture.ts';

const { rules } = membershipRules;
const whose = { organisation: bodies.applicant, category: 'full', unit: UNIT };
const here = { unit: UNIT };
const { checklist, deferralDays, endorsers } = FIRST_RULES.admission;
const deferral = { ...here, checklist, deferralDays };
const terms = { term: FIRST_RULES.term, paysDues: true };
const grounds = ['dues-settled', 'board-decision'];
const settled = { ground: 'dues-settled' };
const complaint = '40000000-0000-4000-8000-000000000001';
const another = '40000000-0000-4000-8000-000000000002';

/** What the calendar has recorded by a date, after these events. */
const until = (date: string, ...past: MembershipEvent[]): MembershipEvent[] => {
  const steps = calendarUntil(membership, fold(membership, past), date, moment(people.officer, date));
  return [
    ...past,
    ...steps.flatMap(({ events }) =>
      events.map((event) => happened(event.type, event.data, event.effectiveOn) as MembershipEvent),
    ),
  ];
};
const current = () => until('2026-10-01', ...anAdmittedMembership());
const inGrace = () => until('2027-03-01', ...anAdmittedMembership());
const lapsed = () => until('2027-06-01', ...anAdmittedMembership());
const suspended = (suspension = complaint, last = '2026-12-31'): MembershipEvent =>
  happened('members.MembershipSuspended', { ...whose, suspension, until: last }, '2026-10-02');
const expelled = (): MembershipEvent[] => [...current(), happened('members.MembershipExpelled', whose, '2026-10-02')];
const merged = (): MembershipEvent[] => [
  ...current(),
  happened('members.MembershipMerged', { ...whose, into: bodies.second }, '2026-10-02'),
];
const on = (effectiveOn: string) => ({ effectiveOn, ...by(people.board) });

describe('a decision that is put off', () => {
  it('says what is missing, and until when it can be supplied', () => {
    given(membership, ...aScreenedApplication())
      .when(
        (state, now) => defer(state, { missing: ['legal-standing', 'endorsements'] }, deferral, now),
        by(people.board),
      )
      .then({
        type: 'members.MembershipDeferred',
        data: { missing: ['legal-standing', 'endorsements'], until: '2026-05-31' },
      });
  });

  it(rules['missing-unknown'].title, () => {
    given(membership, ...aScreenedApplication())
      .when((state, now) => defer(state, { missing: ['patience'] }, deferral, now), by(people.board))
      .thenRefused('membership.missing-unknown', { pointer: '/missing/0' });
  });

  it(rules['deferred-into-the-past'].title, () => {
    given(membership, ...aScreenedApplication())
      .when(
        (state, now) => defer(state, { missing: ['endorsements'], until: '2026-03-01' }, deferral, now),
        by(people.board),
      )
      .thenRefused('membership.deferred-into-the-past', { pointer: '/until' });
  });

  const deferred = (): MembershipEvent[] => [
    ...anEndorsedApplication(),
    happened(
      'members.MembershipDeferred',
      { ...whose, missing: ['legal-standing'], until: '2026-05-31' },
      '2026-02-22',
    ),
  ];

  it(rules.deferred.title, () => {
    given(membership, ...deferred())
      .when((state, now) => admit(state, { ...here, ...terms }, now), by(people.board))
      .thenRefused('membership.deferred');
    const again = happened(
      'members.MembershipScreened',
      { ...whose, items: findings(), endorsersRequired: 2 },
      '2026-03-01',
      people.officer,
    );
    given(membership, ...deferred(), again)
      .when((state, now) => admit(state, { ...here, ...terms }, now), by(people.board))
      .then({ type: 'members.MembershipAdmitted' });
    given(membership, ...deferred())
      .when((state, now) =>
        screen(state, { items: findings() }, { ...here, checklist, endorsers, fullMembers: 9 }, now),
      )
      .then({ type: 'members.MembershipScreened' });
  });

  it('ends by the calendar where nothing was supplied in time', () => {
    const ended = until('2026-06-01', ...deferred());
    expect(ended.at(-1)).toMatchObject({ type: 'members.MembershipDeferralEnded', effectiveOn: '2026-06-01' });
    expect(fold(membership, ended)).toMatchObject({ status: 'withdrawn', withdrawnOn: '2026-06-01' });
    expect(until('2026-05-31', ...deferred())).toHaveLength(deferred().length);
  });
});

describe('a term', () => {
  it('begins with the admission, by the rules of that day', () => {
    given(membership, ...anEndorsedApplication())
      .when((state, now) => admit(state, { ...here, ...terms }, now), on('2026-02-22'))
      .then({
        type: 'members.MembershipAdmitted',
        data: { basis: 'application', newUntil: '2026-08-20', termUntil: '2027-02-21', graceUntil: '2027-05-22' },
      });
  });

  it('is new, current, in grace and lapsed by the calendar, each on the day after the last', () => {
    expect(lapsed().slice(anAdmittedMembership().length)).toMatchObject([
      { type: 'members.MembershipBecameCurrent', effectiveOn: '2026-08-21' },
      { type: 'members.MembershipGraceBegan', effectiveOn: '2027-02-22', data: { graceUntil: '2027-05-22' } },
      { type: 'members.MembershipLapsed', effectiveOn: '2027-05-23' },
    ]);
  });

  it('does not run out where the category pays no dues', () => {
    const events = [
      happened(
        'members.MembershipAdmitted' as const,
        { ...whose, category: 'observer', basis: 'founding' as const, newUntil: '2026-08-20' },
        '2026-02-22',
      ),
    ];
    expect(fold(membership, until('2040-01-01', ...events))).toMatchObject({ status: 'current' });
  });

  it('is entered without an application for a founder, by resolution', () => {
    const founder = { ...whose, basis: 'founding' as const, resolution: 'founding-resolution' };
    const facts = { ...here, categories: ['full'], ...terms };
    given(membership)
      .when((state, now) => bringIn(state, founder, facts, now))
      .then({
        type: 'members.MembershipAdmitted',
        data: { basis: 'founding', resolution: 'founding-resolution', termUntil: '2027-03-01' },
      });
  });

  it('is renewed from where it ends, before its end and in its days of grace', () => {
    const next = { termUntil: '2028-02-21', graceUntil: '2028-05-21' };
    given(membership, ...current())
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), on('2027-02-01'))
      .then({ type: 'members.MembershipRenewed', data: { status: 'current', ...next }, ground: 'dues-settled' });
    given(membership, ...inGrace())
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), on('2027-05-22'))
      .then({ type: 'members.MembershipRenewed', data: { status: 'current', ...next } });
    given(membership, ...current())
      .when(
        (state, now) => renew(state, { ...settled, until: '2027-02-21' }, { grounds, ...terms }, now),
        on('2027-02-01'),
      )
      .thenNothing();
  });

  it(rules['renewed-ahead'].title, () => {
    const renewed = happened(
      'members.MembershipRenewed',
      { ...whose, status: 'current' as const, termUntil: '2028-02-21', graceUntil: '2028-05-21' },
      '2026-10-02',
    );
    given(membership, ...current(), renewed)
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), on('2026-10-03'))
      .thenRefused('membership.renewed-ahead');
  });

  it(rules['no-term'].title, () => {
    const observer = happened(
      'members.MembershipCategoryChanged',
      { ...whose, category: 'observer', from: 'full', status: 'current' as const },
      '2026-10-02',
    );
    given(membership, ...current(), observer)
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), on('2026-10-03'))
      .thenRefused('membership.no-term');
  });

  it(rules.lapsed.title, () => {
    given(membership, ...lapsed())
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), on('2027-06-01'))
      .thenRefused('membership.lapsed');
    given(membership, ...lapsed())
      .when((state, now) => reinstate(state, settled, { ...here, grounds, ...terms }, now), on('2027-06-01'))
      .then({
        type: 'members.MembershipReinstated',
        data: { status: 'current', termUntil: '2028-05-31', graceUntil: '2028-08-29' },
      });
  });

  it(rules['not-lapsed'].title, () => {
    given(membership, ...current())
      .when((state, now) => reinstate(state, settled, { ...here, grounds, ...terms }, now), on('2026-10-02'))
      .thenRefused('membership.not-lapsed');
  });

  it(rules['ground-unknown'].title, () => {
    given(membership, ...current())
      .when((state, now) => renew(state, { ground: 'a-whim' }, { grounds, ...terms }, now), on('2026-10-02'))
      .thenRefused('membership.ground-unknown', { pointer: '/ground' });
  });

  it(rules['own-membership'].title, () => {
    const own = { effectiveOn: '2026-10-02', ...by(people.board, 'secretariat', bodies.applicant) };
    given(membership, ...current())
      .when((state, now) => renew(state, settled, { grounds, ...terms }, now), own)
      .thenRefused('membership.own-membership');
    given(membership, ...current())
      .when(
        (state, now) => changeCategory(state, { category: 'observer' }, { categories: ['observer'], ...terms }, now),
        own,
      )
      .thenRefused('membership.own-membership');
  });

  it('goes on in another category that pays dues, and begins where only the new one does', () => {
    const categories = ['full', 'associate', 'observer'];
    given(membership, ...current())
      .when(
        (state, now) => changeCategory(state, { category: 'associate' }, { categories, ...terms }, now),
        on('2026-10-02'),
      )
      .then({
        type: 'members.MembershipCategoryChanged',
        data: { category: 'associate', from: 'full', status: 'current', termUntil: '2027-02-21' },
      });
    given(membership, ...inGrace())
      .when(
        (state, now) => changeCategory(state, { category: 'observer' }, { categories, ...terms, paysDues: false }, now),
        on('2027-03-01'),
      )
      .then({ type: 'members.MembershipCategoryChanged', data: { category: 'observer', status: 'current' } });
  });
});

describe('conduct', () => {
  it('suspends a member until a day, and the calendar lifts it on the next', () => {
    given(membership, ...current())
      .when((state, now) => suspend(state, { suspension: complaint, until: '2026-12-31' }, now), on('2026-10-02'))
      .then({ type: 'members.MembershipSuspended', data: { suspension: complaint, until: '2026-12-31' } });
    const events = until('2027-01-01', ...current(), suspended());
    expect(events.at(-1)).toMatchObject({
      type: 'members.MembershipSuspensionLifted',
      effectiveOn: '2027-01-01',
      data: { status: 'current', suspension: complaint },
    });
  });

  it('does not let a suspended membership run out: it comes back with days of grace', () => {
    const events = until('2027-09-01', ...current(), suspended(complaint, '2027-08-31'));
    expect(events.at(-1)).toMatchObject({
      type: 'members.MembershipSuspensionLifted',
      effectiveOn: '2027-09-01',
      data: { status: 'grace', graceUntil: '2027-11-30' },
    });
    expect(until('2027-12-01', ...events).at(-1)).toMatchObject({ type: 'members.MembershipLapsed' });
  });

  it('rights rest while another suspension holds', () => {
    given(membership, ...current(), suspended(), suspended(another))
      .when((state, now) => liftSuspension(state, { suspension: complaint }, now), on('2026-10-03'))
      .then({ type: 'members.MembershipSuspensionLifted', data: { status: 'suspended' } });
    given(membership, ...current(), suspended())
      .when((state, now) => suspend(state, { suspension: complaint }, now), on('2026-10-03'))
      .thenNothing();
  });

  it(rules['suspended-into-the-past'].title, () => {
    given(membership, ...current())
      .when((state, now) => suspend(state, { suspension: complaint, until: '2026-10-01' }, now), on('2026-10-02'))
      .thenRefused('membership.suspended-into-the-past', { pointer: '/until' });
  });

  it(rules['not-suspended'].title, () => {
    given(membership, ...current())
      .when((state, now) => liftSuspension(state, { suspension: complaint }, now), on('2026-10-02'))
      .thenRefused('membership.not-suspended', { pointer: '/suspension' });
  });

  it(rules['not-a-member'].title, () => {
    for (const past of [lapsed(), anApplication()]) {
      const date = on('2027-06-01');
      given(membership, ...past)
        .when((state, now) => suspend(state, { suspension: complaint }, now), date)
        .thenRefused('membership.not-a-member');
      given(membership, ...past)
        .when((state, now) => expel(state, now), date)
        .thenRefused('membership.not-a-member');
      given(membership, ...past)
        .when((state, now) => resign(state, now), date)
        .thenRefused('membership.not-a-member');
    }
  });

  it('an appeal gives back what the decision took, and nothing else', () => {
    given(membership, ...expelled())
      .when((state, now) => reinstateAfterAppeal(state, { suspension: complaint }, now), on('2026-11-02'))
      .then({ type: 'members.MembershipReinstated', data: { status: 'current' } });
    given(membership, ...current(), suspended())
      .when((state, now) => reinstateAfterAppeal(state, { suspension: complaint }, now), on('2026-11-02'))
      .then({ type: 'members.MembershipSuspensionLifted', data: { status: 'current' } });
    given(membership, ...lapsed())
      .when((state, now) => reinstateAfterAppeal(state, { suspension: complaint }, now), on('2027-06-02'))
      .thenNothing();
  });
});

describe('what happens to the organisation', () => {
  it('ends its membership with it, and an application goes no further', () => {
    given(membership, ...current())
      .when((state, now) => dissolve(state, now), on('2026-10-02'))
      .then({ type: 'members.MembershipDissolved' });
    given(membership, ...anApplication())
      .when((state, now) => dissolve(state, now))
      .then({ type: 'members.MembershipWithdrawn' });
    given(membership, ...lapsed())
      .when((state, now) => dissolve(state, now), on('2027-06-02'))
      .thenNothing();
  });

  it('was once merged with it, on records that say so, and parted again', () => {
    expect(fold(membership, merged())).toMatchObject({ status: 'merged', into: bodies.second, endedOn: '2026-10-02' });
    const parted = happened('members.MembershipMergeReversed', { ...whose, status: 'current' }, '2026-11-02');
    expect(fold(membership, [...merged(), parted])).toMatchObject({ status: 'current' });
  });
});
