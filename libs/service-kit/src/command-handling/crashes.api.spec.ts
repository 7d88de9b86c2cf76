import { type AppendRequest, type EventStore, StoreUnavailable } from '@baraza/event-store';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';

const as = [{ role: 'secretariat' }] as const;
const body = {
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  keeper: 'Akello Invented',
  kind: 'millet',
};

describe('a command that is cut short', () => {
  let app: TestApp;
  let append: EventStore['append'];
  const open = (headers: Record<string, string> = {}) => app.http('POST', '/members/granaries', { as, body, headers });
  /** The store's next append goes this way, later ones as ever. */
  const nextAppend = (way: (request: AppendRequest) => ReturnType<EventStore['append']>): void => {
    app.store.append = (request) => {
      app.store.append = append;
      return way(request);
    };
  };

  beforeEach(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
    append = app.store.append.bind(app.store);
  });
  afterEach(() => app.close());

  it('between vault and append is as if it had not been sent, and may be sent again', async () => {
    nextAppend(() => Promise.reject(new StoreUnavailable('not-persisted', 'the disk is full')));
    const key = { 'idempotency-key': 'k1' };
    expect(await open(key)).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    expect((await app.store.head()).sequence).toBe(0);
    const again = await open(key);
    expect(again.status).toBe(201);
    const read = await app.http('GET', again.headers['location']!, { as });
    expect(read.body.keeper.value).toBe('Akello Invented');
  });

  it('between vault and append leaves nothing behind that stays', async () => {
    nextAppend(() => Promise.reject(new StoreUnavailable('not-persisted', 'the disk is full')));
    await open();
    const { vault, store } = app.runtime;
    const isRecorded = async (id: string) => (await store.readEvent(id)) !== undefined;
    expect(await vault.sweep(Date.now(), isRecorded)).toBe(0); // it may still be appended
    expect(await vault.sweep(Date.now() + 60_000, isRecorded)).toBe(1);
  });

  it('between append and answer was recorded, and is answered as the first time', async () => {
    nextAppend(async (request) => {
      await append(request);
      throw new StoreUnavailable('unknown', 'no answer');
    });
    const answer = await open();
    expect(answer.status).toBe(201);
    expect((await app.store.head()).sequence).toBe(1);
  });

  it('by a client that gave up is found under its key', async () => {
    const key = { 'idempotency-key': 'k2' };
    nextAppend(async (request) => {
      await append(request);
      throw new Error('the process died here');
    });
    expect((await open(key)).status).toBe(500);
    const again = await open(key);
    expect([again.status, again.body.revision]).toEqual([201, 0]);
    expect((await app.store.head()).sequence).toBe(1);
  });

  it('does not lead the next one astray: what was remembered of the stream is forgotten', async () => {
    const { headers } = await open();
    const path = `${headers['location']}/store`;
    nextAppend(async (request) => {
      await append(request);
      throw new Error('the process died here');
    });
    expect((await app.http('POST', path, { as, body: { bags: 1 } })).status).toBe(500);
    expect(await app.http('POST', path, { as, body: { bags: 1 } })).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
  });
});
