import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevelopmentIssuer } from '@baraza/service-kit';
import { jwtVerify } from 'jose';
import { runBaraza } from '../testing/run-baraza.ts';

describe('baraza token', () => {
  const organisation = '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';
  let folder: string;
  const token = async (...args: readonly string[]): ReturnType<typeof runBaraza> =>
    runBaraza(['token', ...args], { env: { BARAZA_DATA: folder } });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-token-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('prints a token that the issuer of the folder vouches for, as a line of its own', async () => {
    const { code, stdout, stderr } = await token('--role', 'unit-officer', '--unit', 'UG-411', '--ttl', '30m');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { publicKey } = await DevelopmentIssuer.open(join(folder, 'development-issuer.jwk'));
    const { payload } = await jwtVerify(stdout.trimEnd(), publicKey);
    expect(payload['baraza_roles']).toEqual([{ role: 'unit-officer', unit: 'UG-411' }]);
    expect(payload.sub).toBe('developer');
    expect(payload.exp! - payload.iat!).toBe(1_800);
  });

  it('gives each place to the role before it', async () => {
    const { stdout } = await token(
      ...['--role', 'unit-officer', '--unit', 'UG-411', '--role', 'auditor'],
      ...['--role', 'member-representative', '--organisation', organisation, '--person', 'namara', '--json'],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      person: 'namara',
      roles: [
        { role: 'unit-officer', unit: 'UG-411' },
        { role: 'auditor' },
        { role: 'member-representative', organisation },
      ],
    });
  });

  it.each([
    [[], '--role (expected it to be given'],
    [['--unit', 'UG-411', '--role', 'auditor'], '--unit UG-411 (expected a --role before it)'],
    [['--role', 'unit-officer', '--unit', 'UG-411', '--unit', 'UG-402'], '--unit UG-402 (expected one for each --role'],
    [['--role', 'king'], '--role king (expected secretariat, unit-officer'],
    [['--role', 'public'], '--role public (expected secretariat'],
    [['--role', 'auditor', '--unit', 'Ntungamo'], "--unit Ntungamo (expected a unit's code"],
    [['--role', 'auditor', '--ttl', '0h'], '--ttl 0h (expected seconds, or a number with s, m, h or d: 12h)'],
  ])('refuses %j', async (args, words) => {
    const { code, stdout, stderr } = await token(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('makes none for a forum whose tokens come from elsewhere, or where there is no folder', async () => {
    const args = ['token', '--role', 'auditor'];
    const real = { BARAZA_DATA: folder, BARAZA_OIDC_ISSUER: 'https://id.example.org' };
    expect(await runBaraza(args, { env: real })).toMatchObject({ code: 1, stdout: '' });
    const missing = await runBaraza([...args, '--data', join(folder, 'nowhere')]);
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('there is no forum in') });
  });
});
