import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { EvidenceSides, HandOver } from './evidence.commands.pure.ts';
import { callBack, check, decline, handOver, receive } from './evidence.custody.pure.ts';
import {
  DIGEST,
  evidenceFoundAltered,
  evidenceHandedOver,
  heldEvidence,
  holder,
  nobody,
  OTHER_DIGEST,
  protectedEvidence,
  receiver,
  STRUGGLE,
} from './evidence.fixture.ts';
import { evidenceRules } from './evidence.rules.ts';
import { evidence, type EvidenceEvent } from './evidence.state.ts';

const { rules } = evidenceRules;
const handing = { from: bodies.farmers, to: bodies.university };
const handingOver = (more: Partial<HandOver> = {}, events: EvidenceEvent[] = heldEvidence(), receiverKnown = true) =>
  given(evidence, ...events).when((state, now) =>
    handOver(state, { to: bodies.university, receiveBy: '2026-03-31', ...more }, { receiverKnown }, holder, now),
  );
const receiving = (sha256 = DIGEST, sides: EvidenceSides = receiver, person: string = people.witness) =>
  given(evidence, ...evidenceHandedOver()).when(
    (state, now) => receive(state, { sha256 }, sides, now),
    by(person, 'member-representative'),
  );

describe('handing evidence over', () => {
  it('names who is to receive it, and by when', () => {
    handingOver().then({
      type: 'campaigns.EvidenceHandedOver',
      data: { ...handing, receiveBy: '2026-03-31' },
      tags: ['unit:UG-402', `org:${bodies.farmers}`, `org:${bodies.university}`, `struggle:${STRUGGLE.id}`],
    });
  });

  it(rules['handed-over-already'].title, () => {
    handingOver({}, evidenceHandedOver()).thenRefused('evidence.handed-over-already');
  });

  it(rules['kept-already'].title, () => {
    handingOver({ to: bodies.farmers }).thenRefused('evidence.kept-already', { pointer: '/to' });
  });

  it('goes to nobody whom the forum does not know', () => {
    handingOver({}, heldEvidence(), false).thenRefused('evidence.organisation-unknown', { pointer: '/to' });
  });

  it(rules['receive-by-past'].title, () => {
    handingOver({ receiveBy: '2026-02-01' }).thenRefused('evidence.receive-by-past', { pointer: '/receiveBy' });
  });

  it(rules['stays-with-desk'].title, () => {
    given(evidence, ...protectedEvidence())
      .when(
        (state, now) =>
          handOver(state, { to: bodies.university, receiveBy: '2026-03-31' }, { receiverKnown: true }, nobody, now),
        by(people.officer, 'protection-officer'),
      )
      .thenRefused('evidence.stays-with-desk');
    given(evidence, ...protectedEvidence())
      .when((state, now) => check(state, { sha256: DIGEST }, nobody, now))
      .thenRefused('evidence.stays-with-desk');
  });

  it(rules.altered.title, () => {
    handingOver({}, evidenceFoundAltered()).thenRefused('evidence.altered');
    given(evidence, ...evidenceFoundAltered())
      .when((state, now) => check(state, { sha256: DIGEST }, holder, now))
      .then({ type: 'campaigns.EvidenceChecked', data: { intact: true } });
  });
});

describe('receiving evidence', () => {
  it('says who keeps it from then on, and whether it is what was taken', () => {
    const received = { type: 'campaigns.EvidenceReceived' as const, data: handing };
    receiving().then(received, { type: 'campaigns.EvidenceChecked', data: { intact: true } });
    receiving(OTHER_DIGEST).then(received, { type: 'campaigns.EvidenceChecked', data: { intact: false } });
  });

  it(rules['received-by-others'].title, () => {
    receiving(DIGEST, nobody).thenRefused('evidence.received-by-others');
    given(evidence, ...evidenceHandedOver())
      .when((state, now) => receive(state, { sha256: DIGEST }, nobody, now), by(people.officer, 'unit-officer'))
      .then({ type: 'campaigns.EvidenceReceived' }, { type: 'campaigns.EvidenceChecked' });
  });

  it(rules['own-handover'].title, () => {
    receiving(DIGEST, receiver, people.lead).thenRefused('evidence.own-handover');
  });

  it(rules['not-handed-over'].title, () => {
    given(evidence, ...heldEvidence())
      .when((state, now) => receive(state, { sha256: DIGEST }, receiver, now))
      .thenRefused('evidence.not-handed-over');
  });

  it('is declined by the one, or called back by the other', () => {
    given(evidence, ...evidenceHandedOver())
      .when((state, now) => decline(state, { ground: 'never-arrived' }, receiver, now))
      .then({
        type: 'campaigns.EvidenceHandoverEnded',
        data: { ...handing, ended: 'declined', ground: 'never-arrived' },
        ground: 'never-arrived',
      });
    given(evidence, ...evidenceHandedOver())
      .when((state, now) => callBack(state, { ground: 'sent-in-error' }, holder, now))
      .then({ type: 'campaigns.EvidenceHandoverEnded', data: { ended: 'called-off' } });
    given(evidence, ...evidenceHandedOver())
      .when((state, now) => callBack(state, { ground: 'sent-in-error' }, receiver, now))
      .thenRefused('evidence.not-theirs');
  });
});
