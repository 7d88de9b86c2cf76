import {
  type EventContract,
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestReopened,
  serviceRequestSettlementMissed,
  serviceRequestWithdrawn,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const { acknowledgeBy, deliverBy } = serviceRequested.example;
const step = (contract: EventContract, effectiveOn = '2026-03-02', by = 'an officer'): GivenEvent =>
  happened(contract, 'entity', contract.example, {
    effectiveOn,
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);

const asked = step(serviceRequested);
const acknowledged = step(serviceRequestAcknowledged);
const assigned = step(serviceRequestAssigned);
const delivered = step(serviceRequestDelivered, '2026-03-10', 'who delivered');
const disputed = step(serviceRequestDisputed, '2026-03-12', 'the chair');

it('a request waits to be noted, to be given to somebody, and for that person to deliver it', () => {
  expect(open(asked)).toMatchObject([
    { kind: 'request-to-acknowledge', due: acknowledgeBy, detail: { field: 'code', code: 'legal-support' } },
  ]);
  expect(open(asked, acknowledged)).toMatchObject([{ kind: 'request-to-assign', due: deliverBy }]);
  expect(open(asked, acknowledged, assigned)).toMatchObject([
    { kind: 'request-to-deliver', due: deliverBy, only: serviceRequestAssigned.example.assignee },
  ]);
  expect(kinds(asked, step(serviceRequestWithdrawn))).toEqual([]);
});

it('what was answered waits for the member until its day, and a dispute for another than answered', () => {
  const { answerBy } = serviceRequestDelivered.example;
  expect(open(asked, acknowledged, assigned, delivered)).toMatchObject([{ kind: 'service-to-confirm', due: answerBy }]);
  expect(kinds(asked, step(serviceRequestDeclined))).toEqual(['refusal-to-dispute']);
  const { settleBy } = serviceRequestDisputed.example;
  expect(open(asked, acknowledged, assigned, delivered, disputed)).toMatchObject([
    { kind: 'dispute-to-settle', due: settleBy, notBy: ['who delivered'] },
  ]);
  const settled = [asked, acknowledged, assigned, delivered, disputed];
  expect(open(...settled, step(serviceRequestReopened))).toMatchObject([
    { kind: 'request-to-assign', due: serviceRequestReopened.example.deliverBy },
  ]);
  expect(kinds(...settled, step(serviceRequestClosed))).toEqual([]);
});

it('a promise that was missed waits for the secretariat too, until it is answered', () => {
  const acknowledgement = step(serviceRequestAcknowledgementMissed, '2026-03-06');
  const delivery = step(serviceRequestDeliveryMissed, '2026-03-24');
  expect(kinds(asked, acknowledgement)).toEqual(['request-to-acknowledge', 'late-request-to-acknowledge']);
  expect(kinds(asked, acknowledgement, delivery)).toEqual(['request-to-acknowledge', 'late-request-to-acknowledge']);
  expect(kinds(asked, acknowledgement, delivery, step(serviceRequestAcknowledged, '2026-03-25'))).toEqual([
    'request-to-assign',
    'late-request-to-answer',
  ]);
  expect(kinds(asked, acknowledged, delivery, assigned)).toEqual(['request-to-deliver', 'late-request-to-answer']);
  expect(kinds(asked, acknowledged, assigned, delivery, delivered)).toEqual(['service-to-confirm']);
  const settlement = step(serviceRequestSettlementMissed, '2026-04-25');
  expect(open(asked, acknowledged, assigned, delivered, disputed, settlement).at(-1)).toMatchObject({
    kind: 'late-dispute-to-settle',
    notBy: ['who delivered'],
  });
});
