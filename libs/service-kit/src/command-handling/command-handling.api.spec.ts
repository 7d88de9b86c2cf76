import type { RoleHeld } from '@baraza/domain';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';

const ORGANISATION = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const body = { unit: 'UG-402', organisation: ORGANISATION, keeper: 'Akello Invented', kind: 'millet' };

describe('a command over HTTP', () => {
  let app: TestApp;
  const open = (more: object = {}, headers: Record<string, string> = {}) =>
    app.http('POST', '/members/granaries', { as: secretariat, body: { ...body, ...more }, headers });
  const store = (id: string, bags: number, headers: Record<string, string> = {}) =>
    app.http('POST', `/members/granaries/${id}/store`, { as: secretariat, body: { bags }, headers });

  beforeAll(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
  });
  afterAll(() => app.close());

  it('that begins an entity answers 201 with its id, place, revision and position', async () => {
    const answer = await open();
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        revision: 0,
        position: expect.stringMatching(/^[0-9a-f-]{36}:\d{20}$/),
        events: [{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'members.GranaryOpened' }],
        warnings: [],
      },
    ]);
    expect(answer.headers).toMatchObject({ etag: '"0"', location: `/members/granaries/${answer.body.id}` });
  });

  it('on an entity answers 200 with the new revision', async () => {
    const { body: opened } = await open();
    const answer = await store(opened.id, 3);
    expect([answer.status, answer.body.revision, answer.headers['etag']]).toEqual([200, 1, '"1"']);
  });

  it('takes the id that the client chose', async () => {
    const id = '0e9a1f6c-8a4e-4f55-9a7a-2a1d7c3b9e10';
    expect((await open({ id })).body.id).toBe(id);
    expect(await open({ id })).toMatchObject({ status: 409, body: { rule: 'granary.already-open' } });
  });

  it('records who, when, why and which command, and no personal value', async () => {
    const { body: opened } = await open({}, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    const { events } = await app.store.readStream(`granary-${opened.id}`);
    expect(events[0]).toMatchObject({
      time: '2026-03-02T09:00:00.000Z',
      effectiveOn: '2026-03-02',
      tags: ['unit:UG-402', `org:${ORGANISATION}`],
      meta: {
        actor: { roles: ['secretariat'] },
        correlationId: events[0]!.meta.commandId,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    });
    expect(JSON.stringify(events)).not.toContain('Akello');
  });

  it('sent twice with one key is one event and the same answer', async () => {
    const key = { 'idempotency-key': 'open-1' };
    const first = await open({ kind: 'maize' }, key);
    const head = (await app.store.head()).sequence;
    const second = await open({ kind: 'maize' }, key);
    expect([second.status, second.body, second.headers['location']]).toEqual([
      201,
      first.body,
      first.headers['location'],
    ]);
    expect((await app.store.head()).sequence).toBe(head);
  });

  it('sent twice at the same moment is one event too', async () => {
    const key = { 'idempotency-key': 'open-2' };
    const [first, second] = await Promise.all([open({}, key), open({}, key)]);
    expect(first!.body).toEqual(second!.body);
    expect((await app.store.readStream(`granary-${first!.body.id}`)).events).toHaveLength(1);
  });

  it('sent again after the entity went on answers as the first time', async () => {
    const { body: opened } = await open();
    const key = { 'idempotency-key': 'store-1' };
    const first = await store(opened.id, 3, key);
    await store(opened.id, 4);
    expect((await store(opened.id, 3, key)).body).toEqual(first.body);
  });

  it.each([
    ['another body', { kind: 'sorghum' }],
    ['another personal value', { keeper: 'Okello Invented' }],
  ])('under the same key with %s is refused', async (_, other) => {
    const key = { 'idempotency-key': `open-other-${_.replaceAll(' ', '-')}` };
    await open({}, key);
    expect(await open(other, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('under the same key on another entity is refused', async () => {
    const [one, two] = [await open(), await open()];
    const key = { 'idempotency-key': 'store-2' };
    await store(one.body.id, 3, key);
    expect(await store(two.body.id, 3, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('under the same key by another person is another command', async () => {
    const request = { as: secretariat, body, headers: { 'idempotency-key': 'open-3' } };
    const mine = await app.http('POST', '/members/granaries', request);
    const theirs = await app.http('POST', '/members/granaries', { ...request, person: 'another' });
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('with a revision that has passed is refused by 412', async () => {
    const { body: opened } = await open();
    await store(opened.id, 3);
    expect(await store(opened.id, 3, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'revision-mismatch' },
    });
    expect((await store(opened.id, 3, { 'if-match': '"1"' })).status).toBe(200);
    expect((await store(opened.id, 3, { 'if-match': '*' })).status).toBe(200);
    expect(await store(opened.id, 3, { 'if-match': '1' })).toMatchObject({ status: 400, body: { code: 'bad-header' } });
  });

  it('of two officers at once is decided once where only one can be right', async () => {
    const { body: opened } = await open({}, {});
    const close = (person: string) =>
      app.http('POST', `/members/granaries/${opened.id}/close`, {
        as: secretariat,
        person,
        headers: { 'if-match': '"0"' },
      });
    const statuses = (await Promise.all([close('officer-a'), close('officer-b')])).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 412]);
    expect((await app.store.readStream(`granary-${opened.id}`)).lastRevision).toBe(1);
  });

  it('of many at once on one entity is recorded for each', async () => {
    const { body: opened } = await open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => store(opened.id, 1)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect((await app.http('GET', `/members/granaries/${opened.id}`, { as: secretariat })).body.bags).toBe(20);
  });

  it('with nothing to do changes nothing, and answers where the entity stands', async () => {
    const { body: opened } = await open();
    const answer = await store(opened.id, 0);
    expect([answer.status, answer.body]).toEqual([200, { ...opened, events: [], warnings: [] }]);
  });

  it('is refused by the rule it breaks, which is named', async () => {
    const { body: opened } = await open();
    const answer = await store(opened.id, 101);
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      422,
      'application/problem+json',
      {
        type: 'urn:baraza:problem:granary.too-many',
        title: 'A granary takes at most 100 bags at once',
        status: 422,
        detail: 'A granary takes at most 100 bags at once',
        instance: expect.stringMatching(/^urn:uuid:/),
        code: 'granary.too-many',
        rule: 'granary.too-many',
        params: { most: 100 },
        errors: [{ pointer: '/bags', code: 'granary.too-many', detail: 'A granary takes at most 100 bags at once' }],
      },
    ]);
  });

  it('warns without refusing', async () => {
    const answer = await open({ kind: 'maize' });
    expect([answer.status, answer.body.warnings]).toEqual([
      201,
      [{ code: 'common-kind', detail: 'There are many of these.' }],
    ]);
  });

  it('that takes a plot takes it in the same append, or not at all', async () => {
    const first = await open({ plot: 'Plot 7' });
    expect(first.body.events.map((event: { type: string }) => event.type)).toEqual([
      'members.GranaryOpened',
      'members.PlotTaken',
    ]);
    const head = (await app.store.head()).sequence;
    expect(await open({ plot: 'Plot 7' })).toMatchObject({ status: 422, body: { rule: 'granary.plot-taken' } });
    expect((await app.store.head()).sequence).toBe(head);
  });

  it('of two at once for one plot is won by one', async () => {
    const answers = await Promise.all([open({ plot: 'Plot 8' }), open({ plot: 'Plot 8' })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  });

  it.each([
    ['a date to come', '2026-03-03', 'command.effective-in-future'],
    ['a date more than ten years back', '2016-01-01', 'command.backdated-too-far'],
  ])('from %s is refused', async (_, effectiveOn, code) => {
    expect(await open({ effectiveOn })).toMatchObject({
      status: 422,
      body: { code, errors: [{ pointer: '/effectiveOn', code }] },
    });
  });

  it('may be dated back by an officer', async () => {
    const { body: opened } = await open({ effectiveOn: '2020-05-01' });
    expect((await app.store.readStream(`granary-${opened.id}`)).events[0]!.effectiveOn).toBe('2020-05-01');
  });

  it('that names what is not there is refused by 404', async () => {
    expect(await store('0e9a1f6c-8a4e-4f55-9a7a-000000000000', 3)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('keeps time from going back in a stream, and is refused while the clock is far behind', async () => {
    const { body: opened } = await open();
    app.clock.advance(-4_000);
    await store(opened.id, 3);
    const { events } = await app.store.readStream(`granary-${opened.id}`);
    expect(events[1]!.time).toBe(events[0]!.time);
    app.clock.advance(-2_000);
    expect(await store(opened.id, 3)).toMatchObject({ status: 503, body: { code: 'clock-behind' } });
    app.clock.advance(6_000);
  });
});
