import type { RoleHeld } from '@baraza/domain';
import fc from 'fast-check';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';

const as = [{ role: 'secretariat' }] as const;
const ORGANISATION = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
let granary = '';
const opening = { unit: 'UG-402', organisation: ORGANISATION, keeper: 'Akello Invented', kind: 'millet' };
const open = (key: string, id = granary) => ({ key, path: '/members/granaries', body: { id, ...opening } });
const store = (key: string, bags: unknown = 2, id = granary) => ({
  key,
  path: `/members/granaries/${id}/store`,
  body: { bags },
});

describe('a batch of commands made offline', () => {
  let app: TestApp;
  const send = (commands: unknown, held: readonly RoleHeld[] = as, headers: Record<string, string> = {}) =>
    app.http('POST', '/members/batches', { as: held, person, body: { commands }, headers });
  const head = async () => (await app.store.head()).sequence;
  const statuses = (answer: { body: { answers: { status: number }[] } }) =>
    answer.body.answers.map(({ status }) => status);

  beforeAll(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
  });
  afterAll(() => app.close());
  // Each spec has a person and a granary of its own: keys are a person's.
  let spec = 0;
  let person = '';
  beforeEach(() => {
    spec += 1;
    person = `person ${spec}`;
    granary = `9b1c2d3e-4f50-4617-8293-${String(spec).padStart(12, '0')}`;
  });

  it('is gone through in order, each command answered on its own', async () => {
    const answer = await send([open('1'), store('2'), store('3', 5)]);
    expect(answer.status).toBe(200);
    expect(answer.body.answers).toMatchObject([
      { key: '1', status: 201, etag: '"0"', location: `/members/granaries/${granary}`, body: { id: granary } },
      { key: '2', status: 200, etag: '"1"', body: { events: [{ type: 'members.BagsStored' }] } },
      { key: '3', status: 200, etag: '"2"', body: { revision: 2 } },
    ]);
    expect((await app.http('GET', `/members/granaries/${granary}`, { as })).body.bags).toBe(7);
  });

  it('that holds a bad command goes on with those after it', async () => {
    const answer = await send([
      open('1'),
      store('bad-field', 'many'),
      store('unknown', 2, '00000000-0000-4000-8000-00000000dead'),
      { key: 'no-path', path: '/members/nothing/at-all' },
      { key: 'elsewhere', path: '/capacity/programmes', body: {} },
      store('rule', 1_000_000),
      store('good', 4),
    ]);
    expect(statuses(answer)).toEqual([201, 400, 404, 404, 400, 400, 200]);
    expect(answer.body.answers[1].body).toMatchObject({ code: 'invalid-body', errors: [{ pointer: '/bags' }] });
    expect(answer.body.answers[4].body).toMatchObject({ code: 'another-service' });
    expect((await app.http('GET', `/members/granaries/${granary}`, { as })).body.bags).toBe(4);
  });

  it('sent again records nothing twice, and is answered as the first time', async () => {
    const commands = [open('1'), store('2'), store('3', 9)];
    const first = await send(commands);
    const before = await head();
    const second = await send(commands);
    expect(second.body).toEqual(first.body);
    expect(await head()).toBe(before);
  });

  it('and a command sent alone are one: the key is the same', async () => {
    await send([open('1'), store('2')]);
    const before = await head();
    const alone = await app.http('POST', `/members/granaries/${granary}/store`, {
      as,
      person,
      body: { bags: 2 },
      headers: { 'idempotency-key': '2' },
    });
    expect([alone.status, alone.body.revision, await head()]).toEqual([200, 1, before]);
    const other = await send([store('2', 3)]);
    expect(other.body.answers[0]).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('holds from the dates its commands were made on', async () => {
    const answer = await send([
      { ...open('1'), effectiveOn: '2026-02-20' },
      { ...store('2'), effectiveOn: '2026-02-27' },
      { ...store('3'), effectiveOn: '2026-02-27', body: { bags: 1, effectiveOn: '2026-02-28' } },
      { ...store('4'), effectiveOn: '2026-02-28', body: { bags: 1, effectiveOn: '2026-02-28' } },
      { ...store('5'), effectiveOn: '2027-01-01' },
    ]);
    expect(statuses(answer)).toEqual([201, 200, 400, 200, 422]);
    const { body } = await app.http('GET', `/members/granaries/${granary}/events`, { as });
    expect(body.events.map((event: { effectiveOn: string }) => event.effectiveOn)).toEqual([
      '2026-02-20',
      '2026-02-27',
      '2026-02-28',
    ]);
  });

  it('rests on the revision that a command names', async () => {
    const answer = await send([
      open('1'),
      store('2'),
      { ...store('3'), ifMatch: '"0"' },
      { ...store('4'), ifMatch: '"1"' },
    ]);
    expect(statuses(answer)).toEqual([201, 200, 412, 200]);
  });

  it('lets nobody do what they may not do command by command', async () => {
    await send([open('1')]);
    const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
    const elsewhere = await send([store('a'), open('b', '9b1c2d3e-4f50-4617-8293-a4b5c6d7e8fa')], officerElsewhere);
    expect(statuses(elsewhere)).toEqual([404, 403]);
    const theirs = await send(
      [{ ...store('c'), path: `/members/granaries/${granary}/close`, body: {} }],
      [{ role: 'member-representative', organisation: ORGANISATION }],
    );
    expect(theirs.body.answers[0]).toMatchObject({ status: 403, body: { code: 'role-may-not' } });
    const nobody = await app.http('POST', '/members/batches', { body: { commands: [open('d')] } });
    expect(nobody.status).toBe(401);
  });

  it('holds commands, and neither another batch nor what keeps a process running', async () => {
    const answer = await send([
      { key: '1', path: '/members/batches', body: { commands: [open('x')] } },
      { key: '2', path: '/members/admin/policies/none/replay' },
      { key: '3', path: '/members/granaries' },
    ]);
    expect(statuses(answer)).toEqual([404, 404, 400]);
  });

  it.each([
    ['no list', {}, ''],
    ['an empty list', [], '/commands'],
    ['more than 500', Array.from({ length: 501 }, (_, n) => open(String(n))), '/commands'],
    ['a command without a key', [{ path: '/members/granaries' }], '/commands/0/key'],
    ['a key with a space', [{ key: 'a b', path: '/members/granaries' }], '/commands/0/key'],
    ['a command without a path', [{ key: '1' }], '/commands/0/path'],
    ['a path that is an address', [{ key: '1', path: 'https://example.org/members' }], '/commands/0/path'],
    ['a body that is none', [{ key: '1', path: '/members/granaries', body: [] }], '/commands/0/body'],
    ['a field that is none', [{ key: '1', path: '/members/granaries', method: 'GET' }], '/commands/0/method'],
    ['one key twice', [open('1', 'x'), store('1', 1, 'x')], '/commands/1/key'],
  ])('with %s is refused as a whole', async (_, commands, pointer) => {
    const before = await head();
    const answer = Array.isArray(commands)
      ? await send(commands)
      : await app.http('POST', '/members/batches', { as, body: commands });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(answer.body.errors[0].pointer).toContain(pointer);
    expect(await head()).toBe(before);
  });

  it('is sent to a service that takes commands', async () => {
    expect((await app.http('POST', '/views/batches', { as, body: { commands: [open('1')] } })).status).toBe(404);
  });

  it('may be as large as 500 commands are, one command no larger than alone', async () => {
    const long = 'x'.repeat(10_000);
    const many = Array.from({ length: 500 }, (_, n) => ({ ...store(String(n)), body: { bags: 1, note: long } }));
    expect((await send(many)).status).toBe(200);
    const tooLarge = await send([{ ...store('1'), body: { bags: 1, note: 'x'.repeat(1_100_000) } }]);
    expect(tooLarge.body.answers[0]).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    const beyond = await send(
      Array.from({ length: 9 }, (_, n) => ({ ...store(String(n)), body: { note: 'x'.repeat(1_000_000) } })),
    );
    expect(beyond).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  }, 60_000);

  it('comes to what its commands come to when they are sent one by one, whatever they are', async () => {
    const anyCommand = fc.oneof(
      fc.constantFrom(...['a', 'b'].map((granary) => ({ granary, bags: undefined }))),
      fc.record({ granary: fc.constantFrom('a', 'b'), bags: fc.integer({ min: -1, max: 60 }) }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { minLength: 1, maxLength: 12 }), async (asked) => {
        run += 1;
        const commandsOf = (side: number) =>
          asked.map(({ granary, bags }, n) => {
            const id = `00000000-0000-4000-8000-${String(run * 4 + side * 2 + (granary === 'a' ? 0 : 1)).padStart(12, '0')}`;
            const key = `${run}-${side}-${n}`;
            return bags === undefined ? open(key, id) : store(key, bags, id);
          });
        const batched = await send(commandsOf(0));
        const alone = [];
        for (const { key, path, body } of commandsOf(1)) {
          const answer = await app.http('POST', path, { as, person, body, headers: { 'idempotency-key': key } });
          alone.push([answer.status, answer.body.code, answer.body.revision]);
        }
        type One = { status: number; body: { code?: string; revision?: number } };
        expect(batched.body.answers.map(({ status, body }: One) => [status, body.code, body.revision])).toEqual(alone);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
