import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@baraza/programs';
import { runBaraza } from '../testing/run-baraza.ts';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('baraza front', () => {
  it('hands each request on to the service of its name, and ends when it is told to', async () => {
    const services = createServer((request, response) => void response.end(request.url));
    const behind = await listening(services);
    const port = await freePort();
    const ending = new AbortController();
    const ended = runBaraza(['front', '--services', `http://127.0.0.1:${behind}/of-{service}`], {
      env: { PORT: String(port), BARAZA_LOG: 'silent' },
      signal: ending.signal,
    });
    const said = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    while ((await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined))?.status !== 200) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await said('/members/organisations?limit=1')).toBe('/of-members/members/organisations?limit=1');
    expect(await said('/views/dashboards/network')).toBe('/of-projections/views/dashboards/network');
    expect(await said('/asyncapi.json')).toBe('/of-ledger/asyncapi.json');
    expect(await said('/docs')).toBe('/of-projections/docs');
    ending.abort();
    expect(await ended).toMatchObject({ code: 0 });
    services.closeAllConnections();
    services.close();
  });

  it('wants to be told where services are by their name, and what any process must be told', async () => {
    expect(await runBaraza(['front', '--services', 'http://members:3000'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('an address with {service} in it'),
    });
    const open = await runBaraza(['front', '--services', 'http://{service}:3000'], { env: { HOST: '0.0.0.0' } });
    expect(open).toMatchObject({ code: 2, stderr: expect.stringContaining('BARAZA_OIDC_ISSUER') });
  });
});
