import {
  derivedId,
  organisationCorrected,
  organisationRegistered,
  roleGranted,
  roleGrantEnded,
  unitLeft,
  unitMoved,
  unitRegistered,
  unitSplit,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { small } from '../testing/a-small-forum.ts';
import { aRegistration } from '../testing/forum-histories.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { auditor, officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('rights over the past', name);
const hill = id('of the sub-county that moved');
const newcomer = id('came to that sub-county after it had moved');
const parted = id('of the district that was split');
const departed = id('of the district that left');
const FORMER = 'an officer of Bushenyi until the end of February';

const on = (effectiveOn: string, ...tags: readonly string[]) => ({ effectiveOn, tags });
const unit = (code: string, parent: string): GivenEvent =>
  happened(
    unitRegistered,
    code,
    { code, name: code, parent, level: 'district', zone: 'Africa/Kampala', validFrom: '2014-07-01' },
    on('2014-07-01', `unit:${code}`),
  );
const registered = (organisation: string, at: string, effectiveOn = '2024-01-01'): GivenEvent =>
  happened(
    organisationRegistered,
    organisation,
    aRegistration(organisation, { unit: at }),
    on(effectiveOn, `org:${organisation}`, `unit:${at}`),
  );
const moved = (organisation: string, to: string, effectiveOn: string): GivenEvent =>
  happened(
    organisationCorrected,
    organisation,
    { organisation, reason: 'moved', changes: { unit: to } },
    on(effectiveOn, `org:${organisation}`, `unit:${to}`),
  );

/**
 * A sub-county that moved from Bushenyi to Ntungamo in June 2025, a district that was split into itself and Rubirizi in
 * July 2025, and one that left the forum in January 2025.
 */
const history = (officer: string): readonly GivenEvent[] => [
  unit('UG-402-K', 'UG-402'),
  unit('UG-418', 'WAN'),
  unit('UG-430', 'WAN'),
  registered(hill, 'UG-402-K'),
  registered(newcomer, 'UG-430'),
  registered(parted, 'UG-430'),
  happened(
    unitMoved,
    'UG-402-K',
    { code: 'UG-402-K', parent: 'UG-411', from: 'UG-402' },
    on('2025-06-01', 'unit:UG-402-K'),
  ),
  moved(newcomer, 'UG-402-K', '2025-09-01'),
  happened(unitSplit, 'UG-430', { code: 'UG-430', into: ['UG-430', 'UG-418'] }, on('2025-07-01', 'unit:UG-430')),
  moved(parted, 'UG-418', '2025-07-01'),
  unit('UG-440', 'WAN'),
  registered(departed, 'UG-440'),
  happened(unitLeft, 'UG-440', { code: 'UG-440', ground: 'left-the-community' }, on('2025-01-29', 'unit:UG-440')),
  happened(
    roleGranted,
    id('grant'),
    { person: officer, role: 'unit-officer', unit: 'UG-402', until: '2026-02-28' },
    on('2025-01-01'),
  ),
];

let app: SmallForumApp;
let officer: string;
beforeAll(async () => {
  app = await smallForumApp();
  const token = await app.token([], FORMER);
  const { iss, sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8'));
  officer = await app.runtime.vault.personOf(iss, sub);
  await record(app, history(officer));
  await app.settle();
});
afterAll(() => app.close());

const listed = async (as: readonly RoleHeld[], query = ''): Promise<readonly string[]> =>
  (await app.ask(`/views/registers/organisations?limit=500${query}`, as)).body.rows.map(
    (row: { id: string }) => row.id,
  );
const trail = async (organisation: string, as: readonly RoleHeld[]) => {
  const { status, body } = await app.ask(`/views/audit/organisations/${organisation}`, as);
  return status === 200
    ? body.events.map(({ type }: { type: string }) => type.replace('members.Organisation', ''))
    : status;
};
const known = async (as: readonly RoleHeld[], query = ''): Promise<number> =>
  (await app.ask(`/views/dashboards/network?${query}`, as)).body.headline.organisations.value;

describe('an organisation that moved', () => {
  it('is in the register of the district it left up to the move, and in that of its district with its whole history', async () => {
    const [before, after] = [officerOf('UG-402'), officerOf('UG-411')];
    expect(await listed(before, '&asOf=2025-08-31')).toContain(small.mover);
    expect(await listed(before, '&asOf=2025-09-01')).not.toContain(small.mover);
    expect(await listed(before)).not.toContain(small.mover);
    for (const query of ['', '&asOf=2025-08-31']) expect(await listed(after, query)).toContain(small.mover);
  });

  it('is counted in each district while it stood there', async () => {
    const counted = (at: string) =>
      Promise.all(['2025-08-31', '2025-09-01'].map((day) => known(officerOf(at), `asOf=${day}`)));
    const [left, came] = [await counted('UG-402'), await counted('UG-411')];
    expect(left[1]).toBe(left[0]! - 1);
    expect(came[1]).toBe(came[0]! + 2); // with the organisation that came to the sub-county below it on the same day
  });
});

describe('a unit that moved', () => {
  it('is seen by officers above it up to the move, and by those above it now with its whole history', async () => {
    const [before, after] = [officerOf('UG-402'), officerOf('UG-411')];
    expect(await listed(before, '&asOf=2025-05-31')).toContain(hill);
    expect(await listed(before, '&asOf=2025-06-01')).not.toContain(hill);
    for (const query of ['', '&asOf=2025-05-31']) expect(await listed(after, query)).toContain(hill);
    expect(await trail(hill, before)).toEqual(['Registered']);
    expect(await trail(hill, after)).toEqual(['Registered']);
  });

  it('opens nothing of what came to it after the move to those who were above it before', async () => {
    expect(await listed(officerOf('UG-402'), '&asOf=2025-05-31')).not.toContain(newcomer);
    expect(await trail(newcomer, officerOf('UG-402'))).toBe(404);
    expect(await trail(newcomer, officerOf('UG-411'))).toEqual(['Registered', 'Corrected']);
  });

  it('is counted where it stood on each date, in each month and year', async () => {
    const [before, after] = [officerOf('UG-402'), officerOf('UG-411')];
    const [then, now] = ['unit=UG-402&asOf=2025-05-31', 'unit=UG-402&asOf=2025-06-01'];
    expect(await known(secretariat, then)).toBe((await known(secretariat, now)) + 1);
    expect(await known(before, then)).toBe((await known(before, now)) + 1);
    expect(await known(after, 'unit=UG-402-K&asOf=2025-05-31')).toBe(1);
  });
});

describe('a district that was split', () => {
  it('keeps what it had up to the split; what went to the new one is theirs with its whole history', async () => {
    const [old, fresh] = [officerOf('UG-430'), officerOf('UG-418')];
    expect(await listed(old, '&asOf=2025-06-30')).toContain(parted);
    expect(await listed(old)).not.toContain(parted);
    for (const query of ['', '&asOf=2025-06-30']) expect(await listed(fresh, query)).toContain(parted);
    expect(await trail(parted, old)).toEqual(['Registered']);
    expect(await trail(parted, fresh)).toEqual(['Registered', 'Corrected']);
  });
});

describe('a district that left the forum', () => {
  it('stays within reach of those above it, with its whole history', async () => {
    for (const as of [officerOf('WAN'), auditor]) {
      expect(await listed(as)).toContain(departed);
      expect(await listed(as, '&asOf=2025-01-28')).toContain(departed);
      expect(await trail(departed, as)).toEqual(['Registered']);
    }
    expect(await trail(departed, officerOf('UG-402'))).toBe(404);
  });

  it('leaves those who were its officers without a role, and without its past', async () => {
    const own = officerOf('UG-440');
    expect((await app.ask('/views/registers/organisations?asOf=2025-01-28', own)).status).toBe(403);
    expect((await app.ask('/views/dashboards/network?asOf=2025-01-28', own)).status).toBe(403);
    expect(await trail(departed, own)).toBe(404);
  });

  it('has a line of its own on the dashboard, so that lines add up to the total', async () => {
    const lines = async (query: string) => {
      const { byUnit, headline, byLevel } = (await app.ask(`/views/dashboards/network?${query}`, secretariat)).body;
      const found = byUnit.map(({ code, organisations }: { code: string; organisations: { value: number } }) => [
        code,
        organisations.value,
      ]) as [string, number][];
      expect(found.reduce((sum, [, value]) => sum + value, 0)).toBe(headline.organisations.value);
      const of = byLevel.find(({ level }: { level: string }) => level === 'district').of;
      return { line: found.find(([code]) => code === 'UG-440'), of };
    };
    expect(await lines('asOf=2025-01-28')).toEqual({ line: ['UG-440', 1], of: 6 });
    expect(await lines('asOf=2025-01-29')).toEqual({ line: ['UG-440', 1], of: 5 });
  });

  it('leaves every figure with the events that add up to it', async () => {
    const { byUnit, months, years } = (await app.ask('/views/dashboards/network?unit=WAN', secretariat)).body;
    const figures = [...byUnit, ...months, ...years].flatMap((line: Record<string, unknown>) =>
      Object.values(line).filter((part): part is { value: number; events: string } => typeof part === 'object'),
    );
    for (const { value, events } of figures.filter((figure) => figure.value !== 0)) {
      expect([events, (await app.ask(events, secretariat)).body.value]).toEqual([events, value]);
    }
  });
});

describe('a role that ended', () => {
  const asked = (path: string) => app.ask(path, [], { person: FORMER });
  const past = '/views/registers/organisations?asOf=2025-08-31';

  it('opens nothing any more, of today or of the days on which it was held', async () => {
    expect((await asked('/views/dashboards/network?asOf=2025-08-31')).status).toBe(403);
    expect((await asked(`/views/audit/organisations/${small.hostile}?asOf=2025-08-31`)).status).toBe(404);
    const rows = (await asked(past)).body.rows as readonly { id: string }[] | undefined;
    expect(rows ?? []).toEqual([]);
  });

  it('opened its district while it was held, and one that is held now opens the past', async () => {
    await record(app, [
      happened(roleGranted, id('again'), { person: officer, role: 'unit-officer', unit: 'UG-402' }, on('2026-03-01')),
    ]);
    await app.settle();
    expect((await asked(past)).body.rows.map((row: { id: string }) => row.id)).toContain(small.mover);
    expect((await asked('/views/dashboards/network?asOf=2024-12-31')).status).toBe(200);
    await record(app, [
      happened(
        roleGrantEnded,
        id('again'),
        { person: officer, role: 'unit-officer', unit: 'UG-402' },
        on('2026-03-02'),
      ),
    ]);
    await app.settle();
    expect((await asked('/views/dashboards/network?asOf=2024-12-31')).status).toBe(403);
  });
});
