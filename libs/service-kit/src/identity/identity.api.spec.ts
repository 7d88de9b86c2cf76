import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { pino } from 'pino';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { issueToken } from './development-issuer.ts';
import { SignInLinks } from './sign-in-links.ts';
import { TokenVerifier } from './token-verifier.ts';

const secretariat = [{ role: 'secretariat' }] as const;
const body = {
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  keeper: 'Akello Invented',
  kind: 'millet',
};

describe('who asks', () => {
  const lines: string[] = [];
  let app: TestApp;
  const open = (headers: Record<string, string>) => app.http('POST', '/members/granaries', { body, headers });

  beforeAll(async () => {
    const log = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
    app = await createTestApp({
      modules: [ExampleModule],
      catalogue: exampleCatalogue,
      logger: pino({ level: 'info' }, log),
    });
  });
  afterAll(() => app.close());

  it('must be known: without a token 401, which says how', async () => {
    const answer = await open({});
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it.each([
    ['Basic YTpi', 'unauthenticated'],
    ['Bearer', 'unauthenticated'],
    ['Bearer not-a-token', 'unauthenticated'],
    ['Bearer e30.e30.e30', 'bad-token'],
  ])('is not told by "%s"', async (authorization, code) => {
    expect(await open({ authorization })).toMatchObject({ status: 401, body: { code } });
  });

  it('is not told by a token of another issuer, of another key, or altered', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const forged = await new SignJWT({ baraza_roles: [{ role: 'secretariat' }] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('urn:baraza:development-issuer')
      .setAudience('baraza')
      .setSubject('x')
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await open({ authorization: `Bearer ${forged}` })).status).toBe(401);
    const [head, , signature] = (await app.token(secretariat)).split('.');
    const claims = Buffer.from(JSON.stringify({ baraza_roles: [{ role: 'secretariat' }], sub: 'y' })).toString(
      'base64url',
    );
    expect((await open({ authorization: `Bearer ${head}.${claims}.${signature}` })).status).toBe(401);
  });

  it('is not told by a token that has expired, though it was good a moment ago', async () => {
    const token = await app.runtime.developmentIssuer!.token({ roles: secretariat, ttl: -60 });
    expect(await open({ authorization: `Bearer ${token}` })).toMatchObject({
      status: 401,
      body: { detail: 'The token has expired.' },
    });
  });

  it.each([
    ['a role that is none', [{ role: 'president' }]],
    ['the role of everybody', [{ role: 'public' }]],
    ['a unit that is none', [{ role: 'unit-officer', unit: 'ug 402' }]],
    ['an organisation that is none', [{ role: 'partner', organisation: 'them' }]],
    ['no list', { role: 'secretariat' }],
  ])('is not told by a token with %s', async (_, roles) => {
    const token = await app.runtime.developmentIssuer!.token({ roles: roles as never });
    expect(await open({ authorization: `Bearer ${token}` })).toMatchObject({
      status: 401,
      body: { code: 'bad-token' },
    });
  });

  it('speaks for a member only with the name of that member: else it would be for all', async () => {
    const token = await app.token([{ role: 'member-representative' }]);
    expect(await open({ authorization: `Bearer ${token}` })).toMatchObject({ status: 401 });
  });

  it('is a random id in the record, the same for the same subject, and not derived from it', async () => {
    const ids = [];
    for (const person of ['a.akello@example.org', 'a.akello@example.org', 'another']) {
      const { body: opened } = await app.http('POST', '/members/granaries', { as: secretariat, person, body });
      ids.push((await app.store.readStream(`granary-${opened.id}`)).events[0]!.meta.actor.person);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    const other = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
    const { body: opened } = await other.http('POST', '/members/granaries', {
      as: secretariat,
      person: 'another',
      body,
    });
    const there = (await other.store.readStream(`granary-${opened.id}`)).events[0]!.meta.actor.person;
    await other.close();
    expect(there).not.toBe(ids[2]);
  });

  it('without any of the roles is refused by 403, and a sensitive attempt is in the security log', async () => {
    const { body: opened } = await app.http('POST', '/members/granaries', { as: secretariat, body });
    lines.length = 0;
    const answer = await app.http('POST', `/members/granaries/${opened.id}/close`, { as: [{ role: 'partner' }] });
    expect(answer).toMatchObject({ status: 403, body: { code: 'role-may-not' } });
    const attempt = JSON.parse(lines.find((line) => line.includes('"log":"security"'))!) as object;
    expect(attempt).toMatchObject({ operation: 'closeGranary', roles: [{ role: 'partner' }], reason: 'role' });
    const own = await app.http('POST', `/members/granaries/${opened.id}/close`, { as: secretariat });
    expect(own).toMatchObject({ status: 403, body: { rule: 'granary.own-granary' } });
    expect(lines.some((line) => line.includes('granary.own-granary') && line.includes(opened.id))).toBe(true);
  });

  it('never has a token, a name or a value in the log', async () => {
    lines.length = 0;
    const token = await app.token(secretariat, 'a.akello@example.org');
    await open({ authorization: `Bearer ${token}x` });
    await app.http('POST', '/members/granaries', {
      as: secretariat,
      person: 'a.akello@example.org',
      body: { ...body, kind: 5 },
    });
    expect(lines.join('')).not.toMatch(/Akello|akello|eyJ/);
  });

  describe('in a browser', () => {
    const signIn = async (): Promise<string> => {
      const code = app.app.get(SignInLinks).make({ roles: secretariat });
      const answer = await app.http('GET', `/sign-in?code=${code}`);
      expect(answer.status).toBe(200);
      expect((await app.http('GET', `/sign-in?code=${code}`)).status).toBe(404);
      expect(answer.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/);
      return answer.headers['set-cookie']!.split(';')[0]!;
    };

    it('is signed in by a link, once, to read and to do nothing else', async () => {
      const cookie = await signIn();
      const { body: opened } = await app.http('POST', '/members/granaries', { as: secretariat, body });
      expect((await app.http('GET', `/members/granaries/${opened.id}`, { headers: { cookie } })).status).toBe(200);
      expect((await open({ cookie })).status).toBe(401);
    });

    it('cannot turn the session into a bearer token, nor a token into a session', async () => {
      const session = (await signIn()).split('=')[1]!;
      expect((await open({ authorization: `Bearer ${session}` })).status).toBe(401);
      const token = await app.token(secretariat);
      const path = '/members/granaries/0e9a1f6c-8a4e-4f55-9a7a-000000000000';
      expect((await app.http('GET', path, { headers: { cookie: `baraza_session=${token}` } })).status).toBe(401);
    });

    it.each(['', '?code=', '?code=guess', '?code=a&code=b'])('is not signed in by %p', async (query) => {
      expect((await app.http('GET', `/sign-in${query}`)).status).toBe(404);
    });
  });

  describe('to the development issuer', () => {
    it('is told by a token made beside the running process, with the key in the data folder', async () => {
      const token = await issueToken({ roles: secretariat, dataFolder: app.dataFolder, ttl: 60 });
      expect((await open({ authorization: `Bearer ${token}` })).status).toBe(201);
      expect(statSync(join(app.dataFolder, 'development-issuer.jwk')).mode & 0o777).toBe(0o600);
    });

    it('is the same after a restart', async () => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
      const token = await issueToken({ roles: secretariat, dataFolder });
      expect(existsSync(join(dataFolder, 'development-issuer.jwk'))).toBe(true);
      const again = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue, dataFolder });
      const answer = await again.http('POST', '/members/granaries', {
        body,
        headers: { authorization: `Bearer ${token}` },
      });
      await again.close();
      rmSync(dataFolder, { recursive: true });
      expect(answer.status).toBe(201);
    });
  });
});

describe('a real issuer', () => {
  let server: Server;
  let issuer: string;
  let key: CryptoKey;
  let asked = 0;
  const vault = { personOf: async (iss: string, sub: string) => `${iss} ${sub}` };
  const token = (aud: string): Promise<string> =>
    new SignJWT({ baraza_roles: [{ role: 'auditor' }] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience(aud)
      .setSubject('u1')
      .setExpirationTime('1h')
      .sign(key);

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
    server = createServer((request, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is found by discovery, asked for its keys once, and believed for its audience only', async () => {
    const verifier = TokenVerifier.ofIssuer({ issuer, audience: 'baraza' }, vault);
    // Whatever roles it claims: what the person may do is told by the record.
    expect(await verifier.bearer(await token('baraza'))).toEqual({ person: `${issuer} u1`, roles: undefined });
    await verifier.bearer(await token('baraza'));
    expect(asked).toBe(2);
    await expect(verifier.bearer(await token('another'))).rejects.toMatchObject({ status: 401 });
  });

  it('that is away is told by 503, not taken for a bad token', async () => {
    const verifier = TokenVerifier.ofIssuer({ issuer: 'http://127.0.0.1:9', audience: 'baraza' }, vault);
    await expect(verifier.bearer(await token('baraza'))).rejects.toMatchObject({
      status: 503,
      code: 'issuer-unavailable',
    });
  });
});
