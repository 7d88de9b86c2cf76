import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
  forum.app.clock.set('2026-03-02T09:00:00.000Z');
});
afterAll(() => forum.close());

const at = (id: string, verb?: string): string => `/members/convenings/${id}${verb === undefined ? '' : `/${verb}`}`;
const asked = {
  unit: 'UG-402',
  title: 'District convening 2026',
  mode: 'both',
  on: '2026-03-28',
  quorumPercent: 34,
};
const attendance = { women: 5, men: 4, youth: 3, personsWithDisabilities: 1, total: 9 };
const call = async (more: object = {}): Promise<string> =>
  (await forum.done('/members/convenings', { ...asked, ...more }, officerOf('UG-402'), 'officer')).id;

describe('a convening', () => {
  it('is called, members are invited and answer, it meets, and is reported by two', async () => {
    const [first, second] = forum.founders as [string, string];
    const guest = await forum.organisation({ kind: 'donor' });
    const created = await forum.post('/members/convenings', asked, officerOf('UG-402'), 'officer');
    expect(created).toMatchObject({ status: 201, headers: { location: expect.stringContaining(created.body.id) } });
    const { id } = created.body;
    await forum.done(at(id, 'set-agenda'), { items: [{ kind: 'resolution', title: 'Help with succession' }] });
    await forum.done(at(id, 'invite-members'));
    expect((await forum.done(at(id, 'invite-members'))).events).toEqual([]);
    await forum.done(at(id, 'invite'), { as: 'guest', organisations: [guest] });
    await forum.done(
      at(id, 'answer'),
      { organisation: first, answer: 'coming', delegates: 2 },
      representativeOf(first),
    );
    forum.app.clock.set('2026-03-28T15:00:00.000Z');
    await forum.done(at(id, 'hold'), { present: [first, guest], attendance });
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'held',
      membersInvited: 2,
      membersPresent: 1,
      membersNeeded: 1,
      quorate: true,
      attendance,
    });

    const report = 'Members heard what became of the resolutions of 2025.\nThey asked for help with succession.';
    await forum.done(at(id, 'propose-report'), { report }, officerOf('UG-402'), 'officer');
    const shown = (await forum.get(at(id))).body.proposedReport.value;
    expect(shown).toBe(report);
    const publish = (text: string, person: string) =>
      forum.post(at(id, 'publish-report'), { report: text, namesNoPrivatePerson: true }, secretariat, person);
    expect(await publish(shown, 'officer')).toMatchObject({
      status: 403,
      body: { code: 'convening.published-by-proposer' },
    });
    expect(await publish(`${shown} `, 'board')).toMatchObject({
      status: 422,
      body: { code: 'convening.not-the-text' },
    });
    const { events } = await forum.app.store.readStream(`convening-${id}`);
    expect(JSON.stringify(events)).not.toContain('help with succession');
    expect((await publish(shown, 'board')).status).toBe(200);
    expect((await forum.get(at(id), representativeOf(second))).body).toMatchObject({ status: 'reported', report });
  });

  it('shows a member its own invitation and no counts of people; an auditor sees all but the names', async () => {
    const [first, second] = forum.founders as [string, string];
    forum.app.clock.set('2026-04-02T09:00:00.000Z');
    const id = await call({ on: '2026-05-02' });
    await forum.done(at(id, 'invite'), { as: 'member', organisations: [first, second] });
    forum.app.clock.set('2026-05-02T09:00:00.000Z');
    await forum.done(at(id, 'hold'), { present: [second], attendance });
    const seen = (await forum.get(at(id), representativeOf(first))).body;
    expect(seen.invited).toEqual([{ organisation: first, as: 'member', present: false }]);
    expect(seen).not.toHaveProperty('attendance');
    expect((await forum.get(at(id), auditor)).body).toMatchObject({ attendance, invited: [{}, {}] });
    expect((await forum.get(at(id), officerOf('UG-411'))).status).toBe(404);
    expect((await forum.get(at(id), representativeOf('9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b'))).status).toBe(404);
  });

  it('is asked for when its day has passed, and put off, called off or put on record', async () => {
    forum.app.clock.set('2026-06-01T09:00:00.000Z');
    const id = await call({ on: '2026-06-10' });
    forum.app.clock.set('2026-06-18T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect((await forum.get(at(id))).body.status).toBe('record-due');
    await forum.done(at(id, 'postpone'), { on: '2026-07-01', ground: 'no-venue' });
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'called', on: '2026-07-01' });
    await forum.done(at(id, 'cancel'), { ground: 'insecurity' });
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'cancelled', ground: 'insecurity' });
  });

  it('is refused at the place that is wrong', async () => {
    const refused = async (more: object) => {
      const { status, body } = await forum.post('/members/convenings', { ...asked, on: '2027-01-01', ...more });
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ unit: 'UG-999' })).toEqual([422, 'convening.unit-unknown', '/unit']);
    expect(await refused({ on: '2026-06-19' })).toEqual([422, 'convening.called-too-late', '/on']);
    expect(await refused({ quorumPercent: 10 })).toEqual([422, 'convening.quorum-below-floor', '/quorumPercent']);
    const outside = await forum.post('/members/convenings', { ...asked, on: '2027-01-01' }, officerOf('UG-411'));
    expect(outside.status).toBe(403);
  });
});
