import { addDays, aMoment, calendarUntil, type Deciding, fold, given } from '@baraza/domain';
import { anOfferedService, aWithdrawnService, terms } from '../service/services.fixture.ts';
import { service } from '../service/service.state.ts';
import { bodies, by, people } from '../testing/record.ts';
import type { AskingFacts } from './service-request.commands.pure.ts';
import { acknowledge, ask, assign, decline, deliver, move, withdraw } from './service-request.decider.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { serviceRequest, type ServiceRequestEvent, type ServiceRequestState } from './service-request.state.ts';
import {
  aClosedRequest,
  aDeclinedRequest,
  aDeliveredRequest,
  anAcknowledgedRequest,
  anAssignedRequest,
  aRequest,
  asking,
  facts,
  MEMBERSHIP,
  whose,
} from './service-requests.fixture.ts';

const { rules } = serviceRequestRules;
const none = given(serviceRequest);
const asked = given(serviceRequest, ...aRequest());
const acknowledged = given(serviceRequest, ...anAcknowledgedRequest());
const assigned = given(serviceRequest, ...anAssignedRequest());
const delivered = given(serviceRequest, ...aDeliveredRequest());
const closed = given(serviceRequest, ...aClosedRequest());
const byOfficer = by(people.officer, 'unit-officer');
const on = (effectiveOn: string, person: string = people.officer) => ({ ...by(person), effectiveOn });

const askingWith = (known: Partial<AskingFacts>) =>
  none.when((state, now) => ask(state, asking, { ...facts, ...known }, now));

describe('a request for a service', () => {
  it('is made by a member, and fixes by when what is promised', () => {
    none
      .when((state, now) => ask(state, asking, facts, now), { effectiveOn: '2026-02-01' })
      .then({
        type: 'members.ServiceRequested',
        data: {
          ...whose,
          membership: MEMBERSHIP,
          category: 'full',
          acknowledgeBy: '2026-02-04',
          deliverBy: '2026-02-22',
          promise: terms.promise,
          answerDays: 30,
          details: { subject: 'id-of-/details', value: 'A lease.' },
        },
        tags: [`org:${bodies.applicant}`, 'unit:UG-402', `service:${whose.service}`],
      });
  });

  it(rules['requested-already'].title, () => {
    asked.when((state, now) => ask(state, asking, facts, now)).thenRefused('service-request.requested-already');
  });
  it(rules['not-a-member'].title, () => {
    askingWith({ member: undefined }).thenRefused('service-request.not-a-member', { pointer: '/organisation' });
  });
  it(rules['not-offered'].title, () => {
    for (const state of [service.initialState, fold(service, aWithdrawnService())]) {
      askingWith({ service: state }).thenRefused('service-request.not-offered', { pointer: '/service' });
    }
    none
      .when((state, now) => ask(state, asking, { ...facts, service: fold(service, anOfferedService()) }, now), {
        effectiveOn: '2026-01-09',
      })
      .thenRefused('service-request.not-offered');
  });
  it(rules['rights-rest'].title, () => {
    askingWith({ member: { ...facts.member!, isSuspended: true } }).thenRefused('service-request.rights-rest');
  });
  it(rules['category-not-served'].title, () => {
    askingWith({ member: { ...facts.member!, category: 'observer' } }).thenRefused(
      'service-request.category-not-served',
    );
  });
  it(rules['outside-its-unit'].title, () => {
    askingWith({ isCovered: false }).thenRefused('service-request.outside-its-unit', { pointer: '/service' });
  });
});

describe('what the forum does with it', () => {
  it('is acknowledged once', () => {
    asked.when(acknowledge, byOfficer).then({ type: 'members.ServiceRequestAcknowledged', data: whose });
    acknowledged.when(acknowledge, byOfficer).thenNothing();
  });

  it('is seen to by somebody, and by somebody else later', () => {
    const assigning = (assignee: string) => (state: ServiceRequestState, now: Deciding) =>
      assign(state, { assignee }, { mayServe: true }, now);
    acknowledged
      .when(assigning(people.board), byOfficer)
      .then({ type: 'members.ServiceRequestAssigned', data: { ...whose, assignee: people.board } });
    assigned.when(assigning(people.board), byOfficer).thenNothing();
    assigned.when(assigning(people.officer), byOfficer).then({ data: { assignee: people.officer } });
  });

  it('is delivered, and the member has its time to say whether it was', () => {
    assigned
      .when((state, now) => deliver(state, { note: { text: 'A form.' } }, now), on('2026-03-01'))
      .then({
        type: 'members.ServiceRequestDelivered',
        data: { ...whose, answerBy: addDays('2026-03-01', 30), note: { value: 'A form.' } },
      });
  });

  it('is declined on a ground, at any time before', () => {
    for (const past of [aRequest(), anAcknowledgedRequest(), anAssignedRequest()]) {
      given(serviceRequest, ...past)
        .when((state, now) => decline(state, { ground: 'no-means' }, now), on('2026-03-01'))
        .then({
          type: 'members.ServiceRequestDeclined',
          data: { ...whose, ground: 'no-means', answerBy: '2026-03-31' },
        });
    }
  });

  it('is withdrawn by the member, once', () => {
    assigned
      .when((state, now) => withdraw(state, { ground: 'found-elsewhere' }, now), by(people.applicant))
      .then({ type: 'members.ServiceRequestWithdrawn', data: { ...whose, ground: 'found-elsewhere' } });
    given(serviceRequest, ...aRequest(), {
      ...aRequest()[0]!,
      type: 'members.ServiceRequestWithdrawn',
      data: { ...whose, ground: 'no-longer-needed' },
    } as ServiceRequestEvent)
      .when((state, now) => withdraw(state, { ground: 'no-longer-needed' }, now))
      .thenNothing();
  });

  it(rules['not-requested'].title, () => {
    none.when(acknowledge).thenRefused('service-request.not-requested');
  });
  it(rules['dated-before-last-step'].title, () => {
    asked
      .when(acknowledge, on('2026-01-31'))
      .thenRefused('service-request.dated-before-last-step', { pointer: '/effectiveOn' });
  });
  it(rules['own-organisation'].title, () => {
    const own = by(people.officer, 'unit-officer', bodies.applicant);
    asked.when(acknowledge, own).thenRefused('service-request.own-organisation');
    asked
      .when((state, now) => decline(state, { ground: 'no-means' }, now), own)
      .thenRefused('service-request.own-organisation');
  });
  it(rules['answered-already'].title, () => {
    for (const past of [aDeliveredRequest(), aDeclinedRequest()]) {
      const answered = given(serviceRequest, ...past);
      answered
        .when((state, now) => decline(state, { ground: 'no-means' }, now), byOfficer)
        .thenRefused('service-request.answered-already');
      answered
        .when((state, now) => withdraw(state, { ground: 'no-longer-needed' }, now), by(people.applicant))
        .thenRefused('service-request.answered-already');
    }
  });
  it(rules['not-acknowledged'].title, () => {
    asked
      .when((state, now) => assign(state, { assignee: people.board }, { mayServe: true }, now), byOfficer)
      .thenRefused('service-request.not-acknowledged');
  });
  it(rules['assignee-unable'].title, () => {
    acknowledged
      .when((state, now) => assign(state, { assignee: people.applicant }, { mayServe: false }, now), byOfficer)
      .thenRefused('service-request.assignee-unable', { pointer: '/assignee' });
  });
  it(rules['not-assigned'].title, () => {
    acknowledged.when((state, now) => deliver(state, {}, now), byOfficer).thenRefused('service-request.not-assigned');
  });
  it(rules.closed.title, () => {
    closed.when(acknowledge, byOfficer).thenRefused('service-request.closed');
    closed
      .when((state, now) => withdraw(state, { ground: 'no-longer-needed' }, now))
      .thenRefused('service-request.closed');
  });
});

describe('a member that moves', () => {
  const moving = (unit: string) => (state: ServiceRequestState, now: Deciding) => move(state, unit, now);

  it('takes with it what is still to come', () => {
    for (const standing of [asked, assigned, delivered]) {
      standing.when(moving('UG-411')).then({
        type: 'members.ServiceRequestMoved',
        data: { ...whose, unit: 'UG-411' },
        tags: [`org:${bodies.applicant}`, 'unit:UG-411', `service:${whose.service}`, 'unit:UG-402'],
      });
    }
    asked.when(moving('UG-402')).thenNothing();
  });

  it('leaves where it was what is over', () => {
    for (const over of [none, closed]) over.when(moving('UG-411')).thenNothing();
  });
});

describe('the calendar of a request', () => {
  const until = (past: readonly ServiceRequestEvent[], date: string) =>
    calendarUntil(serviceRequest, fold(serviceRequest, past), date, aMoment).map(({ step, state }) => [
      step.rule.slice('service-request.'.length),
      step.on,
      state.status,
    ]);

  it('sees that a promise was missed, once, on the day after its last day', () => {
    expect(until(aRequest(), '2026-02-04')).toEqual([]);
    expect(until(aRequest(), '2026-12-31')).toEqual([
      ['acknowledgement-missed', '2026-02-05', 'asked'],
      ['delivery-missed', '2026-02-23', 'asked'],
    ]);
    expect(until(anAssignedRequest(), '2026-12-31')).toEqual([['delivery-missed', '2026-02-23', 'assigned']]);
  });

  it('closes what the member says nothing to in its time', () => {
    expect(until(aDeliveredRequest(), '2026-03-17')).toEqual([]);
    expect(until(aDeliveredRequest(), '2026-03-18')).toEqual([['time-to-answer-ends', '2026-03-18', 'closed']]);
    expect(until(aDeclinedRequest(), '2026-12-31')).toEqual([['time-to-answer-ends', '2026-03-13', 'closed']]);
  });

  it('what was done in time, and entered late, was done in time', () => {
    const seen = calendarUntil(serviceRequest, fold(serviceRequest, aRequest()), '2026-02-10', aMoment).at(-1)!.state;
    expect(seen).toMatchObject({ missed: { acknowledgement: '2026-02-05' } });
    const entered = (date: string) =>
      serviceRequest.evolve(seen, { ...anAcknowledgedRequest()[1]!, effectiveOn: date } as ServiceRequestEvent);
    expect(entered('2026-02-04')).toMatchObject({ status: 'acknowledged', missed: {} });
    expect(entered('2026-02-05')).toMatchObject({ missed: { acknowledgement: '2026-02-05' } });
  });

  it('nothing is missed by a request that was answered, closed or withdrawn', () => {
    expect(until(aClosedRequest(), '2030-01-01')).toEqual([]);
    delivered.when(acknowledge).thenRefused('service-request.answered-already');
  });
});
