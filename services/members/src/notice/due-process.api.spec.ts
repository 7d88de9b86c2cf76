import { addDays, type RoleHeld } from '@baraza/domain';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { smtpProvider, type SmtpProvider } from './delivery/smtp-provider.fixture.ts';
import { NoticeOutbox } from './notice-outbox.ts';

const { grounds, replyDays, appealDays } = FIRST_RULES.conduct;
const committee: readonly RoleHeld[] = [{ role: 'conduct-committee' }];
const DAY = 86_400_000;

let smtp: SmtpProvider;
let forum: SmallForum;
let member: { organisation: string; membership: string };
beforeAll(async () => {
  smtp = await smtpProvider();
  const env = { BARAZA_SMTP_URL: smtp.url, BARAZA_NOTICE_FROM: 'secretariat@forum.example' };
  forum = await SmallForum.open({ env });
  member = await forum.member();
  const contact = { role: 'chair', name: 'Ada Example', email: 'chair@omukago.example' };
  await forum.done(`/members/organisations/${member.organisation}/name-contact`, contact);
});
afterAll(async () => {
  await forum.close();
  await smtp.end();
});

const today = (): string => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
const does = (id: string, verb: string, body: object = {}, as = secretariat, person = 'clerk') =>
  forum.done(`/members/complaints/${id}/${verb}`, body, as, person);
const complaintNow = async (id: string) => (await forum.get(`/members/complaints/${id}`)).body;

async function noticedComplaint(): Promise<string> {
  const narrative = 'What somebody planted in a complaint.';
  const asked = { organisation: member.organisation, grounds: [grounds[0]], source: 'community', narrative };
  const { id } = await forum.done('/members/complaints', asked, secretariat, 'another clerk');
  await does(id, 'issue-notice', { grounds: [grounds[0]], notice: 'What somebody planted in a notice.' });
  await forum.settled();
  return id;
}
/** The notice of a kind about a complaint, wherever it stands. */
async function noticeAbout(complaint: string, template: string): Promise<{ id: string; status: string; by: string }> {
  await forum.settled();
  for (const status of ['to-send', 'to-print', 'sent', 'printed', 'delivered', 'acknowledged']) {
    const { items } = (await forum.get(`/members/notices?status=${status}&about=${complaint}`)).body;
    const found = items.find((one: { template: string }) => one.template === template);
    if (found !== undefined) return found;
  }
  throw new Error(`nobody was told: ${template}`);
}
const send = (): Promise<number> => forum.app.app.get(NoticeOutbox).run();
async function daysPass(days: number): Promise<void> {
  forum.app.clock.advance(days * DAY);
  await forum.app.keepCalendar();
}

describe('a complaint and its notice', () => {
  it('whose notice never arrived keeps its clock stopped, for as long as it takes', async () => {
    const id = await noticedComplaint();
    await send();
    expect(await noticeAbout(id, 'complaint-notice')).toMatchObject({ status: 'sent' });
    // The e-mail is lost: nobody ever answers.
    for (let months = 0; months < 12; months++) {
      await daysPass(30);
      expect((await complaintNow(id)).status).toBe('noticed');
    }
    const proposed = { decision: 'expulsion', grounds: [grounds[0]], reasons: 'They never answered.' };
    expect(await forum.post(`/members/complaints/${id}/propose-decision`, proposed, committee, 'judge')).toMatchObject({
      status: 409,
      body: { code: 'complaint.not-heard' },
    });
    // It became a letter on the day after its last. Handed over a year later, it starts the clock that day.
    const { id: letter, status } = await noticeAbout(id, 'complaint-notice');
    expect(status).toBe('to-print');
    await forum.done(`/members/notices/${letter}/mark-printed`, {}, officerOf('UG-402'));
    await forum.done(`/members/notices/${letter}/record-delivery`, { proof: 'signed-for' }, officerOf('UG-402'));
    await forum.settled();
    expect(await complaintNow(id)).toMatchObject({
      status: 'served',
      servedOn: today(),
      replyBy: addDays(today(), replyDays),
    });
    await daysPass(replyDays);
    expect((await complaintNow(id)).status).toBe('served');
    await daysPass(1);
    expect((await complaintNow(id)).status).toBe('unanswered');
  });

  it('whose notice the member confirms runs from that day; proof that comes after moves nothing', async () => {
    const id = await noticedComplaint();
    await send();
    await daysPass(3);
    const { id: told } = await noticeAbout(id, 'complaint-notice');
    await forum.done(`/members/notices/${told}/acknowledge`, {}, representativeOf(member.organisation), 'their chair');
    await forum.settled();
    const served = await complaintNow(id);
    expect(served).toMatchObject({ status: 'served', servedOn: today(), replyBy: addDays(today(), replyDays) });
    await daysPass(2);
    await forum.done(`/members/notices/${told}/record-delivery`, { proof: 'handed-over' }, officerOf('UG-402'));
    await forum.settled();
    expect(await complaintNow(id)).toEqual(served);
  });

  it('is told its decision, from whose arrival the time to appeal runs, and the end of its appeal', async () => {
    const id = await noticedComplaint();
    const { id: notice } = await noticeAbout(id, 'complaint-notice');
    await forum.done(`/members/notices/${notice}/acknowledge`, {}, representativeOf(member.organisation));
    await forum.settled();
    await does(id, 'reply', { reply: 'It was not so.' });
    const until = addDays(today(), 60);
    const proposed = { decision: 'suspension', until, grounds: [grounds[0]], reasons: 'Proven.' };
    await does(id, 'propose-decision', proposed, committee, 'judge one');
    const { proposal } = (await complaintNow(id)).proposed;
    await does(id, 'confirm-decision', { proposal }, committee, 'judge two');
    await forum.settled();
    await send();
    await daysPass(appealDays + 5);
    expect((await complaintNow(id)).decision.served).toBeUndefined();
    const { id: decision } = await noticeAbout(id, 'complaint-decision');
    await forum.done(`/members/notices/${decision}/acknowledge`, {}, representativeOf(member.organisation));
    await forum.settled();
    expect((await complaintNow(id)).decision.served).toEqual({ on: today(), appealBy: addDays(today(), appealDays) });
  });

  it('is told of in words that hold nothing of the case', async () => {
    const id = await noticedComplaint();
    const { id: told } = await noticeAbout(id, 'complaint-notice');
    await send();
    const mail = smtp.mails.find(({ key }) => key.includes(told))!;
    const { text: letter } = await forum.get(`/members/notices/${told}/letter`);
    expect(letter).toContain('Signature');
    for (const text of [mail.text, mail.headers, letter]) {
      expect(text).not.toMatch(/planted|complain/i);
      expect(text).not.toContain(grounds[0]);
    }
  });

  it('that is dismissed is told so where it was told of, and of one that came to nothing before that it never hears', async () => {
    const asked = { organisation: member.organisation, grounds: [grounds[0]], source: 'community', narrative: 'So.' };
    const { id: unheardOf } = await forum.done('/members/complaints', asked, secretariat, 'another clerk');
    const heardOf = await noticedComplaint();
    for (const id of [unheardOf, heardOf]) {
      const proposed = { decision: 'dismissal', grounds: ['unfounded'], reasons: 'Nothing in it.' };
      await does(id, 'propose-decision', proposed, committee, 'judge one');
      const { proposal } = (await complaintNow(id)).proposed;
      await does(id, 'confirm-decision', { proposal }, committee, 'judge two');
      expect((await complaintNow(id)).status).toBe('dismissed');
    }
    expect(await noticeAbout(heardOf, 'complaint-dismissed')).toMatchObject({ status: 'to-send' });
    await expect(noticeAbout(unheardOf, 'complaint-dismissed')).rejects.toThrow('nobody was told');
  });
});
