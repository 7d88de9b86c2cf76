import { randomUUID } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import { natsServerForSpecs, type NatsServerForSpecs } from '../../testing/nats-server.ts';
import { MemoryCompartment } from '../memory/memory-compartment.ts';
import { testCompartment } from '../sealed-compartment.contract.ts';
import { CompartmentUnavailable } from '../sealed-compartment.port.ts';
import { NatsCompartment } from './nats-compartment.ts';
import { serveCompartment } from './serve-compartment.ts';

let server: NatsServerForSpecs;
beforeAll(async () => {
  server = await natsServerForSpecs();
});
afterAll(async () => server.stop());

testCompartment('nats', async (options) => {
  const [serving, asking] = await Promise.all([connect({ servers: server.url }), connect({ servers: server.url })]);
  const local = new MemoryCompartment(options);
  const stop = await serveCompartment(serving, local);
  return {
    compartment: new NatsCompartment(asking, { service: 'members' }),
    dispose: async () => {
      await stop();
      await local.close();
      await Promise.all([serving.close(), asking.close()]);
    },
  };
});

describe('a compartment in another process', () => {
  it('is sealed into by every service, and opened through members alone', async () => {
    const connection = await connect({ servers: server.url });
    const local = new MemoryCompartment({ scryptCost: 16 });
    const stop = await serveCompartment(connection, local);
    const [one, other] = [randomUUID(), randomUUID()];
    await local.enrol(one, 'the passphrase of the first');
    await local.enrol(other, 'the passphrase of the other');
    const campaigns = new NatsCompartment(connection, { service: 'campaigns' });
    const entry = { id: randomUUID(), kind: 'reporter', text: 'Made-Up' };
    await campaigns.seal(entry, one);
    expect(await campaigns.holds([entry.id])).toEqual([true]);
    const capacity = new NatsCompartment(connection, { service: 'capacity' });
    await expect(capacity.read(entry.id, one, 'x')).rejects.toThrow('capacity may not ask');
    await expect(capacity.destroy(entry.id, one, 'x')).rejects.toThrow('capacity may not ask');
    await expect(campaigns.propose(one, 'the passphrase of the first', 'x')).rejects.toThrow(CompartmentUnavailable);
    for (const payload of ['{', 'null', '{"args":"x"}']) {
      const reply = (await connection.request('baraza.sealed.members.enrol', payload)).string();
      expect(reply).toContain('cannot be read');
    }
    expect((await connection.request('baraza.sealed.members.constructor', '{"args":[]}')).string()).toContain(
      'nothing is known',
    );
    const evidence = { id: randomUUID(), kind: 'evidence', text: 'A key' };
    await campaigns.seal(evidence, one);
    await local.propose(one, 'the passphrase of the first', 'x');
    await local.concur(other, 'the passphrase of the other');
    expect(await campaigns.read(evidence.id, one, 'x')).toEqual({ kind: 'evidence', text: 'A key' });
    // Of entries of another kind it learns nothing, and does nothing to them, whatever it asks for.
    expect(await campaigns.read(entry.id, one, 'x')).toBeUndefined();
    expect(await campaigns.read(entry.id, one, 'x', 'reporter')).toBeUndefined();
    expect(await campaigns.destroy(entry.id, one, 'x', 'reporter')).toBe(false);
    for (const operation of ['read', 'destroy']) {
      for (const args of [[entry.id, one], [entry.id], [], [entry.id, one, 'x', 'reporter', 'reporter']]) {
        const asked = `baraza.sealed.campaigns.${operation}`;
        const reply = (await connection.request(asked, JSON.stringify({ args }))).string();
        expect(reply).not.toContain('Made-Up');
      }
    }
    expect(await campaigns.holds([entry.id])).toEqual([true]);
    expect((await local.accesses(0, 100)).filter(({ act }) => act === 'read')).toMatchObject([{ item: evidence.id }]);
    expect(await campaigns.destroy(evidence.id, one, 'x')).toBe(true);
    expect(await campaigns.holds([entry.id, evidence.id])).toEqual([true, false]);
    await stop();
    await expect(campaigns.status()).rejects.toThrow(CompartmentUnavailable);
    await local.close();
    await connection.close();
  });
});
