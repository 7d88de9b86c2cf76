import {
  derivedId,
  linkageAccepted,
  linkageEnded,
  linkageOutcomeTold,
  linkageProposed,
  linkageRenewalProposed,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
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

const id = (name: string): string => derivedId('linkage register', name);
const [waiting, inForce, over] = ['waiting', 'in force', 'over'].map(id) as [string, string, string];
const [from, to] = [small.hostile, small.league];
const between = { from, to, unit: 'UG-402' };
const on = (effectiveOn: string) => ({
  effectiveOn,
  time: `${effectiveOn}T09:00:00.000Z`,
  tags: [`org:${from}`, `org:${to}`, 'unit:UG-402'],
});

const history = [
  happened(linkageProposed, waiting, { ...between, kind: 'referral', by: to }, on('2026-02-01')),
  ...[inForce, over].flatMap((linkage) => [
    happened(
      linkageProposed,
      linkage,
      { ...between, kind: 'joint-project', by: from, until: '2026-12-31' },
      on('2026-01-05'),
    ),
    happened(linkageAccepted, linkage, { ...between, kind: 'joint-project', until: '2026-12-31' }, on('2026-01-10')),
  ]),
  happened(linkageRenewalProposed, inForce, { ...between, by: to, until: '2027-12-31' }, on('2026-02-10')),
  happened(linkageEnded, over, { ...between, ground: 'purpose-achieved' }, on('2026-02-15')),
  happened(linkageOutcomeTold, over, { ...between, by: from, result: 'achieved' }, on('2026-02-16')),
  happened(linkageOutcomeTold, over, { ...between, by: to, result: 'partly-achieved' }, on('2026-02-17')),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/linkages?sort=status${query}`, as)).body.rows;
const ids = async (query = '', as = secretariat) => (await rows(query, as)).map((row) => row['id']);

describe('the register of linkages', () => {
  it('tells between whom each is, for whom it waits, and what came of it', async () => {
    expect(await rows()).toMatchObject([
      { id: over, status: 'ended', ground: 'purpose-achieved', result: ['achieved', 'partly-achieved'] },
      { id: inForce, status: 'linked', member: from, partner: to, until: '2026-12-31', waitsFor: from },
      { id: waiting, status: 'proposed', kind: 'referral', waitsFor: from, linkedOn: null, until: null },
    ]);
    expect(await rows('&asOf=2026-02-14&status=linked')).toHaveLength(2);
    expect(await ids('&kind=referral')).toEqual([waiting]);
  });

  it('is for both sides, the member’s unit, staff and auditors, on a page and as CSV', async () => {
    expect(await ids('', representativeOf(to))).toHaveLength(3);
    expect(await ids('', officerOf('UG-402'))).toHaveLength(3);
    expect(await ids('', officerOf('UG-411'))).toEqual([]);
    expect((await app.ask('/views/registers/linkages', integrator)).status).toBe(403);
    expect((await app.ask('/views/registers/linkages')).status).toBe(401);
    expect((await app.page('/views/registers/linkages', secretariat)).text).toContain('partly achieved');
    expect((await app.ask('/views/registers/linkages.csv', auditor)).text).toContain('joint-project');
  });

  it('leads on from the network’s figure, which counts those in force by kind and unit', async () => {
    const { linkages } = (await app.ask('/views/dashboards/network', secretariat)).body;
    expect(linkages).toMatchObject({
      inForce: { value: 1 },
      byKind: [{ kind: 'joint-project', figure: { value: 1 } }],
      byUnit: [{ code: 'UG-402', inForce: { value: 1 }, byKind: [{ kind: 'joint-project', figure: { value: 1 } }] }],
    });
    expect((await app.ask('/views/dashboards/network?asOf=2026-02-14', secretariat)).body.linkages.inForce.value).toBe(
      2,
    );
    for (const { events } of [linkages.inForce, linkages.byKind[0].figure, linkages.byUnit[0].byKind[0].figure]) {
      const told = (await app.ask(events, secretariat)).body;
      const sum = told.events.reduce((all: number, { amount }: { amount: number }) => all + amount, 0);
      expect([told.value, sum]).toEqual([1, 1]);
    }
    const page = (await app.page('/views/dashboards/network', secretariat)).text;
    expect(page).toContain('Linkages in force, by kind');
    const events = (await app.page(linkages.byKind[0].figure.events, secretariat)).text;
    expect(events).toContain('/views/registers/linkages?');
  });
});
