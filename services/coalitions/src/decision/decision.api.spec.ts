import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { Value } from 'typebox/value';
import { CONVENOR, FARMERS, WOMEN } from '../coalition/coalition.builders.ts';
import { DecisionDocument } from './decision.document.ts';
import { convenor, DecidingForum, of, officer, OTHERS } from './decisions.fixture.ts';

const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const OUTSIDE = OTHERS[3]!;
const statement = 'The district pays for medicine before it pays for vehicles.';
const campaign = {
  ...{ title: 'Medicine for all', cause: 'A planted cause', unit: 'UG-402' },
  ...{ lead: WOMEN, themes: ['social-justice'] },
};

describe('decisions over HTTP', () => {
  let forum: DecidingForum;
  let coalition: string;
  beforeAll(async () => {
    forum = await DecidingForum.open();
    coalition = await forum.coalition(FARMERS, WOMEN);
  });
  afterAll(() => forum.app.close());
  const on = (id: string, verb: string, body: object = {}, as = officer, person?: string) =>
    forum.post(`decisions/${id}/${verb}`, body, as, person);

  it('takes a position by consensus, with an objection on record, and publishes it by two', async () => {
    const asked = { coalition, subject: 'position', proposal: 'A planted proposal.', by: FARMERS };
    const proposed = await forum.post('decisions', asked, of(FARMERS));
    expect(proposed).toMatchObject({ status: 201, headers: { location: expect.stringContaining(proposed.body.id) } });
    const { id } = proposed.body;
    const amended = { proposal: 'A planted proposal, amended.' };
    expect((await on(id, 'amend', amended, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'open-vote', {}, convenor)).body).toMatchObject({ rule: 'decision.not-discussed' });
    expect((await on(id, 'open-discussion', {}, convenor)).status).toBe(200);
    expect((await on(id, 'open-vote', {}, convenor)).status).toBe(200);
    const objects = { organisation: WOMEN, choice: 'disagree', objection: 'A planted objection.' };
    expect((await on(id, 'vote', objects, of(WOMEN))).status).toBe(200);
    expect((await on(id, 'vote', { organisation: FARMERS, choice: 'abstain' }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'vote', { organisation: FARMERS, choice: 'agree' }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'close-vote', {}, convenor)).body).toMatchObject({ rule: 'decision.votes-outstanding' });
    expect((await on(id, 'vote', { organisation: CONVENOR, choice: 'agree' }, convenor)).status).toBe(200);
    expect((await on(id, 'close-vote', {}, convenor)).status).toBe(200);
    const apart = { organisation: WOMEN, statement: 'A planted minority.' };
    expect((await on(id, 'enter-minority-statement', apart, of(WOMEN))).status).toBe(200);
    expect((await on(id, 'draft-statement', { text: statement }, convenor, 'one')).status).toBe(200);
    const { draft } = (await forum.read(id)).body.draft;
    expect((await on(id, 'publish-statement', { draft, text: statement }, convenor, 'one')).status).toBe(403);
    expect((await on(id, 'publish-statement', { draft, text: 'Other.' }, officer)).body).toMatchObject({
      rule: 'decision.other-statement',
    });
    expect((await on(id, 'publish-statement', { draft, text: statement }, officer)).status).toBe(200);

    const { body } = await forum.read(id, of(FARMERS));
    expect([...Value.Errors(DecisionDocument, body)]).toEqual([]);
    expect(body).toMatchObject({
      ...{ status: 'taken', rule: 'consensus', proposal: { value: 'A planted proposal, amended.' } },
      outcome: { outcome: 'adopted', counts: { agree: 2, abstain: 0, disagree: 1, block: 0 }, needed: 2 },
      ...{ statement: { text: statement }, minority: [{ organisation: WOMEN }], nextReviewOn: '2027-03-02' },
    });
    expect(body.roll.find((one: { organisation: string }) => one.organisation === WOMEN)).toMatchObject({
      ...{ choice: 'disagree', objection: { value: 'A planted objection.' } },
    });
    expect(JSON.stringify(await forum.eventsOf(`decision-${id}`))).not.toContain('planted');
    expect((await forum.read(id, auditor)).body.minority[0].statement).toMatchObject({ masked: true });
  });

  it('closes and counts a vote when its last day is past, and lets its review fall due', async () => {
    const day = await DecidingForum.open();
    const other = await day.coalition(FARMERS, WOMEN);
    const id = await day.vote(other, { reviewOn: '2026-06-01' });
    await day.done(`decisions/${id}/vote`, { organisation: FARMERS, choice: 'agree' }, of(FARMERS));
    await day.done(`decisions/${id}/vote`, { organisation: WOMEN, choice: 'agree' }, of(WOMEN));
    day.app.clock.set('2026-03-17T09:00:00.000Z');
    await day.app.keepCalendar();
    expect((await day.read(id)).body).toMatchObject({ status: 'taken', takenOn: '2026-03-17', reviewDue: false });
    day.app.clock.set('2026-06-02T09:00:00.000Z');
    await day.app.keepCalendar();
    expect((await day.read(id)).body).toMatchObject({ reviewDue: true });
    await day.done(`decisions/${id}/review`, { result: 'upheld', reviewOn: '2026-12-01' });
    expect((await day.read(id)).body).toMatchObject({ status: 'taken', reviewDue: false, nextReviewOn: '2026-12-01' });
    await day.app.close();
  });

  it('is reviewed: another that the coalition adopted comes in its place', async () => {
    const [first, second] = [await forum.vote(coalition), await forum.vote(coalition)];
    await forum.allAgree(first, [CONVENOR, FARMERS, WOMEN]);
    const changed = { result: 'changed', replacedBy: second };
    expect((await on(first, 'review', changed)).body).toMatchObject({ rule: 'decision.replacement-unknown' });
    await forum.allAgree(second, [CONVENOR, FARMERS, WOMEN]);
    expect((await on(first, 'review', changed)).status).toBe(200);
    expect((await forum.read(first)).body).toMatchObject({ status: 'over', replacedBy: second });
  });

  it('tells of a campaign to those who work on it, and to no auditor', async () => {
    const asked = { coalition, subject: 'campaign', proposal: 'That we campaign.', by: FARMERS, campaign };
    const elsewhere = { ...asked, campaign: { ...campaign, unit: 'UG-411' } };
    expect((await forum.post('decisions', elsewhere)).body).toMatchObject({ rule: 'decision.campaign-elsewhere' });
    const { id } = await forum.done('decisions', asked);
    expect((await forum.read(id)).body).toMatchObject({ campaign: { lead: WOMEN, struggles: [] } });
    expect((await forum.read(id, auditor)).body).not.toHaveProperty('campaign');
    const events = await forum.app.http('GET', `/coalitions/decisions/${id}/events`, { as: auditor });
    expect(events.text).not.toContain('planted');
  });

  it('is there for its coalition’s participants and those who answer for its unit, and for nobody else', async () => {
    const id = await forum.proposal(coalition);
    for (const as of [of(WOMEN), convenor, officer, auditor]) expect((await forum.read(id, as)).status).toBe(200);
    const hidden = await forum.read(id, of(OUTSIDE));
    const unknown = await forum.read(derivedId('no', 'decision'), of(OUTSIDE));
    expect([hidden.status, hidden.body.title]).toEqual([404, unknown.body.title]);
    expect((await forum.read(id, officerElsewhere)).status).toBe(404);
    expect((await on(id, 'withdraw', { ground: 'x' }, of(OUTSIDE))).status).toBe(404);
    const asked = { coalition, subject: 'position', proposal: 'Ours.', by: OUTSIDE };
    expect((await forum.post('decisions', asked, of(OUTSIDE))).status).toBe(403);
    expect((await on(id, 'withdraw', { ground: 'not-needed' }, of(FARMERS))).status).toBe(200);
  });
});

describe('the life of a coalition over HTTP', () => {
  let forum: DecidingForum;
  beforeAll(async () => {
    forum = await DecidingForum.open();
  });
  afterAll(() => forum.app.close());

  it('goes by the terms of reference that it adopted, from their adoption on', async () => {
    const id = await forum.coalition(FARMERS);
    await forum.terms(id, [CONVENOR, FARMERS], { rule: 'two-thirds', text: 'We meet monthly.' });
    expect((await forum.readCoalition(id, of(FARMERS))).body).toMatchObject({
      terms: { version: 1, rule: 'two-thirds', votingDays: 7 },
      proposedTerms: [{ version: 1, text: { value: 'We meet monthly.' } }],
    });
    expect((await forum.read(await forum.proposal(id))).body).toMatchObject({ rule: 'two-thirds', votingDays: 7 });
  });

  it('falls dormant, and is revived by a proposal that is discussed', async () => {
    const asleep = await DecidingForum.open();
    const id = await asleep.coalition(FARMERS);
    asleep.app.clock.set('2027-03-03T09:00:00.000Z');
    await asleep.app.keepCalendar();
    expect((await asleep.readCoalition(id)).body).toMatchObject({ status: 'dormant', dormantSince: '2027-03-02' });
    const decision = await asleep.proposal(id);
    await asleep.done(`decisions/${decision}/open-discussion`);
    expect((await asleep.readCoalition(id)).body).toMatchObject({ status: 'active', lastActiveOn: '2027-03-03' });
    await asleep.app.close();
  });

  it('says which goals it serves, and how far it has come', async () => {
    const id = await forum.coalition();
    const goals = [derivedId('goal', '1')];
    expect((await forum.post(`coalitions/${id}/name-goals`, { goals })).body).toMatchObject({
      rule: 'coalition.goal-unknown',
    });
    expect((await forum.post(`coalitions/${id}/reach-stage`, { stage: 'maintenance' }, convenor)).status).toBe(200);
    expect((await forum.post(`coalitions/${id}/revive`)).status).toBe(200);
    expect((await forum.readCoalition(id)).body).toMatchObject({ stage: 'maintenance', goals: [] });
  });
});
