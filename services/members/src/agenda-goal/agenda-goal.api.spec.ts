import { officerOf, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const at = (id: string, verb?: string): string => `/members/agenda-goals/${id}${verb === undefined ? '' : `/${verb}`}`;
const attendance = { women: 5, men: 4, youth: 3, personsWithDisabilities: 1, total: 9 };

async function convening(on: string): Promise<string> {
  const called = { unit: 'WAN', title: 'Convening', mode: 'online', on, quorumPercent: 50, effectiveOn: '2026-01-02' };
  const { id } = await forum.done('/members/convenings', called);
  await forum.done(`/members/convenings/${id}/invite-members`);
  forum.app.clock.set(`${on}T15:00:00.000Z`);
  await forum.done(`/members/convenings/${id}/hold`, { present: forum.founders, attendance });
  return id;
}

describe('a goal of the change agenda', () => {
  it('is adopted by a convening, reported period by period, put right, revised and closed', async () => {
    const indicator = { code: 'boards', title: 'Boards renewed', measuredIn: 'per cent', baseline: '38', target: '75' };
    const asked = {
      ...{ convening: await convening('2026-03-28'), code: 'accountable', title: 'Organisations that answer' },
      ...{ themes: ['governance'], horizon: '2030-12-31', indicators: [indicator] },
    };
    const created = await forum.post('/members/agenda-goals', asked);
    expect(created).toMatchObject({ status: 201, headers: { location: expect.stringContaining(created.body.id) } });
    const { id } = created.body;
    await forum.done(at(id, 'report-actual'), { indicator: 'boards', period: '2025', actual: '41.5' });
    await forum.done(at(id, 'report-actual'), { indicator: 'boards', period: '2024', actual: '40' });
    const right = { indicator: 'boards', period: '2025', actual: '42', ground: 'counted-twice' };
    await forum.done(at(id, 'correct-actual'), right);
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'adopted',
      indicators: [
        {
          ...indicator,
          actuals: [
            { period: '2024', actual: '40' },
            { period: '2025', actual: '42' },
          ],
        },
      ],
    });
    const later = await convening('2026-06-20');
    const changed = { horizon: '2031-12-31', indicators: [indicator], ground: 'more-time-needed' };
    await forum.done(at(id, 'revise'), { convening: later, ...changed });
    expect(await forum.post(at(id, 'close'), { convening: id, outcome: 'reached' })).toMatchObject({
      status: 422,
      body: { code: 'agenda-goal.convening-unknown', errors: [{ pointer: '/convening' }] },
    });
    await forum.done(at(id, 'close'), { convening: later, outcome: 'partly-reached' });
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'closed',
      outcome: 'partly-reached',
      timesRevised: 1,
    });
    expect((await forum.get(at(id), officerOf('UG-402'))).status).toBe(404);
  });

  it('takes decimals and periods as they are written, and nothing else', async () => {
    const wrong = async (actual: string, period: string) => {
      const body = { indicator: 'boards', period, actual };
      return (await forum.post(at('9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b', 'report-actual'), body)).status;
    };
    expect(await wrong('41,5', '2025')).toBe(400);
    expect(await wrong('41.5', '2025-H3')).toBe(400);
    expect(await wrong('41.5', '2025-H2')).toBe(404);
  });
});
