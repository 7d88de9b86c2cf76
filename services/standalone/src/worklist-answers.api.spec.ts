import { WORK_KINDS } from '@baraza/projections';
import { createTestApp, type TestApp } from '@baraza/service-kit';
import { everyOperation } from './authorisation/every-operation.ts';
import { forumModules } from './forum-modules.ts';

describe('every command that the worklist offers', () => {
  let app: TestApp;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into freely
  let openapi: any;
  beforeAll(async () => {
    app = await createTestApp({ modules: forumModules });
    openapi = (await app.http('GET', '/openapi.json')).body;
  });
  afterAll(() => app.close());

  const answers = Object.entries(WORK_KINDS).flatMap(([kind, { answers: all }]) =>
    all.map((answer) => [kind, answer.operationId, answer] as const),
  );

  it.each(answers)('%s: %s is there, is open to whom it is offered, and needs what is said', (_kind, name, answer) => {
    const found = everyOperation().find(({ operation }) => operation.operationId === name);
    expect(found).toMatchObject({ method: 'POST', path: answer.path });
    expect(found!.operation.roles).toEqual(expect.arrayContaining([...answer.roles, ...(answer.ofClaimant ?? [])]));
    const { requestBody } = openapi.paths[answer.path].post;
    const { $ref } = requestBody.content['application/json'].schema;
    const schema = openapi.components.schemas[$ref.split('/').at(-1)];
    expect([...(schema.required ?? [])].sort()).toEqual([...answer.needs].sort());
  });
});
