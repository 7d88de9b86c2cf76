import { FIRST_RULES } from './rule-set.pure.ts';
import { officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const { version: _, ...first } = FIRST_RULES;
const patrons = {
  ...first,
  categories: [...first.categories, { code: 'patron', votes: false, endorses: false, stands: false, paysDues: false }],
  admission: { ...first.admission, endorsers: 1 },
};
const propose = (rules: object, as = secretariat, person = 'drafter') =>
  forum.post('/members/rules/main/propose', { rules }, as, person);
const waiting = async () => (await forum.get('/members/rules/main')).body.proposal;

describe('the rules of the forum over HTTP', () => {
  it('are those a forum begins with, until it adopts its own', async () => {
    expect(await forum.app.http('GET', '/members/rules/current')).toMatchObject({
      status: 200,
      body: { from: null, rules: { version: 1, term: first.term }, floor: { '/conduct/replyDays': 14 } },
    });
    expect((await forum.get('/members/rules')).body.versions).toMatchObject([{ from: null, rules: { version: 1 } }]);
    expect((await forum.get('/members/rules/main')).status).toBe(404);
  });

  it('are proposed by one and adopted by another, and hold from a date on', async () => {
    const organisation = await forum.organisation();
    expect(await forum.post('/members/memberships', { organisation, category: 'patron' })).toMatchObject({
      status: 422,
      body: { code: 'membership.category-unknown' },
    });

    expect(await propose(patrons)).toMatchObject({ status: 200, body: { id: 'main' } });
    const { proposal } = await waiting();
    const adopt = (person: string, more = {}) =>
      forum.post('/members/rules/main/adopt', { proposal, ...more }, secretariat, person);
    expect(await adopt('drafter')).toMatchObject({ status: 403, body: { code: 'rules.adopted-by-proposer' } });
    expect((await adopt('board', { resolution: 'GA/2026/04' })).status).toBe(200);
    expect(await adopt('board')).toMatchObject({ status: 409, body: { code: 'rules.proposal-unknown' } });

    const { on, from, rules } = (await forum.get('/members/rules/current')).body;
    expect([from, rules.version, rules.categories.at(-1).code]).toEqual([on, 2, 'patron']);
    expect((await forum.get('/members/rules/current?on=2020-01-01')).body.rules.version).toBe(1);
    expect((await forum.get('/members/rules/current?on=2020-02-30')).body.errors[0].pointer).toBe('/on');
    expect((await forum.get('/members/rules')).body.versions).toHaveLength(2);
    const { events } = (await forum.app.http('GET', '/members/rules/main/events')).body;
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['members.RulesProposed', 'members.RulesAdopted']);
  });

  it('decide what is applied for and how many endorse, from their date on', async () => {
    const organisation = await forum.organisation();
    const membership = await forum.application(organisation, 'patron');
    await forum.screened(membership);
    expect((await forum.get(`/members/memberships/${membership}`)).body.endorsersRequired).toBe(1);
  });

  it('may be adopted for a date to come, and do not reach back', async () => {
    await propose(patrons);
    const { proposal } = await waiting();
    const adopt = (effectiveOn: string) =>
      forum.post('/members/rules/main/adopt', { proposal, effectiveOn }, secretariat, 'board');
    expect(await adopt('2020-01-01')).toMatchObject({ status: 422, body: { code: 'rules.before-the-last' } });
    expect((await adopt('2090-01-01')).status).toBe(200);
    expect((await forum.get('/members/rules/current')).body.rules.version).toBe(2);
    expect((await forum.get('/members/rules/current?on=2090-01-01')).body.rules.version).toBe(3);
  });

  it('are refused at the place that is wrong', async () => {
    expect(await propose({ ...patrons, conduct: { ...patrons.conduct, replyDays: 7 } })).toMatchObject({
      status: 422,
      body: { code: 'rules.below-floor', errors: [{ pointer: '/rules/conduct/replyDays' }] },
    });
    expect(await propose({ ...patrons, term: { months: 12 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/rules/term/newForDays' }, { pointer: '/rules/term/graceDays' }] },
    });
  });

  it('are made by the secretariat of the whole forum only', async () => {
    expect((await propose(patrons, officerOf('UG-402'))).status).toBe(403);
    expect((await propose(patrons, [{ role: 'secretariat', unit: 'UG-402' }])).status).toBe(403);
    expect((await forum.post('/members/rules/other/propose', { rules: patrons })).status).toBe(404);
  });
});
