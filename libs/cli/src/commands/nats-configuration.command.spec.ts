import { runBaraza } from '../testing/run-baraza.ts';

describe('baraza nats-configuration', () => {
  it('makes an account for each integrator that is named, on the command line or in the setting of the ledger', async () => {
    const { code, stdout } = await runBaraza(['nats-configuration', '--integrators', 'crm,news-letter']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}INTEGRATOR_NEWS_LETTER \{$/m);
    expect(stdout).toContain('password: $BARAZA_NATS_INTEGRATOR_CRM_PASSWORD');
    expect((await runBaraza(['nats-configuration'], { env: { BARAZA_INTEGRATORS: 'crm,news-letter' } })).stdout).toBe(
      stdout,
    );
  });

  it('is for a server of its own, for one in a container, and for three', async () => {
    const of = async (...how: string[]): Promise<string> => (await runBaraza(['nats-configuration', ...how])).stdout;
    expect(await of()).toContain('port: $BARAZA_NATS_PORT');
    const [one, three] = [await of('--servers', '1'), await of('--servers', '3')];
    for (const text of [one, three]) expect(text).toContain('include "secrets/nats.conf"');
    expect([one, three].map((text) => text.includes('$BARAZA_NATS_ROUTES'))).toEqual([false, true]);
  });

  it.each([
    ['--integrators', 'CRM', 'names in lower case with hyphens, like crm,news-letter'],
    ['--integrators', 'crm,', 'names in lower case with hyphens, like crm,news-letter'],
    ['--integrators', 'crm,crm', 'different names'],
    ['--servers', '2', '1, 3'],
  ])('refuses %s %s', async (name, value, expected) => {
    const refused = await runBaraza(['nats-configuration', name, value]);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(expected) });
  });
});
