import {
  complaintDecided,
  complaintNoticeIssued,
  complaintRaised,
  derivedId,
  membershipRejected,
  roleGranted,
  roleRevoked,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { HOSTILE_NAME, small } from '../testing/a-small-forum.ts';
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

const whistleblower = derivedId('due process', 'who complained');
const complaint = derivedId('due process', 'complaint');
const grant = derivedId('due process', 'grant');
const against = { organisation: small.hostile, membership: small.membershipOfHostile, unit: 'UG-402' };
const { narrative, procedure } = complaintRaised.example;
const unit = ['unit:UG-402'];
const tags = [`org:${small.hostile}`, ...unit];

const complained = happened(
  complaintRaised,
  complaint,
  { ...against, grounds: ['misuse-of-funds'], source: 'officer', narrative, procedure },
  { effectiveOn: '2025-06-01', tags: unit, meta: { actor: { person: whistleblower, roles: ['unit-officer'] } } },
);
const noticed = happened(
  complaintNoticeIssued,
  complaint,
  { ...against, grounds: ['misuse-of-funds'], notice: narrative, raisedOn: '2025-06-01', procedure },
  { effectiveOn: '2025-06-03', tags },
);
const expelled = happened(
  complaintDecided,
  complaint,
  {
    ...{ ...against, proposal: grant, measure: 'expulsion', grounds: ['misuse-of-funds'] },
    panel: [{ person: small.officer }, { person: small.representative }],
  },
  { effectiveOn: '2025-06-10', tags },
);
const rejected = happened(
  membershipRejected,
  derivedId('due process', 'membership of mover'),
  { organisation: small.mover, category: 'full', unit: 'UG-402', grounds: 'checklist-not-met', narrative },
  { effectiveOn: '2025-08-01', tags: [`org:${small.mover}`, 'unit:UG-402'] },
);
const held = { person: small.officer, role: 'unit-officer' as const, unit: 'UG-411' };
const granted = happened(roleGranted, grant, held, { effectiveOn: '2025-01-01', tags: ['unit:UG-411'] });
const revoked = happened(
  roleRevoked,
  grant,
  { ...held, ground: 'left-the-office' },
  { effectiveOn: '2025-10-01', tags: ['unit:UG-411'] },
);

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [complained, noticed, expelled, rejected, granted, revoked]);
});
afterAll(() => app.close());

interface Case {
  readonly decision: string;
  readonly state: string;
  readonly organisation: { readonly name: string } | null;
  readonly steps: { step: string; state: string; by: { person: string }[]; trail: string | null }[];
}
const ask = async (query = '', as: readonly RoleHeld[] = secretariat) => {
  const { status, body, text } = await app.ask(`/views/due-process?${query}`, as);
  const cases = (body.cases ?? []) as readonly Case[];
  return { status, body, text, cases, decisions: cases.map(({ decision }) => decision) };
};

describe('due process', () => {
  it('lists every decision against somebody, the newest first, with what is missing of each', async () => {
    const { body, cases, decisions } = await ask();
    expect(decisions).toEqual(['role-revoked', 'rejection', 'expulsion']);
    expect(body.counts).toEqual({ 'in-order': 1, open: 0, late: 0, missing: 2 });
    expect(cases[2]).toMatchObject({ state: 'missing', organisation: { name: HOSTILE_NAME } });
    expect(cases[2]!.steps.map(({ step, state }) => [step, state])).toEqual([
      ['complaint', 'done'],
      ['notice', 'done'],
      ['notice-arrival', 'missing'],
      ['hearing', 'missing'],
      ['decision', 'done'],
      ['decision-arrival', 'open'],
      ['appeal', 'open'],
    ]);
    const trail = await app.ask(cases[2]!.steps[4]!.trail!, secretariat);
    expect(trail.body.events).toMatchObject([{ type: 'members.ComplaintDecided' }]);
  });

  it('is asked for by unit, kind, state and period, as of a date and as known at a moment, in pages', async () => {
    expect((await ask('kind=expulsion')).decisions).toEqual(['expulsion']);
    expect((await ask('status=in-order')).decisions).toEqual(['role-revoked']);
    expect((await ask('unit=UG-411')).decisions).toEqual(['role-revoked', 'rejection']);
    expect((await ask('unit=UG-411&asOf=2025-08-15')).decisions).toEqual([]);
    expect((await ask('from=2025-07-01&asOf=2025-09-30')).decisions).toEqual(['rejection']);
    const { sequence } = await app.store.head();
    expect((await ask(`asKnownAt=${sequence - 1}`)).decisions).toEqual(['rejection', 'expulsion']);
    const first = await ask('limit=2');
    expect((await ask(`limit=2&cursor=${first.body.nextCursor}`)).decisions).toEqual(['expulsion']);
    expect((await ask('cursor=none')).status).toBe(400);
  });

  it('tells staff who complained, and neither the member nor an auditor', async () => {
    expect((await ask('kind=expulsion')).text).toContain(whistleblower);
    for (const as of [auditor, representativeOf(small.hostile)]) {
      const { text, cases } = await ask('kind=expulsion', as);
      expect(cases[0]!.steps[0]).toMatchObject({ step: 'complaint', state: 'done', by: [], trail: null });
      expect(text).not.toContain(whistleblower);
    }
    const both: readonly RoleHeld[] = [...representativeOf(small.hostile), ...officerOf('UG-402')];
    expect((await ask('kind=expulsion', both)).text).not.toContain(whistleblower);
  });

  it('shows an officer their unit, a member itself, and others nothing', async () => {
    expect((await ask('', officerOf('UG-411'))).decisions).toEqual(['role-revoked', 'rejection']);
    expect((await ask('', officerOf('UG-402'))).decisions).toEqual(['expulsion']);
    expect((await ask('', representativeOf(small.mover))).decisions).toEqual(['rejection']);
    expect((await ask('', representativeOf(small.league))).decisions).toEqual([]);
    expect((await ask('', integrator)).status).toBe(403);
    expect((await app.ask('/views/due-process')).status).toBe(401);
  });

  it('comes as CSV, a line for each step', async () => {
    const { text } = await app.ask('/views/due-process.csv?kind=expulsion', auditor);
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toContain('decision,decidedOn,state,aggregate,entity,organisation');
    expect(lines).toHaveLength(7);
    expect(text).not.toContain(whistleblower);
  });

  it('is a page that says in words what is missing', async () => {
    const { text } = await app.page('/views/due-process?kind=expulsion', secretariat);
    expect(text).toContain('Member expelled');
    expect(text).toContain('<strong>missing</strong>');
  });
});
