import { createTestApp, type TestApp } from '@baraza/service-kit';
import { forumModules } from './forum-modules.ts';

describe('the documents of the whole forum', () => {
  let app: TestApp;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into freely
  let openapi: any;

  beforeAll(async () => {
    app = await createTestApp({ modules: forumModules });
    openapi = (await app.http('GET', '/openapi.json')).body;
  });
  afterAll(() => app.close());

  it('has every operation under an id of its own', () => {
    const items = Object.values<Record<string, { operationId: string }>>(openapi.paths);
    const ids = items.flatMap((item) => Object.values(item).map((one) => one.operationId));
    expect(ids.length).toBeGreaterThan(80);
    expect([...new Set(ids)].sort()).toEqual([...ids].sort());
  });

  it('refers to no schema that is not there', () => {
    const known = Object.keys(openapi.components.schemas);
    const named = [...JSON.stringify(openapi).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)];
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named.map((match) => match[1]!))].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is served to whoever asks, with AsyncAPI beside it', async () => {
    expect((await app.http('GET', '/asyncapi.json')).status).toBe(200);
    expect((await app.http('GET', '/docs')).status).toBe(200);
  });
});
