import {
  complianceProofSubmitted,
  derivedId,
  membershipApplied,
  membershipScreened,
  organisationRegistered,
  roleGranted,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { aRegistration } from '../testing/forum-histories.ts';
import { HOSTILE_NAME, small } from '../testing/a-small-forum.ts';
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
import { assertWellFormed } from '../testing/well-formed.ts';

const id = (name: string): string => derivedId('worklist', name);
const newcomer = id('newcomer');
const stranger = id('stranger');
const applications = { toScreen: id('to screen'), toEndorse: id('to endorse') };
const whose = (organisation: string, unit: string) => ({ organisation, category: 'full', unit });

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  const on = { effectiveOn: '2026-02-02', time: '2026-02-02T09:00:00.000Z' };
  await record(app, [
    happened(organisationRegistered, newcomer, aRegistration(newcomer, { legalName: 'Newcomers', unit: 'UG-402' }), {
      ...on,
      tags: [`org:${newcomer}`, 'unit:UG-402'],
    }),
    happened(organisationRegistered, stranger, aRegistration(stranger, { legalName: 'Strangers', unit: 'UG-411' }), {
      ...on,
      tags: [`org:${stranger}`, 'unit:UG-411'],
    }),
    happened(membershipApplied, applications.toScreen, whose(stranger, 'UG-411'), on),
    happened(membershipApplied, applications.toEndorse, whose(newcomer, 'UG-402'), on),
    happened(
      membershipScreened,
      applications.toEndorse,
      { ...whose(newcomer, 'UG-402'), items: [{ item: 'constitution', finding: 'met' }], endorsersRequired: 1 },
      on,
    ),
    happened(
      complianceProofSubmitted,
      id('proof'),
      { ...complianceProofSubmitted.example, organisation: small.hostile, unit: 'UG-402' },
      { ...on, meta: { actor: { person: id('who handed it in'), roles: ['unit-officer'] } } },
    ),
    happened(roleGranted, id('grant'), { ...roleGranted.example, until: '2026-01-31' }, on),
  ]);
});
afterAll(() => app.close());

const list = async (as: readonly RoleHeld[], query = '') => (await app.ask(`/views/worklist${query}`, as)).body;
const kinds = async (as: readonly RoleHeld[], query = ''): Promise<readonly string[]> =>
  (await list(as, query)).items.map(({ kind }: { kind: string }) => kind);

describe('what waits for an office', () => {
  it('is what its roles reach, what is due first at the head, with the numbers on top', async () => {
    const body = await list(secretariat);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'programme-to-start',
      'role-ending',
      'campaign-in-draft',
      'application-to-screen',
      'proof-to-verify',
    ]);
    expect(body.counts).toContainEqual({
      kind: 'role-ending',
      label: 'See who is to have a role after its end',
      count: 1,
      overdue: 1,
    });
    expect(await kinds(officerOf('UG-402'))).toEqual(['campaign-in-draft', 'proof-to-verify']);
    expect(await kinds(officerOf('UG-411'))).toEqual(['application-to-screen']);
  });

  it('says which commands answer it, where they are, and what their bodies need', async () => {
    const { items } = await list(officerOf('UG-411'));
    expect(items).toMatchObject([
      {
        kind: 'application-to-screen',
        organisation: { id: stranger, name: 'Strangers' },
        unit: 'UG-411',
        since: '2026-02-02',
        due: null,
        roles: ['unit-officer'],
        answers: [
          {
            operationId: 'screenApplication',
            method: 'POST',
            path: `/members/memberships/${applications.toScreen}/screen`,
            needs: ['items'],
          },
        ],
        trail: `/views/audit/entities/${applications.toScreen}`,
      },
    ]);
  });

  it('leaves out what concerns the organisation that an officer acts for', async () => {
    const both: readonly RoleHeld[] = [...officerOf('UG-402'), ...representativeOf(small.hostile)];
    expect(await kinds(both)).not.toContain('proof-to-verify');
  });

  it('is asked for a unit or a kind, and comes in pages', async () => {
    expect(await kinds(secretariat, '?unit=UG-411')).toEqual(['application-to-screen']);
    expect(await kinds(secretariat, '?kind=proof-to-verify')).toEqual(['proof-to-verify']);
    const first = await list(secretariat, '?limit=3');
    const second = await list(secretariat, `?limit=3&cursor=${encodeURIComponent(first.nextCursor)}`);
    const both = [...first.items, ...second.items].map(({ kind }: { kind: string }) => kind);
    expect([both, second.nextCursor]).toEqual([await kinds(secretariat), undefined]);
    expect((await app.ask('/views/worklist?kind=nonsense', secretariat)).status).toBe(400);
  });
});

describe('what waits for a member', () => {
  it('is the applications near it that it may stand up for, and what is asked of itself', async () => {
    expect(await kinds(representativeOf(small.hostile))).toEqual(['campaign-in-draft', 'application-to-endorse']);
    expect((await list(representativeOf(small.hostile))).items.at(-1)).toMatchObject({
      organisation: { name: 'Newcomers' },
      answers: [{ operationId: 'endorseApplication', needs: ['endorser'] }],
    });
  });

  it('is nothing of others for whoever is no member, and nothing of its own application', async () => {
    for (const organisation of [small.league, small.mover, newcomer, stranger]) {
      expect(await kinds(representativeOf(organisation))).toEqual([]);
    }
  });
});

it('is for those who work here: not for auditors, nor the public', async () => {
  expect((await app.ask('/views/worklist', auditor)).status).toBe(403);
  expect((await app.ask('/views/worklist')).status).toBe(401);
});

it('is a page that any browser reads, with all that was typed by somebody escaped', async () => {
  const { status, text } = await app.page('/views/worklist', secretariat);
  expect(status).toBe(200);
  assertWellFormed(text);
  expect(text).toContain('What waits for you');
  expect(text).toContain('Secret plans · ');
  expect(text).toContain(`/members/memberships/${applications.toScreen}/screen`);
  expect(text).not.toContain(HOSTILE_NAME);
  const nothing = await app.page('/views/worklist', representativeOf(small.league));
  expect(nothing.text).toContain('Nothing waits for you.');
});
