import { HOSTILE_NAME, LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
import {
  auditor,
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

const find = async (q: string, as: typeof secretariat | undefined = secretariat) =>
  (await app.ask(`/views/search?q=${encodeURIComponent(q)}`, as)).body.found.map(
    ({ register, name }: { register: string; name: string }) => `${register}: ${name}`,
  );

describe('search', () => {
  it('finds organisations, coalitions, campaigns and programmes by how their words begin', async () => {
    expect(await find('water')).toEqual(['coalitions: Water Justice']);
    expect(await find('strong bo')).toEqual(['programmes: Strong boards for all']);
    expect(await find('secret')).toEqual(['campaigns: Secret plans']);
    expect(await find('movers tog')).toEqual(['organisations: Movers Together']);
    expect(await find('scri')).toEqual([`organisations: ${HOSTILE_NAME}`]);
  });

  it('ignores accents, capitals and kinds of apostrophes', async () => {
    for (const q of ['été', 'ETE', 'd’ete', "d'été", 'femmes d']) {
      expect([q, await find(q)]).toEqual([q, [`organisations: ${LEAGUE_NAME}`]]);
    }
  });

  it('finds only what the caller may see', async () => {
    expect(await find('ligue', officerOf('UG-402'))).toEqual([]);
    expect(await find('movers', officerOf('UG-402'))).toEqual([]);
    expect(await find('movers', officerOf('UG-411'))).toEqual(['organisations: Movers Together']);
    expect(await find('secret', auditor)).toEqual([]);
    expect(await find('water', representativeOf(small.league))).toEqual(['coalitions: Water Justice']);
    const open = await app.ask('/views/search?q=s');
    expect(open.body.found.map(({ name }: { name: string }) => name)).toEqual(['Strong boards for all']);
  });

  it('finds nothing by a person’s name, and nothing by nothing', async () => {
    expect(await find('Akello')).toEqual([]);
    expect((await app.ask('/views/search', secretariat)).body).toMatchObject({ q: null, found: [], total: 0 });
  });
});
