import { createHash } from 'node:crypto';
import { reportBytes } from '@baraza/contracts';
import { auditor, officerOf, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const officer = officerOf('UG-402');
const figure = '/views/dashboards/network/events?measure=memberships&unit=UG-402&asOf=2025-12-31';
const words = { title: 'A planted title', text: 'A planted text.\n\nAnd more of it.' };
const asked = { ...words, unit: 'UG-402', asOf: '2025-12-31', knownAt: 3, figures: [{ figure, value: 4 }] };
const draft = (more: object = {}, as = officer) => forum.post('/members/reports', { ...asked, ...more }, as, 'writer');
const publish = (id: string, more: object = {}, person = 'reader') =>
  forum.post(`/members/reports/${id}/publish`, { ...words, namesNoPrivatePerson: true, ...more }, officer, person);

describe('a report', () => {
  it('is drafted by one officer, published by another in the same words, with a digest that anybody comes to', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    const { id } = body;
    expect(await publish(id, {}, 'writer')).toMatchObject({ status: 403, body: { rule: 'report.own-words' } });
    expect(await publish(id, { text: 'Other.' })).toMatchObject({ status: 422, body: { rule: 'report.other-words' } });
    expect(await publish(id, { namesNoPrivatePerson: false })).toMatchObject({
      status: 422,
      body: { rule: 'report.not-confirmed', errors: [{ pointer: '/namesNoPrivatePerson' }] },
    });
    expect((await publish(id)).status).toBe(200);
    const shown = (await forum.get(`/members/reports/${id}`, auditor)).body;
    expect(shown).toMatchObject({ status: 'published', ...asked });
    expect(shown.digest).toBe(createHash('sha256').update(reportBytes(shown)).digest('hex'));
    const { events } = await forum.app.store.readStream(`report-${id}`);
    expect(JSON.stringify(events[0])).not.toContain('planted');
  });

  it('is declined on a ground, and stands in no other’s place', async () => {
    const { id } = (await draft()).body;
    expect(
      (await forum.post(`/members/reports/${id}/decline`, { ground: 'figures-disagree' }, officer, 'reader')).status,
    ).toBe(200);
    expect(await publish(id)).toMatchObject({ status: 409, body: { rule: 'report.not-waiting' } });
    expect(await draft({ corrects: id })).toMatchObject({
      status: 422,
      body: { rule: 'report.corrects-unknown', errors: [{ pointer: '/corrects' }] },
    });
  });

  it.each([
    ['a unit that nobody knows', { unit: 'XX-1' }, 'report.unit-unknown', '/unit'],
    ['a record that is not there yet', { knownAt: 9_999_999 }, 'report.not-on-record', '/knownAt'],
    ['a figure of another day', { asOf: '2025-12-30' }, 'report.figure-of-another-date', '/figures/0/figure'],
  ])('does not stand on %s', async (_, more, rule, pointer) => {
    const answer = await forum.post('/members/reports', { ...asked, ...more }, undefined, 'writer');
    expect(answer).toMatchObject({ status: 422, body: { rule, errors: [{ pointer }] } });
  });

  it('takes figures of dashboards alone, and is no matter of another unit', async () => {
    const elsewhere = await draft({ figures: [{ figure: 'https://example.org/?asOf=2025-12-31', value: 1 }] });
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/figures/0/figure' }] } });
    expect((await draft({}, officerOf('UG-411'))).status).toBe(403);
    const { id } = (await draft()).body;
    expect((await forum.get(`/members/reports/${id}`, officerOf('UG-411'))).status).toBe(404);
  });
});
