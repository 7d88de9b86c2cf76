import { derivedId } from '@baraza/contracts';
import { Value } from 'typebox/value';
import { ActivityDocument } from '../activity/activity.document.ts';
import { PARTNER } from '../programme/programme.builders.ts';
import { auditor, CourseForum, officerOf, representativeOf } from '../testing/a-course.ts';
import { toAward } from './grant.builders.ts';
import { GrantDocument } from './grant.document.ts';

describe('grants and activities over HTTP', () => {
  let forum: CourseForum;
  const award = (more: object = {}) => forum.post('grants', { ...toAward, funder: PARTNER, ...more });
  const people = { women: 14, men: 10, youth: 9, personsWithDisabilities: 2, total: 24 };
  const done = { kind: 'training', title: 'Minutes', unit: 'UG-402', from: '2026-02-10', until: '2026-02-11', people };

  beforeAll(async () => {
    forum = await CourseForum.open();
  });
  afterAll(() => forum.close());

  it('a programme draws on a grant, and an activity is paid for out of it', async () => {
    const { id } = (await award()).body;
    const programme = await forum.programme();
    const to = { kind: 'programme', id: programme };
    await forum.done(`grants/${id}/allocate`, { line: 'training', amount: 600, to });
    const { funding } = (await forum.get(`programmes/${programme}`)).body;
    expect(funding).toMatchObject([{ grant: id, line: 'training', amount: { minor: 600, currency: 'UGX' } }]);

    const paidFrom = { grant: id, line: 'training' };
    const paid = { cost: { minor: 1_200, currency: 'UGX' }, paidFrom, partOf: to, account: 'It rained.' };
    const activity = (await forum.done('activities', { ...done, ...paid })).id;
    const read = await forum.get(`activities/${activity}`);
    expect([...Value.Errors(ActivityDocument, read.body)]).toEqual([]);
    expect(read.body).toMatchObject({ status: 'recorded', people, account: { value: 'It rained.' } });
    const drawn = await forum.get(`grants/${id}`, auditor);
    expect([...Value.Errors(GrantDocument, drawn.body)]).toEqual([]);
    expect(drawn.body.lines[0]).toMatchObject({ amount: 1_000, allocated: 600, spent: 1_200 });

    await forum.done(`activities/${activity}/strike`, { ground: 'recorded-in-error' });
    await forum.done(`grants/${id}/release`, { allocation: funding[0].allocation, ground: 'programme-cancelled' });
    expect((await forum.get(`grants/${id}`)).body.lines[0]).toMatchObject({ allocated: 0, spent: 0 });
    expect((await forum.get(`programmes/${programme}`)).body.funding).toEqual([]);
  });

  it('is refused where the programme is over, the line is exhausted, or the date is none of the grant’s', async () => {
    const { id } = (await award()).body;
    const programme = await forum.programme();
    const allocate = async (more: object) => {
      const body = { line: 'training', amount: 600, to: { kind: 'programme', id: programme }, ...more };
      const answer = await forum.post(`grants/${id}/allocate`, body);
      return [answer.status, answer.body.code];
    };
    expect(await allocate({ amount: 1_001 })).toEqual([409, 'grant.line-exhausted']);
    expect(await allocate({ to: { kind: 'programme', id } })).toEqual([422, 'grant.drawer-unknown']);
    expect(await allocate({ to: { kind: 'campaign', id: derivedId('campaign', 'one') } })).toEqual([200, undefined]);
    await forum.done(`programmes/${programme}/cancel`, { ground: 'no-funds' });
    expect(await allocate({ amount: 1 })).toEqual([422, 'grant.drawer-unknown']);
    const early = { from: '2025-12-30', until: '2025-12-31' };
    const paid = { cost: { minor: 1, currency: 'UGX' }, paidFrom: { grant: id, line: 'training' } };
    expect(await forum.post('activities', { ...done, ...paid, ...early })).toMatchObject({
      status: 409,
      body: { code: 'grant.spent-outside-period' },
    });
    const elsewhere = { partOf: { kind: 'cohort', id } };
    expect(await forum.post('activities', { ...done, ...elsewhere })).toMatchObject({
      status: 422,
      body: { code: 'activity.purpose-unknown' },
    });
  });

  it('its funder sees it wherever it belongs, officers of its unit and above, and nobody else', async () => {
    const { id } = (await award({ unit: 'UG-402' })).body;
    for (const [as, status] of [
      [[{ role: 'partner', organisation: PARTNER }] as const, 200],
      [representativeOf(PARTNER), 200],
      [officerOf('WAN'), 200],
      [officerOf('UG-411'), 404],
      [representativeOf(derivedId('organisation', 'another')), 404],
    ] as const) {
      expect([as, (await forum.get(`grants/${id}`, as)).status]).toEqual([as, status]);
    }
    expect((await forum.post(`grants/${id}/close`, { ground: 'period-over' }, representativeOf(PARTNER))).status).toBe(
      403,
    );
  });

  it('calls for its reports by the calendar, and is closed when they are in', async () => {
    const { id } = (await award()).body;
    await forum.done(`grants/${id}/postpone-report`, { report: 'accounts', dueOn: '2027-03-31', ground: 'agreed' });
    forum.app.clock.set('2027-02-05T09:00:00.000Z');
    await forum.app.keepCalendar();
    const standing = async () =>
      (await forum.get(`grants/${id}`)).body.reports.map((report: { standing: string }) => report.standing);
    expect(await standing()).toEqual(['due', 'awaited']);
    expect((await forum.post(`grants/${id}/close`, { ground: 'period-over' })).status).toBe(409);
    for (const report of ['year-one', 'accounts']) await forum.done(`grants/${id}/submit-report`, { report });
    await forum.done(`grants/${id}/close`, { ground: 'period-over' });
    expect(await standing()).toEqual(['submitted', 'submitted']);
    const { events } = (await forum.get(`grants/${id}/events`)).body;
    expect(events.at(-3).data).toEqual({ report: 'year-one', dueOn: '2027-01-31', isInTime: false });
  });
});
