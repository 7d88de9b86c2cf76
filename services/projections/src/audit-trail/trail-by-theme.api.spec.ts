import {
  campaignDrafted,
  campaignPlanned,
  coalitionFormed,
  organisationRegistered,
  themeAdded,
  themeRetired,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { small } from '../testing/a-small-forum.ts';
import { aRegistration } from '../testing/forum-histories.ts';
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

const RIGHTS = 'digital-rights';
const [circle, alliance, drive, officer] = [
  'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d',
  'b2c3d4e5-f6a7-4b8c-9d0e-1f2a3b4c5d6e',
  'c3d4e5f6-a7b8-4c9d-8e1f-2a3b4c5d6e7f',
  'd4e5f6a7-b8c9-4d0e-9f2a-3b4c5d6e7f80',
];
const by = (effectiveOn: string, tags: readonly string[]) => ({
  ...{ effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, tags },
  meta: { actor: { person: officer, roles: ['unit-officer' as const] } },
});
const themed = (...themes: readonly string[]) => themes.map((theme) => `theme:${theme}`);

/** What is of a theme in two districts: one for everybody, one for staff alone, one sealed; and the theme itself. */
const ofThemes = [
  happened(
    themeAdded,
    RIGHTS,
    { unit: 'WAN', code: RIGHTS, name: 'Digital rights' },
    by('2026-02-01', ['unit:WAN', `theme:${RIGHTS}`]),
  ),
  happened(
    organisationRegistered,
    circle,
    aRegistration(circle, { legalName: 'Circle for Data', unit: 'UG-411', themes: [RIGHTS, 'education'] }),
    by('2026-02-02', [`org:${circle}`, 'unit:UG-411', ...themed(RIGHTS, 'education')]),
  ),
  happened(
    coalitionFormed,
    alliance,
    { ...coalitionFormed.example, name: 'Data Alliance', unit: 'UG-402', themes: [RIGHTS] },
    by('2026-02-03', ['unit:UG-402', `org:${circle}`, ...themed(RIGHTS)]),
  ),
  happened(
    campaignDrafted,
    drive,
    { ...campaignDrafted.example, title: 'Data drive', unit: 'UG-402', lead: small.hostile, themes: [RIGHTS] },
    by('2026-02-04', ['unit:UG-402', `org:${small.hostile}`, ...themed(RIGHTS)]),
  ),
  happened(
    campaignPlanned,
    drive,
    { ...campaignPlanned.example, rightsHolders: ['planted-in-a-sealed-plan'] },
    by('2026-02-05', ['unit:UG-402', `org:${small.hostile}`, ...themed(RIGHTS)]),
  ),
  happened(themeRetired, RIGHTS, { unit: 'WAN', code: RIGHTS }, by('2026-02-20', ['unit:WAN', `theme:${RIGHTS}`])),
];
const [ADDED, CIRCLE, ALLIANCE, DRAFT, RETIRED] = [
  ...['members.ThemeAdded', 'members.OrganisationRegistered', 'coalitions.CoalitionFormed'],
  ...['campaigns.CampaignDrafted', 'members.ThemeRetired'],
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, ofThemes);
});
afterAll(() => app.close());

const ask = (path: string, as?: readonly RoleHeld[]) => app.ask(`/views/audit/${path}`, as);
const types = async (path: string, as?: readonly RoleHeld[]): Promise<readonly string[]> =>
  ((await ask(path, as)).body.events as readonly { readonly type: string }[]).map(({ type }) => type);

describe('a trail asked by theme', () => {
  it('of the root holds all that is of the theme, the theme’s own events among it, in the order of the record', async () => {
    const { body } = await ask(`units/WAN?theme=${RIGHTS}`, secretariat);
    expect(body.theme).toBe(RIGHTS);
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual([ADDED, CIRCLE, ALLIANCE, DRAFT, RETIRED]);
    expect((await ask('units/WAN', secretariat)).body.theme).toBeNull();
    expect(await types('units/WAN?theme=education', secretariat)).toEqual([CIRCLE]);
    expect(await types('units/WAN?theme=human-rights', secretariat)).toEqual([]);
  });

  it('of a unit, an organisation and a person holds what of theirs is of it', async () => {
    expect(await types(`units/UG-411?theme=${RIGHTS}`, secretariat)).toEqual([CIRCLE]);
    expect(await types(`units/UG-402?theme=${RIGHTS}`, secretariat)).toEqual([ALLIANCE, DRAFT]);
    expect(await types(`organisations/${circle}?theme=${RIGHTS}`, secretariat)).toEqual([CIRCLE, ALLIANCE]);
    expect(await types(`organisations/${circle}?theme=education`, secretariat)).toEqual([CIRCLE]);
    expect(await types(`persons/${officer}?theme=education`, secretariat)).toEqual([CIRCLE]);
  });

  it('shows each reader what they may see of it, and counts nothing sealed', async () => {
    const all = `units/WAN?theme=${RIGHTS}`;
    expect(await types(all)).toEqual([ADDED, ALLIANCE, RETIRED]);
    expect(await types(all, auditor)).toEqual([ADDED, CIRCLE, ALLIANCE, RETIRED]);
    expect(await types(all, officerOf('UG-411'))).toEqual([ADDED, CIRCLE, ALLIANCE, RETIRED]);
    expect(await types(all, officerOf('UG-402'))).toContain(DRAFT);
    expect(await types(all, representativeOf(small.mover))).not.toContain(CIRCLE);
    const omitted = async (as: readonly RoleHeld[]) => (await ask(all, as)).body.omitted;
    expect([await omitted(secretariat), await omitted(auditor), await omitted(integrator)]).toEqual([0, 1, undefined]);
    expect((await ask(all, secretariat)).text).not.toContain('planted-in-a-sealed-plan');
    const hidden = await ask(`organisations/${small.hostile}?theme=${RIGHTS}`, officerOf('UG-411'));
    const absent = await ask(`organisations/${drive}?theme=${RIGHTS}`, officerOf('UG-411'));
    const apart = ({ status, body: { instance: _, ...rest } }: typeof hidden) => ({ status, rest });
    expect(apart(hidden)).toEqual({ status: 404, rest: apart(absent).rest });
  });

  it('comes in pages, as of a date and as known at a moment', async () => {
    const found: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined = ''; cursor !== undefined; pages++) {
      const { body } = await ask(`units/WAN?theme=${RIGHTS}&limit=2&cursor=${cursor}`, secretariat);
      found.push(...body.events.map(({ type }: { type: string }) => type));
      cursor = body.nextCursor as string | undefined;
    }
    expect([pages, found]).toEqual([3, [ADDED, CIRCLE, ALLIANCE, DRAFT, RETIRED]]);
    expect(await types(`units/WAN?theme=${RIGHTS}&asOf=2026-02-02`, secretariat)).toEqual([ADDED, CIRCLE]);
    expect(await types(`units/WAN?theme=${RIGHTS}&asKnownAt=2026-02-03`, secretariat)).toEqual([
      ADDED,
      CIRCLE,
      ALLIANCE,
    ]);
  });

  it('is offered on its page, and its pages carry the theme on', async () => {
    const { text } = await app.page(`/views/audit/units/WAN?theme=${RIGHTS}&limit=2&asOf=2026-03-01`, secretariat);
    expect(text).toContain(`<option value="${RIGHTS}" selected>`);
    expect(text).toContain('<input type="hidden" name="asOf" value="2026-03-01"');
    expect(text).toMatch(new RegExp(`href="/views/audit/units/WAN\\?[^"]*theme=${RIGHTS}`));
    expect((await app.page(`/views/audit/entities/${alliance}`, secretariat)).text).not.toContain('name="theme"');
  });

  it.each([
    ['units/WAN?theme=no-theme-of-ours', 'choice'],
    ['units/WAN?theme=No+theme', 'code'],
    ['units/WAN?theme=education&theme=governance', 'parameter'],
    [`entities/${alliance}?theme=education`, 'unknown-parameter'],
  ])('is refused by the parameter’s name: %s', async (path, code) => {
    const { status, body } = await ask(path, secretariat);
    expect([status, body.code]).toEqual([400, 'bad-parameters']);
    expect(body.errors).toMatchObject([{ pointer: '/theme', code }]);
  });

  it('is the same when the trail is made anew', async () => {
    const asked = [`units/WAN?theme=${RIGHTS}`, `organisations/${circle}?theme=education`];
    const told = () => Promise.all(asked.map(async (path) => (await ask(path, secretariat)).body.events));
    const before = await told();
    expect(before.map(({ length }) => length)).toEqual([5, 1]);
    const rebuilt = await app.http('POST', '/views/admin/projections/audit-trail/rebuild', { as: secretariat });
    expect(rebuilt.status).toBe(200);
    await app.caughtUp();
    expect(await told()).toEqual(before);
    const { body } = await app.http('POST', '/views/admin/projections/verify?view=audit-trail', { as: secretariat });
    expect(body.views).toMatchObject([{ name: 'audit-trail', equal: true }]);
  });
});
