import { EVIDENCE_SUPPORTS_MAX, protectedEvidenceSealed } from '@baraza/contracts';
import { given, type Role } from '@baraza/domain';
import { bodies, by, happened, people } from '../testing/record.ts';
import type { EvidenceSides, TakeEvidence, TakingFacts } from './evidence.commands.pure.ts';
import { erase, followFile, take, takeProtected, withdraw } from './evidence.decider.ts';
import {
  aProtectedTaking,
  aTaking,
  earlyProtectedEvidence,
  evidenceFoundAltered,
  evidenceHandedOver,
  facts,
  FILE,
  heldEvidence,
  holder,
  nobody,
  OUTCOME,
  protectedEvidence,
  receiver,
  STRUGGLE,
  theDesk,
  withdrawnEvidence,
} from './evidence.fixture.ts';
import { evidenceRules } from './evidence.rules.ts';
import { evidence, type EvidenceEvent } from './evidence.state.ts';
import { beCited, endSupport, support } from './evidence.support.pure.ts';

const { rules } = evidenceRules;
const ground = 'not-what-it-seemed';
const taking = (more: Partial<TakeEvidence> = {}, looked: Partial<TakingFacts> = {}, events: EvidenceEvent[] = []) =>
  given(evidence, ...events).when((state, now) => take(state, { ...aTaking, ...more }, { ...facts, ...looked }, now));
const takingProtected = (...events: readonly EvidenceEvent[]) =>
  given(evidence, ...events).when((state, now) => takeProtected(state, aProtectedTaking, now));
const supporting = (events: EvidenceEvent[], matterKnown = true) =>
  given(evidence, ...events).when((state, now) => support(state, { supports: OUTCOME }, { matterKnown }, holder, now));
const citing = (...events: readonly EvidenceEvent[]) =>
  given(evidence, ...events).when((state, now) => beCited(state, { supports: OUTCOME }, now));
const withdrawing = (events: EvidenceEvent[], sides = holder) =>
  given(evidence, ...events).when((state, now) => withdraw(state, { ground }, sides, now));

describe('taking evidence', () => {
  it('says what it is and what it supports, and apart from it who gave it; what is said of it is erased with its file', () => {
    taking({ about: [people.witness], supports: [STRUGGLE, STRUGGLE] }).then(
      {
        type: 'campaigns.EvidenceTaken',
        data: {
          ...{ unit: 'UG-402', organisation: bodies.farmers, type: 'photograph', file: FILE, supports: [STRUGGLE] },
          shows: { subject: 'id-of-shows', value: 'Empty shelves', about: [FILE.file, people.witness] },
          source: undefined,
        },
        tags: ['unit:UG-402', `org:${bodies.farmers}`, `struggle:${STRUGGLE.id}`],
      },
      {
        type: 'campaigns.EvidenceSourceNamed',
        data: { source: { kind: 'community' }, account: { value: 'Taken by the chair' } },
        tags: ['unit:UG-402'],
      },
    );
  });

  it(rules['taken-once'].title, () => {
    taking({}, {}, heldEvidence()).thenRefused('evidence.taken-once', { pointer: '/id' });
    takingProtected(...protectedEvidence()).thenRefused('evidence.taken-once');
  });

  it(rules['unit-unknown'].title, () => {
    taking({}, { unitKnown: false }).thenRefused('evidence.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    taking({}, { organisationKnown: false }).thenRefused('evidence.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['file-unknown'].title, () => {
    taking({}, { file: undefined }).thenRefused('evidence.file-unknown', { pointer: '/file' });
  });

  it(rules['source-unnamed'].title, () => {
    taking({ source: { kind: 'organisation' } }).thenRefused('evidence.source-unnamed', { pointer: '/source/id' });
    taking({ source: { kind: 'person', id: bodies.women } }).thenRefused('evidence.source-unnamed');
    taking({ source: { kind: 'movement', id: bodies.women } }).then(
      { type: 'campaigns.EvidenceTaken' },
      { type: 'campaigns.EvidenceSourceNamed', data: { source: { kind: 'movement', id: bodies.women } } },
    );
  });

  it(rules['source-unknown'].title, () => {
    taking({}, { sourceKnown: false }).thenRefused('evidence.source-unknown', { pointer: '/source/id' });
  });

  it(rules['matter-unknown'].title, () => {
    taking({ supports: [STRUGGLE, OUTCOME] }).thenRefused('evidence.matter-unknown', { pointer: '/supports/1/id' });
    supporting(heldEvidence(), false).thenRefused('evidence.matter-unknown', { pointer: '/supports/id' });
  });

  it('of somebody protected has the district, and nothing that tells who, nor which file it is', () => {
    takingProtected().then({
      type: 'campaigns.ProtectedEvidenceSealed',
      data: { ...aProtectedTaking, unit: undefined, file: undefined },
      tags: ['unit:UG-402', `struggle:${STRUGGLE.id}`],
    });
    expect(Object.keys(protectedEvidenceSealed.data.properties).sort()).toEqual([
      ...['district', 'entry', 'locked', 'lockedSize', 'supports', 'type'],
    ]);
  });
});

describe('what rests on evidence', () => {
  it('is told of nothing that somebody protected gave, whoever names it', () => {
    given(evidence, ...protectedEvidence())
      .when((state, now) => support(state, { supports: OUTCOME }, { matterKnown: true }, theDesk, now))
      .then({ type: 'campaigns.ProtectedEvidenceSupportNamed', data: { supports: OUTCOME } });
    citing(...protectedEvidence()).then({ type: 'campaigns.ProtectedEvidenceSupportNamed' });
    given(evidence, ...protectedEvidence())
      .when((state, now) => endSupport(state, { supports: STRUGGLE, ground }, theDesk, now))
      .then({ type: 'campaigns.ProtectedEvidenceSupportEnded', data: { supports: STRUGGLE, ground } });
  });

  it('is named later, and ended', () => {
    supporting(heldEvidence()).then({
      type: 'campaigns.EvidenceSupportNamed',
      data: { supports: OUTCOME },
      tags: ['unit:UG-402', `org:${bodies.farmers}`, `struggle:${STRUGGLE.id}`, `outcome:${OUTCOME.id}`],
    });
    const ending = (supports: typeof STRUGGLE | typeof OUTCOME) =>
      given(evidence, ...heldEvidence()).when((state, now) => endSupport(state, { supports, ground }, holder, now));
    ending(STRUGGLE).then({ type: 'campaigns.EvidenceSupportEnded', data: { supports: STRUGGLE, ground }, ground });
    ending(OUTCOME).thenNothing();
    const named = happened('campaigns.EvidenceSupportNamed', { supports: OUTCOME }, '2026-01-13');
    supporting([...heldEvidence(), named]).thenNothing();
  });

  it('says so itself where it cites it, as of no earlier than the evidence stands', () => {
    citing(...heldEvidence()).then({ type: 'campaigns.EvidenceSupportNamed', data: { supports: OUTCOME } });
    const later = happened('campaigns.EvidenceChecked', { intact: true }, '2027-01-01');
    citing(...heldEvidence(), later).then({ type: 'campaigns.EvidenceSupportNamed', effectiveOn: '2027-01-01' });
  });

  it(rules['not-citable'].title, () => {
    citing().thenRefused('evidence.not-citable', { pointer: '/evidence' });
    citing(...withdrawnEvidence()).thenRefused('evidence.not-citable');
    citing(...evidenceFoundAltered()).thenRefused('evidence.not-citable');
  });

  it(rules['supports-too-much'].title, () => {
    const more = Array.from({ length: EVIDENCE_SUPPORTS_MAX - 1 }, (_, index) =>
      happened(
        'campaigns.EvidenceSupportNamed',
        { supports: { kind: 'demand' as const, id: `71000000-0000-4000-8000-0000000001${index + 10}` } },
        '2026-01-13',
      ),
    );
    supporting([...heldEvidence(), ...more.slice(1)]).then({ type: 'campaigns.EvidenceSupportNamed' });
    supporting([...heldEvidence(), ...more]).thenRefused('evidence.supports-too-much');
  });
});

describe('withdrawing evidence', () => {
  it('rests on a ground, and says from whom it was taken where others do', () => {
    withdrawing(evidenceHandedOver()).then({
      type: 'campaigns.EvidenceWithdrawn',
      data: { ground, from: undefined },
      ground,
    });
    given(evidence, ...heldEvidence())
      .when((state, now) => withdraw(state, { ground }, nobody, now), by(people.officer, 'unit-officer'))
      .then({ type: 'campaigns.EvidenceWithdrawn', data: { ground, from: bodies.farmers } });
  });

  it(rules['not-theirs'].title, () => {
    const withdrawnBy = (events: EvidenceEvent[], sides: EvidenceSides, role: Role) =>
      given(evidence, ...events).when(
        (state, now) => withdraw(state, { ground }, sides, now),
        by(people.officer, role),
      );
    withdrawnBy(heldEvidence(), nobody, 'member-representative').thenRefused('evidence.not-theirs');
    withdrawnBy(evidenceHandedOver(), receiver, 'unit-officer').thenRefused('evidence.not-theirs');
    withdrawnBy(protectedEvidence(), nobody, 'unit-officer').thenRefused('evidence.not-theirs');
    withdrawnBy(protectedEvidence(), nobody, 'protection-officer').thenRefused('evidence.not-theirs');
    for (const events of [protectedEvidence(), earlyProtectedEvidence()]) {
      withdrawing(events, theDesk).then({ type: 'campaigns.ProtectedEvidenceWithdrawn', data: { ground } });
    }
  });

  it(rules.unknown.title, () => {
    withdrawing([]).thenRefused('evidence.unknown');
    given(evidence)
      .when((state, now) => erase(state, { ground: 'objection' }, now))
      .thenRefused('evidence.unknown');
  });

  it(rules.withdrawn.title, () => {
    withdrawing(withdrawnEvidence()).thenRefused('evidence.withdrawn');
  });

  it(rules['before-last-step'].title, () => {
    const later = happened('campaigns.EvidenceChecked', { intact: true }, '2027-01-01');
    withdrawing([...heldEvidence(), later]).thenRefused('evidence.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('erasing evidence', () => {
  const erased = happened('campaigns.EvidenceErased', { file: FILE.file, ground: 'objection' }, '2026-01-31');

  it('names its file, whatever became of it, and once', () => {
    const data = { file: FILE.file, ground: 'objection' };
    for (const events of [heldEvidence(), evidenceHandedOver(), withdrawnEvidence()]) {
      given(evidence, ...events)
        .when((state, now) => erase(state, { ground: 'objection' }, now))
        .then({ type: 'campaigns.EvidenceErased', data, ground: 'objection' });
    }
    given(evidence, ...heldEvidence(), erased)
      .when((state, now) => erase(state, { ground: 'objection' }, now))
      .thenNothing();
    given(evidence, ...earlyProtectedEvidence())
      .when((state, now) => erase(state, { ground: 'objection' }, now))
      .then({ type: 'campaigns.ProtectedEvidenceErased', data });
    const { entry, locked } = aProtectedTaking;
    given(evidence, ...protectedEvidence())
      .when((state, now) => erase(state, { ground: 'objection' }, now))
      .then({ type: 'campaigns.ProtectedEvidenceDestroyed', data: { entry, locked, ground: 'objection' } });
  });

  it('follows its file where that is destroyed, as of no earlier than its last step', () => {
    given(evidence, ...heldEvidence(), happened('campaigns.EvidenceChecked', { intact: true }, '2027-01-01'))
      .when((state, now) => followFile(state, { ground: 'objection' }, now))
      .then({ type: 'campaigns.EvidenceErased', effectiveOn: '2027-01-01' });
    given(evidence)
      .when((state, now) => followFile(state, { ground: 'objection' }, now))
      .thenNothing();
  });
});
