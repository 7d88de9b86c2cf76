import { aMoment, calendarUntil, type Deciding, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import { confirm, dismissDispute, dispute, reopen } from './service-request.answering.pure.ts';
import { deliver } from './service-request.decider.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { serviceRequest, type ServiceRequestState } from './service-request.state.ts';
import {
  aClosedRequest,
  aDeclinedRequest,
  aDeliveredRequest,
  aDisputedRefusal,
  aDisputedRequest,
  anAssignedRequest,
  aReopenedRequest,
  whose,
} from './service-requests.fixture.ts';

const { rules } = serviceRequestRules;
const assigned = given(serviceRequest, ...anAssignedRequest());
const delivered = given(serviceRequest, ...aDeliveredRequest());
const declined = given(serviceRequest, ...aDeclinedRequest());
const disputed = given(serviceRequest, ...aDisputedRequest());
const disputedRefusal = given(serviceRequest, ...aDisputedRefusal());
const byMember = by(people.applicant, 'member-representative', bodies.applicant);
const rate = (rating: number) => (state: ServiceRequestState, now: Deciding) => confirm(state, { rating }, now);
const disputing = (state: ServiceRequestState, now: Deciding) =>
  dispute(state, { ground: 'incomplete', statement: { text: 'Half.' } }, now);
const dismissing = (state: ServiceRequestState, now: Deciding) =>
  dismissDispute(state, { ground: 'delivered-as-asked' }, now);
const reopening = (state: ServiceRequestState, now: Deciding) => reopen(state, {}, now);

describe('what the member says', () => {
  it('confirms what it got and rates it, and nothing more is to come', () => {
    for (const standing of [delivered, disputed]) {
      standing
        .when(rate(4), byMember)
        .then(
          { type: 'members.ServiceRequestConfirmed', data: { ...whose, rating: 4 } },
          { type: 'members.ServiceRequestClosed', data: { ...whose, because: 'confirmed' } },
        );
    }
  });

  it('disputes what was delivered, or that it was declined', () => {
    delivered.when(disputing, byMember).then({
      type: 'members.ServiceRequestDisputed',
      data: {
        ...whose,
        disputed: 'delivery',
        ground: 'incomplete',
        settleBy: '2026-03-16',
        statement: { value: 'Half.' },
      },
    });
    declined
      .when((state, now) => dispute(state, { ground: 'ground-not-true' }, now), byMember)
      .then({ data: { disputed: 'refusal', ground: 'ground-not-true' } });
  });

  it(rules['not-answered'].title, () => {
    assigned.when(rate(5), byMember).thenRefused('service-request.not-answered');
    assigned.when(disputing, byMember).thenRefused('service-request.not-answered');
  });
  it(rules['nothing-delivered'].title, () => {
    declined.when(rate(1), byMember).thenRefused('service-request.nothing-delivered');
    disputedRefusal.when(rate(1), byMember).thenRefused('service-request.nothing-delivered');
  });
  it(rules['speaks-for-member'].title, () => {
    delivered.when(rate(5), by(people.board)).thenRefused('service-request.speaks-for-member');
    declined.when(disputing, by(people.officer)).thenRefused('service-request.speaks-for-member');
    delivered.when(rate(3), by(people.secretariat)).then({ data: { rating: 3 } }, {});
  });
  it(rules['disputed-already'].title, () => {
    disputed.when(disputing, byMember).thenRefused('service-request.disputed-already');
  });
  it('says nothing more once it is closed', () => {
    given(serviceRequest, ...aClosedRequest())
      .when(disputing, byMember)
      .thenRefused('service-request.closed');
  });
});

describe('what comes of a dispute', () => {
  it('the member was right: it is owed again, under a date of its own', () => {
    disputed.when(reopening, { ...by(people.secretariat), effectiveOn: '2026-03-02' }).then({
      type: 'members.ServiceRequestReopened',
      data: { ...whose, disputed: 'delivery', deliverBy: '2026-03-23' },
    });
    const reopened = fold(serviceRequest, aReopenedRequest());
    expect(reopened).toMatchObject({ status: 'acknowledged', deliverBy: '2026-03-15', missed: {} });
    expect(reopened).not.toHaveProperty('answer');
    given(serviceRequest, ...aReopenedRequest())
      .when((state, now) => deliver(state, {}, now), by(people.board))
      .thenRefused('service-request.not-assigned');
  });

  it('nothing follows from it, on a ground, and the request is closed', () => {
    disputed.when(dismissing, by(people.secretariat)).then({
      type: 'members.ServiceRequestClosed',
      data: { ...whose, because: 'dispute-dismissed', ground: 'delivered-as-asked' },
    });
  });

  it(rules['not-disputed'].title, () => {
    delivered.when(dismissing).thenRefused('service-request.not-disputed');
    delivered.when(reopening).thenRefused('service-request.not-disputed');
  });
  it(rules['settles-own-answer'].title, () => {
    disputed.when(dismissing, by(people.board)).thenRefused('service-request.settles-own-answer');
    disputedRefusal.when(reopening, by(people.officer)).thenRefused('service-request.settles-own-answer');
  });
  it('nobody settles a dispute of their own organisation', () => {
    disputed
      .when(dismissing, by(people.secretariat, 'secretariat', bodies.applicant))
      .thenRefused('service-request.own-organisation');
  });

  it('one that nobody settles in time is a promise missed', () => {
    const steps = calendarUntil(serviceRequest, fold(serviceRequest, aDisputedRequest()), '2026-12-31', aMoment);
    expect(steps.map(({ step, state }) => [step.rule, step.on, state.status])).toEqual([
      ['service-request.settlement-missed', '2026-03-07', 'disputed'],
    ]);
  });
});
