import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';

const as = [{ role: 'secretariat' }] as const;

describe('an entity', () => {
  let app: TestApp;
  let path: string;
  const read = (headers: Record<string, string> = {}) => app.http('GET', path, { as, headers });
  const store = () => app.http('POST', `${path}/store`, { as, body: { bags: 2 } });

  beforeAll(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const body = {
      unit: 'UG-402',
      organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
      keeper: 'Akello Invented',
      kind: 'millet',
    };
    path = (await app.http('POST', '/members/granaries', { as, body })).headers['location']!;
  });

  it('is read as it stands, with its revision', async () => {
    expect(await read()).toMatchObject({ status: 200, body: { bags: 0, status: 'open' }, headers: { etag: '"0"' } });
    await store();
    expect(await read()).toMatchObject({ status: 200, body: { bags: 2 }, headers: { etag: '"1"' } });
  });

  it.each(['"0"', 'W/"0"', '"7", "0"', '*'])('is not sent again to whoever has it: If-None-Match %s', async (etag) => {
    const answer = await read({ 'if-none-match': etag });
    expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', '"0"']);
  });

  it('is read as it was after a revision, and as the record had it at a moment', async () => {
    const before = new Date(app.clock.now()).toISOString();
    app.clock.advance(60_000);
    await store();
    const at = (query: string) => app.http('GET', `${path}?${query}`, { as });
    expect(await at('revision=0')).toMatchObject({ status: 200, body: { bags: 0 }, headers: { etag: '"0"' } });
    expect(await at('revision=1')).toMatchObject({ status: 200, body: { bags: 2 }, headers: { etag: '"1"' } });
    expect((await at('revision=2')).status).toBe(404);
    expect(await at(`at=${before}`)).toMatchObject({ status: 200, body: { bags: 0 } });
    expect((await at('at=2020-01-01T00:00:00Z')).status).toBe(404);
    const wrong = await at('revision=-1&at=yesterday');
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/revision', '/at']);
  });

  it('is sent to whoever has an earlier one', async () => {
    await store();
    expect((await read({ 'if-none-match': '"0"' })).status).toBe(200);
  });

  it('is read as others have left it: what was written elsewhere counts', async () => {
    await read();
    const { events } = await app.store.readStream(`granary-${path.split('/').at(-1)}`);
    const { encodeEvent, derivedId } = await import('@baraza/contracts');
    const {
      sequence: _s,
      position: _p,
      ...recorded
    } = { ...events[0]!, revision: 1, id: derivedId('elsewhere', path) };
    expect([_s, typeof _p]).toEqual([expect.any(Number), 'string']);
    const event = encodeEvent(exampleCatalogue, { ...recorded, type: 'members.BagsStored', data: { bags: 9 } });
    await app.store.append({
      streams: [{ stream: event.stream, expected: 0, events: [event] }],
      deadline: Date.now() + 5_000,
    });
    expect((await read()).body.bags).toBe(9);
    // A command that rests on the revision of before is told so, though this process had not looked yet.
    expect(
      (await app.http('POST', `${path}/store`, { as, body: { bags: 1 }, headers: { 'if-match': '"0"' } })).status,
    ).toBe(412);
    expect((await store()).body.revision).toBe(2);
  });

  it('that is none, or has an odd id, is not found', async () => {
    for (const id of ['nothing', '..%2f..', '%00', "'; drop table events; --", '😀']) {
      expect((await app.http('GET', `/members/granaries/${encodeURI(id)}`, { as })).status).toBe(404);
    }
  });

  it('has its events, oldest first', async () => {
    await store();
    const { body } = await app.http('GET', `${path}/events`, { as });
    expect(body.events).toMatchObject([
      {
        type: 'members.GranaryOpened',
        revision: 0,
        data: { keeper: { value: 'Akello Invented' } },
        meta: { actor: {} },
      },
      { type: 'members.BagsStored', revision: 1, data: { bags: 2 } },
    ]);
  });
});
