import type { RoleHeld } from '@baraza/domain';
import {
  createTestApp,
  DEVELOPMENT_ISSUER,
  EXAMPLE_ID,
  recordForum,
  recordOrganisation,
  type TestApp,
} from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/record.ts';
import { toAgree } from './mentoring.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const actingFor = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('mentorings over HTTP', () => {
  let app: TestApp;
  const at = '/capacity/mentorings';
  const personOf = (name: string): Promise<string> => app.runtime.vault.personOf(DEVELOPMENT_ISSUER, name);
  async function agree(more: object = {}): Promise<string> {
    const [mentor, mentee] = [await personOf('ada'), await personOf('ben')];
    const body = {
      ...toAgree,
      mentor: { ...toAgree.mentor, person: mentor, ...more },
      mentee: { ...toAgree.mentee, person: mentee },
      goals: toAgree.goals.map((text) => ({ text })),
    };
    return (await app.http('POST', at, { as: secretariat, body })).body.id;
  }
  const step = (id: string, verb: string, more: object, as = secretariat, person = 'somebody') =>
    app.http('POST', `${at}/${id}/${verb}`, { as, person, body: more });
  const read = async (id: string, as = secretariat, person = 'somebody') =>
    (await app.http('GET', `${at}/${id}`, { as, person })).body;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, bodies.women, bodies.youth, EXAMPLE_ID]) await recordOrganisation(app, id);
    await app.settle();
  });
  afterAll(() => app.close());

  it('goes from its goals over its meetings to its end', async () => {
    const id = await agree();
    const mentee = actingFor(bodies.women);
    expect((await step(id, 'meet', { mode: 'in-person', minutes: 90 }, mentee, 'ben')).status).toBe(200);
    const { goals } = await read(id);
    expect(goals).toMatchObject([{ text: { value: toAgree.goals[0] } }]);
    const told = { goals: [{ goal: goals[0].goal, outcome: 'partly-reached' }] };
    expect((await step(id, 'complete', told)).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'completed', goals: [{ outcome: 'partly-reached' }] });
    expect((await read(id, auditor)).goals).toMatchObject([{ text: { masked: true } }]);
  });

  it('keeps its reflections for the two: nobody else reads them, or is told that there are any', async () => {
    const id = await agree();
    const [mentor, mentee] = [actingFor(bodies.farmers), actingFor(bodies.women)];
    const words = { reflection: 'I talked too much.' };
    expect((await step(id, 'reflect', words, mentor, 'ada')).status).toBe(200);
    expect(await step(id, 'reflect', words, mentee, 'carol')).toMatchObject({
      status: 403,
      body: { rule: 'mentoring.not-of-the-two' },
    });
    for (const [as, person] of [
      [mentor, 'ada'],
      [mentee, 'ben'],
    ] as const) {
      expect((await read(id, as, person)).reflections).toMatchObject([
        { by: 'mentor', reflection: { value: 'I talked too much.' } },
      ]);
    }
    for (const [as, person] of [
      [secretariat, 'somebody'],
      [mentee, 'carol'],
      [auditor, 'carol'],
    ] as const) {
      expect(await read(id, as, person)).not.toHaveProperty('reflections');
      const { body: told } = await app.http('GET', `${at}/${id}/events`, { as, person });
      expect(told.events.map(({ type }: { type: string }) => type)).toEqual(['capacity.MentoringAgreed']);
    }
  });

  it('is open to a mentor of no organisation in it, and to no stranger', async () => {
    const id = await agree({ organisation: undefined });
    const elsewhere = actingFor(bodies.youth);
    expect((await read(id, elsewhere, 'ada')).status).toBe('active');
    expect((await app.http('GET', `${at}/${id}`, { as: elsewhere, person: 'carol' })).status).toBe(404);
    expect((await step(id, 'meet', { mode: 'phone', minutes: 20 }, elsewhere, 'carol')).status).toBe(404);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { id } = (await app.http('POST', at, { as: secretariat, body: exampleOf(at) })).body;
    for (const verb of ['add-goal', 'meet', 'end']) {
      expect([verb, (await step(id, verb, exampleOf(`${at}/{id}/${verb}`))).status]).toEqual([verb, 200]);
    }
  });
});
