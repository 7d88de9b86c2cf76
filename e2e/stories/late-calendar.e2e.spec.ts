import { aFolder, baraza, type ForumClient, ServedForum, settingsOf } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import { CHECKLIST, expectStatus, ForumOfTwoDistricts, secretariat } from './a-forum-of-two-districts.ts';
import { amina, bosco, clara } from './three-officers.ts';
import type { Actor } from './told-life.ts';

/** What both forums have, by the same ids. */
const ORGANISATION = '0a0a0a0a-0000-4000-8000-000000000001';
const MEMBERSHIP = '0a0a0a0a-0000-4000-8000-000000000002';
const SCHEDULE = '0a0a0a0a-0000-4000-8000-000000000003';
const COMPLAINT = '0a0a0a0a-0000-4000-8000-000000000004';
const PROOF = '0a0a0a0a-0000-4000-8000-000000000005';
const GRANT = '0a0a0a0a-0000-4000-8000-000000000006';
const LAST_GRANT = '0a0a0a0a-0000-4000-8000-000000000007';
const PERSON = '0a0a0a0a-0000-4000-8000-000000000008';

const BEGINNING = '2024-01-15';
/** A year and a half later: a membership has run its course by then. */
const LATER = '2025-06-01';
const DAY_AFTER = '2025-06-02';

/** Whatever a calendar can have to do, on some day of the time that follows. */
async function begin(client: ForumClient): Promise<void> {
  const forum = new ForumOfTwoDistricts(client);
  const done = (who: Actor, path: string, body: object, status = 200) =>
    forum.done(`/members/${path}`, body, status, who.as, who.person);
  await forum.begin(amina.as, amina.person);
  const organisation = { id: ORGANISATION, kind: 'cbo', legalName: 'Igara Beekeepers', unit: 'UG-402' };
  await done(amina, 'organisations', { ...organisation, themes: ['education'] }, 201);
  await done(amina, 'memberships', { id: MEMBERSHIP, organisation: ORGANISATION, category: 'full' }, 201);
  const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
  await done(amina, `memberships/${MEMBERSHIP}/screen`, { items });
  await done(bosco, `memberships/${MEMBERSHIP}/admit`, {});
  const lines = [{ category: 'full', amount: { minor: 200_000, currency: 'UGX' } }];
  const schedule = { id: SCHEDULE, unit: 'WAN', title: 'Dues', from: '2024-01-01', until: '2025-12-31', lines };
  await done(amina, 'dues-schedules', schedule, 201);
  await done(bosco, `dues-schedules/${SCHEDULE}/adopt`, {});
  await done(amina, 'invoices', { membership: MEMBERSHIP, term: 'current' }, 201);
  const grounds = ['harassment-or-abuse'];
  const complaint = { id: COMPLAINT, organisation: ORGANISATION, grounds, source: 'officer', narrative: 'As told.' };
  await done(amina, 'complaints', complaint, 201);
  await done(bosco, `complaints/${COMPLAINT}/issue-notice`, { grounds, notice: 'As told.' });
  await done(clara, `complaints/${COMPLAINT}/serve-notice`, { proof: 'handed-over' });
  const proof = { id: PROOF, organisation: ORGANISATION, proofType: 'ngo-permit', validUntil: '2024-12-31' };
  await done(amina, 'compliance-proofs', proof, 201);
  await done(bosco, `compliance-proofs/${PROOF}/verify`, {});
  const role = { person: PERSON, role: 'unit-officer', unit: 'UG-402' };
  await done(amina, 'role-grants', { ...role, id: GRANT, until: '2024-06-30' }, 201);
  await done(amina, 'role-grants', { ...role, id: LAST_GRANT, unit: 'UG-411', until: LATER }, 201);
}

interface Step {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly effectiveOn: string;
  readonly data: object;
}

/** What the calendar recorded, in the order of the record, but for when it did. */
async function stepsIn(client: ForumClient): Promise<readonly Step[]> {
  const accept = { accept: 'application/x-ndjson' };
  const { text } = expectStatus(await client.get('/ledger/events', secretariat, accept), 200);
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: Step & { meta: { policy?: string } } }).event);
  return events
    .filter(({ meta }) => meta.policy === 'members.calendar')
    .map(({ id, type, stream, effectiveOn, data }) => ({ id, type, stream, effectiveOn, data }));
}

/** Asks until the calendar has taken a step that holds from this date in this stream. */
async function until(client: ForumClient, wanted: Pick<Step, 'stream' | 'effectiveOn'>): Promise<readonly Step[]> {
  return new ForumOfTwoDistricts(client).eventually(
    () => stepsIn(client),
    (steps) => steps.some(({ stream, effectiveOn }) => stream === wanted.stream && effectiveOn === wanted.effectiveOn),
  );
}

describe('a calendar that runs a year and a half late, and then twice', () => {
  const folders = { late: aFolder(), inTime: aFolder() };
  const clocks = {
    late: new StoryClock(folders.late.path, BEGINNING),
    inTime: new StoryClock(folders.inTime.path, BEGINNING),
  };
  const start = (which: 'late' | 'inTime'): Promise<ServedForum> =>
    ServedForum.start(folders[which].path, ['--empty'], 120_000, clocks[which].settings);
  const forums: ServedForum[] = [];
  let steps: readonly Step[];
  afterAll(async () => {
    for (const forum of forums) await forum.stop();
    for (const which of ['late', 'inTime'] as const) {
      folders[which].remove();
      clocks[which].remove();
    }
  });

  it('finds all that fell due while nothing ran', async () => {
    const forum = await start('late');
    forums.push(forum);
    await begin(forum.client);
    await forum.stop();
    clocks.late.set(LATER);
    await forum.start();
    await until(forum.client, { stream: `membership-${MEMBERSHIP}`, effectiveOn: '2025-04-15' });
    steps = await stepsIn(forum.client);
    expect(new Set(steps.map(({ type }) => type.slice('members.'.length)))).toEqual(
      new Set([
        ...['MembershipBecameCurrent', 'MembershipGraceBegan', 'MembershipLapsed', 'OpenMembershipFreed'],
        ...['InvoiceReminderFellDue', 'InvoiceBecameOverdue', 'ComplaintReplyPeriodEnded'],
        ...['ComplianceProofExpiring', 'ComplianceProofExpired', 'RoleGrantEnded'],
      ]),
    );
    expect(steps.map(({ effectiveOn }) => effectiveOn)).toEqual(steps.map(({ effectiveOn }) => effectiveOn).sort());
  }, 60_000);

  it('takes no step again when it is started again after a power cut', async () => {
    const [forum] = forums;
    await forum!.stop('SIGKILL');
    await forum!.start();
    // It has looked at everything once more when it has taken what falls due only now.
    clocks.late.set(DAY_AFTER);
    const now = await until(forum!.client, { stream: `role-grant-${LAST_GRANT}`, effectiveOn: DAY_AFTER });
    expect(now.slice(0, -1)).toEqual(steps);
    steps = now;
  }, 60_000);

  it('comes to the same record as one that took each step on its day, down to the ids of the events', async () => {
    const forum = await start('inTime');
    forums.push(forum);
    await begin(forum.client);
    const days = [...new Set(steps.map(({ effectiveOn }) => effectiveOn))];
    expect(days.length).toBeGreaterThan(8);
    for (const day of days) {
      clocks.inTime.set(day);
      for (const { stream } of steps.filter(({ effectiveOn }) => effectiveOn === day)) {
        await until(forum.client, { stream, effectiveOn: day });
      }
    }
    expect(await stepsIn(forum.client)).toEqual(steps);
  }, 90_000);

  it('leaves both records sound', async () => {
    for (const which of ['late', 'inTime'] as const) {
      const settings = { ...settingsOf(folders[which].path), ...clocks[which].settings };
      expect(await baraza(['verify', '--json'], settings)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('"sound":true'),
      });
    }
  }, 60_000);
});
