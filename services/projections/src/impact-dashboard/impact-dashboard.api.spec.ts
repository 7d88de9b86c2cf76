import {
  alertRaised,
  campaignLaunched,
  campaignStrugglesReleased,
  coalitionFormed,
  commitmentMade,
  demandAnswered,
  demandDelivered,
  derivedId,
  enrolmentApplied,
  enrolmentCompleted,
  type EventContract,
  goalAdopted,
  outcomeFormulated,
  outcomeSubstantiated,
  programmePlanned,
  type SequencedEvent,
  struggleReported,
  struggleVerified,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { small } from '../testing/a-small-forum.ts';
import { figuresIn } from '../testing/figures-told.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
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
import { assertWellFormed } from '../testing/well-formed.ts';

const id = (name: string): string => derivedId('impact', name);
const DONOR = id('donor');
const donor: readonly RoleHeld[] = [{ role: 'partner', organisation: DONOR }];
const another: readonly RoleHeld[] = [{ role: 'partner', organisation: id('another donor') }];

/** The contract's example with something else in it. */
const step = (
  contract: EventContract,
  name: string,
  day: string,
  more: object = {},
  tags: readonly string[] = [],
): GivenEvent => {
  const example = contract.example as object;
  return happened(
    contract,
    id(name),
    { ...example, ...('unit' in example ? { unit: 'UG-402' } : {}), ...more } as never,
    {
      effectiveOn: day,
      time: `${day}T09:00:00.000Z`,
      tags: ['unit:UG-402', ...tags],
    },
  );
};
const launch = { title: 'Medicine that is there', lead: small.hostile, coalition: id('coalition') };
const contributions = [{ kind: 'campaign', id: id('campaign') }];
const formulated = { contributions, goals: [id('goal')] };

const events: readonly GivenEvent[] = [
  step(goalAdopted, 'goal', '2025-03-10', { title: 'Health for all' }),
  step(programmePlanned, 'programme', '2025-03-12', { title: 'Launching campaigns', unit: 'WAN', partners: [DONOR] }),
  step(programmePlanned, 'other programme', '2025-03-12', { title: 'Unseen by the donor', unit: 'WAN', partners: [] }),
  step(enrolmentApplied, 'enrolment', '2025-03-20', { programme: id('programme'), home: 'UG-402' }),
  step(enrolmentCompleted, 'enrolment', '2025-05-20', { programme: id('programme') }),
  step(enrolmentApplied, 'elsewhere', '2025-03-20', { programme: id('other programme'), home: 'UG-402' }),
  step(enrolmentCompleted, 'elsewhere', '2025-05-20', { programme: id('other programme') }),
  step(coalitionFormed, 'coalition', '2025-05-25', { name: 'Medicine Coalition' }),
  step(struggleReported, 'stock-out', '2025-06-01'),
  step(struggleVerified, 'stock-out', '2025-06-10'),
  step(alertRaised, 'alert', '2025-06-11', {
    coalition: id('coalition'),
    arisingFrom: { kind: 'struggle', id: id('stock-out') },
  }),
  step(campaignLaunched, 'campaign', '2025-07-01', launch, [`programme:${id('programme')}`]),
  step(campaignStrugglesReleased, 'campaign', '2025-07-01', { struggles: [id('stock-out')] }),
  step(demandDelivered, 'demand', '2025-07-10', { campaign: id('campaign'), change: 'Three months of medicine' }),
  step(demandAnswered, 'demand', '2025-08-10', { campaign: id('campaign'), answer: 'accepted' }),
  step(commitmentMade, 'promise', '2025-08-11', {
    arisingFrom: { kind: 'demand', id: id('demand') },
    direction: 'duty-bearer-to-citizens',
  }),
  step(campaignLaunched, 'unrelated', '2025-08-01', { title: 'Roads', coalition: undefined, rightsHolders: ['youth'] }),
  step(demandDelivered, 'unrelated demand', '2025-08-10', { campaign: id('unrelated') }),
  step(outcomeFormulated, 'outcome', '2026-01-10', formulated),
  step(outcomeSubstantiated, 'outcome', '2026-02-10', { ...formulated, verdict: 'substantiated' }),
].toSorted((one, other) => (one.time < other.time ? -1 : 1));

let app: SmallForumApp;
let recorded: readonly SequencedEvent[];
/** The record as it stood right after an event. */
const after = ({ type }: EventContract, name: string): number =>
  recorded.find((event) => event.type === type && event.stream.endsWith(id(name)))!.sequence;
beforeAll(async () => {
  app = await smallForumApp();
  recorded = await record(
    app,
    events.map((event) => ({ ...event, data: JSON.parse(JSON.stringify(event.data)) as never })),
  );
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) => (await app.ask(`/views/dashboards/impact${query}`, as)).body;
const figures = async (query = '', as = secretariat): Promise<Record<string, number>> => {
  const { stages } = await dashboard(query, as);
  const all = stages.flatMap((stage: { figures: { measure: string; stage: string | null; value: number }[] }) =>
    stage.figures.map(({ measure, stage: at, value }) => [at === null ? measure : `${measure}/${at}`, value]),
  );
  return Object.fromEntries(all.filter(([, value]: [string, number]) => value !== 0));
};
const chain = async (name: string, as = secretariat, query = '') =>
  (await app.ask(`/views/dashboards/impact/chains/${id(name)}${query}`, as)).body;
const ids = (nodes: readonly { id: string }[]) => nodes.map((node) => node.id);
const the = (...names: readonly string[]) => names.map(id);

const OF_THE_GOAL = {
  completed: 1,
  'struggle-verified': 1,
  coalition: 1,
  'alert-raised': 1,
  'campaign-launched': 1,
  'demand-delivered': 1,
  'demand-answered/accepted': 1,
  'outcome-formulated': 1,
  'outcome-judged/substantiated': 1,
};

describe('the dashboard of collective impact', () => {
  it('tells for a goal what led there, link by link, and nothing else', async () => {
    expect(await figures(`?goal=${id('goal')}`)).toEqual(OF_THE_GOAL);
    expect((await dashboard(`?goal=${id('goal')}`)).goal).toMatchObject({
      name: 'Health for all',
      kind: 'agenda-goal',
    });
  });

  it('tells for a programme what came of it', async () => {
    expect(await figures(`?programme=${id('programme')}`)).toEqual(OF_THE_GOAL);
    expect(await figures(`?programme=${id('other programme')}`)).toEqual({ completed: 1 });
  });

  it('tells for a constituency what campaigns came to whose rights-holders it is', async () => {
    expect(await figures('?constituency=women')).toEqual(OF_THE_GOAL);
    expect(await figures('?constituency=youth')).toEqual({ 'campaign-launched': 1, 'demand-delivered': 1 });
    expect(await figures('?constituency=women&asOf=2025-06-30')).toEqual({});
    const both = await app.ask(`/views/dashboards/impact?goal=${id('goal')}&constituency=women`, secretariat);
    expect([both.status, both.body.errors]).toMatchObject([400, [{ pointer: '/constituency', code: 'one-of' }]]);
  });

  it('tells for a unit or a theme all that stands there, and of programmes those that led to it', async () => {
    expect(await figures('?unit=UG-402')).toMatchObject({
      'campaign-launched': 2,
      'demand-delivered': 2,
      completed: 1,
    });
    expect(await figures('?unit=UG-411')).toEqual({});
    expect(await figures('?theme=education')).toEqual({});
  });

  it('is of any date, and as known at any moment', async () => {
    const { completed, coalition } = OF_THE_GOAL;
    expect(await figures(`?goal=${id('goal')}&asOf=2026-01-09`)).toEqual({});
    expect(await figures(`?programme=${id('programme')}&asOf=2025-07-09`)).toMatchObject({ completed, coalition });
    expect(await figures(`?programme=${id('programme')}&asKnownAt=${after(coalitionFormed, 'coalition')}`)).toEqual({
      completed,
    });
  });

  it.each([
    ['staff', secretariat, `?goal=${id('goal')}`],
    ['an auditor', auditor, `?goal=${id('goal')}`],
    ['an auditor asking for a constituency', auditor, '?constituency=women'],
    ['an auditor asking for everything', auditor, ''],
    ['a donor', donor, ''],
  ])('every figure that %s reads leads to events that add up to it', async (_, as, query) => {
    const told = figuresIn(await dashboard(query, as));
    expect(told.length).toBeGreaterThan(15);
    for (const { value, events: at } of told) {
      const { body } = await app.ask(at, as);
      const sum = body.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, body.value, sum]).toEqual([at, value, value]);
    }
  });

  it('shows a donor what came of its own programmes, and of no other', async () => {
    const { 'struggle-verified': _, ...seen } = OF_THE_GOAL;
    expect(await figures('', donor)).toEqual(seen);
    const { links } = await dashboard('', donor);
    const names = links.flatMap(({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name));
    expect(names).toEqual([
      ...['Launching campaigns', 'Medicine Coalition', 'Medicine that is there', 'an outcome', 'Health for all'],
    ]);
    expect(ids((await chain('outcome', donor)).ledTo)).toEqual(the('programme', 'coalition', 'campaign'));
    expect(await figures('', another)).toEqual({});
    for (const name of ['outcome', 'nobody has recorded it']) {
      const { status, body } = await app.ask(`/views/dashboards/impact/chains/${id(name)}`, another);
      expect([status, body.type]).toEqual([404, expect.anything()]);
    }
    const asked = await app.ask(`/views/dashboards/impact?programme=${id('other programme')}`, donor);
    expect(asked.status).toBe(404);
  });
});

describe('the chain of an outcome', () => {
  it('leads back to the programmes that built the capacity, and on to the goal', async () => {
    const { of, ledTo, cameOf } = await chain('outcome');
    expect(of).toMatchObject({ kind: 'outcome', status: 'substantiated', unit: 'UG-402' });
    expect(ids(ledTo)).toEqual(the('programme', 'stock-out', 'coalition', 'campaign'));
    expect(ids(cameOf)).toEqual(the('goal'));
    const campaign = ledTo.find(({ kind }: { kind: string }) => kind === 'campaign');
    expect([...campaign.from].sort()).toEqual(the('programme', 'stock-out', 'coalition').sort());
  });

  it('is the same chain from the other end', async () => {
    expect(ids((await chain('programme')).cameOf)).toEqual(the('campaign', 'demand', 'promise', 'outcome', 'goal'));
    expect(ids((await chain('stock-out')).cameOf)).toEqual(
      the('coalition', 'campaign', 'demand', 'promise', 'outcome', 'goal'),
    );
  });

  it('is of any date, and as known at any moment', async () => {
    expect(ids((await chain('programme', secretariat, '?asOf=2025-07-31')).cameOf)).toEqual(the('campaign', 'demand'));
    const known = await chain('programme', secretariat, `?asKnownAt=${after(campaignLaunched, 'campaign')}`);
    expect(ids(known.cameOf)).toEqual(the('campaign'));
  });

  it('shows an officer of another district what is public of it', async () => {
    expect(ids((await chain('campaign', officerOf('UG-411'))).cameOf)).toEqual(the('demand'));
    expect((await app.ask(`/views/dashboards/impact/chains/${id('outcome')}`, officerOf('UG-411'))).status).toBe(404);
    expect(ids((await chain('outcome', officerOf('UG-402'))).cameOf)).toEqual(the('goal'));
  });

  it('and the dashboard are pages as well', async () => {
    for (const at of [
      '',
      `?goal=${id('goal')}`,
      '?constituency=women',
      `/chains/${id('outcome')}`,
      '/events?measure=demand-delivered',
    ]) {
      const { status, text } = await app.page(`/views/dashboards/impact${at}`, secretariat);
      expect([at, status]).toEqual([at, 200]);
      assertWellFormed(text);
    }
    const { text } = await app.page(`/views/dashboards/impact/chains/${id('outcome')}`, donor);
    for (const told of ['What led to it', 'Medicine Coalition', 'What came of it', 'Health for all']) {
      expect(text).toContain(told);
    }
  });

  it('nobody reads it who is neither at work on it, nor an auditor or a partner', async () => {
    for (const at of ['', `/chains/${id('outcome')}`]) {
      const status = async (as?: readonly RoleHeld[]) => (await app.ask(`/views/dashboards/impact${at}`, as)).status;
      expect([await status(), await status(integrator), await status(representativeOf(small.hostile))]).toEqual([
        401, 403, 403,
      ]);
    }
    expect((await app.ask('/views/dashboards/impact?goal=x', secretariat)).status).toBe(400);
    expect(
      (await app.ask(`/views/dashboards/impact?goal=${id('goal')}&programme=${id('programme')}`, secretariat)).status,
    ).toBe(400);
  });
});
