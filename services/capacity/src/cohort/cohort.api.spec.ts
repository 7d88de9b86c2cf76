import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import { CourseForum, officerOf } from '../testing/a-course.ts';
import { CohortDocument } from './cohort.document.ts';

describe('cohorts over HTTP', () => {
  let forum: CourseForum;
  beforeAll(async () => {
    forum = await CourseForum.open();
  });
  afterAll(() => forum.close());

  it('go from their plan to their end, and say what people thought of them', async () => {
    const { cohort, programme } = await forum.cohort();
    const enrolment = await forum.selected(cohort);
    await forum.done(`cohorts/${cohort}/begin`);
    expect(await forum.statusOf(enrolment)).toBe('active');
    const five = { ones: 0, twos: 1, threes: 3, fours: 9, fives: 7 };
    const answers = [{ question: 'usefulness', ...five }];
    await forum.done(`cohorts/${cohort}/report-reaction`, { responses: 20, answers });
    await forum.done(`cohorts/${cohort}/end`);
    const { body, headers } = await forum.get(`cohorts/${cohort}`);
    expect([...Value.Errors(CohortDocument, body)]).toEqual([]);
    expect(body).toMatchObject({ status: 'ended', programme, unit: 'WAN', enrolments: [enrolment] });
    expect(headers['etag']).toBe('"4"');
    const { events } = (await forum.get(`cohorts/${cohort}/events`)).body;
    expect(events.at(-2)).toMatchObject({ data: { answers: [{ ratings: [0, 1, 3, 9, 7] }] } });
  });

  it('are refused at the place that is wrong, and out of reach', async () => {
    const programme = await forum.programme({ unit: 'UG-402', units: [] });
    const body = { programme, name: 'A cohort', places: 2, from: '2026-03-16', until: '2026-09-30' };
    const refused = async (more: object) => {
      const { status, body: problem } = await forum.post('cohorts', { ...body, ...more });
      return [status, problem.code, problem.errors?.[0]?.pointer];
    };
    expect(await refused({ programme: randomUUID() })).toEqual([422, 'cohort.programme-unknown', '/programme']);
    expect(await refused({ unit: 'UG-411' })).toEqual([422, 'cohort.unit-outside', '/unit']);
    expect(await refused({ applyBy: '2026-03-17' })).toEqual([422, 'cohort.apply-by-late', '/applyBy']);
    expect((await forum.post('cohorts', body, officerOf('UG-411'))).status).toBe(403);
    const { id } = await forum.done('cohorts', body, officerOf('UG-402'));
    expect((await forum.get(`cohorts/${id}`, officerOf('UG-411'))).status).toBe(404);
    expect(await forum.post(`cohorts/${id}/begin`)).toMatchObject({
      status: 409,
      body: { code: 'cohort.nobody-selected' },
    });
  });

  it('take their enrolments with them when they are called off, and only those without a place when they end', async () => {
    const { cohort: off } = await forum.cohort();
    const [asked, selected] = [await forum.application(off), await forum.selected(off)];
    await forum.done(`cohorts/${off}/cancel`, { ground: 'too-few-applied' });
    await forum.app.settle();
    expect([await forum.statusOf(asked), await forum.statusOf(selected)]).toEqual(['cancelled', 'cancelled']);

    const { cohort } = await forum.cohort();
    const [late, taking] = [await forum.application(cohort), await forum.selected(cohort)];
    await forum.done(`cohorts/${cohort}/begin`);
    await forum.done(`cohorts/${cohort}/end`);
    await forum.app.settle();
    expect([await forum.statusOf(late), await forum.statusOf(taking)]).toEqual(['cancelled', 'active']);
    await forum.done(`enrolments/${taking}/complete`);
  });

  it('go with their programme where that is called off', async () => {
    const { cohort, programme } = await forum.cohort();
    const enrolment = await forum.application(cohort);
    await forum.done(`programmes/${programme}/cancel`, { ground: 'no-funds' });
    await forum.app.settle();
    await forum.app.settle();
    expect((await forum.get(`cohorts/${cohort}`)).body).toMatchObject({
      status: 'cancelled',
      ground: 'programme-cancelled',
    });
    expect((await forum.get(`enrolments/${enrolment}`)).body).toMatchObject({
      status: 'cancelled',
      ground: 'cohort-cancelled',
    });
  });
});
