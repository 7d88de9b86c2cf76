import { derivedId, instrumentPublished } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { water } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { HealthRoundDocument } from './health-round.document.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const members = Array.from({ length: 6 }, (_, n) => derivedId('health-round', 'member', String(n)));
const STRANGER = derivedId('health-round', 'a stranger');

describe('health rounds over HTTP', () => {
  let app: TestApp;
  let coalition: string;
  const post = (path: string, body: object, as: readonly RoleHeld[] = officer) =>
    app.http('POST', `/coalitions/${path}`, { as, body });
  const plan = (more: object = {}, as = officer) =>
    post(
      'health-rounds',
      {
        coalition,
        instrument: 'network-health',
        periodRated: { from: '2025-07-01', until: '2025-12-31' },
        closesOn: '2026-03-20',
        ...more,
      },
      as,
    );
  const rate = (id: string, organisation: string, level: number, more: object = {}) => {
    const qualities = ['agile', 'responsive', 'coordinated', 'effective'].map((quality) => ({ quality, level }));
    return post(`health-rounds/${id}/rate`, { organisation, qualities, ...more }, of(organisation));
  };
  const read = (id: string, as: readonly RoleHeld[] = officer) =>
    app.http('GET', `/coalitions/health-rounds/${id}`, { as });
  const typesFor = async (id: string, as: readonly RoleHeld[]) =>
    (await app.http('GET', `/coalitions/health-rounds/${id}/events`, { as })).body.events.map(
      ({ type }: { type: string }) => type,
    );

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    for (const organisation of [...members, STRANGER]) {
      await recordOrganisation(app, organisation, { membership: derivedId('membership', organisation) });
    }
    const data = { ...instrumentPublished.example, code: 'network-health' };
    await recordForeign(app, { type: 'capacity.InstrumentPublished', id: 'network-health', data });
    await app.settle();
    coalition = (await post('coalitions', { ...water, convenor: members[0] })).body.id;
    for (const organisation of members.slice(1)) {
      await post(`coalitions/${coalition}/invite`, { organisation, role: 'participant' });
      await post(`coalitions/${coalition}/accept`, { organisation });
    }
  });
  afterAll(() => app.close());

  it('is rated in confidence, and tells when it closes how the coalition is felt to work, and who took part', async () => {
    const planned = await plan();
    expect(planned).toMatchObject({ status: 201, headers: { location: expect.stringContaining(planned.body.id) } });
    const { id } = planned.body;
    const items = [{ item: 'books-of-account', level: 3 }];
    for (const [index, organisation] of members.slice(0, 5).entries()) {
      expect((await rate(id, organisation, (index % 4) + 1, { items })).status).toBe(200);
    }
    for (const as of [officer, auditor, of(members[1]!), of(members[5]!)]) {
      expect(await typesFor(id, as)).toEqual(['coalitions.HealthRoundPlanned']);
      expect(JSON.stringify((await read(id, as)).body)).not.toContain('level');
    }
    app.clock.set('2026-03-21T09:00:00.000Z');
    await app.keepCalendar();
    const answer = await read(id, of(members[5]!));
    expect([...Value.Errors(HealthRoundDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'closed', closedOn: '2026-03-21' },
      felt: {
        ...{ asked: 6, rated: 5 },
        qualities: [{ quality: 'agile', median: 2, lower: 1, upper: 3.5 }, {}, {}, {}],
        domains: [{ median: 3, lower: 3, upper: 3 }],
      },
    });
    expect(await typesFor(id, auditor)).toEqual([
      'coalitions.HealthRoundPlanned',
      ...members.slice(0, 5).map(() => 'coalitions.HealthRatingTaken'),
      'coalitions.HealthRoundClosed',
    ]);
    expect((await rate(id, members[0]!, 1)).body.rule).toBe('health-round.over');
    app.clock.set('2026-03-02T10:00:00.000Z');
  });

  it('is its participants’, each for itself, and nobody else’s', async () => {
    const { id } = (await plan({ closesOn: '2026-06-30' })).body;
    expect((await read(id, of(members[3]!))).status).toBe(200);
    expect((await read(id, of(STRANGER))).status).toBe(404);
    expect((await rate(id, STRANGER, 3)).status).toBe(404);
    expect((await plan({}, of(members[3]!))).status).toBe(403);
    const another = await post(
      `health-rounds/${id}/rate`,
      { organisation: members[4], qualities: rateBody() },
      of(members[3]!),
    );
    expect(another).toMatchObject({ status: 403, body: { rule: 'health-round.rates-for-another' } });
    expect((await post(`health-rounds/${id}/rate`, { organisation: members[4], qualities: rateBody() })).status).toBe(
      403,
    );
    expect((await post(`health-rounds/${id}/cancel`, { ground: 'wrong-period' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'cancelled', ground: 'wrong-period' });
  });

  it('asks by no questionnaire that was never published, or that is withdrawn', async () => {
    const data = { ...instrumentPublished.example, code: 'of-last-year' };
    await recordForeign(app, { type: 'capacity.InstrumentPublished', id: 'of-last-year', data });
    const { code, version, unit } = data;
    await recordForeign(app, {
      type: 'capacity.InstrumentWithdrawn',
      id: 'of-last-year',
      data: { code, version, unit, ground: 'superseded' },
    });
    await app.settle();
    for (const instrument of ['never-published', 'of-last-year']) {
      expect(await plan({ instrument })).toMatchObject({
        status: 422,
        body: { code: 'health-round.instrument-unknown', errors: [{ pointer: '/instrument' }] },
      });
    }
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => {
      const { effectiveOn: _, ...body } = paths[path].post.requestBody.content['application/json'].example;
      return body;
    };
    const asked = { ...exampleOf('/coalitions/health-rounds'), coalition, id: undefined };
    const planned = await post('health-rounds', asked);
    expect(planned.status).toBe(201);
    const rating = { ...exampleOf('/coalitions/health-rounds/{id}/rate'), organisation: members[2] };
    // The item is of the questionnaire that ships with the product.
    const items = [{ item: 'books-of-account', level: 2 }];
    const path = `health-rounds/${planned.body.id}`;
    expect((await post(`${path}/rate`, { ...rating, items }, of(members[2]!))).status).toBe(200);
    expect((await post(`${path}/cancel`, exampleOf('/coalitions/health-rounds/{id}/cancel'))).status).toBe(200);
  });
});

const rateBody = () => ['agile', 'responsive', 'coordinated', 'effective'].map((quality) => ({ quality, level: 2 }));
