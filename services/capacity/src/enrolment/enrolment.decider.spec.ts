import { FIRST_TERMS, type ProgrammeTerms } from '@baraza/contracts';
import { given } from '@baraza/domain';
import { COHORT, PROGRAMME } from '../cohort/cohort.builders.ts';
import { bodies, by, people } from '../testing/record.ts';
import {
  type Apply,
  apply,
  type ApplyFacts,
  asApplication,
  joinParticipant,
  leaveParticipant,
  type SaidWho,
} from './enrolment.applying.ts';
import {
  active,
  anApplication,
  applyFacts,
  completed,
  declined,
  MEMBERSHIP,
  one,
  onHold,
  selected,
  toApply,
  two,
  waitListed,
  whose,
} from './enrolment.builders.ts';
import {
  begin,
  beginWithCohort,
  cancel,
  decline,
  dismiss,
  giveFreedPlace,
  select,
  waitList,
  withdraw,
} from './enrolment.deciding.ts';
import { hold, holdForMembership, lift, liftForMembership } from './enrolment.holding.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { enrolment, type EnrolmentEvent } from './enrolment.state.ts';

const { rules } = enrolmentRules;
const tags = ['unit:UG-402', `org:${bodies.farmers}`, `programme:${PROGRAMME}`, `cohort:${COHORT}`];
const after = (past: readonly EnrolmentEvent[]) => given(enrolment, ...past);
const applying = (more: Partial<Apply> = {}, facts: Partial<ApplyFacts> = {}) =>
  given(enrolment).when((state, now) => apply(state, { ...toApply, ...more }, { ...applyFacts, ...facts }, now));
const withTerms = (eligibility: Partial<ProgrammeTerms['eligibility']>): Partial<ApplyFacts> => ({
  programme: {
    ...applyFacts.programme!,
    terms: { ...FIRST_TERMS, eligibility: { ...FIRST_TERMS.eligibility, ...eligibility } },
  },
});
const aPerson: Partial<Apply> = { enrolled: { kind: 'person' }, home: 'UG-411' };
const ofTheirOwn = by(people.leader, 'member-representative', bodies.farmers);

describe('asking for a place', () => {
  it('says in what, for whom, and who takes part', () => {
    applying().then({
      type: 'capacity.EnrolmentApplied',
      data: {
        ...whose,
        ...{ track: 'internal-governance', home: 'UG-411', membership: MEMBERSHIP, people: one },
        participants: [
          { participant: people.leader, name: { subject: people.leader, value: 'Ada Invented' } },
        ] as never,
      },
      tags,
    });
  });

  it('a person of no organisation is enrolled as themself', () => {
    applying(aPerson, { organisation: undefined }).then({
      data: { enrolled: { kind: 'person', person: people.leader }, home: 'UG-411' },
      tags: [tags[0]!, ...tags.slice(2)],
    });
  });

  it(rules['applied-once'].title, () => {
    for (const past of [anApplication(), declined()]) {
      after(past)
        .when((state, now) => apply(state, toApply, applyFacts, now))
        .thenRefused('enrolment.applied-once');
    }
  });

  it(rules['cohort-unknown'].title, () => {
    applying({}, { cohort: undefined }).thenRefused('enrolment.cohort-unknown', { pointer: '/cohort' });
  });

  it(rules['not-open'].title, () => {
    applying({}, { cohort: { ...applyFacts.cohort!, isPlanned: false } }).thenRefused('enrolment.not-open');
    applying({}, { programme: { ...applyFacts.programme!, isOpen: false } }).thenRefused('enrolment.not-open');
  });

  it(rules['applied-late'].title, () => {
    const until = (lastDay: string) => ({ cohort: { ...applyFacts.cohort!, lastDay } });
    applying({}, until('2026-03-01')).thenRefused('enrolment.applied-late');
    applying({}, until('2026-03-02')).then({ type: 'capacity.EnrolmentApplied' });
  });

  it(rules['organisation-unknown'].title, () => {
    applying({}, { organisation: undefined }).thenRefused('enrolment.organisation-unknown', {
      pointer: '/enrolled/organisation',
    });
  });

  it(rules['organisation-missing'].title, () => {
    const refused = (said: SaidWho) =>
      expect(() => asApplication(said)).toThrow(expect.objectContaining({ code: 'enrolment.organisation-missing' }));
    refused({ kind: 'movement' });
    refused({ kind: 'person', organisation: bodies.farmers });
    expect(asApplication({ kind: 'person' })).toEqual({ enrolled: { kind: 'person' } });
    expect(asApplication({ kind: 'organisation', organisation: bodies.farmers })).toEqual({ enrolled: whose.enrolled });
  });

  it(rules['not-a-movement'].title, () => {
    const movement = { enrolled: { kind: 'movement' as const, organisation: bodies.farmers } };
    applying(movement).thenRefused('enrolment.not-a-movement');
    const organisation = { ...applyFacts.organisation!, kind: 'movement' };
    applying({}, { organisation }).thenRefused('enrolment.not-a-movement');
    applying(movement, { organisation }).then({ data: movement });
  });

  it(rules['home-unknown'].title, () => {
    applying(aPerson, { homeKnown: false }).thenRefused('enrolment.home-unknown', { pointer: '/home' });
  });

  it(rules['home-missing'].title, () => {
    applying({ ...aPerson, home: undefined }).thenRefused('enrolment.home-missing', { pointer: '/home' });
    applying({ home: 'UG-411' }).thenRefused('enrolment.home-missing');
  });

  it(rules['not-eligible'].title, () => {
    const refused = (facts: Partial<ApplyFacts>, more: Partial<Apply> = {}) =>
      applying(more, facts).thenRefused('enrolment.not-eligible', { pointer: '/enrolled' });
    refused(withTerms({ whom: ['person'] }));
    refused({ ...withTerms({ membersOnly: true }), organisation: { unit: 'UG-411', kind: 'cbo', isMember: false } });
    refused(withTerms({ kinds: ['cso'] }));
    applying({}, withTerms({ whom: ['organisation'], membersOnly: true, kinds: ['cbo'] })).then({
      type: 'capacity.EnrolmentApplied',
    });
    applying(aPerson, { ...withTerms({ membersOnly: true }), organisation: undefined }).then({
      type: 'capacity.EnrolmentApplied',
    });
  });

  it(rules['person-alone'].title, () => {
    const participants = [...toApply.participants, { name: 'Ben Invented' }];
    applying({ ...aPerson, participants, people: two }).thenRefused('enrolment.person-alone');
    after(anApplication({ enrolled: { kind: 'person', person: people.leader } }))
      .when((state, now) => joinParticipant(state, { name: 'Ben Invented', people: two }, now))
      .thenRefused('enrolment.person-alone');
  });

  it(rules['participant-twice'].title, () => {
    const participants = [...toApply.participants, ...toApply.participants];
    applying({ participants, people: two }).thenRefused('enrolment.participant-twice');
    after(anApplication())
      .when((state, now) => joinParticipant(state, { ...toApply.participants[0]!, people: two }, now))
      .thenRefused('enrolment.participant-twice');
  });

  it(rules['participants-miscounted'].title, () => {
    applying({ people: two }).thenRefused('enrolment.participants-miscounted', { pointer: '/people/total' });
  });
});

describe('those who take part', () => {
  const joining = (past: readonly EnrolmentEvent[]) =>
    after(past).when((state, now) => joinParticipant(state, { name: 'Ben Invented', people: two }, now), {
      id: () => people.successor,
    });
  const leaving = (past: readonly EnrolmentEvent[], participant = people.leader as string) =>
    after(past).when((state, now) => leaveParticipant(state, { participant, people: one }, now));

  it('come and go', () => {
    joining(active()).then({
      type: 'capacity.EnrolmentParticipantJoined',
      data: { participant: people.successor, people: two },
    });
    const both = [people.leader, people.successor].map((participant) => ({ participant }));
    leaving(active({ participants: both, people: two })).then({
      type: 'capacity.EnrolmentParticipantLeft',
      data: { participant: people.leader, people: one },
    });
  });

  it(rules['too-many-participants'].title, () => {
    const participants = Array.from({ length: 20 }, (_, index) => ({ participant: `p${index}` }));
    joining(anApplication({ participants })).thenRefused('enrolment.too-many-participants');
  });

  it(rules['participant-unknown'].title, () => {
    leaving(active(), people.officer).thenRefused('enrolment.participant-unknown', { pointer: '/participant' });
  });

  it(rules['last-participant'].title, () => {
    leaving(active()).thenRefused('enrolment.last-participant');
  });

  it(rules.ended.title, () => {
    for (const past of [declined(), completed()]) {
      joining(past).thenRefused('enrolment.ended');
      after(past)
        .when((state, now) => withdraw(state, {}, now))
        .thenRefused('enrolment.ended');
      after(past)
        .when((state, now) => hold(state, { ground: 'trainer-away' }, now))
        .thenRefused('enrolment.ended');
    }
  });

  it(rules.unknown.title, () => {
    joining([]).thenRefused('enrolment.unknown');
    for (const decide of [select, waitList, lift]) after([]).when(decide).thenRefused('enrolment.unknown');
  });
});

describe('what becomes of an application', () => {
  it('a place is given to who applied, and to who waits', () => {
    for (const past of [anApplication(), waitListed()]) {
      after(past).when(select).then({ type: 'capacity.EnrolmentSelected', data: whose, tags });
    }
  });

  it(rules['not-applied'].title, () => {
    for (const past of [selected(), active(), completed(), declined()]) {
      after(past).when(select).thenRefused('enrolment.not-applied');
      after(past)
        .when((state, now) => decline(state, { ground: 'not-eligible' }, now))
        .thenRefused('enrolment.not-applied');
    }
  });

  it(rules['not-asking'].title, () => {
    after(anApplication()).when(waitList).then({ type: 'capacity.EnrolmentWaitListed', data: whose });
    for (const past of [waitListed(), selected()]) after(past).when(waitList).thenRefused('enrolment.not-asking');
  });

  it('is declined on a ground, with reasons in the vault', () => {
    after(waitListed())
      .when((state, now) => decline(state, { ground: 'not-eligible', narrative: 'No board.' }, now))
      .then({
        type: 'capacity.EnrolmentDeclined',
        data: { ground: 'not-eligible', narrative: { subject: 'id-of-narrative', value: 'No board.' } },
        ground: 'not-eligible',
      });
  });

  it(rules['on-hold'].title, () => {
    const past = onHold(anApplication());
    for (const decide of [select, waitList]) after(past).when(decide).thenRefused('enrolment.on-hold');
  });

  it(rules['own-organisation'].title, () => {
    after(anApplication()).when(select, ofTheirOwn).thenRefused('enrolment.own-organisation');
    after(active())
      .when((state, now) => dismiss(state, { ground: 'absent-without-excuse' }, now), ofTheirOwn)
      .thenRefused('enrolment.own-organisation');
    after(anApplication())
      .when((state, now) => withdraw(state, {}, now), ofTheirOwn)
      .then({ type: 'capacity.EnrolmentWithdrawn' });
  });

  it(rules['before-last-step'].title, () => {
    after(anApplication())
      .when(select, { effectiveOn: '2026-02-01' })
      .thenRefused('enrolment.before-last-step', { pointer: '/effectiveOn' });
  });

  it(rules['not-selected'].title, () => {
    const beginning = (past: readonly EnrolmentEvent[]) =>
      after(past).when((state, now) => begin(state, { cohortIsRunning: true }, now));
    beginning(selected()).then({ type: 'capacity.EnrolmentBegun', data: whose });
    beginning(anApplication()).thenRefused('enrolment.not-selected');
  });

  it(rules['cohort-not-running'].title, () => {
    after(selected())
      .when((state, now) => begin(state, { cohortIsRunning: false }, now))
      .thenRefused('enrolment.cohort-not-running');
  });

  it('begins with its cohort, where it has a place and does not rest', () => {
    after(selected()).when(beginWithCohort).then({ type: 'capacity.EnrolmentBegun' });
    after(onHold(selected())).when(beginWithCohort).thenNothing();
  });

  it('a freed place comes to who waits, on no date before they waited', () => {
    after(waitListed())
      .when(giveFreedPlace, { effectiveOn: '2026-01-15' })
      .then({ type: 'capacity.EnrolmentSelected', effectiveOn: '2026-02-02' });
    after(anApplication()).when(giveFreedPlace).thenNothing();
  });
});

describe('how it ends', () => {
  it('is given up at any time before, once', () => {
    for (const past of [anApplication(), waitListed(), selected(), active(), onHold(active())]) {
      after(past)
        .when((state, now) => withdraw(state, { ground: 'no-time' }, now))
        .then({ type: 'capacity.EnrolmentWithdrawn', data: { ground: 'no-time' } });
    }
  });

  it(rules['no-place'].title, () => {
    const dismissing = (past: readonly EnrolmentEvent[]) =>
      after(past).when((state, now) => dismiss(state, { ground: 'absent-without-excuse' }, now));
    for (const past of [anApplication(), onHold(waitListed()), completed()]) {
      dismissing(past).thenRefused('enrolment.no-place');
    }
    for (const past of [selected(), active(), onHold(active(), MEMBERSHIP)]) {
      dismissing(past).then({ type: 'capacity.EnrolmentDismissed', ground: 'absent-without-excuse' });
    }
  });

  it('comes to nothing with its cohort, and at its end where it had no part in it yet', () => {
    const over = (past: readonly EnrolmentEvent[], onlyAsking: boolean) =>
      after(past).when((state, now) => cancel(state, { ground: 'cohort-over', onlyAsking }, now));
    for (const past of [anApplication(), selected(), onHold(waitListed())]) {
      over(past, true).then({ type: 'capacity.EnrolmentCancelled', ground: 'cohort-over' });
    }
    for (const past of [active(), onHold(active()), completed()]) over(past, true).thenNothing();
    over(active(), false).then({ type: 'capacity.EnrolmentCancelled' });
    over(completed(), false).thenNothing();
  });
});

describe('resting', () => {
  const cause = { kind: 'membership' as const, membership: MEMBERSHIP };

  it(rules['held-already'].title, () => {
    const holding = (past: readonly EnrolmentEvent[]) =>
      after(past).when((state, now) => hold(state, { ground: 'trainer-away' }, now));
    holding(active()).then({ type: 'capacity.EnrolmentPutOnHold', data: { cause: { kind: 'decision' } } });
    holding(onHold(active())).thenRefused('enrolment.held-already');
    holding(onHold(active(), MEMBERSHIP)).then({ type: 'capacity.EnrolmentPutOnHold' });
  });

  it(rules['not-held-for-this'].title, () => {
    for (const past of [active(), onHold(active(), MEMBERSHIP)]) {
      after(past).when(lift).thenRefused('enrolment.not-held-for-this');
    }
    after(onHold(active()))
      .when(lift)
      .then({ type: 'capacity.EnrolmentHoldLifted' }, { type: 'capacity.EnrolmentResumed', data: whose });
  });

  it('follows the membership, whatever else it rests for, and holds from no earlier than its last step', () => {
    const early = { effectiveOn: '2026-01-15' };
    after(active())
      .when((state, now) => holdForMembership(state, MEMBERSHIP, now), early)
      .then({
        type: 'capacity.EnrolmentPutOnHold',
        data: { cause },
        effectiveOn: '2026-02-02',
        ground: 'membership-ended',
      });
    after(onHold(active(), MEMBERSHIP))
      .when((state, now) => holdForMembership(state, MEMBERSHIP, now))
      .thenNothing();
    after(onHold(onHold(active()), MEMBERSHIP))
      .when((state, now) => liftForMembership(state, MEMBERSHIP, now), early)
      .then({ type: 'capacity.EnrolmentHoldLifted', data: { cause }, effectiveOn: '2026-02-02' });
    after(onHold(active(), MEMBERSHIP))
      .when((state, now) => liftForMembership(state, MEMBERSHIP, now))
      .then(
        { type: 'capacity.EnrolmentHoldLifted', ground: 'membership-restored' },
        { type: 'capacity.EnrolmentResumed', ground: 'membership-restored' },
      );
    for (const past of [active(), onHold(active()), declined(), completed()]) {
      after(past)
        .when((state, now) => liftForMembership(state, MEMBERSHIP, now))
        .thenNothing();
    }
    after(declined())
      .when((state, now) => holdForMembership(state, MEMBERSHIP, now))
      .thenNothing();
  });
});
