import { small } from '../testing/a-small-forum.ts';
import {
  auditor,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) => (await app.ask(`/views/dashboards/network${query}`, as)).body;
interface Line {
  readonly code: string;
  readonly members: { readonly value: number };
}

describe('the network dashboard', () => {
  it('counts members, who joined and who left in the period, and who waits', async () => {
    const { headline, period } = await dashboard();
    expect(period).toEqual({ from: '2025-03-03', until: '2026-03-02' });
    expect(headline.members.value).toBe(1);
    expect(headline.joined.value).toBe(1);
    expect(headline.left.value).toBe(1);
    expect(headline.organisations.value).toBe(3);
    expect(headline.reach).toEqual({ reached: 1, of: 2 });
  });

  it('is of any date', async () => {
    const members = async (asOf: string) => (await dashboard(`?asOf=${asOf}`)).headline.members.value;
    expect(await members('2024-03-31')).toBe(0);
    expect(await members('2024-04-01')).toBe(1);
    expect(await members('2025-12-31')).toBe(2);
    expect((await dashboard('?asOf=2025-03-15')).headline.pending.value).toBe(1);
  });

  it('is as known at any moment', async () => {
    const query = '?asOf=2026-01-10&asKnownAt=';
    expect((await dashboard(`${query}2026-01-14`)).headline.members.value).toBe(2);
    expect((await dashboard(`${query}2026-01-15`)).headline.members.value).toBe(1);
  });

  it('is by unit with all below it, by state, by theme and by year of joining', async () => {
    const { byUnit, byStatus, byTheme } = await dashboard('?asOf=2025-12-31');
    expect(byUnit.map(({ code, members }: Line) => [code, members.value])).toEqual([
      ['UG-402', 1],
      ['UG-411', 1],
      ['WAN', 0],
    ]);
    expect(byStatus).toMatchObject([{ status: 'new', category: 'full', figure: { value: 2 } }]);
    expect(byTheme.map((line: { theme: string; members: number }) => [line.theme, line.members])).toEqual([
      ['education', 0],
      ['governance', 1],
      ['human-rights', 1],
    ]);
  });

  it('tells of those who joined in a year how many were members at the end of it and of each year after', async () => {
    interface Cohort {
      readonly year: string;
      readonly joined: { readonly value: number };
      readonly ends: readonly { readonly until: string; readonly still: { readonly value: number } }[];
    }
    const table = ({ byCohort }: { byCohort: readonly Cohort[] }) =>
      byCohort.map(({ year, joined, ends }) => [year, joined.value, ends.map((end) => [end.until, end.still.value])]);
    expect(table(await dashboard())).toEqual([
      [
        '2024',
        1,
        [
          ['2024-12-31', 1],
          ['2025-12-31', 1],
          ['2026-03-02', 0],
        ],
      ],
      [
        '2025',
        1,
        [
          ['2025-12-31', 1],
          ['2026-03-02', 1],
        ],
      ],
    ]);
    expect(table(await dashboard('?unit=UG-402&asOf=2025-06-30'))).toEqual([['2025', 1, [['2025-06-30', 1]]]]);
    expect(table(await dashboard('?asOf=2024-03-31'))).toEqual([]);
  });

  it('tells at every level of the tree how many units have a member', async () => {
    const { byLevel } = await dashboard();
    expect(byLevel).toMatchObject([
      {
        ...{ level: 'district', reached: 1, of: 2 },
        units: [
          { code: 'UG-402', name: 'Bushenyi', members: { value: 1 } },
          { code: 'UG-411', name: 'Ntungamo', members: { value: 0 } },
        ],
      },
    ]);
    expect((await dashboard('?asOf=2025-12-31')).byLevel).toMatchObject([{ reached: 2, of: 2 }]);
    expect((await dashboard('', officerOf('UG-402'))).byLevel).toEqual([]);
  });

  it('can be asked of a unit and of a theme', async () => {
    expect((await dashboard('?unit=UG-411&asOf=2025-12-31')).headline.organisations.value).toBe(2);
    expect((await dashboard('?theme=governance&asOf=2025-12-31')).headline.organisations.value).toBe(2);
    expect((await dashboard('?theme=governance&asOf=2025-12-31')).headline.members.value).toBe(1);
  });

  it('can be asked of a constituency, and leads to its events alone', async () => {
    const of = async (query: string) => (await dashboard(`?asOf=2025-12-31&${query}`)).headline;
    expect((await of('constituency=cbo')).organisations.value).toBe(2);
    expect((await of('constituency=farmers')).organisations.value).toBe(1);
    expect((await of('constituency=cbo&theme=education')).organisations.value).toBe(1);
    expect((await of('constituency=youth')).organisations.value).toBe(0);
    const { members } = await of('constituency=cbo');
    expect(members.value).toBe(1);
    const { value, events } = (await app.ask(members.events, secretariat)).body;
    expect(value).toBe(1);
    expect(events).toHaveLength(1);
    const page = (await app.page(members.events, secretariat)).text;
    expect(page).toContain('/views/dashboards/network?asOf=2025-12-31&amp;constituency=cbo');
    // The register has rows of others as well.
    expect(page).not.toContain('class="more"');
  });

  it('tells the months and the years up to the date, each to its end', async () => {
    const { months, years } = await dashboard();
    expect(months).toHaveLength(24);
    const valuesOf = (line: Record<string, { value: number }>) =>
      ['members', 'joined', 'returned', 'lapsed', 'left'].map((kind) => line[kind]!.value);
    expect(months.at(-1)).toMatchObject({ label: '2026-03', from: '2026-03-01', until: '2026-03-02' });
    expect(valuesOf(months.at(-1))).toEqual([1, 0, 0, 0, 0]);
    expect(valuesOf(months.find(({ label }: { label: string }) => label === '2026-01'))).toEqual([1, 0, 0, 0, 1]);
    expect(
      years.map((line: { label: string } & Record<string, { value: number }>) => [line.label, ...valuesOf(line)]),
    ).toEqual([
      ['2024', 1, 1, 0, 0, 0],
      ['2025', 2, 1, 0, 0, 0],
      ['2026', 1, 0, 0, 0, 1],
    ]);
  });

  it('every figure leads to events that add up to it', async () => {
    const document = await dashboard('?asOf=2025-12-31&asKnownAt=2026-01-14');
    const figures: { value: number; events: string }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('events' in value && 'value' in value) figures.push(value as (typeof figures)[number]);
      else for (const part of Object.values(value)) collect(part);
    };
    collect(document);
    expect(figures.length).toBeGreaterThan(150);
    for (const { value, events } of new Map(figures.map((figure) => [figure.events, figure])).values()) {
      const told = (await app.ask(events, secretariat)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([events, told.value, sum]).toEqual([events, value, value]);
    }
  });

  it('an officer counts their own district and no other, whatever they ask for', async () => {
    const own = await dashboard('', officerOf('UG-402'));
    expect([own.headline.members.value, own.headline.organisations.value]).toEqual([1, 1]);
    expect(own.byUnit.map(({ code }: Line) => code)).toEqual(['UG-402']);
    const other = await dashboard('?unit=UG-411', officerOf('UG-402'));
    expect(other.headline.organisations.value).toBe(0);
    const above = await dashboard('?unit=WAN&asOf=2025-12-31', officerOf('UG-402'));
    expect(above.headline.members.value).toBe(1);
    const events = await app.ask('/views/dashboards/network/events?measure=organisations', officerOf('UG-402'));
    expect(events.body.events.map(({ entity }: { entity: string }) => entity)).not.toContain(small.league);
  });

  it('is for staff and auditors', async () => {
    const status = async (as?: typeof auditor) => (await app.ask('/views/dashboards/network', as)).status;
    expect(await status(auditor)).toBe(200);
    expect(await status()).toBe(401);
    expect(await status(integrator)).toBe(403);
    expect(await status(representativeOf(small.hostile))).toBe(403);
  });
});
