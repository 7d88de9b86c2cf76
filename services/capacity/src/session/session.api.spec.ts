import { Value } from 'typebox/value';
import { CourseForum, officerOf } from '../testing/a-course.ts';
import { SessionDocument } from './session.document.ts';

describe('sessions over HTTP', () => {
  let forum: CourseForum;
  beforeAll(async () => {
    forum = await CourseForum.open();
  });
  afterAll(() => forum.close());

  it('note who came with each enrolment, and flag who stays away several times in a row', async () => {
    const { cohort } = await forum.cohort();
    const [here, away] = [await forum.selected(cohort), await forum.selected(cohort)];
    await forum.done(`cohorts/${cohort}/begin`);
    const marks = [
      { enrolment: here, mark: 'present' },
      { enrolment: away, mark: 'unexcused' },
    ];
    const { id } = await forum.session(cohort, '2026-03-17', marks);
    const read = await forum.get(`sessions/${id}`);
    expect([...Value.Errors(SessionDocument, read.body)]).toEqual([]);
    expect(read.body).toMatchObject({
      status: 'held',
      heldOn: '2026-03-17',
      attendance: { present: 1, excused: 0, unexcused: 1 },
    });
    const flagsOf = async (enrolment: string) => (await forum.get(`enrolments/${enrolment}`)).body.flags;
    expect(await flagsOf(away)).toEqual([]);
    const second = await forum.session(cohort, '2026-03-24', marks);
    expect(await flagsOf(away)).toMatchObject([{ absences: 2, session: second.id }]);
    expect(await flagsOf(here)).toEqual([]);
    await forum.done(
      `sessions/${second.id}/correct-attendance`,
      await forum.attendance([marks[0]!, { enrolment: away, mark: 'excused' }]),
    );
    const { attendance } = (await forum.get(`enrolments/${away}`)).body;
    expect(attendance.map(({ marks: [mark] }: { marks: { mark: string }[] }) => mark!.mark)).toEqual([
      'unexcused',
      'excused',
    ]);
    expect(await forum.post(`enrolments/${away}/complete`)).toMatchObject({
      status: 409,
      body: { code: 'enrolment.attended-too-little' },
    });
    await forum.done(`enrolments/${here}/complete`);
  });

  it('are moved and cancelled, and refused where they cannot be', async () => {
    const { cohort } = await forum.cohort({ until: '2026-12-31' });
    const plan = (more: object) => forum.post('sessions', { cohort, on: '2026-04-14', mode: 'online', ...more });
    const { id } = (await plan({})).body;
    await forum.done(`sessions/${id}/move`, { on: '2026-04-21', ground: 'roads-flooded' });
    expect((await forum.get(`sessions/${id}`)).body).toMatchObject({ on: '2026-04-21' });
    expect(await forum.post(`sessions/${id}/hold`, await forum.attendance([]))).toMatchObject({
      status: 409,
      body: { code: 'session.cohort-not-running' },
    });
    await forum.done(`sessions/${id}/cancel`, { ground: 'trainer-ill' });
    const refused = async (more: object) => {
      const { status, body } = await plan(more);
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ module: 'cookery' })).toEqual([422, 'session.module-unknown', '/module']);
    expect(await refused({ on: '2027-01-01' })).toEqual([422, 'session.outside-cohort', '/on']);
    expect(await refused({ cohort: id })).toEqual([422, 'session.cohort-unknown', '/cohort']);
    expect((await forum.get(`sessions/${id}`, officerOf('UG-402'))).status).toBe(404);
    const { events } = (await forum.get(`sessions/${id}/events`)).body;
    expect(events).toHaveLength(3);
  });
});
