import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder } from '../product/running-forum.ts';
import { tellFromImportToResignation } from './from-import-to-resignation.ts';
import { tellRightsAndRaces } from './rights-and-races.ts';

describe('processes over NATS', () => {
  const folder = aFolder();
  let cluster: RunningCluster;
  beforeAll(async () => {
    cluster = await RunningCluster.start(folder.path);
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
  });

  describe('behind one address', () => {
    it('greet as one process does: where, how to get in, and what to try', () => {
      const url = cluster.client.url('');
      expect(cluster.output).toContain(`Baraza is at ${url}\n`);
      expect(cluster.output).toContain(`${url}/docs`);
      expect(cluster.output).toMatch(/^token: [\w-]+\.[\w-]+\.[\w-]+$/m);
      expect(cluster.output).toMatch(/^An integrator connects to nats:\/\/.+@127\.0\.0\.1:\d+$/m);
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
});
