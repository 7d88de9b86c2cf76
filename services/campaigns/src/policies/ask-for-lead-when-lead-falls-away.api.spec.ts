import { coalitionFormed, derivedId, membershipReinstated, type SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { MemoryReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  ReferenceFacts,
  type TestApp,
} from '@baraza/service-kit';
import { water } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { AskForLeadWhenLeadFallsAway } from './ask-for-lead-when-lead-falls-away.policy.ts';

const policy = 'campaigns.ask-for-lead-when-lead-falls-away';
const officer: readonly RoleHeld[] = [{ role: 'secretariat' }];
const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;

interface Member {
  readonly organisation: string;
  readonly membership: string;
}

describe('when the lead of a campaign falls away, another is asked for', () => {
  let app: TestApp;
  let nth = 0;
  const aNew = (what: string): string => derivedId(what, `${(nth += 1)}`);
  async function aMember(): Promise<Member> {
    const member = { organisation: aNew('organisation'), membership: aNew('membership') };
    await recordOrganisation(app, member.organisation, { membership: member.membership });
    await app.settle();
    return member;
  }
  async function aCoalition(): Promise<string> {
    const id = aNew('coalition');
    await recordForeign(app, { type: 'coalitions.CoalitionFormed', id, data: coalitionFormed.example });
    await app.settle();
    return id;
  }
  const post = async (path: string, body: object) => {
    const answer = await app.http('POST', `/campaigns/campaigns${path}`, { as: officer, body });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${answer.body.detail}`);
    return answer.body;
  };
  const aCampaignOf = async (lead: Member, more: object = {}): Promise<string> =>
    (await post('', { ...water, lead: lead.organisation, ...more })).id;
  const ofMembership = (type: string, { organisation, membership }: Member, more: object = {}) =>
    recordForeign(app, {
      type: `members.${type}`,
      id: membership,
      data: { ...more, organisation, category: 'full', unit: 'UG-402' },
      effectiveOn: '2026-03-02',
    });
  const windDown = (id: string) =>
    recordForeign(app, { type: 'coalitions.CoalitionWoundDown', id, data: { ground: 'purpose-achieved' } });
  const read = async (id: string) => (await app.http('GET', `/campaigns/campaigns/${id}`, { as: officer })).body;
  const eventsOf = async (id: string) => (await app.store.readStream(`campaign-${id}`)).events;
  const headOf = async () => (await app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
  };
  const anew = (commands: CommandHandler, store = new MemoryReadStore()) =>
    new AskForLeadWhenLeadFallsAway(app.app.get(Policies), commands, app.app.get(ReferenceFacts), store);

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
  });
  afterAll(() => app.close());

  it('in every campaign it leads, by an event that names the policy and what caused it', async () => {
    const [lead, coalition] = [await aMember(), await aCoalition()];
    const campaigns = [await aCampaignOf(lead), await aCampaignOf(lead, { coalition })];
    const ended = await ofMembership('MembershipResigned', lead);
    await app.settle();
    for (const id of campaigns) {
      expect(await read(id)).toMatchObject({ leadLost: [{ kind: 'membership', membership: lead.membership }] });
      expect((await eventsOf(id)).at(-1)).toMatchObject({
        type: 'campaigns.CampaignLeadAsked',
        meta: { policy, causationId: ended.id },
      });
    }
    expect((await eventsOf(campaigns[1]!)).at(-1)).toMatchObject({ data: { lead: lead.organisation, coalition } });
  });

  it('for each way in which a membership ends or rests; and when it holds again, the lead goes on', async () => {
    const suspension = derivedId('suspension', 'one');
    for (const [ends, how, back, again] of [
      ['MembershipLapsed', {}, 'MembershipReinstated', membershipReinstated.example],
      ['MembershipSuspended', { suspension }, 'MembershipSuspensionLifted', { suspension, status: 'current' }],
    ] as const) {
      const lead = await aMember();
      const id = await aCampaignOf(lead);
      await ofMembership(ends, lead, how);
      await app.settle();
      expect((await read(id)).leadLost).toHaveLength(1);
      await ofMembership(back, lead, again);
      await app.settle();
      expect((await read(id)).leadLost).toEqual([]);
      expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'campaigns.CampaignLeadStayed', meta: { policy } });
    }
  });

  it('when its coalition winds down', async () => {
    const [lead, coalition] = [await aMember(), await aCoalition()];
    const id = await aCampaignOf(lead, { coalition });
    const ended = await windDown(coalition);
    await app.settle();
    expect(await read(id)).toMatchObject({ leadLost: [{ kind: 'coalition', coalition }] });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ meta: { policy, causationId: ended.id } });
    // An active member may go on alone.
    await post(`/${id}/change-lead`, { lead: lead.organisation, ground: 'goes-on-alone' });
    expect((await read(id)).leadLost).toEqual([]);
  });

  it('not of a campaign that another leads meanwhile, but of the one that it took over', async () => {
    const [lead, another] = [await aMember(), await aMember()];
    const id = await aCampaignOf(lead);
    await post(`/${id}/change-lead`, { lead: another.organisation, ground: 'handed-over' });
    await ofMembership('MembershipResigned', lead);
    await app.settle();
    expect((await read(id)).leadLost).toEqual([]);
    await ofMembership('MembershipResigned', another);
    await app.settle();
    expect(await read(id)).toMatchObject({
      lead: another.organisation,
      leadLost: [{ membership: another.membership }],
    });
  });

  it('not of a campaign that is over: nothing to do, and what comes after goes on', async () => {
    const lead = await aMember();
    const [over, open] = [await aCampaignOf(lead), await aCampaignOf(lead)];
    await post(`/${over}/abandon`, { ground: 'overtaken-by-events' });
    const ended = await ofMembership('MembershipResigned', lead);
    await app.settle();
    expect((await outcomesOf(ended)).map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'nothing-to-do']);
    expect((await read(open)).leadLost).toHaveLength(1);
  });

  it('once, however often its events come', async () => {
    const [lead, coalition] = [await aMember(), await aCoalition()];
    const id = await aCampaignOf(lead, { coalition });
    const [drafted] = await eventsOf(id);
    const [resigned, ended] = [await ofMembership('MembershipResigned', lead), await windDown(coalition)];
    await app.settle();
    const head = await headOf();
    const reaction = app.app.get(AskForLeadWhenLeadFallsAway);
    for (const _ of [1, 2]) {
      await reaction.drafted(drafted as never);
      await reaction.membershipEnded(resigned as never);
      await reaction.woundDown(ended as never);
    }
    expect(await headOf()).toBe(head);
    expect((await read(id)).leadLost).toHaveLength(2);
  });

  it('also when the end is heard before the campaign that was drafted before it', async () => {
    const [lead, coalition] = [await aMember(), await aCoalition()];
    const id = await aCampaignOf(lead, { coalition });
    const [drafted] = await eventsOf(id);
    const [resigned, ended] = [await ofMembership('MembershipResigned', lead), await windDown(coalition)];
    const reaction = anew(app.app.get(CommandHandler));
    await reaction.membershipEnded(resigned as never);
    await reaction.woundDown(ended as never);
    await reaction.drafted(drafted as never);
    const asked = (await eventsOf(id)).filter(({ type }) => type === 'campaigns.CampaignLeadAsked');
    expect(asked).toHaveLength(2);
    await app.settle();
    expect((await read(id)).leadLost).toHaveLength(2);
  });

  it('after a crash between the event and the command', async () => {
    const [lead, coalition] = [await aMember(), await aCoalition()];
    const id = await aCampaignOf(lead, { coalition });
    const [drafted] = await eventsOf(id);
    const [resigned, ended] = [await ofMembership('MembershipResigned', lead), await windDown(coalition)];
    const store = new MemoryReadStore();
    const before = anew(failing, store);
    await before.drafted(drafted as never);
    await expect(before.membershipEnded(resigned as never)).rejects.toThrow('the process ends here');
    await expect(before.woundDown(ended as never)).rejects.toThrow('the process ends here');
    const after = anew(app.app.get(CommandHandler), store);
    await after.membershipEnded(resigned as never);
    await after.woundDown(ended as never);
    expect((await read(id)).leadLost).toHaveLength(2);
  });
});
