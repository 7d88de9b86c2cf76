import {
  derivedId,
  encodeEvent,
  everyContract,
  exampleEvent,
  type EventContract,
  type SequencedEvent,
} from '@baraza/contracts';
import { UNTOLD } from '@baraza/domain';
import { MemoryEventStore } from '@baraza/event-store';
import { PROTECTED_KIND } from './as-counted.pure.ts';
import { type Veiled, withPseudonyms } from './veil.pure.ts';
import { Veil } from './veil.ts';

const hidden = derivedId('spec', 'hidden');
const other = derivedId('spec', 'other');
const protection = derivedId('spec', 'protection');
const membership = derivedId('spec', 'membership');
const veiled: Veiled = { organisation: hidden, protection, unit: 'WAN' };

let sequence = 0;
function event(type: string, stream: string, data: object, more: Partial<SequencedEvent> = {}): SequencedEvent {
  const contract = everyContract.latest(type) as EventContract;
  sequence += 1;
  const at = { id: derivedId('spec', String(sequence)), stream, revision: 0, sequence, position: `p${sequence}` };
  const example = exampleEvent(contract);
  return { ...example, data: { ...(example.data as object), ...data }, tags: [], ...at, ...more } as SequencedEvent;
}
const registered = (organisation: string) =>
  event('members.OrganisationRegistered', `organisation-${organisation}`, { organisation });
const applied = (organisation: string) =>
  event('members.MembershipApplied', `membership-${membership}`, { organisation, unit: 'UG-402' });
const later = () => event('members.ImportCompleted', `membership-${membership}`, {}, { revision: 3 });

describe('a veil', () => {
  const veil = new Veil(1, [veiled]);

  it('withholds from rows what is the protected organisation’s own, and keeps its place in the ledger', () => {
    for (const one of [registered(hidden), applied(hidden)]) {
      const shown = veil.show(one, 'rows');
      expect(shown).toMatchObject({
        sequence: one.sequence,
        position: one.position,
        time: one.time,
        tags: [],
        data: {},
      });
      expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${hidden}|${membership}|Kyeizooba`));
    }
  });

  it('knows a stream by how it began, whatever a later event of it says', () => {
    const fresh = new Veil(1, [veiled]);
    expect(fresh.covers(later())).toBe(false);
    fresh.show(applied(hidden), 'rows');
    expect(fresh.covers(later())).toBe(true);
    expect(fresh.show(later(), 'rows').data).toEqual({});
  });

  it('finds such streams by their tags in the record', async () => {
    const store = new MemoryEventStore();
    const first = { ...applied(hidden), tags: [`org:${hidden}`] };
    const bytes = encodeEvent(everyContract, first);
    const streams = [{ stream: first.stream, expected: 'none', events: [bytes] }] as const;
    await store.append({ streams, deadline: Date.now() + 10_000 });
    const fresh = new Veil(1, [veiled]);
    await fresh.look(store);
    expect(fresh.covers(later())).toBe(true);
  });

  it.each([
    [
      'an enrolment',
      'capacity.EnrolmentApplied',
      'enrolment',
      { enrolled: { kind: 'organisation', organisation: hidden } },
    ],
    [
      'a certificate',
      'capacity.CertificateIssued',
      'certificate',
      { holder: { kind: 'organisation', organisation: hidden } },
    ],
    ['a mentoring', 'capacity.MentoringAgreed', 'mentoring', { mentee: { person: other, organisation: hidden } }],
    ['an innovation', 'capacity.InnovationProposed', 'innovation', { organisations: [hidden] }],
  ])('knows %s as its own, and every later event of it', (_, type, aggregate, whose) => {
    const fresh = new Veil(1, [veiled]);
    const stream = `${aggregate}-${membership}`;
    expect(fresh.show(event(type, stream, whose), 'rows').data).toEqual({});
    expect(fresh.show(event('members.ImportCompleted', stream, {}, { revision: 1 }), 'rows').data).toEqual({});
  });

  it('knows the certificates of those who took part for it as its own', () => {
    const fresh = new Veil(1, [veiled]);
    const enrolled = { kind: 'organisation', organisation: hidden };
    fresh.show(event('capacity.EnrolmentApplied', `enrolment-${membership}`, { enrolled }), 'rows');
    const issued = (enrolment: string) =>
      event('capacity.CertificateIssued', `certificate-${enrolment}`, {
        ...{ enrolment, programme: other, unit: 'UG-402', holder: { kind: 'participant', person: other } },
      });
    expect(fresh.show(issued(membership), 'rows').data).toEqual({});
    expect(fresh.covers(issued(membership))).toBe(true);
    expect(fresh.show(issued(other), 'rows').data).toMatchObject({ enrolment: other });
  });

  describe('a campaign', () => {
    const campaign = `campaign-${membership}`;
    const tags = [`org:${hidden}`];
    const drafted = (more: object = {}) => {
      const { coalition: _, ...data } = event('campaigns.CampaignDrafted', campaign, { lead: hidden, ...more })
        .data as Readonly<Record<string, unknown>>;
      return { ...event('campaigns.CampaignDrafted', campaign, {}, { tags }), data: { ...data, ...more } };
    };
    const demanded = event(
      'campaigns.DemandDelivered',
      `demand-${other}`,
      { lead: other },
      {
        ...{ revision: 1, tags: [`campaign:${membership}`, `org:${other}`] },
      },
    );
    async function lookedAt(...events: readonly SequencedEvent[]): Promise<Veil> {
      const store = new MemoryEventStore();
      for (const [revision, one] of events.entries()) {
        const expected = revision === 0 ? ('none' as const) : revision - 1;
        const streams = [{ stream: campaign, expected, events: [encodeEvent(everyContract, { ...one, revision })] }];
        await store.append({ streams, deadline: Date.now() + 10_000 });
      }
      const fresh = new Veil(1, [veiled]);
      await fresh.look(store);
      return fresh;
    }

    it('is its own that it leads by itself, with what is demanded and done for it', async () => {
      const fresh = await lookedAt(drafted());
      for (const one of [drafted(), demanded]) expect(fresh.show(one, 'rows').data).toEqual({});
      const another = { ...demanded, stream: `demand-${membership}`, tags: [`campaign:${other}`] };
      expect(fresh.show(another, 'rows')).toBe(another);
    });

    it('is another’s that it led before, or leads for a coalition: there its pseudonym stands', async () => {
      const changed = event('campaigns.CampaignLeadChanged', campaign, { former: hidden, lead: other }, { tags });
      const handedOver = await lookedAt(drafted(), changed);
      expect(handedOver.show(drafted(), 'rows').data).toMatchObject({ lead: protection });
      const forOthers = await lookedAt(drafted({ coalition: other }));
      expect(forOthers.show(drafted({ coalition: other }), 'rows').data).toMatchObject({ lead: protection });
      for (const one of [handedOver, forOthers]) expect(one.show(demanded, 'rows').data).toMatchObject({ lead: other });
    });

    it('that another began is its own once it was handed over to it', async () => {
      const changed = event('campaigns.CampaignLeadChanged', campaign, { former: other, lead: hidden }, { tags });
      const fresh = await lookedAt(drafted({ lead: other }), changed);
      for (const one of [drafted({ lead: other }), changed]) expect(fresh.show(one, 'rows').data).toEqual({});
    });
  });

  it('leaves to another what is of both', () => {
    const shared = event('capacity.InnovationProposed', `innovation-${membership}`, { organisations: [hidden, other] });
    expect(new Veil(1, [veiled]).show(shared, 'rows').data).toMatchObject({ organisations: [protection, other] });
    const planned = { host: other, organisations: [hidden] };
    const exchange = event('capacity.LearningExchangePlanned', `learning-exchange-${membership}`, planned);
    expect(new Veil(1, [veiled]).show(exchange, 'rows').data).toMatchObject({
      host: other,
      organisations: [protection],
    });
    // Others may come to what it hosts or began to write: then it is theirs as well.
    const hosted = event('capacity.LearningExchangePlanned', `learning-exchange-${other}`, {
      host: hidden,
      organisations: [],
    });
    expect(new Veil(1, [veiled]).show(hosted, 'rows').data).toMatchObject({ host: protection, organisations: [] });
  });

  it('gives figures a pseudonym, a district and nothing that it is like', () => {
    expect(veil.show(registered(hidden), 'figures').data).toMatchObject({
      organisation: protection,
      unit: 'WAN',
      kind: PROTECTED_KIND,
      legalName: '',
      themes: [],
    });
    expect(veil.show(applied(hidden), 'figures').data).toMatchObject({ organisation: protection, unit: 'WAN' });
  });

  it('gives figures of what it asked for and took part in no service, no programme and no finer place', () => {
    const fresh = new Veil(1, [veiled]);
    const request = { organisation: hidden, unit: 'UG-402-KYEIZOOBA', code: 'legal-support', service: other };
    const asked = event('members.ServiceRequested', `service-request-${membership}`, request);
    expect(fresh.show(asked, 'figures').data).toEqual({
      ...{ service: UNTOLD, code: UNTOLD, organisation: protection, unit: 'WAN' },
      ...{ acknowledgeBy: '', promise: { deliverDays: 0 }, deliverBy: '2026-03-23' },
    });
    const enrolled = { kind: 'organisation', organisation: hidden };
    const enrolment = { enrolled, home: 'UG-402-KYEIZOOBA', programme: other, cohort: other };
    const applied = event('capacity.EnrolmentApplied', `enrolment-${membership}`, enrolment);
    const shown = fresh.show(applied, 'figures');
    expect(shown.data).toEqual({
      ...{ programme: UNTOLD, cohort: UNTOLD, track: UNTOLD, home: 'WAN', unit: 'WAN' },
      ...{ enrolled: { ...enrolled, organisation: protection }, people: (applied.data as { people: object }).people },
    });
  });

  it.each([
    ['members.ServiceRequestConfirmed', 'service-request', { organisation: hidden, rating: 1 }],
    ['members.ServiceRequestDeliveryMissed', 'service-request', { organisation: hidden }],
    ['capacity.AssessmentScored', 'assessment', { organisation: hidden }],
    ['capacity.TransitionBegan', 'leadership-transition', { organisation: hidden }],
    ['capacity.InnovationAdopted', 'adoption', { organisation: hidden }],
    ['capacity.InnovationProposed', 'innovation', { organisations: [hidden] }],
  ])('gives figures nothing of %s', (type, aggregate, data) => {
    const its = event(type, `${aggregate}-${membership}`, data);
    expect(new Veil(1, [veiled]).show(its, 'figures').data).toEqual({});
  });

  it('puts the pseudonym into another’s event, and takes the tag away', () => {
    const endorsed = event(
      'members.MembershipEndorsed',
      `membership-${other}`,
      { organisation: other, endorser: hidden },
      { revision: 2, tags: [`org:${other}`, `org:${hidden}`] },
    );
    for (const sight of ['rows', 'figures'] as const) {
      expect(veil.show(endorsed, sight)).toMatchObject({
        data: { organisation: other, endorser: protection },
        tags: [`org:${other}`],
      });
    }
    expect(veil.covers(endorsed)).toBe(true);
  });

  it('tells nobody by name who acts for it, or stood for it, in what is another’s', () => {
    const representative = derivedId('spec', 'representative');
    const candidacy = {
      organisation: hidden,
      person: representative,
      name: { subject: representative, commitment: 'c' },
    };
    const meta = { actor: { person: representative, roles: ['member-representative' as const], organisation: hidden } };
    const entered = event('members.CandidacyEntered', `assembly-${other}`, candidacy, { revision: 4 });
    const made = { ...entered, meta: { ...entered.meta, ...meta, onBehalfOf: representative } };
    for (const sight of ['rows', 'figures'] as const) {
      const shown = veil.show(made, sight);
      expect(shown.data).toMatchObject({ person: protection, name: { subject: protection, commitment: 'c' } });
      expect(shown.meta.actor).toEqual({ ...meta.actor, person: protection, organisation: protection });
      expect(JSON.stringify(shown)).not.toContain(representative);
    }
    const noted = event('coalitions.CoalitionRevived', `coalition-${other}`, {}, { revision: 5 });
    const byIts = { ...noted, meta: { ...noted.meta, ...meta } };
    expect(veil.covers(byIts)).toBe(true);
    expect(JSON.stringify(veil.show(byIts, 'rows'))).not.toMatch(new RegExp(`${hidden}|${representative}`));
    expect(veil.covers(noted)).toBe(false);
    const officer = { ...made, meta: entered.meta };
    expect(veil.show(officer, 'rows').meta).toEqual(entered.meta);
  });

  it('puts the pseudonym into another’s document, wherever the organisation stands in it', () => {
    const document = { seats: [{ organisation: hidden }, { organisation: other }], tags: [`org:${hidden}`], count: 2 };
    expect(withPseudonyms(document, (one) => veil.of(one))).toEqual({
      seats: [{ organisation: protection }, { organisation: other }],
      ...{ tags: [`org:${protection}`], count: 2 },
    });
  });

  it('tells no finer place of what begins with a protected organisation', () => {
    const linked = event(
      'members.LinkageProposed',
      `linkage-${membership}`,
      { from: hidden, to: other, unit: 'UG-402-KYEIZOOBA' },
      { tags: [`org:${hidden}`, `org:${other}`, 'unit:UG-402-KYEIZOOBA'] },
    );
    expect(veil.show(linked, 'rows')).toMatchObject({
      ...{ data: { from: protection, to: other, unit: 'WAN' }, tags: [`org:${other}`, 'unit:WAN'] },
    });
    const [read] = withPseudonyms([linked], (one) => veil.of(one)) as [SequencedEvent];
    expect(JSON.stringify(read)).not.toMatch(new RegExp(`${hidden}|KYEIZOOBA`));
    const others = { from: other, to: hidden, unit: 'UG-402-KYEIZOOBA' };
    expect(withPseudonyms(others, (one) => veil.of(one))).toEqual({ ...others, to: protection });
  });

  it('changes nothing of anybody else', () => {
    const one = registered(other);
    expect(veil.show(one, 'rows')).toBe(one);
    expect(veil.show(one, 'figures')).toBe(one);
    expect(veil.covers(one)).toBe(false);
    const nobody = new Veil(0, []);
    const own = registered(hidden);
    expect(nobody.show(own, 'rows')).toBe(own);
  });

  it('lets figures count one that was never known in clear, from its protection to its end', () => {
    const step = { protection, motion: other, unit: 'UG-402' };
    const stream = `protection-${protection}`;
    const shown = (type: string, more: object) => veil.show(event(type, stream, { ...step, ...more }), 'figures');
    expect(shown('members.ProtectionConfirmed', {}).type).toBe('members.OrganisationRegistered');
    expect(shown('members.ProtectionConfirmed', { organisation: hidden }).data).toEqual({});
    const began = shown('members.ProtectedMembershipBegan', { category: 'full' });
    const ended = shown('members.ProtectedMembershipEnded', { category: 'full', ground: 'own-wish' });
    expect([began.type, ended.type]).toEqual(['members.MembershipAdmitted', 'members.MembershipResigned']);
    expect(began.stream).toBe(ended.stream);
    expect(shown('members.ProtectionLifted', { ground: 'own-wish' }).type).toBe('members.OrganisationClosed');
    expect(veil.show(event('members.ProtectionConfirmed', stream, step), 'rows').type).toBe(
      'members.ProtectionConfirmed',
    );
  });
});
