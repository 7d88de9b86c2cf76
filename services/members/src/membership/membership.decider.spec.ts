import { given } from '@baraza/domain';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { bodies, by, people } from '../testing/record.ts';
import { admit, apply, endorse, reject, screen, withdraw } from './membership.admission.ts';
import { move } from './membership.ending.ts';
import { membershipRules } from './membership.rules.ts';
import { membership } from './membership.state.ts';
import { resign } from './membership.term.ts';
import {
  aRejectedApplication,
  aResignedMembership,
  aScreenedApplication,
  aWithdrawnApplication,
  anAdmittedMembership,
  anApplication,
  anEndorsedApplication,
  endorsedBy,
  findings,
  UNIT,
} from './memberships.fixture.ts';

const { rules } = membershipRules;
const here = { unit: UNIT };
const applying = { organisation: bodies.applicant, category: 'full' };
const applicationFacts = { unit: UNIT, categories: ['full', 'associate'] };
const { checklist, endorsers, rejectionGrounds } = FIRST_RULES.admission;
const screeningFacts = { ...here, checklist, endorsers, fullMembers: 40 };
const admitting = { ...here, term: FIRST_RULES.term, paysDues: true };
const rejectionFacts = { ...here, grounds: rejectionGrounds };
const turnedDown = { grounds: 'checklist-not-met', narrative: 'The registration has lapsed.' };
const fullMember = { ...here, fullMembership: '20000000-0000-4000-8000-000000000002' };

describe('nobody has applied yet', () => {
  it('an organisation applies, and its statement goes to the vault', () => {
    given(membership)
      .when((state, now) => apply(state, { ...applying, statement: 'We farm together.' }, applicationFacts, now))
      .then({
        type: 'members.MembershipApplied',
        data: { ...applying, unit: UNIT, statement: { subject: 'id-of-/statement', value: 'We farm together.' } },
        tags: [`org:${bodies.applicant}`, `unit:${UNIT}`],
      });
  });

  it('the persons whom the statement is about go to the vault with it', () => {
    const about = [people.board];
    const subject = 'id-of-/statement';
    given(membership)
      .when((state, now) => apply(state, { ...applying, statement: 'She leads us.', about }, applicationFacts, now))
      .then({
        type: 'members.MembershipApplied',
        data: { ...applying, unit: UNIT, statement: { subject, value: 'She leads us.', about } },
        tags: [`org:${bodies.applicant}`, `unit:${UNIT}`],
      });
  });

  it(rules['organisation-unknown'].title, () => {
    given(membership)
      .when((state, now) => apply(state, applying, { ...applicationFacts, unit: undefined }, now))
      .thenRefused('membership.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['category-unknown'].title, () => {
    given(membership)
      .when((state, now) => apply(state, { ...applying, category: 'patron' }, applicationFacts, now))
      .thenRefused('membership.category-unknown', { pointer: '/category' });
  });

  it(rules['not-applied'].title, () => {
    const steps = [
      given(membership).when((state, now) => screen(state, { items: findings() }, screeningFacts, now)),
      given(membership).when((state, now) => admit(state, admitting, now)),
      given(membership).when((state, now) => withdraw(state, here, now)),
      given(membership).when((state, now) => resign(state, now)),
    ];
    for (const step of steps) step.thenRefused('membership.not-applied');
  });
});

describe('applied', () => {
  it(rules['already-applied'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) => apply(state, applying, applicationFacts, now))
      .thenRefused('membership.already-applied');
  });

  it('an officer answers the checklist, in its own order', () => {
    given(membership, ...anApplication())
      .when((state, now) => screen(state, { items: findings().reverse() }, screeningFacts, now))
      .then({ type: 'members.MembershipScreened', data: { items: findings(), endorsersRequired: 2 } });
  });

  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
  ])('in a forum of %p full members, %p must endorse', (fullMembers, endorsersRequired) => {
    given(membership, ...anApplication())
      .when((state, now) => screen(state, { items: findings() }, { ...screeningFacts, fullMembers }, now))
      .then({ type: 'members.MembershipScreened', data: { endorsersRequired } });
  });

  it(rules['item-unknown'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) =>
        screen(state, { items: [...findings(), { item: 'friendliness', finding: 'met' }] }, screeningFacts, now),
      )
      .thenRefused('membership.item-unknown', { pointer: `/items/${checklist.length}/item` });
  });

  it(rules['item-twice'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) => screen(state, { items: [...findings(), findings()[0]!] }, screeningFacts, now))
      .thenRefused('membership.item-twice');
  });

  it(rules['checklist-incomplete'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) => screen(state, { items: findings().slice(1) }, screeningFacts, now))
      .thenRefused('membership.checklist-incomplete', { pointer: '/items' });
  });

  it(rules['own-application'].title, () => {
    const own = by(people.officer, 'unit-officer', bodies.applicant);
    given(membership, ...anApplication())
      .when((state, now) => screen(state, { items: findings() }, screeningFacts, now), own)
      .thenRefused('membership.own-application');
    given(membership, ...anEndorsedApplication())
      .when((state, now) => admit(state, admitting, now), by(people.board, 'secretariat', bodies.applicant))
      .thenRefused('membership.own-application');
  });

  it(rules['not-screened'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) => endorse(state, { endorser: bodies.first }, fullMember, now))
      .thenRefused('membership.not-screened');
    given(membership, ...anApplication())
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .thenRefused('membership.not-screened');
  });

  it('may be withdrawn', () => {
    given(membership, ...anApplication())
      .when((state, now) => withdraw(state, here, now))
      .then({ type: 'members.MembershipWithdrawn' });
  });

  it(rules['dated-before-last-step'].title, () => {
    given(membership, ...anApplication())
      .when((state, now) => withdraw(state, here, now), { effectiveOn: '2026-01-31' })
      .thenRefused('membership.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('screened', () => {
  it('a full member stands up for it, by its representative or on record with an officer', () => {
    const event = {
      type: 'members.MembershipEndorsed',
      data: { endorser: bodies.first, endorserMembership: fullMember.fullMembership },
      tags: [`org:${bodies.applicant}`, `unit:${UNIT}`, `org:${bodies.first}`],
    };
    given(membership, ...aScreenedApplication())
      .when(
        (state, now) => endorse(state, { endorser: bodies.first }, fullMember, now),
        by(people.endorser, 'member-representative', bodies.first),
      )
      .then(event);
    given(membership, ...aScreenedApplication())
      .when(
        (state, now) => endorse(state, { endorser: bodies.first }, fullMember, now),
        by(people.officer, 'unit-officer'),
      )
      .then(event);
  });

  it(rules['endorses-itself'].title, () => {
    given(membership, ...aScreenedApplication())
      .when((state, now) => endorse(state, { endorser: bodies.applicant }, fullMember, now))
      .thenRefused('membership.endorses-itself');
  });

  it(rules['endorses-for-another'].title, () => {
    given(membership, ...aScreenedApplication())
      .when(
        (state, now) => endorse(state, { endorser: bodies.first }, fullMember, now),
        by(people.endorser, 'member-representative', bodies.second),
      )
      .thenRefused('membership.endorses-for-another');
  });

  it(rules['endorsed-already'].title, () => {
    given(membership, ...aScreenedApplication(), endorsedBy(bodies.first))
      .when((state, now) => endorse(state, { endorser: bodies.first }, fullMember, now))
      .thenRefused('membership.endorsed-already');
  });

  it(rules['endorser-not-full-member'].title, () => {
    given(membership, ...aScreenedApplication())
      .when((state, now) => endorse(state, { endorser: bodies.first }, { ...here, fullMembership: undefined }, now))
      .thenRefused('membership.endorser-not-full-member', { pointer: '/endorser' });
  });

  it(rules['not-endorsed'].title, () => {
    given(membership, ...aScreenedApplication(), endorsedBy(bodies.first))
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .thenRefused('membership.not-endorsed');
    given(membership, ...aScreenedApplication({ endorsersRequired: 1 }), endorsedBy(bodies.first))
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .then({ type: 'members.MembershipAdmitted' });
    given(membership, ...aScreenedApplication({ endorsersRequired: 0 }))
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .then({ type: 'members.MembershipAdmitted' });
  });

  it(rules['checklist-not-met'].title, () => {
    given(membership, ...aScreenedApplication({ notMet: ['legal-standing'], endorsersRequired: 0 }))
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .thenRefused('membership.checklist-not-met');
  });

  it(rules['grounds-unknown'].title, () => {
    given(membership, ...aScreenedApplication())
      .when((state, now) => reject(state, { ...turnedDown, grounds: 'dislike' }, rejectionFacts, now), by(people.board))
      .thenRefused('membership.grounds-unknown', { pointer: '/grounds' });
  });

  it('is rejected with grounds, and the reasons in words go to the vault', () => {
    given(membership, ...aScreenedApplication())
      .when((state, now) => reject(state, turnedDown, rejectionFacts, now), by(people.board))
      .then({
        type: 'members.MembershipRejected',
        data: { grounds: 'checklist-not-met', narrative: { value: turnedDown.narrative } },
        ground: 'checklist-not-met',
      });
  });
});

describe('endorsed', () => {
  it('is admitted', () => {
    given(membership, ...anEndorsedApplication())
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .then({
        type: 'members.MembershipAdmitted',
        data: { organisation: bodies.applicant, category: 'full', unit: UNIT },
      });
  });

  it.each([people.applicant, people.officer, people.endorser])(
    `${rules['decided-by-involved'].title} (%s)`,
    (person) => {
      given(membership, ...anEndorsedApplication())
        .when((state, now) => admit(state, admitting, now), by(person))
        .thenRefused('membership.decided-by-involved');
      given(membership, ...anEndorsedApplication())
        .when((state, now) => reject(state, turnedDown, rejectionFacts, now), by(person))
        .thenRefused('membership.decided-by-involved');
    },
  );

  it('goes back to screened when a new screening asks for more endorsers', () => {
    given(membership, ...aScreenedApplication({ endorsersRequired: 0 }), ...aScreenedApplication().slice(1))
      .when((state, now) => admit(state, admitting, now), by(people.board))
      .thenRefused('membership.not-endorsed');
  });
});

describe('decided', () => {
  it.each([
    ['new', anAdmittedMembership],
    ['rejected', aRejectedApplication],
    ['withdrawn', aWithdrawnApplication],
    ['resigned', aResignedMembership],
  ])(`${rules['already-decided'].title} (%s)`, (_, past) => {
    const steps = [
      given(membership, ...past()).when((state, now) => admit(state, admitting, now), by(people.board)),
      given(membership, ...past()).when((state, now) => reject(state, turnedDown, rejectionFacts, now)),
      given(membership, ...past()).when((state, now) => withdraw(state, here, now)),
      given(membership, ...past()).when((state, now) => endorse(state, { endorser: bodies.third }, fullMember, now)),
    ];
    for (const step of steps) step.thenRefused('membership.already-decided');
  });

  it('a member resigns from a date', () => {
    given(membership, ...anAdmittedMembership())
      .when((state, now) => resign(state, now), { effectiveOn: '2026-02-25' })
      .then({ type: 'members.MembershipResigned', effectiveOn: '2026-02-25' });
  });

  it(rules['not-a-member'].title, () => {
    given(membership, ...aRejectedApplication())
      .when((state, now) => resign(state, now))
      .thenRefused('membership.not-a-member');
  });

  it('who has resigned has nothing more to resign from', () => {
    given(membership, ...aResignedMembership())
      .when((state, now) => resign(state, now))
      .thenNothing();
  });

  it('follows its organisation to another unit, and is found by both', () => {
    given(membership, ...anAdmittedMembership())
      .when((state, now) => move(state, { unit: 'UG-411' }, now))
      .then({
        type: 'members.MembershipMoved',
        data: { unit: 'UG-411' },
        tags: [`org:${bodies.applicant}`, 'unit:UG-411', 'unit:UG-402'],
      });
    given(membership, ...anAdmittedMembership())
      .when((state, now) => move(state, here, now))
      .thenNothing();
  });
});
