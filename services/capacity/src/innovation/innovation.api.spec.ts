import type { RoleHeld } from '@baraza/domain';
import { createTestApp, EXAMPLE_ID, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { toDraft } from '../knowledge-product/knowledge-product.builders.ts';
import { bodies, people } from '../testing/record.ts';
import { aProposal } from './innovation.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'WAN' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const actingFor = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const ours = actingFor(bodies.farmers);
const theirs = actingFor(bodies.youth);

describe('innovations, their packages and those who take them up, over HTTP', () => {
  let app: TestApp;
  const post = (path: string, body: object = {}, as = ours, person: string = people.leader) =>
    app.http('POST', `/capacity/${path}`, { as, body, person });
  const get = (path: string, as = ours) => app.http('GET', `/capacity/${path}`, { as });
  const propose = async (): Promise<string> => (await post('innovations', aProposal)).body.id;
  const move = (id: string, to: string) => post(`innovations/${id}/move`, { to, evidence: 'In words.' });
  async function tried(id: string, result: string): Promise<void> {
    await post(`innovations/${id}/begin-experiment`, {
      hypothesis: 'Groups that read the budget ask twice as often.',
      measure: 'Questions put at meetings.',
      until: '2026-08-31',
    });
    const { experiments } = (await get(`innovations/${id}`)).body;
    const { experiment } = experiments.at(-1);
    const body = { experiment, result, finding: 'What came of it.' };
    expect((await post(`innovations/${id}/report-experiment`, body)).status).toBe(200);
  }
  async function aPublished(): Promise<string> {
    const { id } = (await post('knowledge-products', toDraft)).body;
    const body = { summary: toDraft.summary };
    expect((await post(`knowledge-products/${id}/publish`, body, officer, people.officer)).status).toBe(200);
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, bodies.women, EXAMPLE_ID]) await recordOrganisation(app, id);
    await recordOrganisation(app, bodies.youth, { unit: 'UG-411' });
    await app.settle();
  });
  afterAll(() => app.close());

  it('is tried, fails, is reworked, works, is shared, and is taken up by another who tells what came of it', async () => {
    const id = await propose();
    for (const to of ['research', 'proof-of-concept']) await move(id, to);
    await tried(id, 'refuted');
    expect(await move(id, 'transition-to-scale')).toMatchObject({
      status: 409,
      body: { rule: 'innovation.not-tried' },
    });
    for (const to of ['research', 'proof-of-concept']) await move(id, to);
    await tried(id, 'supported');
    expect((await move(id, 'transition-to-scale')).status).toBe(200);

    const adopt = (as = theirs) => post('adoptions', { innovation: id, organisation: bodies.youth }, as);
    expect(await adopt()).toMatchObject({ status: 422, body: { rule: 'adoption.not-shared' } });
    const products = [await aPublished()];
    expect((await post(`innovations/${id}/share`, { products })).status).toBe(200);
    const adopted = await adopt();
    expect(adopted.status).toBe(201);
    expect(await adopt()).toMatchObject({ status: 409, body: { rule: 'adoption.adopted-already' } });
    const shown = (await get(`innovations/${id}`)).body;
    expect(shown.moves).toHaveLength(5);
    expect(shown).toMatchObject({
      status: 'transition-to-scale',
      experiments: [{ reported: { result: 'refuted' } }, { reported: { result: 'supported' } }],
      shared: { on: '2026-03-02', products },
    });

    app.clock.advance(184 * 86_400_000);
    await app.keepCalendar();
    const adoption = `adoptions/${adopted.body.id}`;
    expect((await get(adoption, theirs)).body).toMatchObject({ status: 'report-due', reportBy: '2026-09-02' });
    const people = { women: 12, men: 8, youth: 10, personsWithDisabilities: 1, total: 20 };
    expect((await post(`${adoption}/report`, { finding: 'worked', report: 'It did.', people }, theirs)).status).toBe(
      200,
    );
    expect((await get(adoption, theirs)).body).toMatchObject({
      status: 'reported',
      reports: [{ finding: 'worked', people, report: { value: 'It did.' } }],
    });
    expect((await get(adoption, ours)).status).toBe(404);
  });

  it('is for those whose it is, and an auditor reads none of its words', async () => {
    const id = await propose();
    await move(id, 'research');
    expect((await get(`innovations/${id}`, theirs)).status).toBe(404);
    expect((await post(`innovations/${id}/move`, { to: 'research', evidence: 'In words.' }, theirs)).status).toBe(404);
    expect((await post('innovations', aProposal, theirs)).status).toBe(403);
    expect((await get(`innovations/${id}`, auditor)).body).toMatchObject({
      description: { masked: true },
      moves: [{ evidence: { masked: true } }],
    });
    expect((await get(`innovations/${id}`, actingFor(bodies.women))).status).toBe(200);
  });

  it('refusals name the rule and the place in the body', async () => {
    const asked = { ...aProposal, organisations: [bodies.farmers, bodies.stranger] };
    expect(await post('innovations', asked)).toMatchObject({
      status: 422,
      body: { rule: 'innovation.organisation-unknown', errors: [{ pointer: '/organisations/1' }] },
    });
    const id = await propose();
    expect(await move(id, 'sustained')).toMatchObject({
      status: 422,
      body: { rule: 'innovation.skips-a-stage', errors: [{ pointer: '/to' }] },
    });
    const links = [{ web: 'ftp://somewhere' }];
    expect(await post(`innovations/${id}/move`, { to: 'research', evidence: 'In words.', links })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/links/0/web' }] },
    });
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[`/capacity/${path}`].post.requestBody.content['application/json'].example;
    const { id } = (await post('innovations', exampleOf('innovations'), secretariat)).body;
    for (const verb of ['move', 'begin-experiment', 'stop']) {
      const answer = await post(`innovations/${id}/${verb}`, exampleOf(`innovations/{id}/${verb}`), secretariat);
      expect([verb, answer.status]).toEqual([verb, 200]);
    }
  });
});
