import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { connect as dial, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MemoryEventStore } from '@baraza/event-store';
import { connect, wsconnect, type NatsConnection } from '@nats-io/transport-node';
import { PASSWORD, relayTo, startContainedNats, type ContainedNats } from '../testing/contained-nats.ts';
import { append, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { NATS_SERVICES } from './permissions.ts';

const integrators = ['crm'];
const program = fileURLToPath(new URL('../testing/integrator-program.ts', import.meta.url));
const step = { type: 'members.StepTaken', stream: streamOf('walk', 'to the entrance') };

describe("the integrators' entrance of a server in a container", () => {
  let folder: string;
  let server: ContainedNats | undefined;
  let proxy: Server;
  const store = new MemoryEventStore();
  const ending: (() => unknown)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-entrance-'));
    const [started] = await startContainedNats(folder, ['one'], integrators);
    server = started!;
    proxy = await reverseProxy(folder, server.entrance);
    ending.push(
      () => proxy.close(),
      () => proxy.closeAllConnections(),
    );
    const { relay, end } = await relayTo([server], store, integrators);
    ending.push(end);
    await append(store, step, step);
    await until('the bus is filled', () => relay.report().busHead === 2);
  });
  afterAll(async () => {
    for (const end of ending.reverse()) await end();
    await server?.running.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const throughProxy = (): string => `wss://localhost:${(proxy.address() as AddressInfo).port}/bus`;
  const enter = (user: string): Promise<NatsConnection> =>
    wsconnect({ servers: `ws://127.0.0.1:${server!.entrance}`, user, pass: PASSWORD, reconnect: false });

  it('carries the events to an ordinary client that knows nothing but an address with TLS, a name and a password', async () => {
    const integrator = spawn(process.execPath, ['--no-warnings', program], {
      env: {
        PATH: process.env['PATH'],
        NODE_EXTRA_CA_CERTS: join(folder, 'proxy.crt'),
        ...{ SERVERS: throughProxy(), NATS_USER: 'integrator-crm', PASS: PASSWORD },
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const heard = hear(integrator);
    await until('both are heard', () => heard.length === 2);
    await append(store, step);
    await until('what comes meanwhile is heard', () => heard.length === 3);
    expect(heard.map(({ type, sequence }) => [type, sequence])).toEqual([1, 2, 3].map((at) => [step.type, at]));
    integrator.stdin!.end();
    expect(await once(integrator, 'exit')).toEqual([0, null]);
  });

  it.each(['ledger', ...NATS_SERVICES])('lets nobody in who is %s, though the password is right', async (user) => {
    await expect(enter(user)).rejects.toThrow(/authorization/i);
    const inside = await connect({ servers: `127.0.0.1:${server!.port}`, user, pass: PASSWORD, reconnect: false });
    await inside.close();
  });

  it('is the only place where an integrator is known: elsewhere its password would be sent in clear', async () => {
    const inside = connect({ servers: `127.0.0.1:${server!.port}`, user: 'integrator-crm', pass: PASSWORD });
    await expect(inside).rejects.toThrow(/authorization/i);
  });

  it('lets one integrator have sixteen connections, and no seventeenth', async () => {
    const connections: NatsConnection[] = [];
    try {
      for (let count = 0; count < 16; count++) connections.push(await enter('integrator-crm'));
      await expect(enter('integrator-crm')).rejects.toThrow(/maximum account active connections/i);
    } finally {
      for (const one of connections) await one.close();
    }
  });
});

function hear(integrator: ChildProcess): readonly { readonly type: string; readonly sequence: number }[] {
  const heard: { type: string; sequence: number }[] = [];
  createInterface(integrator.stdout!).on('line', (line) => heard.push(JSON.parse(line)));
  return heard;
}

/** What a forum has before it: it speaks TLS, and hands `/bus` on as it is. */
async function reverseProxy(folder: string, to: number): Promise<Server> {
  const [key, cert] = [join(folder, 'proxy.key'), join(folder, 'proxy.crt')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, '-keyout', key, '-out', cert];
  execFileSync('openssl', made, { stdio: 'pipe' });
  const proxy = createServer({ key: await readFile(key), cert: await readFile(cert) });
  proxy.on('upgrade', ({ url, method, headers }, outside, head) => {
    if (url !== '/bus') return void outside.destroy();
    const inside = dial(to, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    inside.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    inside.write(head);
    outside.pipe(inside).pipe(outside);
    for (const end of [outside, inside]) end.on('error', () => void [outside, inside].forEach((one) => one.destroy()));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}
