import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { CivicSpaceDocument } from './civic-space.document.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'unit-officer', unit }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const sources = [{ name: 'A report', link: 'https://example.org', publishedOn: '2026-01-31' }];

describe('civic space over HTTP', () => {
  let app: TestApp;
  const post = (path: string, body: object, person = 'one', as = secretariat) =>
    app.http('POST', `/campaigns/civic-space${path}`, { as, person, body });
  const read = (unit: string, as = secretariat) => app.http('GET', `/campaigns/civic-space/${unit}`, { as });
  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it('is rated; what opens public pages waits for a second person, what narrows them holds at once', async () => {
    const first = await post('', { unit: 'UG-402', rating: 'open', sources, narrative: 'A planted word.' });
    expect(first).toMatchObject({ status: 201, body: { id: 'UG-402' } });
    const waiting = await read('UG-402');
    expect([...Value.Errors(CivicSpaceDocument, waiting.body)]).toEqual([]);
    expect(waiting.body).toMatchObject({
      ...{ unit: 'UG-402', status: 'unrated', publicDetail: 'nothing-apart' },
      proposed: { rating: 'open', narrative: { value: 'A planted word.' } },
    });
    const { proposal } = waiting.body.proposed;
    expect(await post('/UG-402/confirm', { proposal })).toMatchObject({
      status: 403,
      body: { rule: 'civic-space.confirmed-by-proposer' },
    });
    expect((await post('/UG-402/confirm', { proposal }, 'another')).status).toBe(200);
    expect((await read('UG-402')).body).toMatchObject({ status: 'rated', rating: 'open', publicDetail: 'everything' });
    expect((await post('/UG-402/rate', { rating: 'repressed', sources })).status).toBe(200);
    expect((await read('UG-402')).body).toMatchObject({ rating: 'repressed', publicDetail: 'nothing-apart' });
    const { events } = await app.store.readStream('civic-space-UG-402');
    expect(JSON.stringify(events)).not.toContain('planted');
  });

  it('is rated first once, of a unit that is known, by those who answer for it', async () => {
    expect((await post('', { unit: 'UG-411', rating: 'closed', sources }, 'one', officerOf('UG-411'))).status).toBe(
      201,
    );
    expect(await post('', { unit: 'UG-411', rating: 'closed', sources })).toMatchObject({
      status: 409,
      body: { rule: 'civic-space.rated-already' },
    });
    expect(await post('', { unit: 'UG-999', rating: 'closed', sources })).toMatchObject({
      status: 422,
      body: { rule: 'civic-space.unit-unknown', errors: [{ pointer: '/unit' }] },
    });
    expect((await post('/UG-411/rate', { rating: 'closed', sources }, 'one', officerOf('UG-402'))).status).toBe(404);
    expect((await read('UG-411', officerOf('UG-402'))).status).toBe(404);
    expect((await read('UG-411', auditor)).status).toBe(200);
    expect((await app.http('GET', '/campaigns/civic-space/UG-411')).status).toBe(401);
    expect((await post('', { unit: 'WAN', rating: 'open', sources: [] })).status).toBe(400);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { effectiveOn: _, ...first } = exampleOf('/campaigns/civic-space');
    expect((await post('', { ...first, unit: 'WAN' })).status).toBe(201);
    const { effectiveOn: __, ...again } = exampleOf('/campaigns/civic-space/{id}/rate');
    expect((await post('/WAN/rate', again)).status).toBe(200);
  });
});
