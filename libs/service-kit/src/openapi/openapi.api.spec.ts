import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';

describe('the OpenAPI document', () => {
  let app: TestApp;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into freely
  let document: any;

  beforeAll(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
    document = (await app.http('GET', '/openapi.json')).body;
  });
  afterAll(() => app.close());

  it('is 3.1, and has every operation under its id', () => {
    expect(document.openapi).toBe('3.1.0');
    const items = Object.values<Record<string, { operationId: string }>>(document.paths);
    const ids = items.flatMap((item) => Object.values(item).map((one) => one.operationId));
    expect(ids.sort()).toEqual([
      'closeGranary',
      'isLive',
      'isReady',
      'isServing',
      'openGranary',
      'readGranary',
      'readGranaryEvents',
      'readMetrics',
      'readPolicies',
      'readPolicyOutcomes',
      'replayParkedEvents',
      'sendBatch',
      'signIn',
      'storeBags',
    ]);
  });

  it('has a body whose example works as it stands', async () => {
    const { requestBody } = document.paths['/members/granaries'].post;
    const { example, schema } = requestBody.content['application/json'];
    expect(schema).toEqual({ $ref: '#/components/schemas/OpenGranary' });
    expect(document.components.schemas.OpenGranary).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['unit', 'organisation', 'keeper', 'kind'],
      properties: { effectiveOn: { type: 'string', format: 'date' }, kind: { example: 'millet' } },
    });
    expect(
      (await app.http('POST', '/members/granaries', { as: [{ role: 'secretariat' }], body: example })).status,
    ).toBe(201);
  });

  it('names every refusal of an operation by status, those by rules with the rule', () => {
    const { responses } = document.paths['/members/granaries/{id}/store'].post;
    expect(Object.keys(responses)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '414',
      '415',
      '422',
      '429',
      '431',
      '500',
      '503',
    ]);
    const refused = responses[409].content['application/problem+json'];
    expect(refused.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    expect(refused.examples['granary.closed'].value).toMatchObject({
      status: 409,
      rule: 'granary.closed',
      title: 'A closed granary takes no bags',
    });
    expect(responses[422].description).toContain('`granary.too-many`: A granary takes at most 100 bags at once.');
  });

  it('says which headers count, what is answered with, and who may ask', () => {
    const create = document.paths['/members/granaries'].post;
    expect(create.parameters.map((one: { name: string }) => one.name)).toEqual(['Idempotency-Key']);
    expect(Object.keys(create.responses[201].headers)).toEqual(['ETag', 'Location']);
    expect(create.security).toEqual([{ bearer: [] }]);
    const read = document.paths['/members/granaries/{id}'].get;
    expect(read.parameters.map((one: { name: string }) => one.name)).toEqual(['id', 'revision', 'at', 'If-None-Match']);
    expect(read.security).toEqual([{ bearer: [] }, { session: [] }]);
    expect(Object.keys(read.responses)).toContain('304');
  });

  it('can be browsed, with nothing from anywhere else', async () => {
    const page = await app.http('GET', '/docs');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    for (const source of sources) {
      expect(source).toMatch(/^\//);
      expect((await app.http('GET', source)).status).toBe(200);
    }
    expect((await app.http('GET', '/docs/assets/package.json')).status).toBe(404);
  });
});
