import { randomUUID } from 'node:crypto';
import { officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const at = (id: string, verb?: string): string => `/members/resolutions/${id}${verb === undefined ? '' : `/${verb}`}`;
const attendance = { women: 5, men: 4, youth: 3, personsWithDisabilities: 1, total: 9 };

/** A convening of both founders that met on a day; without a quorum where nobody came. */
async function convening(on: string, { unit = 'WAN', present = forum.founders } = {}): Promise<string> {
  const called = { unit, title: 'Convening', mode: 'in-person', on, quorumPercent: 50, effectiveOn: '2026-01-02' };
  const { id } = await forum.done('/members/convenings', called);
  await forum.done(`/members/convenings/${id}/invite`, { as: 'member', organisations: forum.founders });
  forum.app.clock.set(`${on}T15:00:00.000Z`);
  await forum.done(`/members/convenings/${id}/hold`, { present, attendance });
  return id;
}
let count = 0;
const adopt = async (by: string, more: object = {}) =>
  forum.post('/members/resolutions', {
    convening: by,
    number: `WAN/2026/${(count += 1)}`,
    themes: ['governance'],
    owner: { kind: 'organisation', organisation: forum.founders[0] },
    dueOn: '2026-06-30',
    ...more,
  });

describe('a resolution', () => {
  it('is adopted by a convening, published by two, followed, overdue, put off, and found carried out', async () => {
    const [owner] = forum.founders as [string];
    const adopted = await adopt(await convening('2026-03-28'));
    expect(adopted).toMatchObject({ status: 201, headers: { location: expect.stringContaining(adopted.body.id) } });
    const { id } = adopted.body;

    const text = 'Members get help with succession before the end of June.';
    await forum.done(at(id, 'propose-text'), { text }, officerOf('WAN'), 'officer');
    const shown = (await forum.get(at(id))).body.proposedText.value;
    expect((await forum.get(at(id), representativeOf(owner))).body).not.toHaveProperty('proposedText');
    const publish = (person: string) =>
      forum.post(at(id, 'publish-text'), { text: shown, namesNoPrivatePerson: true }, secretariat, person);
    expect(await publish('officer')).toMatchObject({ status: 403, body: { code: 'resolution.published-by-proposer' } });
    expect((await publish('board')).status).toBe(200);

    const note = { percent: 40, note: 'A planted word.' };
    await forum.done(at(id, 'note-progress'), note, representativeOf(owner), 'chair');
    const { events } = await forum.app.store.readStream(`resolution-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
    forum.app.clock.set('2026-07-01T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'overdue', text, percent: 40 });

    const later = await convening('2026-07-20');
    await forum.done(at(id, 'reschedule'), { by: later, dueOn: '2026-12-15', ground: 'funds-came-late' });
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'adopted', dueOn: '2026-12-15', timesPutOff: 1 });
    await forum.done(at(id, 'note-progress'), { percent: 100 }, secretariat, 'clerk');
    expect(await forum.post(at(id, 'fulfil'), {}, secretariat, 'clerk')).toMatchObject({
      status: 403,
      body: { code: 'resolution.found-by-reporter' },
    });
    await forum.done(at(id, 'fulfil'), {}, secretariat, 'board');
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'fulfilled', isLate: false });
  });

  it('is adopted, and ended, by a convening with a quorum alone, and by one of its unit or above', async () => {
    const without = await convening('2026-08-01', { present: [] });
    expect(await adopt(without)).toMatchObject({ status: 422, body: { code: 'resolution.convening-unknown' } });
    expect(await adopt(randomUUID())).toMatchObject({ status: 422 });
    const { id } = (await adopt(await convening('2026-08-20'), { dueOn: '2026-12-01' })).body;
    const below = await convening('2026-09-10', { unit: 'UG-402' });
    expect(await forum.post(at(id, 'end'), { by: below, ground: 'superseded' })).toMatchObject({
      status: 422,
      body: { code: 'resolution.convening-of-another-unit', errors: [{ pointer: '/by' }] },
    });
    await forum.done(at(id, 'end'), { by: await convening('2026-09-20'), ground: 'overtaken-by-events' });
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'ended', ground: 'overtaken-by-events' });
  });

  it('is found by its unit and by who carries it out, and by nobody else', async () => {
    const [owner, other] = forum.founders as [string, string];
    const { id } = (await adopt(await convening('2026-10-10'), { dueOn: '2026-12-01' })).body;
    expect((await forum.get(at(id), representativeOf(owner))).status).toBe(200);
    expect((await forum.get(at(id), representativeOf(other))).status).toBe(404);
    expect((await forum.get(at(id), officerOf('UG-411'))).status).toBe(404);
    const noted = await forum.post(at(id, 'note-progress'), { percent: 1 }, representativeOf(other));
    expect(noted.status).toBe(404);
  });
});
