import {
  derivedId,
  invoiceBecameOverdue,
  invoiceIssued,
  membershipReinstated,
  paymentReceived,
  protectedStruggleReported,
  struggleReported,
  struggleVerified,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
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
import { assertWellFormed } from '../testing/well-formed.ts';

const id = (name: string): string => derivedId('week', name);
const ofLeague = { organisation: small.league, unit: 'UG-411' };
const tags = [`org:${small.league}`, 'unit:UG-411'];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  const on = (day: string) => ({ effectiveOn: day, time: '2026-01-20T09:00:00.000Z', tags });
  const invoice = (name: string, dueOn: string) =>
    happened(invoiceIssued, id(name), { ...invoiceIssued.example, ...ofLeague, dueOn }, on('2026-01-02'));
  const payment = (name: string, minor: number, day: string) =>
    happened(
      paymentReceived,
      id(name),
      { ...paymentReceived.example, ...ofLeague, credited: { minor, currency: 'UGX' } },
      on(day),
    );
  await record(app, [
    invoice('due in the week before', '2025-12-20'),
    invoice('due in the week', '2026-01-03'),
    invoice('due in the week after', '2026-01-08'),
    happened(
      invoiceBecameOverdue,
      id('due in the week before'),
      { ...invoiceBecameOverdue.example, ...ofLeague, dueOn: '2025-12-20' },
      on('2026-01-02'),
    ),
    payment('first', 120_000, '2026-01-02'),
    payment('second', 80_000, '2026-01-04'),
    payment('of the next week', 50_000, '2026-01-05'),
    happened(
      membershipReinstated,
      small.membershipOfLeague,
      { ...membershipReinstated.example, ...ofLeague, category: 'full' },
      on('2026-01-06'),
    ),
  ]);
});
afterAll(() => app.close());

const week = async (as: readonly RoleHeld[], query: string) => (await app.ask(`/views/week?${query}`, as)).body;
const FIRST = 'unit=UG-411&week=2026-W01';

describe('the week of a unit', () => {
  it('tells of struggles that were reported and verified, of somebody protected by the second alone', async () => {
    const on = (day: string) => ({ effectiveOn: day, time: `${day}T09:00:00.000Z`, tags: ['unit:UG-402'] });
    const [open, hidden] = [id('a struggle'), id('of somebody protected')];
    await record(app, [
      happened(struggleReported, open, struggleReported.example, on('2026-02-10')),
      happened(protectedStruggleReported, hidden, protectedStruggleReported.example, on('2026-02-10')),
      happened(struggleVerified, hidden, struggleVerified.example, on('2026-02-12')),
    ]);
    const of = async (as: readonly RoleHeld[]) =>
      (await week(as, 'unit=UG-402&week=2026-W07')).struggles.map(({ type }: { type: string }) => type);
    expect(await of(secretariat)).toEqual(['campaigns.StruggleReported', 'campaigns.StruggleVerified']);
    expect(await of(officerOf('UG-402'))).toHaveLength(2);
  });

  it('tells what holds from its days, by what it is about, with who joined and who left', async () => {
    const { done, joined, left, week: at, unit } = await week(secretariat, FIRST);
    expect([at, unit]).toEqual([
      { code: '2026-W01', from: '2025-12-29', until: '2026-01-04' },
      { code: 'UG-411', name: 'Ntungamo' },
    ]);
    expect(done.map(({ aggregate, count }: { aggregate: string; count: number }) => [aggregate, count])).toEqual([
      ['membership', 1],
      ['invoice', 4],
      ['payment', 2],
    ]);
    expect(left).toMatchObject([{ sentence: `${LEAGUE_NAME} left the forum of its own will.` }]);
    expect(joined).toEqual([]);
    expect((await week(secretariat, 'unit=UG-411&week=2026-W02')).joined).toMatchObject([
      { type: 'members.MembershipReinstated', effectiveOn: '2026-01-06' },
    ]);
  });

  it('tells what is due in it, what was due before, and what comes in the next', async () => {
    const { due, overdue, next } = await week(secretariat, FIRST);
    const items = (all: readonly { kind: string; due: string }[]) => all.map((one) => [one.kind, one.due]);
    expect(items(due)).toEqual([['dues-to-pay', '2026-01-03']]);
    expect(items(overdue)).toEqual([
      ['dues-overdue', '2025-12-20'],
      ['dues-to-pay', '2025-12-20'],
    ]);
    expect(items(next)).toEqual([['dues-to-pay', '2026-01-08']]);
  });

  it('sums the dues that came in, and no others', async () => {
    const { duesIn } = await week(secretariat, FIRST);
    expect(duesIn).toEqual([{ amount: { minor: 200_000, currency: 'UGX' }, payments: 2 }]);
    expect((await week(secretariat, 'unit=UG-402&week=2026-W01')).duesIn).toEqual([]);
    expect((await week(secretariat, 'week=2026-W01')).duesIn).toEqual(duesIn);
  });

  it('is for the staff of the unit: of a unit that is not theirs, it is not there', async () => {
    expect((await app.ask(`/views/week?${FIRST}`, officerOf('UG-411'))).status).toBe(200);
    expect((await app.ask('/views/week?week=2026-W01', officerOf('UG-411'))).body.unit.code).toBe('UG-411');
    expect((await app.ask(`/views/week?${FIRST}`, officerOf('UG-402'))).status).toBe(404);
    expect((await app.ask('/views/week?unit=UG-999', secretariat)).status).toBe(404);
    expect((await app.ask('/views/week?week=2025-W53', secretariat)).status).toBe(404);
    expect((await app.ask('/views/week?week=nonsense', secretariat)).status).toBe(400);
    for (const as of [auditor, representativeOf(small.league)]) {
      expect((await app.ask(`/views/week?${FIRST}`, as)).status).toBe(403);
    }
  });

  it('is one page, with the weeks beside it a click away', async () => {
    const { status, text } = await app.page(`/views/week?${FIRST}`, secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    expect(text).toContain('Ntungamo: week 1 of 2026');
    expect(text).toContain('UGX 200,000'.replace(' ', '\u00a0'));
    for (const other of ['2025-W52', '2026-W02']) expect(text).toContain(`unit=UG-411&amp;week=${other}`);
  });
});
