import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { newMasterKeyFile } from '@baraza/privacy';
import { CommandHandler, type TestAppOptions, WhileServing } from '@baraza/service-kit';
import { pino } from 'pino';
import { SmallForum } from '../testing/a-small-forum.ts';
import { signatureOf } from './delivery-reports.controller.ts';
import { gatewayProvider, type GatewayProvider, NO_NUMBER, SECRET } from './delivery/gateway-provider.fixture.ts';
import { NOBODY, smtpProvider, type SmtpProvider } from './delivery/smtp-provider.fixture.ts';
import { NoticeOutbox } from './notice-outbox.ts';

const MINUTE = 60_000;
const CHAIR = 'chair@omukago.example';
const PHONE = '+256 772 000-001';

let smtp: SmtpProvider;
let gateway: GatewayProvider;
let folder: string;
let forum: SmallForum;
let founders: readonly string[];
let log = '';
const logger = pino({ level: 'debug' }, new Writable({ write: (line, _, done) => ((log += String(line)), done()) }));

function settings(): Partial<TestAppOptions> {
  const env = {
    BARAZA_MASTER_KEY_FILE: join(folder, 'master.key'),
    BARAZA_SMTP_URL: smtp.url,
    BARAZA_NOTICE_FROM: 'secretariat@forum.example',
    BARAZA_NOTICE_GATEWAY: gateway.url,
    BARAZA_NOTICE_GATEWAY_SECRET_FILE: join(folder, 'secret'),
  };
  return { env, logger, dataFolder: join(folder, 'forum') };
}
async function restart(): Promise<void> {
  const at = forum.app.clock.now();
  await forum.close();
  forum = await SmallForum.reopen({ ...settings(), clock: new Date(at).toISOString() });
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baraza-notices-'));
  writeFileSync(join(folder, 'secret'), SECRET);
  newMasterKeyFile(join(folder, 'master.key'));
  [smtp, gateway] = [await smtpProvider(), await gatewayProvider()];
  forum = await SmallForum.open(settings());
  founders = forum.founders;
});
afterEach(async () => {
  for (const provider of [smtp, gateway]) await provider.disturb('none');
});
afterAll(async () => {
  await forum.close();
  await smtp.end();
  await gateway.end();
  rmSync(folder, { recursive: true, force: true });
});

const outbox = (): Promise<number> => forum.app.app.get(NoticeOutbox).run();
const nameContact = (organisation: string, more: object): Promise<{ id: string }> =>
  forum.done(`/members/organisations/${organisation}/name-contact`, { role: 'chair', name: 'Ada Example', ...more });

/** A new member with this contact, and the notice that it was admitted. */
async function told(contact: object | undefined): Promise<{ organisation: string; id: string }> {
  const organisation = await forum.organisation();
  if (contact !== undefined) await nameContact(organisation, contact);
  const membership = await forum.application(organisation);
  await forum.screened(membership);
  for (const endorser of founders) {
    await forum.done(`/members/memberships/${membership}/endorse`, { endorser }, undefined, 'witness');
  }
  await forum.done(`/members/memberships/${membership}/admit`, {}, undefined, 'board');
  await forum.settled();
  for (const status of ['to-send', 'to-print']) {
    const { items } = (await forum.get(`/members/notices?status=${status}&about=${membership}`)).body;
    if (items.length > 0) return { organisation, id: items[0].id };
  }
  throw new Error('nobody was told');
}
const read = async (id: string): Promise<Record<string, unknown>> => (await forum.get(`/members/notices/${id}`)).body;
const mailsOf = (id: string) => smtp.mails.filter(({ key }) => key.includes(id));
const messagesOf = (id: string) => gateway.got.filter(({ key }) => key === id);
/** A report as the gateway would send it. */
const report = (id: string, outcome: 'delivered' | 'failed', at = '2026-03-02T09:30:00Z', secret = SECRET) => {
  const body = { key: id, outcome, at };
  const headers = { 'baraza-signature': signatureOf(secret, body) };
  return forum.app.http('POST', '/members/notices/delivery-reports', { body, headers });
};

describe('the outbox', () => {
  it('sends an e-mail to a contact, once, and notes to whom by a random id', async () => {
    const { id } = await told({ email: CHAIR, phone: PHONE });
    expect(await read(id)).toMatchObject({ status: 'to-send', channel: 'email' });
    await outbox();
    await outbox();
    expect(mailsOf(id)).toMatchObject([{ to: CHAIR, text: expect.stringContaining('is now a member of') }]);
    expect(await read(id)).toMatchObject({ status: 'sent', person: expect.any(String) });
  });

  it('sends a short message to whoever has a telephone only', async () => {
    const { id } = await told({ phone: PHONE });
    await outbox();
    expect(messagesOf(id)).toMatchObject([{ to: '+256772000001', text: expect.stringContaining('N-') }]);
    expect(await read(id)).toMatchObject({ status: 'sent', channel: 'message' });
  });

  it('leaves to be printed what reaches nobody', async () => {
    expect(await read((await told(undefined)).id)).toMatchObject({ status: 'to-print', channel: 'letter' });
  });

  it('makes a letter of what goes to an address that is none, of either kind', async () => {
    for (const contact of [{ email: NOBODY }, { phone: NO_NUMBER }]) {
      const { id } = await told(contact);
      await outbox();
      expect(await read(id)).toMatchObject({ status: 'to-print', failure: { reason: 'address-refused' } });
    }
  });

  it('makes a letter where the contact was removed, or erased, before it was sent', async () => {
    const removed = await told({ email: CHAIR });
    const person = (await forum.get(`/members/organisations/${removed.organisation}`)).body.contacts[0].person;
    await forum.done(`/members/organisations/${removed.organisation}/remove-contact`, { person });
    const erased = await told({ email: CHAIR });
    const { contacts } = (await forum.get(`/members/organisations/${erased.organisation}`)).body;
    const why = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };
    await forum.done(`/members/persons/${contacts[0].person}/erase`, why);
    await outbox();
    for (const { id } of [removed, erased]) {
      expect(await read(id)).toMatchObject({ status: 'to-print', failure: { reason: 'nobody-reachable' } });
      expect(mailsOf(id)).toEqual([]);
    }
  });

  it('tries again after a while, longer each time, and in the end makes a letter', async () => {
    await smtp.disturb('busy');
    const { id } = await told({ email: CHAIR });
    await outbox();
    expect(await outbox()).toBe(0);
    for (const minutes of [1, 5, 30, 120, 480]) {
      expect(await read(id)).toMatchObject({ status: 'to-send' });
      forum.app.clock.advance(minutes * MINUTE - 1);
      expect(await outbox()).toBe(0);
      forum.app.clock.advance(1);
      expect(await outbox()).toBe(1);
    }
    expect(await read(id)).toMatchObject({ status: 'to-print', failure: { reason: 'provider-away' } });
    await smtp.disturb('none');
    forum.app.clock.advance(1_000 * MINUTE);
    expect(await outbox()).toBe(0);
    expect(mailsOf(id)).toEqual([]);
  });

  it('goes on where it was after a restart, and does not forget how often it tried', async () => {
    await gateway.disturb('busy');
    const { id } = await told({ phone: PHONE });
    await outbox();
    await restart();
    expect(await outbox()).toBe(0);
    await gateway.disturb('none');
    forum.app.clock.advance(MINUTE);
    expect(await outbox()).toBe(1);
    expect(messagesOf(id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('that dies between the provider and the record sends a repeat that the provider recognises', async () => {
    const mail = await told({ email: CHAIR });
    const message = await told({ phone: PHONE });
    forum.app.app.get(CommandHandler).run = () => Promise.reject(new Error('the process dies'));
    await outbox();
    await restart();
    forum.app.clock.advance(MINUTE);
    expect(await outbox()).toBe(2);
    expect(mailsOf(mail.id)).toHaveLength(2);
    expect(new Set(mailsOf(mail.id).map(({ key }) => key)).size).toBe(1);
    expect(messagesOf(message.id)).toHaveLength(1);
    for (const { id } of [mail, message]) {
      expect(await read(id)).toMatchObject({ status: 'sent' });
      const { events } = (await forum.get(`/members/notices/${id}/events`)).body;
      expect(events.filter(({ type }: { type: string }) => type === 'members.NoticeSent')).toHaveLength(1);
    }
  });

  it('loses nothing where the answer is lost', async () => {
    await gateway.disturb('answer-lost');
    const { id } = await told({ phone: PHONE });
    await outbox();
    await gateway.disturb('none');
    forum.app.clock.advance(MINUTE);
    await outbox();
    expect(messagesOf(id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('keeps addresses, names and words out of the record and the log', async () => {
    const record = await wholeRecord();
    expect(record).toContain('members.NoticeSent');
    const all = record + log;
    expect(log).toContain('the provider did not take a notice over');
    for (const secret of [CHAIR, NOBODY, PHONE, '+256772000001', NO_NUMBER, 'Ada Example', SECRET, 'is now a member']) {
      expect(all).not.toContain(secret);
    }
  });
});

async function wholeRecord(): Promise<string> {
  const { events, head } = await forum.app.store.readAll({ after: 0, limit: 1_000 });
  expect(events.at(-1)!.sequence).toBe(head);
  return events.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n');
}

describe('a report of the gateway', () => {
  async function aSentMessage(): Promise<string> {
    const { id } = await told({ phone: PHONE });
    await outbox();
    return id;
  }

  it('proves the arrival, on the day that it names; late, twice, or before we know that it was sent', async () => {
    const late = await aSentMessage();
    forum.app.clock.advance(5 * 24 * 60 * MINUTE);
    const at = '2026-03-04T21:30:00Z'; // the next day in Kampala
    expect(await report(late, 'delivered', at)).toMatchObject({ status: 200, body: { status: 'delivered' } });
    expect(await report(late, 'delivered', '2026-03-05T09:00:00Z')).toMatchObject({ status: 200 });
    expect(await report(late, 'failed')).toMatchObject({ status: 200, body: { status: 'delivered' } });
    const { preparedOn } = (await read(late)) as { preparedOn: string };
    const on = preparedOn > '2026-03-05' ? preparedOn : '2026-03-05';
    expect(await read(late)).toMatchObject({ delivered: { on, proof: 'delivery-receipt' } });
    const early = (await told({ phone: PHONE })).id;
    const now = new Date(forum.app.clock.now()).toISOString();
    expect(await report(early, 'delivered', now)).toMatchObject({ body: { status: 'delivered' } });
    await outbox();
    expect(messagesOf(early)).toEqual([]);
  });

  it('of a failure makes a letter; a receipt after that still counts', async () => {
    const id = await aSentMessage();
    expect(await report(id, 'failed')).toMatchObject({ status: 200, body: { status: 'to-print' } });
    expect(await read(id)).toMatchObject({ failure: { reason: 'not-delivered' } });
    expect(await report(id, 'delivered')).toMatchObject({ body: { status: 'delivered' } });
  });

  it('that somebody else signed, or nobody, or that was changed, is refused', async () => {
    const id = await aSentMessage();
    expect(await report(id, 'delivered', undefined, 'not the secret')).toMatchObject({
      status: 403,
      body: { code: 'signature-wrong' },
    });
    const body = { key: id, outcome: 'delivered', at: '2026-03-02T09:30:00Z' };
    expect((await forum.app.http('POST', '/members/notices/delivery-reports', { body })).status).toBe(403);
    const signature = signatureOf(SECRET, { ...body, outcome: 'failed' });
    const headers = { 'baraza-signature': signature };
    expect((await forum.app.http('POST', '/members/notices/delivery-reports', { body, headers })).status).toBe(403);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('of what was no message, or at no time that there is, is refused', async () => {
    const letter = await told(undefined);
    expect((await report(letter.id, 'delivered')).status).toBe(404);
    expect((await report(await aSentMessage(), 'delivered', '2026-13-41T09:30:00Z')).status).toBe(400);
  });
});

describe('a process that serves', () => {
  it('sends by itself, within seconds', async () => {
    const { id } = await told({ email: CHAIR });
    forum.app.app.get(WhileServing).start();
    const until = Date.now() + 20_000;
    while (mailsOf(id).length === 0 || (await read(id))['status'] !== 'sent') {
      if (Date.now() > until) throw new Error('nothing was sent');
      await pause(20);
    }
  }, 30_000);
});
