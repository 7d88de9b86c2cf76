import type { RoleHeld } from '@baraza/domain';
import { createTestApp, EXAMPLE_ID, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies, people } from '../testing/record.ts';
import { toDraft, WORDS } from './knowledge-product.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'WAN' }];
const ours: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.farmers }];
const theirs: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.youth }];

describe('knowledge products over HTTP', () => {
  let app: TestApp;
  const at = '/capacity/knowledge-products';
  const draft = async (more: object = {}): Promise<string> =>
    (await app.http('POST', at, { as: ours, person: people.leader, body: { ...toDraft, ...more } })).body.id;
  const step = (id: string, verb: string, body: object, as = officer, person: string = people.officer) =>
    app.http('POST', `${at}/${id}/${verb}`, { as, person, body });
  const publish = (id: string, more: object = {}, person?: string) =>
    step(id, 'publish', { summary: WORDS, ...more }, officer, person);
  const read = async (id: string, as = officer) => (await app.http('GET', `${at}/${id}`, { as })).body;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, EXAMPLE_ID]) await recordOrganisation(app, id);
    await recordOrganisation(app, bodies.youth, { unit: 'UG-411' });
    await app.settle();
  });
  afterAll(() => app.close());

  it('is published by a second person, in the words that the first one drafted', async () => {
    const id = await draft();
    expect(await read(id)).toMatchObject({ status: 'draft', words: { value: WORDS } });
    expect(await publish(id, {}, people.leader)).toMatchObject({
      status: 403,
      body: { rule: 'knowledge-product.own-draft' },
    });
    expect(await publish(id, { summary: 'Other words.' })).toMatchObject({
      status: 422,
      body: { rule: 'knowledge-product.other-words', errors: [{ pointer: '/summary' }] },
    });
    expect((await publish(id)).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'published', summary: WORDS, publishedOn: '2026-03-02' });
    expect(await read(id)).not.toHaveProperty('words');
  });

  it('takes the place of another in one go', async () => {
    const older = await draft();
    await publish(older);
    const newer = await draft();
    expect((await publish(newer, { replaces: older })).status).toBe(200);
    expect(await read(older)).toMatchObject({ status: 'superseded', supersededBy: newer });
    expect(await read(newer)).toMatchObject({ status: 'published', replaces: older });
    expect(await publish(await draft(), { replaces: older })).toMatchObject({
      status: 422,
      body: { rule: 'knowledge-product.replaced-unpublished', errors: [{ pointer: '/replaces' }] },
    });
  });

  it('is used by any organisation, which tells of its own use and of no other', async () => {
    const id = await draft();
    const used = { organisation: bodies.youth, use: 'training', note: 'With three groups.' };
    expect((await step(id, 'use', used, theirs)).body.rule).toBe('knowledge-product.not-published');
    await publish(id);
    expect((await step(id, 'use', used, theirs)).status).toBe(200);
    expect(await step(id, 'use', { ...used, organisation: bodies.farmers }, theirs)).toMatchObject({
      status: 403,
      body: { rule: 'knowledge-product.uses-for-another' },
    });
    expect((await read(id, ours)).uses).toMatchObject([
      { organisation: bodies.youth, note: { value: 'With three groups.' } },
    ]);
    expect((await app.http('GET', `${at}/${id}`, { as: theirs })).status).toBe(404);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const made = () => app.http('POST', at, { as: secretariat, person: people.leader, body: exampleOf(at) });
    for (const verbs of [['publish', 'translate', 'use', 'withdraw'], ['drop']]) {
      const { id } = (await made()).body;
      for (const verb of verbs) {
        const { status } = await step(id, verb, exampleOf(`${at}/{id}/${verb}`), secretariat);
        expect([verb, status]).toEqual([verb, 200]);
      }
    }
  });
});
