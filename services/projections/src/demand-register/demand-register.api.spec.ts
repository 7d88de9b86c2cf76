import {
  campaignDrafted,
  campaignGoalsReleased,
  campaignHandedOver,
  campaignLaunched,
  campaignLeadChanged,
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandImplemented,
  demandMade,
  demandReneged,
  demandRenegotiated,
  derivedId,
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

const id = (name: string): string => derivedId('demand register', name);
const [worded, silent, kept, reneged] = ['worded', 'silent', 'kept', 'reneged'].map(id) as [
  string,
  string,
  string,
  string,
];
const [campaign, dutyBearer, commitment] = [id('campaign'), id('duty-bearer'), id('commitment')];
const [lead, successor] = [small.hostile, small.league];
const place = { campaign, dutyBearer, unit: 'UG-402', themes: ['social-justice'], lead };
const on = (effectiveOn: string) => ({
  effectiveOn,
  time: `${effectiveOn}T09:00:00.000Z`,
  tags: [`org:${lead}`, 'unit:UG-402'],
});
const { change, changeBy: _, ...made } = demandMade.example;
const delivered = (demand: string, words: string) =>
  happened(
    demandDelivered,
    demand,
    { ...demandDelivered.example, ...place, change: words, answerBy: '2026-02-20' },
    on('2026-02-02'),
  );
const answered = (demand: string) => {
  const promise = { ...demandAnswered.example.promise!, commitment, dutyBearer, dueOn: '2026-02-24' };
  return happened(demandAnswered, demand, { ...demandAnswered.example, campaign, promise }, on('2026-02-10'));
};
const { coalition: __, ...drafted } = campaignDrafted.example;
const { coalition: ___, ...launched } = campaignLaunched.example;

const history = [
  happened(campaignDrafted, campaign, { ...drafted, unit: 'UG-402', lead }, on('2026-01-10')),
  happened(campaignLaunched, campaign, { ...launched, unit: 'UG-402', lead }, on('2026-01-15')),
  happened(campaignGoalsReleased, campaign, { goals: [id('goal')] }, on('2026-01-15')),
  ...[worded, silent, kept, reneged].map((demand) =>
    happened(demandMade, demand, { ...made, ...place, change, answerBy: '2026-02-20' }, on('2026-01-20')),
  ),
  delivered(silent, 'Repair the boreholes'),
  delivered(kept, 'Staff the health centre'),
  delivered(reneged, 'Publish the budget'),
  answered(kept),
  answered(reneged),
  happened(
    demandRenegotiated,
    kept,
    { commitment, formerDueOn: '2026-02-24', dueOn: '2026-02-28', ground: 'funds-late' },
    on('2026-02-12'),
  ),
  happened(demandReneged, reneged, { commitment, ground: 'nothing-done' }, on('2026-02-18')),
  happened(demandAnswerFellDue, silent, { campaign, dutyBearer, answerBy: '2026-02-20' }, on('2026-02-21')),
  happened(demandImplemented, kept, { commitment, doneOn: '2026-02-22', onTime: true }, on('2026-02-23')),
  happened(campaignLeadChanged, campaign, { former: lead, lead: successor, ground: 'fell-away' }, on('2026-02-24')),
  happened(campaignHandedOver, campaign, { former: lead, lead: successor }, on('2026-02-24')),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/demands?sort=status${query}`, as)).body.rows;
const ids = async (query = '', as = secretariat) => (await rows(query, as)).map((row) => row['id']).sort();

describe('the register of demands', () => {
  it('tells on whom each is, what was answered, and what became of the promise', async () => {
    expect(await rows()).toMatchObject([
      { id: kept, name: 'Staff the health centre', status: 'implemented', answer: 'accepted', doneOn: '2026-02-22' },
      { id: worded, name: 'A demand not delivered yet', status: 'made', office: null, deliveredOn: null },
      { id: reneged, status: 'reneged', ground: 'nothing-done', commitment, promisedBy: '2026-02-24' },
      { id: silent, status: 'silent', answer: null, answerBy: '2026-02-20', office: demandDelivered.example.office },
    ]);
    expect((await rows('&status=implemented'))[0]).toMatchObject({ promisedBy: '2026-02-28', campaign, dutyBearer });
    expect(await ids('&answer=accepted')).toEqual([kept, reneged].sort());
    expect(await ids('&asOf=2026-02-11&status=promised')).toEqual([kept, reneged].sort());
  });

  it('has no demand before it is delivered for those who are not to know of it', async () => {
    expect(await ids('', auditor)).toEqual([silent, kept, reneged].sort());
    expect(await ids('', officerOf('UG-402'))).toHaveLength(4);
    expect(await ids('', officerOf('UG-411'))).toEqual([]);
    expect(await ids('', representativeOf(lead))).toEqual(await ids('', officerOf('UG-402')));
    expect((await app.ask('/views/registers/demands', integrator)).status).toBe(403);
    expect((await app.ask('/views/registers/demands')).status).toBe(401);
    expect((await app.page('/views/registers/demands', secretariat)).text).toContain('Staff the health centre');
    expect((await app.ask('/views/registers/demands.csv', auditor)).text).not.toContain('not delivered yet');
  });
});

describe('the register of campaigns', () => {
  it('tells who leads now, to the public too, and which goals are served', async () => {
    for (const as of [secretariat, undefined]) {
      const { body } = await app.ask('/views/registers/campaigns', as);
      const row = body.rows.find((one: Row) => one['id'] === campaign);
      expect(row).toMatchObject({ lead: successor, goals: [id('goal')], status: 'launched' });
      const before = (await app.ask('/views/registers/campaigns?asOf=2026-02-23', as)).body.rows;
      expect(before.find((one: Row) => one['id'] === campaign)).toMatchObject({ lead });
    }
  });
});
