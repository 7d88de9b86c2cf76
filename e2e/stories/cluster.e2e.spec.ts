import { setTimeout as pause } from 'node:timers/promises';
import { OtlpCollector } from '@baraza/service-kit';
import { isFree, RunningCluster, SERVICES } from '../product/running-cluster.ts';
import { aFolder } from '../product/running-forum.ts';
import { secretariat } from './a-forum-of-two-districts.ts';
import { tellFromImportToResignation } from './from-import-to-resignation.ts';
import { tellRightsAndRaces } from './rights-and-races.ts';

describe('processes over NATS', () => {
  const folder = aFolder();
  let cluster: RunningCluster;
  let collector: OtlpCollector;
  beforeAll(async () => {
    collector = await OtlpCollector.start();
    cluster = await RunningCluster.start(folder.path, { settings: collector.env });
  });
  afterAll(async () => {
    await cluster.stop();
    await collector.stop();
    folder.remove();
  });

  describe('behind one address', () => {
    it('greet as one process does: where, how to get in, and what to try', () => {
      const url = cluster.client.url('');
      expect(cluster.output).toContain(`Baraza is at ${url}\n`);
      expect(cluster.output).toContain(`${url}/docs`);
      expect(cluster.output).toMatch(/^token: [\w-]+\.[\w-]+\.[\w-]+$/m);
      expect(cluster.output).toMatch(/^Integrator crm connects to nats:\/\/.+@127\.0\.0\.1:\d+$/m);
    });

    it('sign a browser in by a link, once, and show it the pages', async () => {
      const link = /sign a browser in \(once\): (\S+)/.exec(cluster.output)![1]!;
      const signedIn = await fetch(link);
      const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
      const pages = await cluster.client.get('/views', undefined, { cookie, accept: 'text/html' });
      expect([signedIn.status, pages.status, pages.headers.get('content-type')]).toEqual([
        200,
        200,
        'text/html; charset=utf-8',
      ]);
      expect((await fetch(link)).status).toBe(404);
    });

    it('have one health, one API and one document of events', async () => {
      expect(await cluster.client.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
      const { paths } = (await cluster.client.get('/openapi.json')).body as { paths: object };
      const prefixes = new Set(Object.keys(paths).map((path) => path.split('/')[1]));
      expect([...prefixes].sort()).toEqual(
        expect.arrayContaining(['campaigns', 'capacity', 'coalitions', 'health', 'ledger', 'members', 'views']),
      );
      expect((await cluster.client.get('/docs')).status).toBe(200);
      expect((await cluster.client.get('/asyncapi.json')).body.asyncapi).toBe('3.0.0');
      expect((await cluster.client.get('/nowhere')).status).toBe(404);
    });
  });

  describe('from a register to a member that leaves', () => {
    tellFromImportToResignation(() => cluster);
  });
  describe('rights, repetitions and races', () => {
    tellRightsAndRaces(() => cluster);
  });

  it('leave one trace of a command: the request, its append, the relay, policies and views in other processes', async () => {
    const reported = { unit: 'UG-402', kind: 'corruption', themes: ['governance'], reportedBy: { kind: 'community' } };
    const one = { person: 'one' };
    const { body } = await cluster.client.post('/campaigns/struggles', secretariat, reported, one);
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    const found = { how: 'site-visit', finding: 'It is as they say.' };
    const asked = { person: 'another', headers };
    expect(
      await cluster.client.post(`/campaigns/struggles/${body.id}/verify`, secretariat, found, asked),
    ).toMatchObject({ status: 200 });
    for (const [service, name] of [
      ['campaigns', 'POST /campaigns/struggles/:id/verify'],
      ['campaigns', 'append'],
      ['ledger', 'relay'],
      ['coalitions', 'handle coalitions.raise-alert-when-struggle-verified'],
      ['projections', 'project struggle-register'],
    ])
      await collector.until((span) => span.traceId === traceId && span.service === service && span.name === name);
  });

  it('end by themselves, in order, when whoever started them is killed', async () => {
    const ports = cluster.killStarter();
    expect(ports).toHaveLength(SERVICES.length + 1);
    for (const port of ports) while (!(await isFree(port))) await pause(100);
    expect(cluster.output).not.toMatch(/ended badly|not closed in time/);
  }, 30_000);
});
