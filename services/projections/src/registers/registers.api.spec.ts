import { HOSTILE_NAME, LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
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

const namesOf = (answer: { body: { rows: { name: string }[] } }): string[] => answer.body.rows.map(({ name }) => name);
const list = async (query: string, as = secretariat): Promise<string[]> =>
  namesOf(await app.ask(`/views/registers/${query}`, as));

describe('whose rows are shown', () => {
  it('the secretariat sees every organisation, an officer those of their district and of now', async () => {
    expect(await list('organisations')).toEqual([HOSTILE_NAME, LEAGUE_NAME, 'Movers Together']);
    expect(await list('organisations', officerOf('UG-402'))).toEqual([HOSTILE_NAME]);
    expect(await list('organisations', officerOf('UG-411'))).toEqual([LEAGUE_NAME, 'Movers Together']);
    expect(await list('organisations', officerOf('WAN'))).toHaveLength(3);
  });

  it('an officer sees what was in their district at the date asked, up to the move', async () => {
    expect(await list('organisations?asOf=2025-08-31', officerOf('UG-402'))).toContain('Movers Together');
    expect(await list('organisations?asOf=2025-09-01', officerOf('UG-402'))).not.toContain('Movers Together');
    expect(await list('organisations?asOf=2025-08-31', officerOf('UG-411'))).toContain('Movers Together');
  });

  it('a representative sees their own organisation and no other', async () => {
    expect(await list('organisations', representativeOf(small.hostile))).toEqual([HOSTILE_NAME]);
    expect(await list('memberships', representativeOf(small.league))).toEqual([LEAGUE_NAME]);
    expect(await list('coalitions', representativeOf(small.mover))).toEqual([]);
    expect(await list('coalitions', representativeOf(small.league))).toEqual(['Water Justice']);
  });

  it('each reader gets rows made of what they may see, and no more', async () => {
    const programme = async (as: typeof secretariat | undefined) =>
      (await app.ask('/views/registers/programmes', as)).body.rows[0];
    expect(await programme(auditor)).toMatchObject({ name: 'Strong boards for all', budget: { minor: 1_850_000 } });
    expect(await programme(undefined)).toMatchObject({ name: 'Strong boards for all', budget: null, status: 'open' });
    const coalition = async (as: typeof secretariat | undefined) =>
      (await app.ask('/views/registers/coalitions', as)).body.rows[0];
    expect(await coalition(secretariat)).toMatchObject({ seats: 1, suspended: 1 });
    expect(await coalition(undefined)).toMatchObject({ seats: 2, suspended: 0 });
  });

  it('what is not public yet is nowhere for those who may not see it, and a sealed plan for nobody', async () => {
    expect(await list('campaigns')).toEqual(['Secret plans']);
    for (const as of [auditor, integrator, undefined]) {
      const answer = await app.ask('/views/registers/campaigns', as);
      expect([answer.status, answer.body.total]).toEqual([200, 0]);
    }
    expect((await app.ask('/views/registers/campaigns', secretariat)).body.rows[0].status).toBe('draft');
  });

  it('an integrator sees members, and applications that came to nothing not at all', async () => {
    const seen = await app.ask('/views/registers/memberships?asOf=2025-03-15', integrator);
    expect(namesOf(seen)).toEqual([LEAGUE_NAME]);
    const all = await app.ask('/views/registers/memberships?asOf=2025-03-15', auditor);
    expect(all.body.rows.map((row: { status: string }) => row.status)).toEqual(['endorsed', 'new']);
  });

  it('whoever has no token is asked for one, and a role that may never ask is refused', async () => {
    expect((await app.ask('/views/registers/organisations')).status).toBe(401);
    const partner = [{ role: 'partner' as const, organisation: small.league }];
    expect((await app.ask('/views/registers/organisations', partner)).status).toBe(403);
  });

  it('anybody may ask what the public sees', async () => {
    const answer = await app.ask('/views/registers/coalitions?audience=public', officerOf('UG-411'));
    expect(answer.body).toMatchObject({ audience: 'public', rows: [{ name: 'Water Justice', seats: 2 }] });
  });
});

describe('what is asked', () => {
  it('as of a date: who was a member then', async () => {
    const members = (asOf: string) => list(`memberships?status=new,current&asOf=${asOf}`);
    expect(await members('2024-03-31')).toEqual([]);
    expect(await members('2024-04-01')).toEqual([LEAGUE_NAME]);
    expect(await members('2025-12-31')).toEqual([HOSTILE_NAME, LEAGUE_NAME]);
    expect(await members('2026-01-01')).toEqual([HOSTILE_NAME]);
  });

  it('as known at a moment: what was dated back later is not in it', async () => {
    const known = (at: string) => list(`memberships?status=new,current&asOf=2026-01-10&asKnownAt=${at}`);
    expect(await known('2026-01-14')).toEqual([HOSTILE_NAME, LEAGUE_NAME]);
    expect(await known('2026-01-15T08:59:59.999Z')).toEqual([HOSTILE_NAME, LEAGUE_NAME]);
    expect(await known('2026-01-15T09:00:00.000Z')).toEqual([HOSTILE_NAME]);
  });

  it('every answer says its date, what it is known at, and how far the view has read', async () => {
    const head = await app.store.head();
    const now = (await app.ask('/views/registers/organisations', secretariat)).body;
    expect(now).toMatchObject({
      forum: { name: 'Western Ankole Forum', sample: true },
      asOf: '2026-03-02',
      knownAt: head.sequence,
      checkpoint: head.sequence,
      position: head.position,
      audience: 'internal',
    });
    const then = (await app.ask('/views/registers/organisations?asKnownAt=5&asOf=2024-12-31', secretariat)).body;
    expect(then).toMatchObject({ asOf: '2024-12-31', knownAt: 5, checkpoint: head.sequence, total: 1 });
  });

  it('by unit and below, theme, kind, status and words', async () => {
    expect(await list('organisations?unit=WAN')).toHaveLength(3);
    expect(await list('organisations?unit=UG-411')).toEqual([LEAGUE_NAME, 'Movers Together']);
    expect(await list('organisations?unit=UG-402&asOf=2025-08-01')).toEqual([HOSTILE_NAME, 'Movers Together']);
    expect(await list('organisations?theme=education')).toEqual(['Movers Together']);
    expect(await list('organisations?kind=cso')).toEqual([LEAGUE_NAME]);
    expect(await list('organisations?status=closed')).toEqual([]);
    expect(await list('organisations?q=ete')).toEqual([LEAGUE_NAME]);
    expect(await list('organisations?q=ete&asOf=2025-01-01')).toEqual([LEAGUE_NAME]);
  });

  it('in pages and orders, of the present and of the past alike', async () => {
    for (const past of ['', '&asOf=2025-08-01']) {
      const first = (await app.ask(`/views/registers/organisations?limit=2&sort=-name${past}`, secretariat)).body;
      expect([first.total, namesOf({ body: first })]).toEqual([3, ['Movers Together', LEAGUE_NAME]]);
      const next = `/views/registers/organisations?limit=2&sort=-name${past}&cursor=${first.nextCursor}`;
      const second = (await app.ask(next, secretariat)).body;
      expect([namesOf({ body: second }), second.nextCursor]).toEqual([[HOSTILE_NAME], undefined]);
    }
  });

  it('a page of the past goes on where it was, whatever is recorded meanwhile', async () => {
    const query = '/views/registers/organisations?limit=1&asOf=2025-08-01';
    const first = (await app.ask(query, secretariat)).body;
    const other = await app.ask(`${query}&q=x&cursor=${first.nextCursor}`, secretariat);
    expect([other.status, other.body.code]).toEqual([400, 'bad-cursor']);
    for (const cursor of ['nonsense', 'WyJwYXN0Il0']) {
      expect((await app.ask(`${query}&cursor=${cursor}`, secretariat)).body.code).toBe('bad-cursor');
    }
    const second = (await app.ask(`${query}&cursor=${first.nextCursor}`, secretariat)).body;
    expect(second.knownAt).toBe(first.knownAt);
  });

  it.each([
    ['asOf=2026-02-30', '/asOf'],
    ['status=gone', '/status'],
    ['sort=themes', '/sort'],
    ['kind=club', '/kind'],
    ['limit=501', '/limit'],
    ['nonsense=1', '/nonsense'],
  ])('%s is refused by the name of the field', async (query, pointer) => {
    const answer = await app.ask(`/views/registers/organisations?${query}`, secretariat);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-parameters']);
    expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer]);
  });

  it('after a position it has not reached yet, it waits; after one of another ledger it refuses', async () => {
    const foreign = `${crypto.randomUUID()}:${'1'.padStart(20, '0')}`;
    const answer = await app.http('GET', '/views/registers/organisations', {
      as: secretariat,
      headers: { 'baraza-min-position': foreign },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'other-ledger']);
  });
});

describe('an export', () => {
  it('is CSV with a header row, says that it is a sample, and runs no formula', async () => {
    const answer = await app.ask('/views/registers/memberships.csv?sort=name', secretariat);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="memberships-2026-03-02.csv"');
    const [head, first, ...rest] = answer.text.trimEnd().split('\r\n');
    expect(head).toMatch(/^id,name,organisation,organisationName,kind,unit,unitName,category,.*,asOf,knownAt,sample$/);
    expect(first).toContain(`"<script>alert(""1"")</script> & 'Sons'"`);
    expect(first).toMatch(/,2026-03-02,\d+,"?This is a sample/);
    expect(rest).toHaveLength(1);
  });

  it('has the same rows as the register, within the same rights, and a byte order mark where one is asked for', async () => {
    const csv = await app.ask('/views/registers/organisations.csv?bom=true&asOf=2025-08-31', officerOf('UG-402'));
    expect(csv.text.startsWith('\uFEFFid,name,')).toBe(true);
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(3);
    expect((await app.ask('/views/registers/organisations.csv')).status).toBe(401);
  });
});
