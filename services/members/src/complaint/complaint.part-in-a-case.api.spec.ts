import type { RoleHeld } from '@baraza/domain';
import { representativeOf, secretariat } from '../testing/a-small-forum.ts';
import {
  aForumWithCases,
  at,
  committee,
  complainant,
  decided,
  does,
  forum,
  GROUND,
  member,
  personIdOf,
  proposal,
  refusal,
  replied,
  theMember,
} from './cases.fixture.ts';

aForumWithCases();

describe('who has a part in a case', () => {
  const dismiss = { decision: 'dismissal', grounds: ['unfounded'], reasons: 'Nothing in it.' };

  it('nobody judges their own organisation', async () => {
    const id = await replied();
    const both: readonly RoleHeld[] = [...committee, { role: 'partner', organisation: member.organisation }];
    expect(await refusal(does(id, 'propose-decision', dismiss, both, 'of both'))).toEqual([
      403,
      'complaint.own-organisation',
    ]);
  });

  it('nobody judges an organisation on whose record they stand, whatever their token says', async () => {
    const id = await replied();
    const person = await personIdOf('of record');
    const named = { person, office: 'treasurer', name: 'Invented Treasurer' };
    await forum.done(`/members/organisations/${member.organisation}/name-representative`, named, secretariat, 'clerk');
    expect(await refusal(does(id, 'propose-decision', dismiss, committee, 'of record'))).toEqual([
      403,
      'complaint.own-organisation',
    ]);
  });

  it('whoever complained, and who acts for the member that did, does not judge', async () => {
    const id = await replied();
    const raiser = does(id, 'propose-decision', dismiss, committee, 'complainant');
    expect(await refusal(raiser)).toEqual([403, 'complaint.complainant-decides']);
    const theirs: readonly RoleHeld[] = [...committee, { role: 'partner', organisation: complainant }];
    expect(await refusal(does(id, 'propose-decision', dismiss, theirs, 'a friend'))).toEqual([
      403,
      'complaint.complainant-decides',
    ]);
  });

  it('each concurs once, and who decided does not decide the appeal', async () => {
    const id = await replied();
    await forum.done(at(id, 'propose-decision'), dismiss, committee, 'judge one');
    const own = does(id, 'confirm-decision', { proposal: await proposal(id) }, committee, 'judge one');
    expect(await refusal(own)).toEqual([403, 'complaint.confirmed-by-proposer']);
    await decided('expulsion', id);
    await forum.done(at(id, 'appeal'), { appeal: 'Look again.' }, theMember(), 'of the member');
    const upheld = { outcome: 'decision-upheld', reasons: 'We looked.' };
    for (const judge of ['judge one', 'judge two']) {
      expect(await refusal(does(id, 'propose-appeal-decision', upheld, committee, judge))).toEqual([
        403,
        'complaint.decides-own-decision',
      ]);
    }
  });

  it('an officer judges by a seat on the committee, or where the board has deputed them', async () => {
    const id = await replied();
    expect(await refusal(does(id, 'propose-decision', dismiss, secretariat, 'clerk'))).toEqual([
      403,
      'complaint.not-of-the-committee',
    ]);
  });

  it('a person of another organisation judges by a deputation, for one decision, and it is on record', async () => {
    const id = await replied();
    const other = forum.founders[1]!;
    const theirs = representativeOf(other);
    const asDeputy = (verb: string, body: object) => does(id, verb, body, theirs, 'deputy');
    expect(await refusal(asDeputy('propose-decision', dismiss))).toEqual([404, 'not-found']);
    const person = await personIdOf('deputy');
    const deputed = {
      person,
      organisation: other,
      entity: { kind: 'complaint', id },
      task: 'decide-complaint',
      ground: 'nobody-eligible',
    };
    const { id: deputation } = await forum.done('/members/deputations', deputed, secretariat, 'board');
    expect(
      (await forum.app.http('GET', `/members/complaints/${id}`, { as: theirs, person: 'deputy' })).body,
    ).toMatchObject({
      status: 'replied',
      reply: { document: { value: 'It was not so.' } },
    });
    await forum.done(at(id, 'propose-decision'), { ...dismiss }, committee, 'judge one');
    expect((await asDeputy('confirm-decision', { proposal: await proposal(id) })).status).toBe(200);
    const { dismissal } = (await forum.get(`/members/complaints/${id}`)).body;
    expect(dismissal.panel).toContainEqual({ person, deputation });
    expect((await forum.get(`/members/deputations/${deputation}`)).body).toMatchObject({
      status: 'ended',
      cause: 'used',
    });
    expect(await refusal(asDeputy('propose-decision', dismiss))).toEqual([404, 'not-found']);
  });

  it('a member complains in its own name, of another, and a complaint is about a member', async () => {
    const raise = (more: object, as: readonly RoleHeld[], person: string) =>
      refusal(
        forum.post(
          '/members/complaints',
          { organisation: member.organisation, grounds: [GROUND], narrative: 'So it was.', ...more },
          as,
          person,
        ),
      );
    const their = representativeOf(complainant);
    const other = forum.founders[1]!;
    expect(await raise({ source: 'member', complainant: other }, their, 'x')).toEqual([403, 'outside-your-scope']);
    expect(await raise({ source: 'community' }, their, 'x')).toEqual([403, 'outside-your-scope']);
    const own = { source: 'member', complainant: member.organisation };
    expect(await raise(own, theMember(), 'x')).toEqual([403, 'complaint.complains-of-itself']);
    expect(await raise({ source: 'member' }, secretariat, 'x')).toEqual([422, 'complaint.source-unclear']);
    const stranger = await forum.organisation();
    expect(await raise({ source: 'officer', organisation: stranger }, secretariat, 'x')).toEqual([
      422,
      'complaint.not-a-member',
    ]);
    const byStranger = { source: 'member', complainant: stranger };
    expect(await raise(byStranger, secretariat, 'x')).toEqual([422, 'complaint.complainant-unknown']);
    expect(await raise({ source: 'officer', grounds: ['dislike'] }, secretariat, 'x')).toEqual([
      422,
      'complaint.ground-unknown',
    ]);
  });
});
