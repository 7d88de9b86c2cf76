import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { ReadinessChecks } from './readiness.ts';
import { StartUp } from './start-up.ts';

describe('the health of a process', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp({ modules: [] });
  });
  afterEach(() => app.close());

  it('is live as soon as it answers, and ready when nothing is left to do', async () => {
    await app.settle();
    expect(await app.http('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await app.http('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('says how far a start-up task is, and is ready after it', async () => {
    let finish = (): void => undefined;
    const running = app.app.get(StartUp).run('making the sample forum', async (report) => {
      report(3, 12);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    const answer = await app.http('GET', '/health/ready');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { status: 'starting' } });
    expect(answer.body.checks[0]).toEqual({
      name: 'making the sample forum',
      ready: false,
      detail: { done: 3, total: 12 },
    });
    expect((await app.http('GET', '/health/live')).status).toBe(200);
    const serving = await app.http('GET', '/health/serving');
    expect(serving).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { status: 'starting' } });
    finish();
    await running;
    expect((await app.http('GET', '/health/ready')).status).toBe(200);
    expect(await app.http('GET', '/health/serving')).toMatchObject({ status: 200, body: { status: 'serving' } });
  });

  it('is never ready after a start-up task has failed', async () => {
    const running = app.app.get(StartUp).run('a task', async () => {
      throw new Error('no disk');
    });
    await expect(running).rejects.toThrow('no disk');
    const answer = await app.http('GET', '/health/ready');
    expect(answer).toMatchObject({ status: 503, body: { status: 'failed' } });
    expect(answer.text).not.toContain('no disk');
    expect(await app.http('GET', '/health/serving')).toMatchObject({ status: 503, body: { status: 'failed' } });
  });

  it('is not ready while something that a module watches does not keep up', async () => {
    app.app.get(ReadinessChecks).add(() => [{ name: 'network-dashboard', ready: false, detail: { lag: 5_000 } }]);
    expect(await app.http('GET', '/health/ready')).toMatchObject({ status: 503, body: { status: 'behind' } });
    expect(await app.http('GET', '/health/serving')).toMatchObject({ status: 200, body: { status: 'serving' } });
  });

  it('is not ready while its copy of the record hears of nothing new, and says so', async () => {
    const trouble = new Error('mongodb.example is away');
    Object.defineProperty(app.runtime.store, 'trouble', { get: () => trouble });
    const answer = await app.http('GET', '/health/ready');
    expect(answer).toMatchObject({ status: 503, body: { status: 'behind' } });
    expect(answer.body.checks).toContainEqual({ name: 'record', ready: false, detail: { trouble: 'Error' } });
    expect(answer.text).not.toContain('example');
    expect((await app.http('GET', '/health/serving')).status).toBe(200);
  });

  it('counts in the form that Prometheus reads', async () => {
    const answer = await app.http('GET', '/metrics');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(answer.text).toContain('baraza_consumer_lag_events{consumer="reference-facts"} 0');
  });
});
