import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EventBus } from '../event-bus.port.ts';
import { connectToNats, NatsUnreachable } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { findNatsServer } from '../nats-server/find-nats-server.ts';
import { forumNats, type ForumNats } from '../testing/forum-nats.ts';
import { append, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { natsUsers, passwordVariable } from './nats-configuration.ts';
import { NATS_SERVICES } from './permissions.ts';
import { SAMPLE_CONFIGURATION } from './sample-configuration.ts';

const walk = streamOf('walk', 'a');
const step = { type: 'members.StepTaken', stream: walk };

describe('the services on a NATS with a forum’s permissions', () => {
  let forum: ForumNats;
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    forum = await forumNats([]);
    await append(forum.store, step);
    await until('the bus is filled', () => forum.relay.report().busHead === 1);
  });
  afterAll(async () => {
    for (const end of ending.reverse()) await end();
    await forum.stop();
  });

  async function signIn(user: string): Promise<NatsConnection> {
    const connection = await connectToNats(forum.urlOf(user), user);
    ending.push(() => connection.close());
    return connection;
  }

  it.each(NATS_SERVICES)('tells %s of every event through its own durable and lease', async (service) => {
    const connection = await signIn(service);
    const { store } = forum;
    const common = { store, catalogue: sampleCatalogue, pollMs: 600_000, leaseMs: 1_200 };
    const bus: EventBus = new JetStreamEventBus({ ...common, connection, service });
    let checkpoint = 0;
    const consumer = await bus.consume({
      name: `${service}.facts`,
      checkpoint: async () => checkpoint,
      deliver: async ({ upTo }) => void (checkpoint = upTo),
    });
    ending.push(() => bus.close());
    await until('it runs', () => consumer.status === 'running');
    for (let round = 0; round < 3; round++) {
      await append(store, step);
      const { sequence } = await store.head();
      await until('it has heard', () => checkpoint === sequence, 10_000);
    }
    expect(await bus.isReachable()).toBe(true);
  });

  it.each([
    ['members', 'publish an event', 'baraza.events.public.members.StepShown.x'],
    ['members', 'append as another', 'baraza.store.capacity.append'],
    ['members', 'pull from another’s durable', '$JS.API.CONSUMER.MSG.NEXT.BARAZA.projections'],
    ['members', 'delete another’s durable', '$JS.API.CONSUMER.DELETE.BARAZA.projections'],
    ['members', 'take another’s lease', '$KV.baraza-leases.relay'],
    ['members', 'delete the stream', '$JS.API.STREAM.DELETE.BARAZA'],
    ['members', 'purge the stream', '$JS.API.STREAM.PURGE.BARAZA'],
    ['members', 'answer for the ledger', 'baraza.store.appended'],
    ['capacity', 'erase a person', 'baraza.vault.capacity.erase'],
    ['projections', 'append', 'baraza.store.projections.append'],
    ['ledger', 'delete a message', '$JS.API.STREAM.MSG.DELETE.BARAZA'],
    ['ledger', 'purge the stream', '$JS.API.STREAM.PURGE.BARAZA'],
    ['ledger', 'delete the leases', '$JS.API.STREAM.DELETE.KV_baraza-leases'],
  ])('%s may not %s', async (user, _what, subject) => {
    const connection = await signIn(user);
    await expect(connection.request(subject, '{}', { timeout: 1_000 })).rejects.toThrow(/Permissions Violation/i);
  });

  it.each([
    ['members', 'baraza.events.>'],
    ['members', 'baraza.store.*.append'],
    ['members', '_INBOX.projections.>'],
    ['projections', 'baraza.vault.>'],
    ['ledger', '_INBOX.members.>'],
  ])('%s may not listen to %s', async (user, subject) => {
    const connection = await signIn(user);
    const refused = new Promise<string>((resolve) => {
      connection.subscribe(subject, { callback: (error) => resolve(error?.name ?? 'a message') });
    });
    expect(await refused).toBe('PermissionViolationError');
  });

  it('refuses a wrong password at once, instead of waiting for ever', async () => {
    const url = forum.urlOf('members').replace(/:p[0-9a-f]+@/, ':wrong@');
    const refused = await connectToNats(url, 'stranger').catch((error: unknown) => error as Error);
    expect(refused).toBeInstanceOf(NatsUnreachable);
    expect((refused as Error).message).toMatch(/^NATS at nats:\/\/[\d.]+:\d+ refuses the user or the password/);
  });

  it('is a configuration that nats-server takes', async () => {
    const { path } = await findNatsServer();
    const variables = Object.fromEntries(
      natsUsers({ integrators: ['crm'] }).map((user) => [passwordVariable(user), 'password-for-a-check']),
    );
    const environment = { BARAZA_NATS_HOST: '127.0.0.1', BARAZA_NATS_PORT: '4222', BARAZA_NATS_DATA: '/tmp/none' };
    const run = promisify(execFile)(path, ['-t', '-c', SAMPLE_CONFIGURATION.pathname], {
      env: { ...process.env, ...variables, ...environment },
    });
    expect((await run).stderr).toContain('is valid');
  });
});
