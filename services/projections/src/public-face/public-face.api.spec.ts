import {
  civicSpaceRated,
  type CivicSpaceRating,
  commitmentBroken,
  commitmentKept,
  commitmentMade,
  commitmentWordsTakenOver,
  conveningReported,
  derivedId,
  membershipAdmitted,
  membershipResigned,
  organisationRegistered,
  profilePublished,
  profileWithdrawn,
  storyPublished,
  storyWithdrawn,
  trustResultsPublished,
  unitRegistered,
} from '@baraza/contracts';
import { aRegistration } from '../testing/forum-histories.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('public face', name);
const [farmers, women, former] = ['farmers', 'women', 'former'].map(id) as [string, string, string];
const on = (...tags: readonly string[]) => ({ effectiveOn: '2026-02-01', tags });
const NAMES = { [farmers]: 'Kyeizooba Farmers', [women]: 'Itojo Women', [former]: 'Former Friends' };

const member = (organisation: string, unit: string): readonly GivenEvent[] => [
  happened(organisationRegistered, organisation, aRegistration(organisation, { unit }), on(`unit:${unit}`)),
  happened(
    membershipAdmitted,
    id(`membership of ${organisation}`),
    { ...membershipAdmitted.example, organisation, unit },
    on(`unit:${unit}`),
  ),
  happened(
    profilePublished,
    organisation,
    {
      ...profilePublished.example,
      organisation,
      unit,
      name: NAMES[organisation]!,
      about: `About ${NAMES[organisation]}`,
    },
    on(),
  ),
];
const rated = (unit: string, rating: CivicSpaceRating, effectiveOn = '2026-02-01'): GivenEvent =>
  happened(civicSpaceRated, unit, { ...civicSpaceRated.example, unit, rating }, { effectiveOn });
const promise = (name: string, unit: string): GivenEvent =>
  happened(commitmentMade, id(name), { ...commitmentMade.example, unit }, on(`unit:${unit}`));
const kept = { doneOn: '2026-02-10', onTime: true, evidence: { files: [], links: [] } };

const history: readonly GivenEvent[] = [
  happened(
    unitRegistered,
    'UG-402-KYEIZOOBA',
    {
      ...{ code: 'UG-402-KYEIZOOBA', name: 'Kyeizooba', level: 'sub-county', parent: 'UG-402' },
      ...{ zone: 'Africa/Kampala', validFrom: '2014-07-01' },
    },
    on(),
  ),
  ...member(farmers, 'UG-402-KYEIZOOBA'),
  ...member(women, 'UG-411'),
  ...member(former, 'UG-402'),
  happened(
    membershipResigned,
    id(`membership of ${former}`),
    { ...membershipResigned.example, organisation: former, unit: 'UG-402' },
    on(),
  ),
  happened(
    storyPublished,
    id('a story'),
    { ...storyPublished.example, organisation: farmers, unit: 'UG-402-KYEIZOOBA' },
    on(),
  ),
  promise('kept', 'UG-402'),
  happened(commitmentKept, id('kept'), kept, on()),
  happened(commitmentWordsTakenOver, id('kept'), { ...commitmentWordsTakenOver.example, text: 'A helpdesk.' }, on()),
  promise('broken', 'UG-411'),
  happened(commitmentBroken, id('broken'), { ground: 'nothing-done' }, on()),
  promise('open', 'WAN'),
  happened(conveningReported, id('a convening'), { unit: 'UG-402', report: 'Members met.' }, on()),
  happened(trustResultsPublished, id('a round'), trustResultsPublished.example, on()),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

const directory = async (query = '') => (await app.ask(`/views/directory${query}`)).body;
const names = async (query = '') =>
  (await directory(query)).entries.map(({ name }: { name: string }) => name) as readonly string[];
const accountability = async () => (await app.ask('/views/accountability')).body;
const rate = (unit: string, rating: CivicSpaceRating, effectiveOn?: string) =>
  record(app, [rated(unit, rating, effectiveOn)]);

describe('where no civic space is rated', () => {
  it('nobody is shown, and of the forum the figures of the whole alone', async () => {
    expect(await names()).toEqual([]);
    const { whole, units, promises, reports, stories, trust } = await accountability();
    expect(whole.members).toBeGreaterThanOrEqual(2);
    expect(whole.promises).toEqual({ open: 1, overdue: 0, kept: 1, broken: 1, excused: 0 });
    expect([units, promises, reports, stories, trust]).toEqual([[], [], [], [], []]);
  });

  it('a rating that is to hold from a day to come changes nothing yet', async () => {
    await rate('UG-402', 'open', '2026-12-31');
    expect(await names()).toEqual([]);
  });
});

describe('where civic space is rated', () => {
  it('obstructed, there are figures and no names', async () => {
    await rate('UG-402', 'obstructed');
    const { units, promises, reports, trust } = await accountability();
    expect(units).toMatchObject([{ unit: 'UG-402', promises: { kept: 1, broken: 0 } }]);
    expect(trust).toMatchObject([{ unit: 'UG-402', year: 2026, taken: 120, questions: [{ high: 60, of: 120 }] }]);
    expect([promises, reports, await names()]).toEqual([[], [], []]);
  });

  it('narrowed, there are names in their district, without addresses', async () => {
    await rate('UG-402', 'narrowed');
    expect((await directory()).entries).toMatchObject([
      {
        ...{ name: 'Kyeizooba Farmers', unit: 'UG-402', links: [] },
        stories: [{ title: storyPublished.example.title }],
      },
    ]);
    const { promises, reports, stories } = await accountability();
    expect(promises).toMatchObject([{ words: 'A helpdesk.', unit: 'UG-402', status: 'kept' }]);
    expect(reports).toMatchObject([{ text: 'Members met.' }]);
    expect(stories).toMatchObject([{ unit: 'UG-402' }]);
  });

  it('open, everything that was published is shown, and what was withdrawn or is no member’s any more is not', async () => {
    await rate('UG-402', 'open');
    await rate('UG-411', 'open');
    expect((await directory()).entries).toMatchObject([
      { name: 'Itojo Women', unit: 'UG-411' },
      { name: 'Kyeizooba Farmers', unit: 'UG-402-KYEIZOOBA', links: ['https://example.org'] },
    ]);
    expect(await names('?q=kyei')).toEqual(['Kyeizooba Farmers']);
    expect(await names('?q=water')).toEqual(['Kyeizooba Farmers']);
    expect(await names('?unit=UG-411')).toEqual(['Itojo Women']);
    expect(await names('?theme=education')).toEqual([]);
    const first = await directory('?limit=1');
    expect(await names(`?limit=1&cursor=${first.nextCursor}`)).toEqual(['Kyeizooba Farmers']);
  });

  it('closed above it, a place shows no more than what it is a part of, whatever its own rating', async () => {
    await rate('WAN', 'closed');
    expect(await names()).toEqual([]);
    expect((await accountability()).units).toEqual([]);
    await rate('WAN', 'open');
    expect(await names()).toHaveLength(2);
  });
});

describe('the public pages', () => {
  it('need no token, show everybody the same, and are pages', async () => {
    const strip = ({ position: _, ...body }: Record<string, unknown>) => body;
    for (const path of ['/views/directory', '/views/accountability']) {
      const open = (await app.ask(path)).body;
      expect(open.audience).toBe('public');
      for (const as of [secretariat, officerOf('UG-411')]) {
        expect(strip((await app.ask(path, as)).body)).toEqual(strip(open));
      }
    }
    const { text: page } = await app.page('/views/directory');
    expect(page).toContain('<h2>Kyeizooba Farmers</h2>');
    expect(page).toContain('href="/views/accountability"');
    const { text: answers } = await app.page('/views/accountability');
    expect(answers).toContain('A helpdesk.');
    expect(answers).toContain('60 of 120');
    expect((await app.ask('/views/directory?status=kept')).status).toBe(400);
  });

  it('show no longer what was withdrawn', async () => {
    await record(app, [
      happened(storyWithdrawn, id('a story'), { organisation: farmers, unit: 'UG-402-KYEIZOOBA' }, on()),
      happened(profileWithdrawn, women, { organisation: women }, on()),
    ]);
    expect((await directory()).entries).toMatchObject([{ name: 'Kyeizooba Farmers', stories: [] }]);
    expect((await accountability()).stories).toEqual([]);
  });
});
