import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Projections } from '@baraza/projections';
import { loadConfig, openApiDocument, RUNTIME, type Runtime } from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createStandalone } from './create-standalone.ts';
import { makeSampleForum } from './sample-forum/make-sample-forum.ts';
import { StoryClock } from './sample-forum/story-clock.ts';

interface Described {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: object }>> };
}
type Paths = Readonly<Record<string, Readonly<Record<string, Described>>>>;

describe('all services in one process', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
  let app: NestFastifyApplication;
  let paths: Paths;
  let token: string;
  const ask = (method: 'GET' | 'POST', url: string, body?: object) =>
    app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body }),
    });

  beforeAll(async () => {
    const clock = new StoryClock();
    const config = loadConfig({ BARAZA_DATA: dataFolder, PORT: '0', BARAZA_LOG: 'error' });
    app = await createStandalone({ config, clock });
    await app.getHttpAdapter().getInstance().ready();
    const { developmentIssuer: issuer, store } = app.get<Runtime>(RUNTIME);
    const pass = ['x-nothing', '1'] as const;
    const report = () => undefined;
    const making = { app, clock, store, issuer: issuer!, dataFolder, pass, organisations: 10, report };
    await app.get(Projections).unhurried(() => makeSampleForum(making));
    token = await issuer!.token({ roles: [{ role: 'secretariat' }, { role: 'protection-officer' }] });
    paths = openApiDocument(app, { version: 'test' }).paths as unknown as Paths;
  }, 300_000);
  afterAll(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('is one document, in which every service has its part and every operation a name of its own', () => {
    const operations = Object.values(paths).flatMap((item) => Object.values(item));
    const ids = operations.map((one) => one.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const services = new Set(Object.keys(paths).map((path) => path.split('/')[1]));
    for (const service of ['members', 'capacity', 'coalitions', 'campaigns', 'views', 'ledger']) {
      expect(services).toContain(service);
    }
  });

  it('has examples that work as they stand', async () => {
    const outcomes: Record<string, number> = {};
    for (const [path, { post }] of Object.entries(paths)) {
      const example = post?.requestBody?.content['application/json']?.example;
      if (post?.responses['201'] === undefined || example === undefined) continue;
      outcomes[post.operationId] = (await ask('POST', path, example)).statusCode;
    }
    const { foundForum, ...others } = outcomes;
    expect(foundForum).toBe(409); // there is one already
    expect(Object.keys(others).length).toBeGreaterThan(4);
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((id) => [id, 201])));
  });

  it('holds a participant that lost its seat: told why, heard and judged by another, as trail and due process have it', async () => {
    const { cases } = (await ask('GET', '/views/due-process?kind=participant-removed')).json<{
      cases: readonly { entity: { id: string }; steps: readonly { step: string; state: string }[] }[];
    }>();
    expect(cases).toHaveLength(1);
    // That the decision reached it, nobody has put on record: so it is shown.
    expect(cases[0]!.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      ...['removal-proposed done', 'notice-arrival done', 'hearing done', 'decision done', 'told missing'],
    ]);
    const trail = await ask('GET', `/views/audit/entities/${cases[0]!.entity.id}?limit=500`);
    const types = trail.json<{ events: readonly { type: string }[] }>().events.map(({ type }) => type);
    expect(types.filter((type) => type.includes('Remov'))).toEqual(
      ['Proposed', 'NoticeServed', 'ReplyGiven', 'Decided']
        .map((step) => `coalitions.Removal${step}`)
        .concat('coalitions.ParticipantRemoved'),
    );
  });

  it('lets nobody in without a token but where the public is', async () => {
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, { security, operationId }] of Object.entries(item)) {
        if (security === undefined || security.some((one) => Object.keys(one).length === 0)) continue;
        const url = path.replace(/\{[^}]+\}/g, 'x');
        const answer = await app.inject({ method: method.toUpperCase() as 'GET', url });
        expect([operationId, answer.statusCode]).toEqual([operationId, 401]);
      }
    }
  });

  it('is ready, with every policy and view at the head of the ledger', async () => {
    const until = Date.now() + 15_000;
    let answer = await ask('GET', '/health/ready');
    while (answer.statusCode !== 200 && Date.now() < until) answer = await ask('GET', '/health/ready');
    const names = answer.json<{ checks: { name: string; ready: boolean }[] }>().checks.map((check) => check.name);
    expect(answer.statusCode).toBe(200);
    expect(names).toEqual(
      expect.arrayContaining([
        'reference-facts',
        'coalitions.suspend-seats-when-membership-ends',
        'view.network-dashboard',
      ]),
    );
  });
});
