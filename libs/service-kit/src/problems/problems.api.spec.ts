import { Writable } from 'node:stream';
import { AppendRefused, StoreUnavailable, WrongExpectedRevision } from '@baraza/event-store';
import { PersonErased, VaultUnavailable } from '@baraza/privacy';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { pino } from 'pino';
import { CommandBody } from '../fields/command-body.ts';
import { EntityCommand } from '../operations/operation.decorators.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';

let thrown: unknown;

@Controller('members/failures')
class FailingController {
  @EntityCommand('fail', { operationId: 'fail', summary: 'Fail', roles: ['secretariat'], rules: [] })
  fail(@Body() body: CommandBody): never {
    throw body.effectiveOn === undefined ? thrown : new Error('no spec sends a date');
  }
  @Post('outside-any-operation')
  outside(): never {
    throw thrown;
  }
}
@Module({ controllers: [FailingController] })
class FailingModule {}

const as = [{ role: 'secretariat' }] as const;

describe('a problem', () => {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  let app: TestApp;
  const fail = (error: unknown) => {
    thrown = error;
    return app.http('POST', '/members/failures/some-id/fail', { as });
  };

  beforeAll(async () => {
    app = await createTestApp({
      modules: [FailingModule, ExampleModule],
      catalogue: exampleCatalogue,
      logger: pino({ level: 'info' }, log),
    });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    lines.length = 0;
  });

  it.each([
    ['nothing persisted', new StoreUnavailable('not-persisted', 'busy'), 503, 'store-unavailable'],
    ['an unknown outcome', new StoreUnavailable('unknown', 'timed out'), 503, 'outcome-unknown'],
    ['clocks that differ', new AppendRefused('clock-off', 'by 6 s'), 503, 'clock-off'],
    ['an append without bounds', new AppendRefused('out-of-bounds', 'too many'), 422, 'too-much-at-once'],
    ['an append that breaks its contract', new AppendRefused('contract', 'data'), 500, 'internal-error'],
    ['an append that goes back in time', new AppendRefused('time-goes-back', 'earlier'), 500, 'internal-error'],
    ['a conflict', new WrongExpectedRevision('granary-1', 1, 2), 409, 'concurrent-change'],
    ['an erased person', new PersonErased('someone'), 422, 'person-erased'],
    ['a vault away', new VaultUnavailable('away'), 503, 'vault-unavailable'],
  ])('tells %s of a store', async (_, error, status, code) => {
    const answer = await fail(error);
    expect(answer).toMatchObject({ status, body: { status, code, type: `urn:baraza:problem:${code}` } });
    expect(answer.headers['content-type']).toBe('application/problem+json');
    if (status === 503) expect(answer.headers['retry-after']).toBe('1');
  });

  it('tells nothing of what nobody foresaw but an id, under which the log has it', async () => {
    const answer = await fail(new Error('secret of Akello Invented'));
    expect([answer.status, answer.body.code]).toEqual([500, 'internal-error']);
    expect(answer.text).not.toContain('Akello');
    expect(answer.text).not.toMatch(/\bat .*\.ts|Error:/);
    const logged = JSON.parse(lines.find((line) => line.includes('unforeseen'))!) as { request: string };
    expect(answer.body.instance).toBe(`urn:uuid:${logged.request}`);
  });

  it.each([['text'], [undefined], [{ statusCode: 200 }], [null]])('survives %p being thrown', async (error) => {
    expect((await fail(error)).status).toBe(500);
  });

  it('is made of errors outside of any operation too', async () => {
    thrown = new Error('anything');
    expect(await app.http('POST', '/members/failures/outside-any-operation')).toMatchObject({
      status: 500,
      body: { code: 'internal-error' },
    });
  });

  describe('of a request that cannot be read', () => {
    const send = (body: string, headers: Record<string, string> = {}, path = '/members/granaries') =>
      app.http('POST', path, { as, body, headers });

    it.each([
      ['malformed JSON', '{"unit": ', {}, 400, 'malformed'],
      ['JSON with a forbidden key', '{"__proto__": {"a": 1}}', {}, 400, 'malformed'],
      ['an empty body that says it is JSON', '', { 'content-type': 'application/json' }, 400, 'malformed'],
      ['a form', 'unit=UG-402', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
      ['plain text', 'unit', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
      ['a body beyond 1 MiB', JSON.stringify({ unit: 'x'.repeat(1024 * 1024) }), {}, 413, 'body-too-large'],
      ['a field that is none', '{"extra": 1}', {}, 400, 'invalid-body'],
    ])('%s is refused', async (_, body, headers, status, code) => {
      const answer = await send(body, headers);
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect(answer.headers['content-type']).toBe('application/problem+json');
    });

    it('a malformed address is refused', async () => {
      expect(await app.http('GET', '/members/granaries/%zz', { as })).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    });

    it('an over-long part of an address is refused', async () => {
      expect(await app.http('GET', `/members/granaries/${'a'.repeat(600)}`, { as })).toMatchObject({
        status: 414,
        body: { code: 'address-too-long' },
      });
    });

    it('an unknown path is not found, and a known one says which methods it takes', async () => {
      expect(await app.http('GET', '/members/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
      const answer = await app.http('DELETE', '/members/granaries');
      expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' }, headers: { allow: 'POST' } });
    });
  });
});
