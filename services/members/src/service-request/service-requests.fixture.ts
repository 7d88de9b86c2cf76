import { fold } from '@baraza/domain';
import { service, serviceIdOf } from '../service/service.state.ts';
import { anOfferedService, terms } from '../service/services.fixture.ts';
import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { AskForService, AskingFacts } from './service-request.commands.pure.ts';
import type { ServiceRequestEvent } from './service-request.state.ts';

/** Requests made of events, for specs: asked on 1 February 2026, to be acknowledged by the 4th, delivered by the 22nd. */

export const SERVICE = serviceIdOf(terms);
export const whose = { service: SERVICE, code: 'legal-support', organisation: bodies.applicant, unit: 'UG-402' };
export const MEMBERSHIP = '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d';
const details = aPersonalRef('20000000-0000-4000-8000-000000000001');

export const asking: AskForService = {
  service: SERVICE,
  organisation: bodies.applicant,
  details: { text: 'A lease.' },
};
export const facts: AskingFacts = {
  service: fold(service, anOfferedService()),
  member: { membership: MEMBERSHIP, category: 'full', unit: 'UG-402', isSuspended: false },
  isCovered: true,
};

export const aRequest = (): ServiceRequestEvent[] => [
  happened(
    'members.ServiceRequested',
    {
      ...whose,
      membership: MEMBERSHIP,
      category: 'full',
      acknowledgeBy: '2026-02-04',
      deliverBy: '2026-02-22',
      promise: terms.promise,
      answerDays: 30,
      details,
    },
    '2026-02-01',
    people.applicant,
  ),
];
export const anAcknowledgedRequest = (): ServiceRequestEvent[] => [
  ...aRequest(),
  happened('members.ServiceRequestAcknowledged', whose, '2026-02-03', people.officer),
];
export const anAssignedRequest = (): ServiceRequestEvent[] => [
  ...anAcknowledgedRequest(),
  happened('members.ServiceRequestAssigned', { ...whose, assignee: people.board }, '2026-02-03', people.officer),
];
export const aDeliveredRequest = (): ServiceRequestEvent[] => [
  ...anAssignedRequest(),
  happened('members.ServiceRequestDelivered', { ...whose, answerBy: '2026-03-17' }, '2026-02-15', people.board),
];
export const aDeclinedRequest = (): ServiceRequestEvent[] => [
  ...aRequest(),
  happened(
    'members.ServiceRequestDeclined',
    { ...whose, ground: 'no-means', answerBy: '2026-03-12' },
    '2026-02-10',
    people.officer,
  ),
];
export const aDisputedRequest = (): ServiceRequestEvent[] => [
  ...aDeliveredRequest(),
  happened(
    'members.ServiceRequestDisputed',
    { ...whose, disputed: 'delivery' as const, ground: 'incomplete', settleBy: '2026-03-06' },
    '2026-02-20',
    people.applicant,
  ),
];
export const aDisputedRefusal = (): ServiceRequestEvent[] => [
  ...aDeclinedRequest(),
  happened(
    'members.ServiceRequestDisputed',
    { ...whose, disputed: 'refusal' as const, ground: 'ground-not-true', settleBy: '2026-03-04' },
    '2026-02-18',
    people.applicant,
  ),
];
export const aReopenedRequest = (): ServiceRequestEvent[] => [
  ...aDisputedRequest(),
  happened(
    'members.ServiceRequestReopened',
    { ...whose, disputed: 'delivery' as const, deliverBy: '2026-03-15' },
    '2026-02-22',
    people.secretariat,
  ),
];
export const aClosedRequest = (): ServiceRequestEvent[] => [
  ...aDeliveredRequest(),
  happened('members.ServiceRequestConfirmed', { ...whose, rating: 4 }, '2026-02-20', people.applicant),
  happened('members.ServiceRequestClosed', { ...whose, because: 'confirmed' as const }, '2026-02-20', people.applicant),
];
