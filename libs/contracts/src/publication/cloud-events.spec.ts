import type { SequencedEvent } from '../envelope.ts';
import { cloudEventHeaders, subjectOf, toCloudEvent } from './cloud-events.ts';

const ledgerId = '0b4fda1e-9c3f-4d2b-8a77-3f1f6a0e5c11';
const event: SequencedEvent = {
  id: '8b8f2b1e-6f0a-5d1c-9b4e-000000000001',
  type: 'members.MembershipAdmitted',
  schemaVersion: 2,
  stream: 'membership-6a8d2a4e-1f5b-4c3d-8e9f-000000000002',
  revision: 4,
  time: '2026-03-02T09:00:00.000Z',
  effectiveOn: '2026-03-01',
  data: { category: 'full' },
  meta: {
    actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
    ground: 'rules-4.2',
    commandId: '8b8f2b1e-6f0a-5d1c-9b4e-000000000009',
    commandHash: 'x',
    correlationId: '8b8f2b1e-6f0a-5d1c-9b4e-000000000009',
    causationId: '8b8f2b1e-6f0a-5d1c-9b4e-000000000009',
  },
  tags: ['org:1', 'unit:UG-402'],
  sequence: 41,
  position: `${ledgerId}:00000000000000000041`,
};

describe('the published form of an event', () => {
  it('is a CloudEvent whose schema address ends in the version', () => {
    expect(toCloudEvent(event, ledgerId, 'https://forum.example')).toEqual({
      specversion: '1.0',
      id: event.id,
      source: `urn:uuid:${ledgerId}`,
      type: 'members.MembershipAdmitted',
      subject: event.stream,
      time: event.time,
      datacontenttype: 'application/json',
      dataschema: 'https://forum.example/ledger/contracts/members.MembershipAdmitted/2',
      ledgerid: ledgerId,
      sequence: '00000000000000000041',
      effectiveon: '2026-03-01',
      revision: '4',
      tags: 'org:1,unit:UG-402',
      data: { category: 'full' },
    });
  });

  it('tells nobody who acted or on what ground', () => {
    const text = JSON.stringify(toCloudEvent(event, ledgerId, ''));
    expect(text).not.toContain(event.meta.actor.person);
    expect(text).not.toContain('rules-4.2');
  });

  it('travels in headers whose names CloudEvents gives for NATS', () => {
    const headers = new Map(cloudEventHeaders(toCloudEvent(event, ledgerId, '')));
    expect(headers.get('ce-id')).toBe(event.id);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.has('ce-data')).toBe(false);
    expect([...headers.keys()].every((name) => /^(ce-[a-z0-9]+|content-type)$/.test(name))).toBe(true);
  });

  it('has a subject whose first words are what permissions are made of', () => {
    expect(subjectOf(event, 'integrator')).toBe(
      'baraza.events.integrator.members.MembershipAdmitted.membership-6a8d2a4e-1f5b-4c3d-8e9f-000000000002',
    );
  });
});
