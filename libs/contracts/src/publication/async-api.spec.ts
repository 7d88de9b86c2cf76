import { Parser } from '@asyncapi/parser';
import { Type } from 'typebox';
import { EventCatalogue } from '../catalogue.ts';
import { defineEvent } from '../define-event.ts';
import { everyContract } from '../every-contract.ts';
import { asyncApiDocument } from './async-api.ts';

const info = { title: 'Baraza', version: '0.1.0', natsUrl: 'nats://localhost:4222' };
const contract = (type: string, audience: 'public' | 'integrator' | 'internal') =>
  defineEvent({
    type,
    schemaVersion: 1,
    summary: 'Something happened',
    audience,
    aggregate: 'unit',
    data: Type.Object({ code: Type.String() }, { additionalProperties: false }),
    example: { code: 'UG-402' },
  });

describe('the AsyncAPI document', () => {
  it("has no fault in the eyes of AsyncAPI's own parser", async () => {
    const diagnostics = await new Parser().validate(JSON.stringify(asyncApiDocument(everyContract, info)));
    expect(diagnostics.filter((found) => found.severity === 0)).toEqual([]);
  });

  it.each([
    [
      'wss://forum.example/bus',
      {
        host: 'forum.example',
        pathname: '/bus',
        protocol: 'wss',
        description: expect.stringContaining('over WebSocket'),
      },
    ],
    [
      'nats://forum.example:4222',
      { host: 'forum.example:4222', protocol: 'nats', description: expect.stringContaining('stream BARAZA') },
    ],
  ])('says that NATS is at %s, as a server that the parser takes', async (natsUrl, server) => {
    const document = asyncApiDocument(everyContract, { ...info, natsUrl });
    expect(document).toMatchObject({ servers: { nats: server } });
    const diagnostics = await new Parser().validate(JSON.stringify(document));
    expect(diagnostics.filter((found) => found.severity === 0)).toEqual([]);
  });

  it('names no server where nobody says how integrators reach one', () => {
    const { natsUrl: _nowhere, ...rest } = info;
    expect(asyncApiDocument(everyContract, rest)).not.toHaveProperty('servers');
  });

  it('names a message for what an integrator may read, and none for anything else', () => {
    const catalogue = new EventCatalogue([
      contract('members.UnitRegistered', 'public'),
      contract('members.MembershipAdmitted', 'integrator'),
      contract('coalitions.SeatTaken', 'integrator'),
      contract('members.InvoiceMade', 'internal'),
    ]);
    const document = asyncApiDocument(catalogue, info) as { components: { messages: object }; channels: object };
    expect(Object.keys(document.components.messages)).toEqual([
      'members.MembershipAdmitted.v1',
      'members.UnitRegistered.v1',
    ]);
    expect(Object.keys(document.channels)).toEqual(['integrator-members', 'public-members']);
  });
});
