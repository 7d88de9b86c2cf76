import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { FakeKurrentDb } from '../testing/kurrentdb/fake-kurrentdb.ts';
import { appendSamples, readEverything } from '../testing/sample-events.ts';
import { ClientLog } from './client-log.ts';
import { parseKurrentUrl } from './kurrent-url.ts';
import { openKurrentEventStore } from './open-kurrent.ts';

describe('the record in a KurrentDB over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-kurrent-'));
  let server: FakeKurrentDb;

  beforeAll(async () => {
    const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
    const key = ['-newkey', 'rsa:2048', '-nodes'];
    openssl('req', '-x509', ...key, '-subj', '/CN=authority', '-days', '2', '-keyout', 'ca.key', '-out', 'ca.crt');
    openssl('req', ...key, '-subj', '/CN=kurrentdb-node', '-keyout', 'node.key', '-out', 'node.csr');
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n');
    const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
    openssl('x509', '-req', '-in', 'node.csr', ...signed, '-days', '2', '-out', 'node.crt');
    const tls = { key: readFileSync(join(folder, 'node.key')), cert: readFileSync(join(folder, 'node.crt')) };
    server = await new FakeKurrentDb({ credentials: 'baraza:right! @/:', tls }).start();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const open = (as: string, settings: string, waitMs = 10_000) =>
    openKurrentEventStore({ url: `kurrentdb://${as}@localhost:${server.port}?tls=true${settings}`, waitMs });
  const trusting = `&tlsCAFile=${join(folder, 'ca.crt')}`;

  it('is reached as who its URL says, by the authority that it names', async () => {
    const store = await open('baraza:right!%20%40%2F%3A', trusting);
    const appended = await appendSamples(store, 'sample-a', 'none', 2);
    expect(appended.events).toMatchObject([{ sequence: 1 }, { sequence: 2 }]);
    expect(await readEverything(store)).toHaveLength(2);
    await store.close();
  });

  it('does not start where the credentials are refused, and keeps them to itself', async () => {
    const error = await open('baraza:wrong%21', trusting).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ name: 'StoreUnusable', reason: 'unreachable' });
    expect(String((error as Error).stack)).not.toMatch(/wrong/);
  });

  it('does not start where nobody it trusts has signed for the server', async () => {
    await expect(open('baraza:right!%20%40%2F%3A', '', 300)).rejects.toMatchObject({
      ...{ name: 'StoreUnavailable', reason: 'away' },
      message: expect.stringMatching(/^no KurrentDB answers at its URL: .*certificate/),
    });
    expect(server.appends).toBeGreaterThan(0); // it answers those who trust it
  });

  it('is held by one connection, whatever clients were given up, and by none in the end', async () => {
    const open = new Set<Socket>();
    const between = createServer((socket) => {
      const onward = connect(server.port, 'localhost');
      open.add(socket.on('close', () => void open.delete(socket)));
      socket
        .on('error', () => undefined)
        .pipe(onward.on('error', () => undefined))
        .pipe(socket);
    });
    await new Promise<void>((resolve) => between.listen(0, 'localhost', resolve));
    const { port } = between.address() as AddressInfo;
    const url = `kurrentdb://baraza:right!%20%40%2F%3A@localhost:${port}?tls=true${trusting}`;
    const log = await ClientLog.open(parseKurrentUrl(url)!);
    const listener = { begun: () => undefined, record: () => undefined, lookedUpTo: () => undefined };
    const begun = new Promise<void>((resolve) => {
      log.follow(undefined, ['none.'], { ...listener, begun: resolve, ended: () => undefined });
    });
    await begun;
    server.fate = () => ({ code: status.FAILED_PRECONDITION, details: 'not the leader' });
    const records = [{ id: randomUUID(), type: 'sample', bytes: Buffer.from('{}'), left: 0 }];
    for (let nth = 0; nth < 3; nth++) {
      const appended = log.append([{ stream: 'none.sample', expected: 'none', records }], 'writer');
      await expect(appended).rejects.toMatchObject({ name: 'LogFailed' });
    }
    await log.abilities();
    // What is followed is followed to its end on the client that it was begun with.
    await untilSo(() => open.size === 2);
    server.drop();
    await untilSo(() => open.size === 1);
    await log.close();
    await untilSo(() => open.size === 0);
    between.close();
  });
});

async function untilSo(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 250 && !isSo(); attempt++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isSo()).toBe(true);
}
