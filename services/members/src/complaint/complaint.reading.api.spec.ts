import type { RoleHeld } from '@baraza/domain';
import { auditor, officerOf, representativeOf, secretariat } from '../testing/a-small-forum.ts';
import {
  aForumWithCases,
  at,
  complainant,
  decided,
  does,
  forum,
  GROUND,
  member,
  noticed,
  raised,
  theMember,
} from './cases.fixture.ts';

aForumWithCases();

describe('who reads what of a case', () => {
  const read = async (id: string, as: readonly RoleHeld[], person = 'reader') =>
    forum.app.http('GET', `/members/complaints/${id}`, { as, person });
  const events = async (id: string, as: readonly RoleHeld[]) =>
    forum.app.http('GET', `/members/complaints/${id}/events`, { as, person: 'reader' });

  it('the member complained of reads it from the notice on, and never who complained', async () => {
    const id = await raised();
    expect((await read(id, theMember())).status).toBe(404);
    await forum.done(at(id, 'issue-notice'), { grounds: [GROUND], notice: 'Answer this.' }, secretariat, 'clerk');
    const { status, body, text } = await read(id, theMember());
    expect([status, body.status]).toEqual([200, 'noticed']);
    expect(body.notice).toMatchObject({ grounds: [GROUND], document: { value: 'Answer this.' } });
    for (const hidden of ['raisedBy', 'complainant', 'source', 'narrative', 'grounds', 'proposed', 'judges']) {
      expect(body).not.toHaveProperty(hidden);
    }
    expect(text).not.toContain(complainant);
    expect((await events(id, theMember())).status).toBe(403);
  });

  it('nothing under the member’s name says who complained', async () => {
    const id = await decided('suspension');
    const stream = await forum.app.store.readStream(`complaint-${id}`);
    const raiser = stream.events[0]!.meta.actor.person;
    const underTheirName = stream.events.filter(({ tags }) => tags.includes(`org:${member.organisation}`));
    expect(underTheirName.map(({ type }) => type)).toEqual([
      'members.ComplaintNoticeIssued',
      'members.ComplaintNoticeServed',
      'members.ComplaintReplyGiven',
      'members.ComplaintDecided',
    ]);
    for (const event of underTheirName) {
      const written = JSON.stringify(event);
      expect(written).not.toContain(raiser);
      expect(written).not.toContain(complainant);
    }
  });

  it('the member that complained reads what came of its complaint, and nothing of what the other had to say', async () => {
    const id = await decided('suspension');
    const { body, text } = await read(id, representativeOf(complainant));
    expect(body).toMatchObject({
      status: 'decided',
      complainant,
      narrative: { value: 'The treasurer of the Invented Society took it.' },
      decision: { measure: 'suspension' },
    });
    expect(text).not.toContain('It was not so.');
    expect(text).not.toContain('It is proven.');
    expect(body.decision).not.toHaveProperty('panel');
  });

  it('an auditor reads it from the notice on, texts masked, without who complained and what is deliberated', async () => {
    const id = await raised();
    expect((await read(id, auditor)).status).toBe(404);
    await does(id, 'issue-notice', { grounds: [GROUND], notice: 'Answer this.' });
    const { body, text } = await read(id, auditor);
    expect(body.notice.document).toMatchObject({ masked: true });
    expect(text).not.toContain(complainant);
    const { body: seen } = await events(id, auditor);
    expect(seen.events.map(({ type }: { type: string }) => type)).toEqual(['members.ComplaintNoticeIssued']);
  });

  it('officers of its unit work on it; others, and other members, find nothing there', async () => {
    const id = await noticed();
    expect((await read(id, officerOf('UG-402'))).body.complainant).toBe(complainant);
    expect((await read(id, officerOf('UG-411'))).status).toBe(404);
    expect((await read(id, representativeOf(forum.founders[1]!))).status).toBe(404);
    expect((await read(id, [{ role: 'integrator' }])).status).toBe(403);
  });

  it('the texts are of persons: the erasure of one of them takes them', async () => {
    const named = '3d4e5f60-7182-4a3b-8c4d-5e6f708192a3';
    const { id } = await forum.done(
      '/members/complaints',
      {
        organisation: member.organisation,
        grounds: [GROUND],
        source: 'officer',
        narrative: 'The treasurer of the Invented Society took it.',
        about: [named],
      },
      secretariat,
      'clerk',
    );
    const erase = { requestedBy: 'data-subject', legalBasis: 'objection' };
    await forum.done(`/members/persons/${named}/erase`, erase, secretariat, 'clerk');
    expect((await read(id, secretariat)).body.narrative).toMatchObject({ erased: true });
  });
});
