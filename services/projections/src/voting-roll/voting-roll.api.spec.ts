import {
  complianceProofVerified,
  derivedId,
  FIRST_RULES,
  invoiceIssued,
  invoicePaymentApplied,
  membershipAdmitted,
  rulesAdopted,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { HOSTILE_NAME, LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const whose = { organisation: small.hostile, category: 'full', unit: 'UG-402' };
const billed = { ...whose, membership: small.membershipOfHostile };
const tags = [`org:${small.hostile}`, 'unit:UG-402'];
const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const invoice = derivedId('roll', 'invoice');
const issued = happened(
  invoiceIssued,
  invoice,
  { ...billed, term: { from: '2025-04-01', until: '2026-03-31' }, amount: UGX(100), dueOn: '2025-10-31', remindOn: [] },
  { effectiveOn: '2025-10-01', tags },
);
const paid = happened(
  invoicePaymentApplied,
  invoice,
  { ...billed, payment: derivedId('roll', 'payment'), amount: UGX(100) },
  { effectiveOn: '2025-12-15', tags },
);
const { version: _, ...firstText } = FIRST_RULES;
const stricter = happened(
  rulesAdopted,
  'main',
  {
    ...{ unit: 'WAN', version: 2, proposal: derivedId('roll', 'proposal') },
    rules: { ...firstText, standing: { ...firstText.standing, compliance: ['ngo-permit'] } },
  },
  { effectiveOn: '2026-02-01' },
);
const permit = happened(
  complianceProofVerified,
  derivedId('roll', 'proof'),
  { organisation: small.hostile, unit: 'UG-402', proofType: 'ngo-permit' },
  { effectiveOn: '2026-02-20', tags },
);
const associate = happened(
  membershipAdmitted,
  derivedId('roll', 'membership of mover'),
  {
    ...{
      organisation: small.mover,
      category: 'associate',
      unit: 'UG-411',
      basis: 'brought-in',
      newUntil: '2025-12-31',
    },
    ...{ termUntil: '2026-06-30', graceUntil: '2026-09-28' },
  },
  { effectiveOn: '2025-07-01', tags: [`org:${small.mover}`, 'unit:UG-411'] },
);

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [issued, paid, stricter, permit, associate]);
});
afterAll(() => app.close());

interface Row {
  readonly organisation: string;
  readonly name: string;
  readonly votes: boolean;
  readonly rules: number;
  readonly reasons: { rule: string; met: boolean; says: string; events: { id: string; decision: string }[] }[];
}
const roll = async (query: string, as: readonly RoleHeld[] = secretariat) => {
  const { status, body } = await app.ask(`/views/voting-rolls?${query}`, as);
  const rows = (body.rows ?? []) as readonly Row[];
  const of = (organisation: string) => rows.find((row) => row.organisation === organisation);
  const lacks = (organisation: string) =>
    of(organisation)
      ?.reasons.filter(({ met }) => !met)
      .map(({ rule }) => rule);
  return { status, body, rows, of, lacks, names: rows.map(({ name }) => name) };
};

describe('the voting roll of a date', () => {
  it('says who may vote, who may not, and why, each with the events that fed it', async () => {
    const { body, of, lacks } = await roll('on=2025-09-30');
    expect([body.voting, body.leftOut, body.total]).toEqual([2, 1, 3]);
    expect(of(small.hostile)).toMatchObject({ name: HOSTILE_NAME, votes: true, category: 'full', unit: 'UG-402' });
    expect(lacks(small.mover)).toEqual(['category-votes']);
    const [member] = of(small.league)!.reasons;
    expect(member).toMatchObject({ rule: 'is-member', met: true, says: 'is a member whose rights do not rest' });
    const decision = await app.ask(member!.events[0]!.decision, secretariat);
    expect(decision.body.events).toMatchObject([{ type: 'members.MembershipAdmitted' }]);
  });

  it('goes by the dates: members long enough, dues that are due, rights that rest', async () => {
    expect((await roll('on=2025-05-01')).lacks(small.hostile)).toEqual(['member-for-days']);
    expect((await roll('on=2025-10-31')).lacks(small.hostile)).toEqual([]);
    const { of, lacks } = await roll('on=2025-11-01');
    expect(lacks(small.hostile)).toEqual(['dues-paid']);
    expect(
      of(small.hostile)!
        .reasons.at(-1)!
        .events.map(({ id }) => id),
    ).toEqual([issued.id]);
    expect((await roll('on=2025-12-15')).lacks(small.hostile)).toEqual([]);
  });

  it('goes by the rules in force on the date, and names their version', async () => {
    const before = await roll('on=2026-01-31');
    expect(before.body.rules).toEqual({ version: 1, from: null, adopted: null });
    const after = await roll('on=2026-02-10');
    expect(after.body.rules).toEqual({ version: 2, from: '2026-02-01', adopted: stricter.id });
    expect([after.of(small.hostile)!.rules, after.lacks(small.hostile)]).toEqual([2, ['proof-valid']]);
    expect(after.of(small.hostile)!.reasons.at(-1)).toMatchObject({ of: 'ngo-permit', met: false });
    expect((await roll('on=2026-02-20')).lacks(small.hostile)).toEqual([]);
  });

  it('is as known at a moment: who resigned later, dated back, was on the roll that was drawn up before', async () => {
    expect((await roll('on=2026-01-05')).lacks(small.league)).toContain('is-member');
    expect((await roll('on=2026-01-05&asKnownAt=2026-01-14')).lacks(small.league)).toEqual([]);
  });

  it('of a day to come is as the dates on record have it', async () => {
    const { of } = await roll('on=2026-10-01');
    expect(of(small.mover)).toMatchObject({ status: 'lapsed', votes: false });
    const page = await app.page('/views/voting-rolls?on=2026-10-01', secretariat);
    expect(page.text).toContain('This date is to come');
  });

  it('is asked for by unit, category and answer, in pages', async () => {
    expect((await roll('on=2025-12-31&unit=UG-411')).names.sort()).toEqual([LEAGUE_NAME, 'Movers Together'].sort());
    expect((await roll('on=2025-12-31&category=associate')).names).toEqual(['Movers Together']);
    expect((await roll('on=2025-12-31&status=left-out')).names).toEqual(['Movers Together']);
    const first = await roll('on=2025-12-31&limit=2');
    const second = await roll(`on=2025-12-31&limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.names, ...second.names]).toEqual((await roll('on=2025-12-31')).names);
    expect(second.body.nextCursor).toBeUndefined();
    expect((await roll('on=2025-12-31&cursor=of-another')).status).toBe(400);
    expect((await roll('asOf=2025-12-31')).status).toBe(400);
  });

  it('comes as CSV with a column for each rule', async () => {
    const { text, headers } = await app.ask('/views/voting-rolls.csv?on=2026-02-10', auditor);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('voting-roll-2026-02-10.csv');
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toContain('votes,is-member,category-votes,member-for-days,dues-paid,proof-valid:ngo-permit,why');
    expect(lines).toHaveLength(3);
    const hostile = lines.find((line) => line.startsWith(small.hostile))!;
    expect(hostile).toContain('no,met,met,met,met,not-met,has no proof in force: ');
  });
});

describe('who sees the roll', () => {
  it('an officer that of their unit, a member its own line, an auditor all of it', async () => {
    const seen = async (as: readonly RoleHeld[]) =>
      (await roll('on=2025-12-31', as)).rows.map((row) => row.organisation);
    expect((await seen(auditor)).sort()).toEqual([small.hostile, small.league, small.mover].sort());
    expect((await seen(officerOf('UG-411'))).sort()).toEqual([small.league, small.mover].sort());
    expect(await seen(representativeOf(small.hostile))).toEqual([small.hostile]);
    expect(await seen(officerOf('UG-402'))).toEqual([small.hostile]);
  });

  it('an officer whose district an organisation left sees it on the roll of before', async () => {
    const before = await roll('on=2025-08-01', officerOf('UG-402'));
    expect(before.rows.map((row) => row.organisation).sort()).toEqual([small.hostile, small.mover].sort());
  });

  it('integrators and the public have no business with who owes what', async () => {
    expect((await roll('on=2025-12-31', integrator)).status).toBe(403);
    expect((await app.ask('/views/voting-rolls')).status).toBe(401);
  });
});
