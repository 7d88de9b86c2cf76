import { membershipResigned, rulesAdopted } from '@baraza/contracts';
import { LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
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

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
});
afterAll(() => app.close());

const events = async (entity: string) =>
  (await app.ask(`/views/audit/entities/${entity}?limit=500`, secretariat)).body.events as {
    id: string;
    type: string;
    sequence: number;
  }[];
const last = async (entity: string) => (await events(entity)).at(-1)!;
const decision = (id: string, as?: typeof auditor, query = '') => app.ask(`/views/audit/decisions/${id}${query}`, as);

describe('a decision', () => {
  it('holds what it recorded, and what it led to in another service', async () => {
    const resigned = await last(small.membershipOfLeague);
    const { body } = await decision(resigned.id, secretariat);
    expect(body.of).toMatchObject({ aggregate: 'membership', name: `Membership of ${LEAGUE_NAME}`, unit: 'UG-411' });
    expect(body.events).toMatchObject([
      { id: resigned.id, sentence: `${LEAGUE_NAME} left the forum of its own will.`, who: { person: small.officer } },
    ]);
    expect(body.effects).toMatchObject([{ type: 'coalitions.SeatSuspended', causedBy: resigned.id }]);
    expect([body.causes, body.reliedOn, body.omitted, body.hasMoreEffects]).toEqual([[], [], 0, false]);
  });

  it('says what caused it, and the fact of another service that it relied on', async () => {
    const suspended = await last(small.coalition);
    const { body } = await decision(suspended.id, secretariat);
    expect(body.causes).toMatchObject([{ type: 'members.MembershipResigned' }]);
    expect(body.reliedOn).toMatchObject([{ sequence: 20 }]);
    expect(body.events).toMatchObject([{ policy: 'coalitions.suspend-seats-when-membership-ends' }]);
  });

  it('says by which rules: those in force on its date, by what was known when it was taken', async () => {
    const { body: before } = await decision((await last(small.membershipOfLeague)).id, secretariat);
    expect(before.rules).toEqual({ version: 1, adopted: null });
    const adopted = happened(
      rulesAdopted,
      'main',
      { ...rulesAdopted.example, version: 2 },
      { effectiveOn: '2025-01-01' },
    );
    const whose = { organisation: small.hostile, category: 'full', unit: 'UG-402' };
    const tags = [`org:${small.hostile}`, 'unit:UG-402'];
    const after = happened(membershipResigned, small.membershipOfHostile, whose, { effectiveOn: '2026-02-01', tags });
    await record(app, [adopted, after]);
    const { body } = await decision(after.id, secretariat);
    expect(body.rules).toMatchObject({ version: 2, adopted: { id: adopted.id, type: 'members.RulesAdopted' } });
    // What was adopted later, though it holds from earlier, was not what a decision went by.
    expect((await decision((await last(small.membershipOfLeague)).id, secretariat)).body.rules.version).toBe(1);
  });

  it('leaves out of its chain what is for others, and tells those who may know', async () => {
    const resigned = await last(small.membershipOfLeague);
    const toAuditor = await decision(resigned.id, auditor);
    expect(toAuditor.body.effects).toHaveLength(1);
    const toIntegrator = await decision(resigned.id, integrator);
    expect(toIntegrator.body.events).toMatchObject([{ who: null, policy: null }]);
    expect([toIntegrator.body.effects, toIntegrator.body.omitted]).toEqual([[], undefined]);
    const toMember = await decision(resigned.id, representativeOf(small.league));
    expect(toMember.body.effects).toHaveLength(1);
  });

  it('hidden and not existing answer alike', async () => {
    const applied = (await events(small.membershipOfHostile))[0]!;
    for (const as of [officerOf('UG-411'), representativeOf(small.mover), integrator, undefined]) {
      expect((await decision(applied.id, as)).status).toBe(404);
    }
    expect((await decision('9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03', secretariat)).status).toBe(404);
    expect((await decision(applied.id, secretariat, `?asKnownAt=${applied.sequence - 1}`)).status).toBe(404);
    expect((await decision(applied.id, secretariat, `?asKnownAt=${applied.sequence}`)).status).toBe(200);
  });
});
