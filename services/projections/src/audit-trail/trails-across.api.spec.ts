import { campaignPlanned, membershipMoved, organisationRegistered, unitMoved, unitRegistered } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { HOSTILE_NAME, LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
import { aRegistration } from '../testing/forum-histories.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  integrator,
  officerOf,
  REPRESENTATIVE_NAME,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const ward = 'UG-402-K';
const inWard = 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d';
const FORMER_OFFICER = 'former-officer';

/** A ward of Bushenyi, with an organisation, that stands in Ntungamo from June 2025 on; and what a former officer did. */
const later = (officer: string) => {
  const meta = { actor: { person: officer, roles: ['unit-officer' as const] } };
  const tags = [`org:${inWard}`, `unit:${ward}`];
  return [
    happened(
      unitRegistered,
      ward,
      { code: ward, name: 'Kyeizooba', level: 'sub-county', parent: 'UG-402', zone: 'UTC', validFrom: '2014-07-01' },
      { effectiveOn: '2014-07-01', tags: [`unit:${ward}`, 'unit:UG-402'] },
    ),
    happened(organisationRegistered, inWard, aRegistration(inWard, { legalName: 'Ward Women', unit: ward }), {
      effectiveOn: '2025-02-01',
      tags,
      meta,
    }),
    happened(
      unitMoved,
      ward,
      { code: ward, parent: 'UG-411', from: 'UG-402' },
      { effectiveOn: '2025-06-01', tags: [`unit:${ward}`, 'unit:UG-411', 'unit:UG-402'] },
    ),
    happened(
      membershipMoved,
      small.membershipOfHostile,
      { organisation: small.hostile, category: 'full', unit: ward },
      { effectiveOn: '2025-07-01', tags: [`org:${small.hostile}`, `unit:${ward}`], meta },
    ),
  ];
};

let app: SmallForumApp;
let formerOfficer: string;
beforeAll(async () => {
  app = await smallForumApp();
  const token = await app.token([], FORMER_OFFICER);
  const { iss, sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8'));
  formerOfficer = await app.runtime.vault.personOf(iss, sub);
  await record(app, later(formerOfficer));
});
afterAll(() => app.close());

interface Event {
  readonly type: string;
  readonly sentence: string;
  readonly who: { readonly person: string; readonly name: string | null } | null;
  readonly changes: readonly object[];
}

const trail = async (path: string, as?: readonly RoleHeld[], person?: string) => {
  const asked = person === undefined ? {} : { person };
  const { status, body, text } = await app.ask(`/views/audit/${path}`, as, asked);
  const events = (body.events ?? []) as readonly Event[];
  return { status, body, text, events, sentences: events.map(({ sentence }) => sentence) };
};
const LIMIT = '?limit=500';

describe('the trail of a person', () => {
  it('holds all that they decided, and nothing that a policy did', async () => {
    const { events, body } = await trail(`persons/${small.officer}${LIMIT}`, secretariat);
    expect(new Set(events.map(({ who }) => who?.person))).toEqual(new Set([small.officer]));
    const types = events.map(({ type }) => type);
    expect(types).toContain('members.MembershipResigned');
    expect(types).toContain('coalitions.CoalitionFormed');
    expect(types).not.toContain('coalitions.SeatSuspended');
    expect(body.of).toEqual({ aggregate: 'person', id: small.officer, name: null, unit: null });
  });

  it('shows an officer what is theirs to see, by where each entity stands', async () => {
    const { events, sentences } = await trail(`persons/${small.officer}${LIMIT}`, officerOf('UG-411'));
    expect(sentences).toContain(`${LEAGUE_NAME} left the forum of its own will.`);
    expect(sentences.join()).not.toContain(`${HOSTILE_NAME} asked for`);
    expect(events.map(({ type }) => type)).not.toContain('campaigns.CampaignDrafted');
  });

  it('shows a member what they decided about its own organisation', async () => {
    const { events } = await trail(`persons/${small.officer}${LIMIT}`, representativeOf(small.league));
    expect(events.map(({ type }) => type)).toContain('members.MembershipAdmitted');
    const { sentences } = await trail(`persons/${small.officer}${LIMIT}`, representativeOf(small.league));
    expect(sentences.join()).not.toContain(REPRESENTATIVE_NAME);
  });

  it('is masked for an auditor, and is not there for those who may not know who acted', async () => {
    const masked = await trail(`persons/${small.officer}${LIMIT}`, auditor);
    expect(masked.body.of.name).toBeNull();
    expect(masked.text).not.toContain(REPRESENTATIVE_NAME);
    expect(masked.sentences.join()).toContain('A person (masked) may act for');
    for (const as of [integrator, undefined]) {
      expect((await trail(`persons/${small.officer}`, as)).status).toBe(404);
    }
    expect((await trail(`persons/${small.league}`, secretariat)).status).toBe(404);
  });

  it('is theirs to read when their role has ended: what they did, and no more than that', async () => {
    const own = await trail(`persons/${formerOfficer}`, [], FORMER_OFFICER);
    expect(own.events.map(({ type }) => type)).toEqual(['members.OrganisationRegistered', 'members.MembershipMoved']);
    expect(own.events.map(({ changes }) => changes)).toEqual([[], []]);
    expect(own.events[1]!.who).toMatchObject({ person: formerOfficer, name: null });
    expect(own.sentences[1]).not.toContain(HOSTILE_NAME);
    expect((await trail(`persons/${formerOfficer}`, [], 'somebody else')).status).toBe(404);
  });

  it('is as of a date and as known at a moment, in pages', async () => {
    const count = async (query: string) =>
      (await trail(`persons/${small.officer}?limit=500&${query}`, secretariat)).events.length;
    const all = await count('');
    expect(await count('asOf=2025-12-31')).toBe(all - 1);
    expect(await count('asKnownAt=3')).toBe(3);
    const first = await trail(`persons/${small.officer}?limit=${all - 2}`, auditor);
    const rest = await trail(`persons/${small.officer}?limit=500&cursor=${first.body.nextCursor}`, secretariat);
    expect(first.events.length + rest.events.length).toBeGreaterThanOrEqual(all);
  });
});

describe('the trail of a unit', () => {
  it('holds what concerned it and those that stood below it when it happened', async () => {
    const before = await trail(`units/UG-402${LIMIT}`, secretariat);
    expect(before.sentences.filter((sentence) => sentence.includes('Ward Women'))).toHaveLength(1);
    expect(before.events.map(({ type }) => type)).toContain('members.UnitMoved');
    expect(before.events.map(({ type }) => type)).not.toContain('members.MembershipMoved');
    const after = await trail(`units/UG-411${LIMIT}`, secretariat);
    expect(after.events.map(({ type }) => type)).toContain('members.MembershipMoved');
    expect(after.sentences.join()).not.toContain('Ward Women');
    const itself = await trail(`units/${ward}${LIMIT}`, secretariat);
    expect(itself.events.map(({ type }) => type)).toEqual([
      'members.UnitRegistered',
      'members.OrganisationRegistered',
      'members.UnitMoved',
      'members.MembershipMoved',
    ]);
  });

  it('of the root holds all there is but what is sealed, and tells who may know how much is for others', async () => {
    const { body, events } = await trail(`units/WAN${LIMIT}`, secretariat);
    const { sequence } = await app.store.head();
    const theOneSealed = 1;
    expect([events.length, body.omitted]).toEqual([sequence - theOneSealed, 0]);
    expect(JSON.stringify(body)).not.toContain('planted-in-a-sealed-plan');
    const toAuditor = await trail(`units/WAN${LIMIT}`, auditor);
    expect(toAuditor.body.omitted).toBeGreaterThan(0);
    expect(toAuditor.events.length + toAuditor.body.omitted).toBe(events.length);
  });

  it('counts what is left out of a unit by the tree of the day it happened', async () => {
    const omitted = async (code: string, as: readonly RoleHeld[]) =>
      (await trail(`units/${code}${LIMIT}`, as)).body.omitted;
    const toSecretariat = await Promise.all(['UG-402', 'UG-411', ward].map((code) => omitted(code, secretariat)));
    expect(toSecretariat).toEqual([0, 0, 0]);
    const toAuditor = await Promise.all(['UG-402', 'UG-411', ward].map((code) => omitted(code, auditor)));
    expect(toAuditor).toEqual([1, 0, 0]);
  });

  it('shows each reader what they may see of each event', async () => {
    const types = async (as?: readonly RoleHeld[]) =>
      (await trail(`units/UG-402${LIMIT}`, as)).events.map(({ type }) => type);
    expect(await types()).toEqual(expect.arrayContaining(['members.UnitRegistered', 'coalitions.CoalitionFormed']));
    expect(await types()).not.toContain('members.MembershipAdmitted');
    expect(await types(representativeOf(small.hostile))).toContain('members.MembershipApplied');
    expect(await types(representativeOf(small.league))).not.toContain('members.MembershipApplied');
    expect(await types(officerOf('UG-402'))).toContain('campaigns.CampaignDrafted');
    expect(await types(auditor)).not.toContain('campaigns.CampaignDrafted');
  });

  it('is not there for a unit the forum does not have', async () => {
    expect((await trail('units/UG-999', secretariat)).status).toBe(404);
    expect((await trail('units/UG-402-K?asKnownAt=10', secretariat)).status).toBe(404);
  });
});

describe('a sealed event', () => {
  it('changes nothing that anybody is told of a trail', async () => {
    const paths = ['units/WAN', 'units/UG-402', `persons/${small.officer}`, `entities/${small.campaign}`];
    const told = () =>
      Promise.all(
        paths.flatMap((path) =>
          [secretariat, auditor, officerOf('UG-402')].map(async (as) => {
            const { body, status, events } = await trail(`${path}${LIMIT}`, as);
            return { path, status, omitted: body.omitted, events: events.length, next: body.nextCursor };
          }),
        ),
      );
    const before = await told();
    const { sequence } = await app.store.head();
    await record(app, [
      happened(campaignPlanned, small.campaign, campaignPlanned.example, {
        effectiveOn: '2025-11-12',
        tags: ['unit:UG-402', `org:${small.hostile}`],
        meta: { actor: { person: small.officer, roles: ['unit-officer'] } },
      }),
    ]);
    expect((await app.store.head()).sequence).toBe(sequence + 1);
    expect(await told()).toEqual(before);
  });
});
