import {
  type CivicSpaceRating,
  civicSpaceRated,
  derivedId,
  protectedStruggleReported,
  struggleClosed,
  struggleJoined,
  struggleReported,
  struggleTakenUp,
  struggleVerified,
  struggleWordsPublished,
  unitRegistered,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('struggle register', name);
const [waiting, told, joined, hidden, shown] = ['waiting', 'told', 'joined', 'hidden', 'shown'].map(id) as [
  ...[string, string, string, string, string],
];
const SUB_COUNTY = 'UG-402-KYEIZOOBA';
const stockOut = { unit: 'UG-402', kind: 'service-failure' as const, themes: ['social-justice'] };
const on = (effectiveOn: string, unit = 'UG-402') => ({
  effectiveOn,
  time: `${effectiveOn}T09:00:00.000Z`,
  tags: [`unit:${unit}`],
});
const report = (struggle: string, unit: string = 'UG-402') =>
  happened(
    struggleReported,
    struggle,
    { ...stockOut, unit, reportedBy: { kind: 'organisation', id: small.league }, verifyBy: '2026-02-14' },
    on('2026-02-01', unit),
  );
const verified = (struggle: string, unit: string = 'UG-402') =>
  happened(
    struggleVerified,
    struggle,
    { ...stockOut, unit, how: 'site-visit', takeUpBy: '2026-04-11' },
    on('2026-02-10', unit),
  );
const text = 'The health centres have been without malaria drugs since January.';
const history = [
  happened(
    unitRegistered,
    SUB_COUNTY,
    { ...unitRegistered.example, code: SUB_COUNTY, level: 'sub-county', parent: 'UG-402', zone: 'Africa/Kampala' },
    { ...on('2026-01-01', SUB_COUNTY) },
  ),
  report(waiting),
  report(told, SUB_COUNTY),
  verified(told, SUB_COUNTY),
  happened(struggleWordsPublished, told, { ...stockOut, unit: SUB_COUNTY, draft: id('draft'), text }, on('2026-02-12')),
  happened(struggleTakenUp, told, { campaign: id('campaign') }, on('2026-02-13')),
  report(joined),
  verified(joined),
  happened(struggleJoined, joined, { to: told }, on('2026-02-14')),
  ...[hidden, shown].map((struggle) =>
    happened(
      protectedStruggleReported,
      struggle,
      { ...protectedStruggleReported.example, district: 'UG-402' },
      on('2026-02-01'),
    ),
  ),
  verified(shown),
  happened(struggleClosed, shown, { ground: 'moved-away' }, on('2026-02-20')),
];
const rated = (rating: CivicSpaceRating) =>
  happened(civicSpaceRated, 'UG-402', { ...civicSpaceRated.example, unit: 'UG-402', rating }, on('2026-02-15'));

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as: Parameters<SmallForumApp['ask']>[1] = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/struggles?${query}`, as)).body.rows;
const inPublic = (query = '') => rows(`audience=public&${query}`);

describe('the register of struggles', () => {
  it('shows staff each one as it stands, and what somebody protected reported once it was verified', async () => {
    const found = new Map((await rows()).map((row) => [row['id'], row]));
    expect(found.get(waiting)).toMatchObject({ status: 'reported', reporter: 'organisation', campaigns: 0 });
    expect(found.get(told)).toMatchObject({ name: text, status: 'taken-up', unit: SUB_COUNTY, campaigns: 1 });
    expect(found.get(joined)).toMatchObject({ status: 'joined', joinedTo: told });
    expect(found.get(shown)).toMatchObject({ status: 'closed', reporter: null, ground: 'moved-away' });
    expect(found.has(hidden)).toBe(false);
    expect((await app.ask(`/views/registers/struggles`, officerOf('UG-411'))).body.rows).toEqual([]);
    expect((await rows('', representativeOf(small.league))).map((row) => row['id']).sort()).toEqual(
      [waiting, told, joined].sort(),
    );
  });

  it('shows an auditor what was judged, and never who reported it', async () => {
    const found = await rows('', auditor);
    expect(found.map((row) => row['id']).sort()).toEqual([told, joined, shown].sort());
    expect(found.map((row) => row['reporter'])).toEqual([null, null, null]);
  });

  it('shows the public what was published, as far as civic space of the place allows', async () => {
    expect(await inPublic()).toEqual([]);
    await record(app, [rated('obstructed')]);
    expect(await inPublic()).toEqual([]);
    await record(app, [rated('narrowed')]);
    expect(await inPublic()).toMatchObject([{ id: told, text, unit: 'UG-402', status: 'published', reporter: null }]);
    // No question tells of a place that is not named.
    expect(await inPublic(`unit=${SUB_COUNTY}`)).toEqual([]);
    expect(await inPublic('unit=UG-402')).toHaveLength(1);
    const csv = (await app.ask('/views/registers/struggles.csv?audience=public', secretariat)).text;
    expect([csv.includes(text), csv.includes(SUB_COUNTY)]).toEqual([true, false]);
    await record(app, [rated('open')]);
    expect(await inPublic(`unit=${SUB_COUNTY}`)).toMatchObject([{ id: told, unit: SUB_COUNTY }]);
  });
});
