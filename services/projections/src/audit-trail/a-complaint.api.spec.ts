import { complaintNoticeIssued, complaintRaised, derivedId } from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const complaint = derivedId('spec', 'a complaint');
const complainant = derivedId('spec', 'whoever complains');
const against = { organisation: small.hostile, membership: small.membershipOfHostile, unit: 'UG-402' };

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  const actor = { person: complainant, roles: ['member-representative' as const], organisation: small.league };
  await record(app, [
    happened(
      complaintRaised,
      complaint,
      { ...complaintRaised.example, ...against, complainant: small.league },
      { tags: ['unit:UG-402'], meta: { actor } },
    ),
    happened(
      complaintNoticeIssued,
      complaint,
      { ...complaintNoticeIssued.example, ...against },
      { tags: [`org:${small.hostile}`, 'unit:UG-402'] },
    ),
  ]);
});
afterAll(() => app.close());

const ofCase = `/views/audit/entities/${complaint}`;
const ofMember = `/views/audit/organisations/${small.hostile}`;
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map(({ type }) => type);

describe('the trail of a complaint', () => {
  it('is whole for the officers of its unit, and is none of another unit’s', async () => {
    expect(types(await app.ask(ofCase, officerOf('UG-402')))).toEqual([
      'members.ComplaintRaised',
      'members.ComplaintNoticeIssued',
    ]);
    expect((await app.ask(ofCase, officerOf('UG-411'))).status).toBe(404);
  });

  it('begins for an auditor with the notice, and names nobody who complained', async () => {
    const answer = await app.ask(ofCase, auditor);
    expect(types(answer)).toEqual(['members.ComplaintNoticeIssued']);
    expect(answer.text).not.toContain(complainant);
    expect(answer.text).not.toContain(small.league);
  });

  it('shows in the member’s own trail what was put to it, and never who complained', async () => {
    const answer = await app.ask(ofMember, representativeOf(small.hostile));
    expect(types(answer)).toContain('members.ComplaintNoticeIssued');
    expect(types(answer)).not.toContain('members.ComplaintRaised');
    expect(answer.text).not.toContain(complainant);
    // Not even to staff does it stand under the member's name.
    expect(types(await app.ask(ofMember, secretariat))).not.toContain('members.ComplaintRaised');
  });

  it('is no trail of those who represent the member complained of, or the one that complained', async () => {
    for (const organisation of [small.hostile, small.league]) {
      expect((await app.ask(ofCase, representativeOf(organisation))).status).toBe(404);
    }
  });
});
