import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { FakeKurrentDb } from '@baraza/event-store/testing';
import { loadConfig } from '../configuration/load-config.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { openRuntime } from './open-runtime.ts';

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const body = {
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  keeper: 'Akello Invented',
  kind: 'millet',
};

describe('two instances of a service over one KurrentDB', () => {
  const server = new FakeKurrentDb();
  let apps: TestApp[];

  beforeAll(async () => {
    await server.start();
    const open = (): Promise<TestApp> =>
      createTestApp({
        modules: [ExampleModule],
        catalogue: exampleCatalogue,
        service: 'members',
        env: { BARAZA_EVENT_STORE: server.url },
      });
    apps = await Promise.all([open(), open()]);
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await server.stop();
  });

  it('are one forum: what one records, the other goes on with at once', async () => {
    const [one, other] = apps as [TestApp, TestApp];
    expect(one.store.ledgerId).toBe(other.store.ledgerId);
    const opened = await one.http('POST', '/members/granaries', { as, body });
    expect(opened).toMatchObject({ status: 201, body: { revision: 0 } });
    const { id } = opened.body as { id: string };
    for (let bags = 1; bags <= 6; bags++) {
      const instance = bags % 2 === 0 ? one : other;
      const stored = await instance.http('POST', `/members/granaries/${id}/store`, { as, body: { bags } });
      expect(stored).toMatchObject({ status: 200, body: { revision: bags } });
    }
    expect((await other.http('GET', `/members/granaries/${id}`, { as })).body.bags).toBe(21);
    const read = await Promise.all(apps.map((app) => app.store.readStream(`granary-${id}`)));
    expect(read[0]!.events.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(read[0]).toEqual(read[1]);
  });

  it('let what is there once be taken once, whichever of them is asked', async () => {
    const id = '7b0c2f5e-3d1a-4b6c-9e8f-0a1b2c3d4e5f';
    const answers = await Promise.all(
      apps.map((app) => app.http('POST', '/members/granaries', { as, body: { ...body, id } })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const read = await Promise.all(apps.map((app) => app.store.readStream(`granary-${id}`)));
    expect(read.map((page) => page.events.length)).toEqual([1, 1]);
  });

  it('say 503 while KurrentDB is away, and go on when it is back', async () => {
    await server.stop();
    expect((await apps[0]!.http('POST', '/members/granaries', { as, body })).status).toBe(503);
    await server.start();
    let status = 503;
    for (let attempt = 0; attempt < 100 && status === 503; attempt++) {
      status = (await apps[0]!.http('POST', '/members/granaries', { as, body })).status;
    }
    expect(status).toBe(201);
  });
});

describe('a process over a KurrentDB in which no forum was founded', () => {
  it('ends where tokens come from an issuer, and leaves the folder fit for founding one', async () => {
    const server = new FakeKurrentDb();
    await server.start();
    const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
    const settings = { BARAZA_DATA: folder, BARAZA_LOG: 'silent', BARAZA_EVENT_STORE: server.url };
    const issuer = { BARAZA_OIDC_ISSUER: 'https://id.example', BARAZA_OIDC_AUDIENCE: 'baraza' };
    await expect(openRuntime(loadConfig({ ...settings, ...issuer }))).rejects.toThrow(/no forum in KurrentDB/);
    expect(readdirSync(folder)).toEqual(['baraza.lock']);
    await server.stop();
    rmSync(folder, { recursive: true });
  });
});
