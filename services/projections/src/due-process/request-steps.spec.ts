import {
  derivedId,
  type EventContract,
  noticePrepared,
  noticeSent,
  serviceRequestAcknowledged,
  serviceRequestClosed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestReopened,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const request = derivedId('due process', 'request');
const [officer, other] = ['officer', 'other'].map((name) => derivedId('due process', name)) as [string, string];

function by(person: string, contract: EventContract, on: string, more: object = {}, entity = request): GivenEvent {
  return happened(contract, entity, { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    meta: { actor: { person, roles: ['unit-officer'] } },
  });
}
const asked = by(other, serviceRequested, '2026-03-02', { acknowledgeBy: '2026-03-05', deliverBy: '2026-03-23' });
const acknowledged = by(officer, serviceRequestAcknowledged, '2026-03-04');
const declined = by(officer, serviceRequestDeclined, '2026-03-10', { ground: 'no-means', answerBy: '2026-04-09' });
const delivered = by(officer, serviceRequestDelivered, '2026-03-20', { answerBy: '2026-04-19' });
const disputes = (disputed: 'delivery' | 'refusal', on = '2026-03-25') =>
  by(other, serviceRequestDisputed, on, { disputed, ground: 'incomplete', settleBy: '2026-04-08' });
const told = (template: string, on: string): GivenEvent[] => {
  const about = { kind: 'service-request', id: request };
  return [
    by(officer, noticePrepared, on, { about, template, by: on, needsProof: false }, derivedId('notice', template)),
    by(officer, noticeSent, on, { about, template }, derivedId('notice', template)),
  ];
};
const casesOf = (events: readonly GivenEvent[], asOf = '2026-12-31') =>
  judged(documentsOf(dueProcessProjection, events).get(caseKey('auditor', 'service-request', request))!, {
    asOf,
    knownAt: 1_000,
  }).map(({ decision, state, steps }) => [decision, state, steps.map((one) => `${one.step} ${one.state}`)]);

describe('a request that was declined', () => {
  it('is in order where it was noted, answered in time and told, and the member let its time pass', () => {
    expect(casesOf([asked, acknowledged, declined, ...told('request-declined', '2026-03-11')])).toEqual([
      [
        'request-declined',
        'in-order',
        ['request done', 'acknowledgement done', 'decision done', 'told done', 'dispute let-pass'],
      ],
    ]);
  });

  it('is open while the member may dispute it, and late where the promised times were not kept', () => {
    const late = by(officer, serviceRequestDeclined, '2026-03-24', { ground: 'no-means', answerBy: '2026-04-23' });
    expect(casesOf([asked, declined, ...told('request-declined', '2026-03-11')], '2026-03-12')).toMatchObject([
      ['request-declined', 'late', expect.arrayContaining(['acknowledgement late', 'dispute open'])],
    ]);
    expect(casesOf([asked, acknowledged, late], '2026-04-30')).toMatchObject([
      ['request-declined', 'missing', expect.arrayContaining(['decision late', 'told missing'])],
    ]);
  });

  it('that is disputed is one case with its dispute, settled by somebody else', () => {
    const refused = [asked, acknowledged, declined, ...told('request-declined', '2026-03-11'), disputes('refusal')];
    const dismissal = { because: 'dispute-dismissed', ground: 'rightly-declined' };
    const dismissed = by(other, serviceRequestClosed, '2026-04-01', dismissal);
    expect(casesOf([...refused, dismissed, ...told('request-dispute-dismissed', '2026-04-02')])).toMatchObject([
      ['request-declined', 'in-order', expect.arrayContaining(['dispute done', 'settlement done'])],
    ]);
    expect(casesOf(refused, '2026-04-08')).toMatchObject([['request-declined', 'open', expect.anything()]]);
    expect(casesOf(refused, '2026-04-09')).toMatchObject([['request-declined', 'missing', expect.anything()]]);
    const bySame = by(officer, serviceRequestClosed, '2026-04-01', dismissal);
    expect(casesOf([...refused, bySame])[0]![2]).toContain('settlement wrong');
  });
});

describe('what was delivered and is disputed', () => {
  const disputed = [asked, acknowledged, delivered, disputes('delivery')];

  it('is looked at again by somebody else, and told', () => {
    const reopened = by(other, serviceRequestReopened, '2026-04-01', { deliverBy: '2026-04-22' });
    expect(casesOf([...disputed, reopened, ...told('request-reopened', '2026-04-02')])).toEqual([
      [
        'service-disputed',
        'in-order',
        ['request done', 'delivery done', 'dispute done', 'settlement done', 'told done'],
      ],
    ]);
  });

  it('is settled too where the member confirms it after all', () => {
    const confirmed = by(other, serviceRequestClosed, '2026-04-01', { because: 'confirmed' });
    expect(casesOf([...disputed, confirmed])).toMatchObject([['service-disputed', 'in-order', expect.anything()]]);
  });

  it('each dispute is a case of its own, held to the day by which it was then owed', () => {
    const reopened = by(other, serviceRequestReopened, '2026-04-01', { deliverBy: '2026-04-22' });
    const again = by(officer, serviceRequestDelivered, '2026-04-23', { answerBy: '2026-05-23' });
    const cases = casesOf([...disputed, reopened, again, disputes('delivery', '2026-04-30')], '2026-05-01');
    expect(cases.map(([decision]) => decision)).toEqual(['service-disputed', 'service-disputed']);
    expect(cases[1]![2]).toContain('delivery late');
  });
});
