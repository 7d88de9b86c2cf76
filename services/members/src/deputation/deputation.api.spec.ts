import { addDays } from '@baraza/domain';

import { auditor, officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { Deputations } from './deputations.ts';

const person = '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f';
let forum: SmallForum;
let today: string;
let membership: string;
let applicant: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  today = new Date(forum.app.clock.now()).toISOString().slice(0, 10);
  applicant = await forum.organisation();
  membership = await forum.application(applicant);
});
afterAll(() => forum.close());

const making = (more: object = {}, as = secretariat) =>
  forum.post(
    '/members/deputations',
    {
      person,
      organisation: forum.founders[0],
      entity: { kind: 'membership', id: membership },
      task: 'admit',
      ground: 'nobody-eligible',
      resolution: 'B/2026/11',
      ...more,
    },
    as,
  );
const deputy = (date = today, task = 'admit') =>
  forum.app.app.get(Deputations).deputyFor({ kind: 'membership', id: membership }, task, person, date);

describe('a deputation over HTTP', () => {
  it('is found by whoever is to decide, for that decision, from its day on', async () => {
    expect(await deputy()).toBeUndefined();
    const made = await making();
    expect(made.status).toBe(201);
    expect(await deputy()).toMatchObject({ id: made.body.id, person, organisation: forum.founders[0] });
    expect(await deputy(addDays(today, -1))).toBeUndefined();
    expect(await deputy(today, 'reject')).toBeUndefined();
    expect(await making()).toMatchObject({ status: 409, body: { code: 'deputation.made-already' } });
    expect((await forum.get(`/members/deputations/${made.body.id}`, auditor)).body).toMatchObject({
      status: 'made',
      entity: { kind: 'membership', id: membership },
      unit: 'UG-402',
    });
  });

  it('is over when it is withdrawn', async () => {
    const { id } = (await deputy())!;
    expect((await forum.post(`/members/deputations/${id}/withdraw`)).status).toBe(200);
    expect(await deputy()).toBeUndefined();
    expect((await forum.get(`/members/deputations/${id}`)).body).toMatchObject({ status: 'ended', cause: 'withdrawn' });
  });

  it('is over when its last day is past, whoever asks first', async () => {
    expect((await making({ until: addDays(today, 3) })).status).toBe(201);
    expect(await deputy(addDays(today, 3))).toBeDefined();
    expect(await deputy(addDays(today, 4))).toBeUndefined();
    forum.app.clock.advance(4 * 86_400_000);
    expect((await making()).status).toBe(201);
    const { id } = (await deputy(addDays(today, 4)))!;
    const { events } = await forum.app.store.readStream(`deputation-${id}`);
    expect(events.slice(-2).map(({ type, data }) => [type, (data as { cause?: string }).cause])).toEqual([
      ['members.DeputationEnded', 'over'],
      ['members.DeputationMade', undefined],
    ]);
  });

  it('is refused for the decision’s own, for nothing, and where one has no say', async () => {
    expect((await making({ organisation: applicant, task: 'reject' })).body.code).toBe('deputation.own-organisation');
    expect((await making({ entity: { kind: 'complaint', id: membership } })).body.code).toBe(
      'deputation.entity-unknown',
    );
    expect((await making({ task: 'reject' }, officerOf('UG-402'))).status).toBe(403);
    expect((await making({ task: 'reject' }, [{ role: 'secretariat', unit: 'UG-411' }])).status).toBe(403);
  });
});
