import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { bodies } from '../testing/record.ts';
import { ReportCardDocument } from './report-card.document.ts';
import { aCard, medicines, staff, water, who } from './report-cards.fixture.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('report cards over HTTP', () => {
  let app: TestApp;
  const post = (path: string, body: object = {}, as = officer) =>
    app.http('POST', `/campaigns/report-cards${path}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/report-cards/${id}`, { as });
  const scores = (...given: readonly number[]) =>
    [medicines, staff].slice(0, given.length).map(({ indicator }, index) => ({ indicator, score: given[index] }));

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    for (const code of ['UG-402-A', 'UG-402-B']) {
      await recordForeign(app, {
        type: 'members.UnitRegistered',
        id: code,
        data: {
          code,
          name: code,
          level: 'sub-county',
          parent: 'UG-402',
          zone: 'Africa/Kampala',
          validFrom: '2020-01-01',
        },
      });
    }
    await recordOrganisation(app, bodies.women);
    await recordOrganisation(app, bodies.stranger);
    await app.settle();
  });
  afterAll(() => app.close());

  it('a card is scored in rounds, which compare over what communities scored in both', async () => {
    const drawn = await post('', aCard, of(bodies.women));
    expect(drawn).toMatchObject({ status: 201, headers: { location: expect.stringContaining(drawn.body.id) } });
    const { id } = drawn.body;
    const round = async (from: string, until: string, ...given: readonly (readonly number[])[]) => {
      expect((await post(`/${id}/open-round`, { scored: { from, until }, holdBy: '2026-04-30' })).status).toBe(200);
      for (const [index, community] of ['UG-402-A', 'UG-402-B'].entries()) {
        const body = { community, scores: scores(...given[index]!), people: who };
        expect((await post(`/${id}/score`, body, of(bodies.women))).status).toBe(200);
      }
      expect((await post(`/${id}/hold-round`)).status).toBe(200);
    };
    await round('2025-07-01', '2025-12-31', [1, 3], [2, 3]);
    const indicators = [medicines, water, staff];
    expect((await post(`/${id}/revise`, { indicators, ground: 'asked-by-communities' })).status).toBe(200);
    await round('2026-01-01', '2026-02-28', [4], [5]);
    const { rounds } = (await read(id)).body;
    expect((await post(`/${id}/publish`, { round: rounds[1].round })).status).toBe(200);

    const answer = await read(id, auditor);
    expect([...Value.Errors(ReportCardDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'kept', version: 2, title: aCard.title, nextRoundBy: '2026-09-02' },
      rounds: [
        { number: 1, communities: 2, scores: [{ mean: 1.5 }, { mean: 3 }], change: [], people: { total: 72 } },
        {
          ...{ number: 2, version: 2, publishedOn: '2026-03-02' },
          change: [{ indicator: 'medicines-in-stock', before: 1.5, after: 4.5, change: 3 }],
        },
      ],
    });
  });

  it('shows what is being scored, and can give a round up', async () => {
    const { id } = (await post('', aCard)).body;
    await post(`/${id}/open-round`, { scored: { from: '2025-07-01', until: '2025-12-31' }, holdBy: '2026-04-30' });
    await post(`/${id}/score`, { community: 'UG-402-A', scores: scores(2), people: who });
    expect((await read(id)).body).toMatchObject({
      status: 'scoring',
      round: { number: 1, communities: [{ community: 'UG-402-A', people: who }] },
    });
    expect((await post(`/${id}/abandon-round`, { ground: 'roads-cut-off' })).status).toBe(200);
    expect((await post(`/${id}/retire`, { ground: 'service-restored' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'retired', ground: 'service-restored', rounds: [] });
  });

  it('refusals name the rule and the place in the body', async () => {
    const { id } = (await post('', aCard)).body;
    const scoring = { community: 'UG-411', scores: scores(2), people: who };
    expect(await post(`/${id}/score`, scoring)).toMatchObject({
      status: 409,
      body: { rule: 'report-card.no-round-open' },
    });
    await post(`/${id}/open-round`, { scored: { from: '2025-07-01', until: '2025-12-31' }, holdBy: '2026-04-30' });
    for (const community of ['UG-411', 'UG-402-NOWHERE']) {
      expect(await post(`/${id}/score`, { ...scoring, community })).toMatchObject({
        status: 422,
        body: { rule: 'report-card.community-elsewhere', errors: [{ pointer: '/community' }] },
      });
    }
    expect(await post('', { ...aCard, campaign: '70000000-0000-4000-8000-0000000000ff' })).toMatchObject({
      status: 422,
      body: { rule: 'report-card.campaign-unknown' },
    });
    expect(
      await post(`/${id}/score`, { ...scoring, scores: [{ indicator: 'staff-present', score: 6 }] }),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/scores/0/score' }] },
    });
  });

  it('an officer of another unit and another organisation find nothing', async () => {
    const { id } = (await post('', aCard)).body;
    for (const as of [officerElsewhere, of(bodies.stranger)]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await post(`/${id}/retire`, { ground: 'x' }, as)).status).toBe(404);
      expect((await post('', aCard, as)).status).toBe(403);
    }
    expect((await post(`/${id}/publish`, { round: id }, of(bodies.women))).status).toBe(403);
  });
});
