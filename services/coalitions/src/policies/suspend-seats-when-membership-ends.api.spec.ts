import { derivedId, membershipAdmitted, participantAdmitted, type SequencedEvent } from '@baraza/contracts';
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
import { water } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { SuspendSeatsWhenMembershipEnds } from './suspend-seats-when-membership-ends.policy.ts';

const policy = 'coalitions.suspend-seats-when-membership-ends';
const officer: readonly RoleHeld[] = [{ role: 'secretariat' }];

describe('when a membership of the forum ends, its seats are suspended', () => {
  let app: TestApp;
  let nth = 0;
  /** A member of its own for each story. */
  async function aMember(): Promise<{ organisation: string; membership: string }> {
    nth += 1;
    const [organisation, membership] = [derivedId('organisation', `${nth}`), derivedId('membership', `${nth}`)];
    await recordOrganisation(app, organisation, { membership });
    await app.settle();
    return { organisation, membership };
  }
  const post = (path: string, body: object) => app.http('POST', `/coalitions/coalitions${path}`, { as: officer, body });
  async function aSeatOf(organisation: string): Promise<string> {
    const { id } = (await post('', water)).body;
    await post(`/${id}/invite`, { organisation, role: 'participant' });
    await post(`/${id}/accept`, { organisation });
    return id;
  }
  const resign = (of: { organisation: string; membership: string }, effectiveOn = '2026-03-01') =>
    recordForeign(app, {
      type: 'members.MembershipResigned',
      id: of.membership,
      data: { organisation: of.organisation, category: 'full', unit: 'UG-402' },
      effectiveOn,
    });
  const eventsOf = async (coalition: string) => (await app.store.readStream(`coalition-${coalition}`)).events;
  const seatOf = async (coalition: string) =>
    (await app.http('GET', `/coalitions/coalitions/${coalition}`, { as: officer })).body.seats[0];
  const headOf = async () => (await app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
  });
  afterAll(() => app.close());

  it('in every coalition, by an event that names the policy and what caused it', async () => {
    const member = await aMember();
    const coalitions = [await aSeatOf(member.organisation), await aSeatOf(member.organisation)];
    const ended = await resign(member);
    await app.settle();
    for (const coalition of coalitions) {
      expect(await seatOf(coalition)).toMatchObject({
        status: 'suspended',
        causes: [{ kind: 'membership', membership: member.membership }],
      });
      expect((await eventsOf(coalition)).at(-1)).toMatchObject({
        type: 'coalitions.SeatSuspended',
        meta: { policy, causationId: ended.id, ground: 'membership-ended', basedOn: ended.sequence },
      });
    }
    expect((await outcomesOf(ended)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  });

  it('not those of others, and not those taken later on another membership', async () => {
    const [leaving, staying] = [await aMember(), await aMember()];
    const others = await aSeatOf(staying.organisation);
    await resign(leaving);
    const again = { ...leaving, membership: derivedId('membership', 'again', leaving.membership) };
    const data = { ...membershipAdmitted.example, organisation: leaving.organisation };
    await recordForeign(app, { type: 'members.MembershipAdmitted', id: again.membership, data });
    await app.settle();
    const later = await aSeatOf(leaving.organisation);
    await app.settle();
    expect(await seatOf(others)).toMatchObject({ status: 'active' });
    expect(await seatOf(later)).toMatchObject({ status: 'active', membership: again.membership });
  });

  it('once, however often the event comes', async () => {
    const member = await aMember();
    await aSeatOf(member.organisation);
    const ended = await resign(member);
    await app.settle();
    const head = await headOf();
    const reaction = app.app.get(SuspendSeatsWhenMembershipEnds);
    await reaction.membershipEnded(ended as never);
    await reaction.membershipEnded(ended as never);
    expect(await headOf()).toBe(head);
    expect((await outcomesOf(ended)).map(({ outcome }) => outcome)).toEqual(['accepted']);
  });

  it('also a seat taken on a membership that had ended without the coalition knowing yet', async () => {
    const member = await aMember();
    const { id: coalition } = (await post('', water)).body;
    const ended = await resign(member);
    await recordForeign(app, {
      type: 'coalitions.ParticipantAdmitted',
      id: coalition,
      data: {
        ...participantAdmitted.example,
        seat: derivedId('seat', coalition),
        organisation: member.organisation,
        membership: member.membership,
      },
      effectiveOn: '2026-03-02',
    });
    await app.settle();
    expect(await seatOf(coalition)).toMatchObject({ status: 'suspended', since: '2026-03-02' });
    expect((await eventsOf(coalition)).at(-1)).toMatchObject({ meta: { policy, causationId: ended.id } });
  });

  it('also when the end of the membership is heard before the seat that was taken before it', async () => {
    const member = await aMember();
    const coalition = await aSeatOf(member.organisation);
    const taken = (await eventsOf(coalition)).at(-1)!;
    const ended = await resign(member);
    const reaction = new SuspendSeatsWhenMembershipEnds(
      app.app.get(Policies),
      app.app.get(CommandHandler),
      app.app.get(ReferenceFacts),
      new MemoryReadStore(),
    );
    await reaction.membershipEnded(ended as never);
    await reaction.seatTaken(taken as never);
    await reaction.seatTaken(taken as never);
    const suspensions = (await eventsOf(coalition)).filter(({ type }) => type === 'coalitions.SeatSuspended');
    expect(suspensions).toHaveLength(1);
  });

  it('after a crash between the event and the command', async () => {
    const member = await aMember();
    const coalition = await aSeatOf(member.organisation);
    const taken = (await eventsOf(coalition)).at(-1)!;
    const ended = await resign(member);
    const store = new MemoryReadStore();
    const commands = app.app.get(CommandHandler);
    const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const facts = app.app.get(ReferenceFacts);
    const before = new SuspendSeatsWhenMembershipEnds(app.app.get(Policies), failing, facts, store);
    await before.seatTaken(taken as never);
    await expect(before.membershipEnded(ended as never)).rejects.toThrow('the process ends here');
    const after = new SuspendSeatsWhenMembershipEnds(app.app.get(Policies), commands, facts, store);
    await after.membershipEnded(ended as never);
    expect(await seatOf(coalition)).toMatchObject({ status: 'suspended' });
  });

  it('there is nothing to do where the seat was given up, or the coalition has ended', async () => {
    const member = await aMember();
    const [left, ended] = [await aSeatOf(member.organisation), await aSeatOf(member.organisation)];
    await post(`/${left}/leave`, { organisation: member.organisation });
    await post(`/${ended}/wind-down`, { ground: 'purpose-achieved' });
    const end = await resign(member);
    await app.settle();
    expect((await eventsOf(left)).at(-1)).toMatchObject({ type: 'coalitions.ParticipantLeft' });
    expect((await eventsOf(ended)).at(-1)).toMatchObject({ type: 'coalitions.CoalitionWoundDown' });
    expect((await outcomesOf(end)).map(({ outcome }) => outcome)).toEqual(['nothing-to-do']);
  });

  it('a seat returns when the organisation is a member again and the coalition says so', async () => {
    const member = await aMember();
    const coalition = await aSeatOf(member.organisation);
    const { organisation } = member;
    await resign(member);
    await app.settle();
    const back = () => post(`/${coalition}/reinstate`, { organisation, cause: 'membership' });
    expect(await back()).toMatchObject({ status: 422, body: { rule: 'coalition.not-a-member-again' } });
    const data = { ...membershipAdmitted.example, organisation };
    await recordForeign(app, { type: 'members.MembershipAdmitted', id: derivedId('next', organisation), data });
    await app.settle();
    expect((await back()).status).toBe(200);
    expect(await seatOf(coalition)).toMatchObject({ status: 'active' });
  });

  describe('and returns what was suspended for it when it holds again', () => {
    const whoseOf = (of: { organisation: string }) => ({
      organisation: of.organisation,
      category: 'full',
      unit: 'UG-402',
    });
    const record = (type: string, of: { organisation: string; membership: string }, more: object, on: string) =>
      recordForeign(app, {
        type: `members.${type}`,
        id: of.membership,
        data: { ...whoseOf(of), ...more },
        effectiveOn: on,
      });
    const suspension = derivedId('suspension', 'one');

    it.each([
      ['MembershipLapsed', {}, 'MembershipReinstated', { status: 'current' }],
      ['MembershipExpelled', {}, 'MembershipReinstated', { status: 'current' }],
      ['MembershipSuspended', { suspension }, 'MembershipSuspensionLifted', { suspension, status: 'new' }],
    ])('%s, then %s', async (ends, of, returns, standing) => {
      const member = await aMember();
      const coalition = await aSeatOf(member.organisation);
      await record(ends, member, of, '2026-03-01');
      await app.settle();
      expect(await seatOf(coalition)).toMatchObject({ status: 'suspended' });
      const back = await record(returns, member, standing, '2026-03-02');
      await app.settle();
      expect(await seatOf(coalition)).toMatchObject({ status: 'active' });
      expect((await eventsOf(coalition)).at(-1)).toMatchObject({
        type: 'coalitions.SeatReinstated',
        meta: { policy, causationId: back.id, ground: 'membership-restored' },
      });
    });

    it('not while another suspension holds, and not a seat that was given up', async () => {
      const member = await aMember();
      const [kept, left] = [await aSeatOf(member.organisation), await aSeatOf(member.organisation)];
      await record('MembershipSuspended', member, { suspension }, '2026-03-01');
      await app.settle();
      await post(`/${left}/leave`, { organisation: member.organisation });
      await record('MembershipSuspensionLifted', member, { suspension, status: 'suspended' }, '2026-03-02');
      await app.settle();
      expect(await seatOf(kept)).toMatchObject({ status: 'suspended' });
      await record('MembershipSuspensionLifted', member, { suspension, status: 'current' }, '2026-03-03');
      await app.settle();
      expect(await seatOf(kept)).toMatchObject({ status: 'active' });
      expect((await eventsOf(left)).at(-1)).toMatchObject({ type: 'coalitions.ParticipantLeft' });
    });

    it('once, and old news that comes again suspends nothing anew', async () => {
      const member = await aMember();
      const coalition = await aSeatOf(member.organisation);
      const ended = await record('MembershipLapsed', member, {}, '2026-03-01');
      const back = await record('MembershipReinstated', member, { status: 'current' }, '2026-03-02');
      await app.settle();
      const head = await headOf();
      const reaction = app.app.get(SuspendSeatsWhenMembershipEnds);
      await reaction.membershipReinstated(back as never);
      await reaction.membershipLapsed(ended as never);
      expect(await headOf()).toBe(head);
      expect(await seatOf(coalition)).toMatchObject({ status: 'active' });
    });

    it('also when the seat is heard of after both', async () => {
      const member = await aMember();
      const coalition = await aSeatOf(member.organisation);
      const taken = (await eventsOf(coalition)).at(-1)!;
      const ended = await record('MembershipLapsed', member, {}, '2026-03-01');
      const back = await record('MembershipReinstated', member, { status: 'current' }, '2026-03-02');
      await app.settle();
      const head = await headOf();
      const late = new SuspendSeatsWhenMembershipEnds(
        app.app.get(Policies),
        app.app.get(CommandHandler),
        app.app.get(ReferenceFacts),
        new MemoryReadStore(),
      );
      await late.membershipLapsed(ended as never);
      await late.membershipReinstated(back as never);
      await late.seatTaken(taken as never);
      expect(await headOf()).toBe(head);
      expect(await seatOf(coalition)).toMatchObject({ status: 'active' });
    });
  });
});
