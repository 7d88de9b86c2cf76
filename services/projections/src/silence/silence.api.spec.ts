import {
  complaintNoticeIssued,
  complaintRaised,
  complianceProofSubmitted,
  derivedId,
  FIRST_RULES,
  invoiceBecameOverdue,
  invoiceIssued,
  membershipApplied,
  membershipDeferred,
  membershipScreened,
  rulesAdopted,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
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

const id = (name: string): string => derivedId('silence', name);
const [raisedAlone, complaint, invoice] = [id('raised'), id('noticed'), id('invoice')];
const inBushenyi = { tags: [`org:${small.hostile}`, 'unit:UG-402'] };
const inNtungamo = { tags: [`org:${small.league}`, 'unit:UG-411'] };
const ofLeague = { organisation: small.league, category: 'full', unit: 'UG-411' };
const against = { organisation: small.hostile, membership: small.membershipOfHostile, unit: 'UG-402' };
const { narrative, procedure } = complaintRaised.example;
const raising = { ...against, grounds: ['misuse-of-funds'], source: 'officer' as const, narrative, procedure };
const billed = { organisation: small.hostile, category: 'full', unit: 'UG-402', membership: small.membershipOfHostile };
const amount = { minor: 100, currency: 'UGX' };
const { version: _, ...text } = FIRST_RULES;

const history = [
  // A new application of the league, deferred to a day that is past.
  happened(membershipApplied, id('again'), ofLeague, { effectiveOn: '2026-01-20', ...inNtungamo }),
  happened(
    membershipScreened,
    id('again'),
    { ...ofLeague, items: [{ item: 'constitution', finding: 'not-met' }], endorsersRequired: 0 },
    { effectiveOn: '2026-01-22', ...inNtungamo },
  ),
  happened(
    membershipDeferred,
    id('again'),
    { ...ofLeague, missing: ['constitution'], until: '2026-02-15' },
    { effectiveOn: '2026-01-25', ...inNtungamo },
  ),
  happened(complaintRaised, raisedAlone, raising, { effectiveOn: '2026-02-01', tags: ['unit:UG-402'] }),
  happened(complaintRaised, complaint, raising, { effectiveOn: '2026-02-01', tags: ['unit:UG-402'] }),
  happened(
    rulesAdopted,
    'main',
    { unit: 'WAN', version: 2, proposal: id('proposal'), rules: text },
    { effectiveOn: '2026-02-02' },
  ),
  happened(
    complaintNoticeIssued,
    complaint,
    { ...against, grounds: ['misuse-of-funds'], notice: narrative, raisedOn: '2026-02-01', procedure },
    { effectiveOn: '2026-02-03', ...inBushenyi },
  ),
  happened(
    complianceProofSubmitted,
    id('proof'),
    { organisation: small.hostile, unit: 'UG-402', proofType: 'ngo-permit', expiringDays: 60, files: [] },
    { effectiveOn: '2026-02-25', ...inBushenyi },
  ),
  happened(
    invoiceIssued,
    invoice,
    { ...billed, term: { from: '2026-01-01', until: '2026-12-31' }, amount, dueOn: '2026-01-31', remindOn: [] },
    { effectiveOn: '2026-01-01', ...inBushenyi },
  ),
  happened(
    invoiceBecameOverdue,
    invoice,
    { ...billed, outstanding: amount, dueOn: '2026-01-31' },
    { effectiveOn: '2026-02-01', ...inBushenyi },
  ),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

const ask = async (query = '', as: readonly RoleHeld[] = secretariat) => {
  const { status, body } = await app.ask(`/views/silence?${query}`, as);
  const silences = (body.silences ?? []) as { kind: string; entity: { trail: string } }[];
  return { status, body, silences, kinds: silences.map(({ kind }) => kind) };
};

describe('silence', () => {
  it('is what nobody has acted on, the longest first, each with since when, whose turn it is, and by which rule', async () => {
    const { body, silences, kinds } = await ask();
    expect(kinds).toEqual(['dues-overdue', 'complaint-to-notice', 'complaint-to-serve', 'application-deferred']);
    expect(silences[3]).toMatchObject({
      says: 'Check a deferred application again',
      organisation: { id: small.league, name: LEAGUE_NAME },
      since: '2026-01-25',
      due: '2026-02-15',
      waited: 36,
      late: 15,
      turn: { roles: ['secretariat', 'unit-officer'], unit: 'UG-411' },
      rule: { says: 'A deferred application is checked again by the day that was set to it', version: 1 },
    });
    expect(silences[2]).toMatchObject({ due: null, late: null, waited: 27, rule: { version: 2 } });
    expect(body.byUnit).toEqual([
      { unit: 'UG-402', count: 3 },
      { unit: 'UG-411', count: 1 },
    ]);
  });

  it('is counted by days where no day is set, and by its day where one is', async () => {
    expect((await ask('days=5')).kinds).toContain('proof-to-verify');
    expect((await ask('days=6')).kinds).not.toContain('proof-to-verify');
    expect((await ask('days=3650')).kinds).toEqual(['dues-overdue', 'application-deferred']);
    expect((await ask('days=-1')).status).toBe(400);
  });

  it('is asked for by unit and kind, in pages', async () => {
    expect((await ask('unit=UG-411')).kinds).toEqual(['application-deferred']);
    expect((await ask('kind=complaint-to-serve')).kinds).toEqual(['complaint-to-serve']);
    expect((await ask('kind=campaign-in-draft')).status).toBe(400);
    const first = await ask('limit=3');
    const rest = await ask(`limit=3&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    expect([...first.kinds, ...rest.kinds]).toEqual((await ask()).kinds);
    expect((await ask('cursor=none')).status).toBe(400);
  });

  it('tells neither an auditor nor the member of a complaint that nobody has given it notice of', async () => {
    for (const as of [auditor, representativeOf(small.hostile)]) {
      const { kinds } = await ask('days=0', as);
      expect(kinds).not.toContain('complaint-to-notice');
      expect(kinds).toContain('complaint-to-serve');
    }
    const both: readonly RoleHeld[] = [...representativeOf(small.hostile), ...officerOf('UG-402')];
    expect((await ask('', both)).kinds).not.toContain('complaint-to-notice');
    expect((await ask('', officerOf('UG-402'))).kinds).toContain('complaint-to-notice');
  });

  it('shows an officer their unit, a member itself, each with a trail that they can read, and others nothing', async () => {
    expect((await ask('', officerOf('UG-411'))).kinds).toEqual(['application-deferred']);
    expect((await ask('', representativeOf(small.league))).kinds).toEqual(['application-deferred']);
    for (const as of [officerOf('UG-402'), representativeOf(small.hostile), auditor]) {
      const { silences } = await ask('days=0', as);
      expect(silences.length).toBeGreaterThan(0);
      for (const { entity } of silences) expect((await app.ask(entity.trail, as)).status).toBe(200);
    }
    expect((await ask('', integrator)).status).toBe(403);
    expect((await app.ask('/views/silence')).status).toBe(401);
  });

  it('comes as CSV', async () => {
    const { text } = await app.ask('/views/silence.csv?unit=UG-411', auditor);
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toContain('kind,aggregate,entity,organisation,organisationName,unit,unitName,since,due,waited,late');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('2026-01-25,2026-02-15,36,15,secretariat; unit-officer');
  });
});
