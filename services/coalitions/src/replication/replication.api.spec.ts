import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { BlueprintDocument } from '../blueprint/blueprint.document.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { ReplicationDocument } from './replication.document.ts';

const [MAKERS, COPIERS] = ['10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003'] as const;
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const people = { women: 7, men: 4, youth: 3, personsWithDisabilities: 1, total: 11 };

describe('organising blueprints and replications over HTTP', () => {
  let app: TestApp;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into freely
  let paths: any;
  const post = (path: string, body: object, as = secretariat, person = 'the writer') =>
    app.http('POST', `/coalitions/${path}`, { as, person, body });
  const get = (path: string, as = secretariat) => app.http('GET', `/coalitions/${path}`, { as });
  const exampleOf = (path: string) => {
    const { effectiveOn: _, ...body } =
      paths[`/coalitions/${path}`].post.requestBody.content['application/json'].example;
    return body;
  };
  const write = async (more: object = {}) =>
    (await post('blueprints', { ...exampleOf('blueprints'), unit: 'UG-402', id: undefined, ...more })).body
      .id as string;
  const publish = async (id: string) => {
    const { guide } = (await get(`blueprints/${id}`)).body.draft;
    return post(`blueprints/${id}/publish`, { guide: guide.value }, secretariat, 'the reader');
  };
  const begin = (blueprint: string, more: object = {}, as = of(MAKERS)) =>
    post('replications', { blueprint, organisation: MAKERS, unit: 'UG-402', ...more }, as, 'an organiser');

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    ({ paths } = (await app.http('GET', '/openapi.json')).body);
    await recordForum(app);
    for (const organisation of [MAKERS, COPIERS]) {
      await recordOrganisation(app, organisation, { membership: derivedId('membership', organisation) });
    }
    await app.settle();
  });
  afterAll(() => app.close());

  it('a blueprint is written down, published by somebody else, replicated, and learns from what came of it', async () => {
    const id = await write();
    expect((await get(`blueprints/${id}`, of(MAKERS))).status).toBe(404);
    const own = await post(`blueprints/${id}/publish`, exampleOf('blueprints/{id}/publish'));
    expect(own).toMatchObject({ status: 403, body: { rule: 'blueprint.own-draft' } });
    expect((await publish(id)).status).toBe(200);

    const begun = await begin(id);
    expect(begun).toMatchObject({ status: 201, headers: { location: expect.stringContaining(begun.body.id) } });
    const first = begun.body.id as string;
    const copied = (await begin(id, { organisation: COPIERS, copiedFrom: first }, officer)).body.id as string;
    expect((await get(`replications/${copied}`)).body).toMatchObject({ copiedFrom: first, version: 1 });
    const on = (verb: string, more: object = {}, as = of(MAKERS)) =>
      post(`replications/${first}/${verb}`, { ...exampleOf(`replications/{id}/${verb}`), ...more }, as, 'an organiser');
    expect((await on('adapt')).status).toBe(200);
    for (const { step } of (await get(`blueprints/${id}`)).body.versions[0].steps) {
      expect((await on('do-step', { step })).status).toBe(200);
    }
    const circle = derivedId('circle', '1');
    expect((await on('form-circle', { circle, people })).status).toBe(200);
    expect((await on('count-circle', { circle })).status).toBe(200);
    expect((await on('form-circle', { circle: derivedId('circle', '2'), people })).status).toBe(200);
    expect((await on('dissolve-circle', { circle })).status).toBe(200);
    const answer = await get(`replications/${first}`, of(MAKERS));
    expect([...Value.Errors(ReplicationDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({ status: 'running', left: [], organised: people });

    const learnedFrom = [first];
    const next = { ...exampleOf('blueprints/{id}/draft-version'), learnedFrom };
    expect(await post(`blueprints/${id}/draft-version`, next)).toMatchObject({
      status: 422,
      body: { code: 'blueprint.replication-unfit', errors: [{ pointer: '/learnedFrom/0' }] },
    });
    expect((await on('end')).status).toBe(200);
    expect((await post(`blueprints/${id}/draft-version`, next)).status).toBe(200);
    expect((await publish(id)).status).toBe(200);
    const read = await get(`blueprints/${id}`);
    expect([...Value.Errors(BlueprintDocument, read.body)]).toEqual([]);
    expect(read.body).toMatchObject({ status: 'published', versions: [{ version: 1 }, { version: 2, learnedFrom }] });
    expect((await begin(id)).status).toBe(201);
    expect((await get(`replications/${copied}`)).body).toMatchObject({ version: 1 });
  });

  it('leaves its guide and what was learned out of the record until, and unless, they are published', async () => {
    const id = await write({ guide: 'A planted guide.' });
    expect(JSON.stringify((await app.store.readStream(`blueprint-${id}`)).events)).not.toContain('planted');
    expect((await get(`blueprints/${id}`, auditor)).body).toMatchObject({ draft: { guide: { masked: true } } });
    const { guide } = (await get(`blueprints/${id}`)).body.draft;
    await app.runtime.vault.erase(guide.subject);
    const gone = await post(`blueprints/${id}/publish`, { guide: 'A planted guide.' }, secretariat, 'the reader');
    expect(gone).toMatchObject({ status: 422, body: { rule: 'blueprint.words-gone' } });
    expect((await post(`blueprints/${id}/drop-draft`, exampleOf('blueprints/{id}/drop-draft'))).status).toBe(200);
    expect((await post(`blueprints/${id}/draft-version`, exampleOf('blueprints/{id}/draft-version'))).status).toBe(409);
  });

  it('a replication is its organisation’s and its unit’s, and nobody else’s', async () => {
    const id = await write();
    await publish(id);
    const replication = (await begin(id)).body.id as string;
    for (const reader of [of(MAKERS), officer, auditor]) {
      expect((await get(`replications/${replication}`, reader)).status).toBe(200);
    }
    expect((await get(`replications/${replication}`, of(COPIERS))).status).toBe(404);
    expect((await get(`replications/${replication}`, officerElsewhere)).status).toBe(404);
    const ending = { ground: 'funds-ended', lesson: 'Listen first.' };
    expect((await post(`replications/${replication}/end`, ending, of(COPIERS))).status).toBe(404);
  });

  it('is refused at the place that is wrong', async () => {
    const id = await write();
    const refused = async (more: object = {}, blueprint = id) => {
      const { status, body } = await begin(blueprint, more, secretariat);
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused()).toEqual([422, 'replication.blueprint-unfit', '/blueprint']);
    await publish(id);
    expect(await refused({ version: 7 })).toEqual([422, 'replication.blueprint-unfit', '/blueprint']);
    expect(await refused({ unit: 'WAN' })).toEqual([422, 'replication.unit-too-wide', '/unit']);
    const stranger = derivedId('a', 'stranger');
    expect(await refused({ organisation: stranger })).toEqual([
      422,
      'replication.organisation-unknown',
      '/organisation',
    ]);
    expect(await refused({ copiedFrom: stranger })).toEqual([422, 'replication.copied-unfit', '/copiedFrom']);
    expect((await post(`blueprints/${id}/withdraw`, exampleOf('blueprints/{id}/withdraw'))).status).toBe(200);
    expect(await refused()).toEqual([422, 'replication.blueprint-unfit', '/blueprint']);
  });
});
