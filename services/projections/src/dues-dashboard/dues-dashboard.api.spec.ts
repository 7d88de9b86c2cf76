import {
  derivedId,
  invoiceBecameOverdue,
  invoiceIssued,
  invoicePaymentApplied,
  invoiceSettled,
  paymentAllocated,
  paymentReceived,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
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

const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const ofHostile = {
  membership: small.membershipOfHostile,
  organisation: small.hostile,
  category: 'full',
  unit: 'UG-402',
};
const ofLeague = {
  membership: small.membershipOfLeague,
  organisation: small.league,
  category: 'associate',
  unit: 'UG-411',
};
const first = derivedId('dues', 'invoice of hostile');
const second = derivedId('dues', 'invoice of the league');
const paid = derivedId('dues', 'payment of hostile');
type Whose = typeof ofHostile;

/** The forum began to keep its dues here in February 2026, and entered what had been before. */
const on = (day: string, whose: Whose, enteredOn = '2026-02-25') => ({
  effectiveOn: day,
  time: `${enteredOn}T09:00:00.000Z`,
  tags: [`org:${whose.organisation}`, `unit:${whose.unit}`],
});
const issue = (id: string, whose: Whose, minor: number, day: string, dueOn: string): GivenEvent =>
  happened(
    invoiceIssued,
    id,
    { ...whose, term: { from: day, until: '2026-12-31' }, amount: UGX(minor), dueOn, remindOn: [] },
    on(day, whose, '2026-02-20'),
  );

/** One paid in two parts, the second more than was open; one of which nothing has been paid. */
const events: readonly GivenEvent[] = [
  issue(first, ofHostile, 200_000, '2025-04-01', '2025-05-01'),
  issue(second, ofLeague, 80_000, '2025-12-01', '2026-01-15'),
  happened(
    paymentReceived,
    paid,
    {
      organisation: small.hostile,
      unit: 'UG-402',
      amount: UGX(230_000),
      credited: UGX(230_000),
      method: 'cash',
      reference: 'R-1',
    },
    on('2025-06-10', ofHostile),
  ),
  happened(
    paymentAllocated,
    paid,
    { organisation: small.hostile, unit: 'UG-402', invoice: first, amount: UGX(200_000), credit: UGX(30_000) },
    on('2025-06-10', ofHostile),
  ),
  happened(
    invoicePaymentApplied,
    first,
    { ...ofHostile, payment: paid, amount: UGX(200_000) },
    on('2025-06-10', ofHostile),
  ),
  happened(
    invoiceSettled,
    first,
    { ...ofHostile, term: { from: '2025-04-01', until: '2026-12-31' }, on: '2025-06-10' },
    on('2025-06-10', ofHostile),
  ),
  happened(
    invoiceBecameOverdue,
    second,
    { ...ofLeague, outstanding: UGX(80_000), dueOn: '2026-01-15' },
    on('2026-01-16', ofLeague),
  ),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, events);
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) => (await app.ask(`/views/dashboards/dues${query}`, as)).body;
const values = (figures: Record<string, { value: number }>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

describe('the dashboard of dues', () => {
  it('tells what was asked for and paid in the period, and what is open on its last day', async () => {
    const { currencies, period } = await dashboard();
    expect(period).toEqual({ from: '2025-03-03', until: '2026-03-02' });
    expect(currencies).toHaveLength(1);
    expect(values(currencies[0].headline)).toEqual({
      billed: 280_000,
      paid: 200_000,
      waived: 0,
      'written-off': 0,
      received: 230_000,
      refunded: 0,
      outstanding: 80_000,
      credit: 30_000,
    });
  });

  it('is of any date, and as known at any moment', async () => {
    const outstanding = async (query: string) => (await dashboard(query)).currencies[0]?.headline.outstanding.value;
    expect(await outstanding('?asOf=2025-03-31')).toBeUndefined();
    expect(await outstanding('?asOf=2025-04-01')).toBe(200_000);
    expect(await outstanding('?asOf=2025-06-10')).toBe(0);
    expect(await outstanding('?asOf=2025-06-10&asKnownAt=2026-02-22')).toBe(200_000);
  });

  it('can be asked of a theme and of a constituency, by what its members are on its last day', async () => {
    const billed = async (query: string) => {
      const { currencies, ...said } = await dashboard(`?${query}`);
      return [said.theme, said.constituency, currencies[0]?.headline.billed.value];
    };
    expect(await billed('theme=governance')).toEqual(['governance', null, 200_000]);
    expect(await billed('constituency=cbo')).toEqual([null, 'cbo', 80_000]);
    expect(await billed('theme=governance&constituency=cbo')).toEqual(['governance', 'cbo', undefined]);
    const { headline } = (await dashboard('?constituency=cbo')).currencies[0];
    const { value, events: told } = (await app.ask(headline.billed.events, secretariat)).body;
    expect([value, told.length]).toEqual([80_000, 1]);
    // The register has rows of others as well.
    expect((await app.page(headline.billed.events, secretariat)).text).not.toContain('class="more"');
    expect((await app.page('/views/dashboards/dues/events', secretariat)).text).toContain('class="more"');
  });

  it('is by unit with all below it, by category, by year of the term, and by how long it has been due', async () => {
    const [{ byUnit, byCategory, byYear, ageing }] = (await dashboard()).currencies;
    expect(byUnit.map(({ code, figures }: never) => [code, values(figures)['outstanding']])).toEqual([
      ['UG-402', 0],
      ['UG-411', 80_000],
      ['WAN', 0],
    ]);
    expect(byCategory.map(({ category, figures }: never) => [category, values(figures)['paid']])).toEqual([
      ['associate', 0],
      ['full', 200_000],
    ]);
    expect(byYear).toMatchObject([{ year: '2025', figures: { billed: { value: 280_000 } } }]);
    expect(ageing.map(({ age, outstanding }: never) => [age, (outstanding as { value: number }).value])).toEqual([
      ['not-due', 0],
      ['1-30', 0],
      ['31-60', 80_000],
      ['61-90', 0],
      ['over-90', 0],
    ]);
  });

  it('every figure leads to events that add up to it', async () => {
    const document = await dashboard('?asOf=2026-02-01&asKnownAt=2026-03-01');
    const figures: { value: number; events: string }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('events' in value && 'value' in value) figures.push(value as (typeof figures)[number]);
      else for (const part of Object.values(value)) collect(part);
    };
    collect(document);
    expect(figures.length).toBeGreaterThan(30);
    for (const { value, events: at } of figures) {
      const told = (await app.ask(at, secretariat)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, told.value, sum]).toEqual([at, value, value]);
    }
  });

  it('is a page as well, and so are the events of a figure', async () => {
    const { status, text } = await app.page('/views/dashboards/dues', secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    expect(text).toContain('UGX');
    expect(text).toContain('80,000');
    const page = await app.page('/views/dashboards/dues/events?measure=outstanding&currency=UGX', secretariat);
    assertWellFormed(page.text);
    expect(page.text).toContain('Ligue des Femmes');
  });

  it('an officer sees their own district; who keeps no dues sees none', async () => {
    const own = await dashboard('', officerOf('UG-402'));
    expect(own.currencies[0].headline.outstanding.value).toBe(0);
    expect((await dashboard('?unit=UG-411', officerOf('UG-402'))).currencies).toEqual([]);
    const status = async (as?: typeof auditor) => (await app.ask('/views/dashboards/dues', as)).status;
    expect(await status(auditor)).toBe(200);
    expect(await status()).toBe(401);
    for (const as of [integrator, representativeOf(small.hostile)]) expect(await status(as)).toBe(403);
  });
});

describe('the register of dues', () => {
  const rows = async (query = '', as = secretariat) => (await app.ask(`/views/registers/dues${query}`, as)).body.rows;

  it('lists every invoice with what became of it, as of any date', async () => {
    expect(await rows('?sort=issuedOn')).toMatchObject([
      { id: first, status: 'settled', amount: UGX(200_000), paid: UGX(200_000), outstanding: UGX(0) },
      { id: second, status: 'overdue', overdueOn: '2026-01-16', outstanding: UGX(80_000) },
    ]);
    expect(await rows('?asOf=2025-05-01')).toMatchObject([{ status: 'open', outstanding: UGX(200_000) }]);
    expect(await rows('?status=overdue&category=associate')).toHaveLength(1);
  });

  it('shows a representative their own, an officer their district, an integrator none', async () => {
    expect(await rows('', representativeOf(small.hostile))).toMatchObject([{ id: first }]);
    expect(await rows('', officerOf('UG-411'))).toMatchObject([{ id: second }]);
    expect(await rows('', auditor)).toHaveLength(2);
    expect((await app.ask('/views/registers/dues', integrator)).status).toBe(403);
    expect((await app.ask('/views/registers/dues')).status).toBe(401);
  });

  it('is a page and a CSV', async () => {
    const { text } = await app.page('/views/registers/dues', secretariat);
    assertWellFormed(text);
    const csv = (await app.ask('/views/registers/dues.csv', secretariat)).text;
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain('Ligue des Femmes');
  });

  it('has trails of its invoices', async () => {
    const trail = await app.ask(`/views/audit/entities/${first}`, representativeOf(small.hostile));
    expect(trail.status).toBe(200);
    expect(trail.text).toContain('was asked for UGX');
    expect((await app.ask(`/views/audit/entities/${first}`, representativeOf(small.league))).status).toBe(404);
  });
});
