import { derivedId, enrolmentApplied, type SequencedEvent } from '@baraza/contracts';
import { MemoryReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, recordForeign, recordOrganisation, ReferenceFacts } from '@baraza/service-kit';
import { CourseForum, representativeOf } from '../testing/a-course.ts';
import { HoldEnrolmentsWhenMembershipEnds } from './hold-enrolments-when-membership-ends.policy.ts';

const policy = 'capacity.hold-enrolments-when-membership-ends';
type Member = Awaited<ReturnType<CourseForum['member']>>;

describe('when a membership of the forum ends, its enrolments are put on hold', () => {
  let forum: CourseForum;
  const record = (type: string, of: Member, more: object = {}, effectiveOn = '2026-03-02') =>
    recordForeign(forum.app, {
      type: `members.${type}`,
      id: of.membership,
      data: { organisation: of.organisation, category: 'full', unit: 'UG-402', ...more },
      effectiveOn,
    });
  const eventsOf = async (enrolment: string) => (await forum.app.store.readStream(`enrolment-${enrolment}`)).events;
  const headOf = async () => (await forum.app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await forum.app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
  };
  const another = () =>
    new HoldEnrolmentsWhenMembershipEnds(
      forum.app.app.get(Policies),
      forum.app.app.get(CommandHandler),
      forum.app.app.get(ReferenceFacts),
      new MemoryReadStore(),
    );
  const suspension = derivedId('suspension', 'one');

  beforeAll(async () => {
    forum = await CourseForum.open();
  });
  afterAll(() => forum.close());

  it('in every cohort, by an event that names the policy and what caused it, and its place is kept', async () => {
    const member = await forum.member();
    const cohorts = [(await forum.cohort()).cohort, (await forum.cohort()).cohort];
    const enrolments = await Promise.all(cohorts.map((cohort) => forum.selected(cohort, member.organisation)));
    const ended = await record('MembershipResigned', member);
    await forum.app.settle();
    for (const [index, enrolment] of enrolments.entries()) {
      expect((await forum.get(`enrolments/${enrolment}`)).body).toMatchObject({
        status: 'on-hold',
        heldAs: 'selected',
        causes: [{ kind: 'membership', membership: member.membership }],
      });
      expect((await eventsOf(enrolment)).at(-1)).toMatchObject({
        meta: { policy, causationId: ended.id, ground: 'membership-ended', basedOn: ended.sequence },
      });
      expect((await forum.get(`cohorts/${cohorts[index]}`)).body.enrolments).toEqual([enrolment]);
    }
    expect((await outcomesOf(ended)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  });

  it.each([
    ['MembershipLapsed', {}, 'MembershipReinstated', { status: 'current' }],
    [
      'MembershipLapsed',
      {},
      'MembershipRenewed',
      { status: 'current', termUntil: '2027-03-01', graceUntil: '2027-06-01' },
    ],
    ['MembershipExpelled', {}, 'MembershipReinstated', { status: 'current' }],
    ['MembershipSuspended', { suspension }, 'MembershipSuspensionLifted', { suspension, status: 'new' }],
  ])('%s, then %s: what rested for it goes on from where it was', async (ends, of, returns, standing) => {
    const member = await forum.member();
    const { cohort } = await forum.cohort();
    const enrolment = await forum.selected(cohort, member.organisation);
    await record(ends, member, of);
    await forum.app.settle();
    expect(await forum.statusOf(enrolment)).toBe('on-hold');
    const back = await record(returns, member, standing);
    await forum.app.settle();
    expect(await forum.statusOf(enrolment)).toBe('selected');
    expect((await eventsOf(enrolment)).at(-1)).toMatchObject({
      type: 'capacity.EnrolmentResumed',
      meta: { policy, causationId: back.id, ground: 'membership-restored' },
    });
  });

  describe('of two organisations that are one', () => {
    let duplicate: Member;
    let survivor: string;
    let enrolments: readonly string[];
    const merge = (type: string) =>
      recordForeign(forum.app, {
        type: `members.${type}`,
        id: duplicate.organisation,
        data: { organisation: duplicate.organisation, into: survivor, ground: 'registered-twice' },
      });

    beforeEach(async () => {
      duplicate = await forum.member();
      survivor = derivedId('survivor of', duplicate.organisation);
      await recordOrganisation(forum.app, survivor);
      await forum.app.settle();
      const { cohort } = await forum.cohort();
      enrolments = [await forum.selected(cohort, duplicate.organisation), await forum.selected(cohort, survivor)];
      await merge('OrganisationMerged');
      await forum.app.settle();
    });

    it('what the duplicate brought along is the membership of both: what the survivor has rests with it, and goes on', async () => {
      const statuses = () => Promise.all(enrolments.map((one) => forum.statusOf(one)));
      await record('MembershipSuspended', duplicate, { suspension });
      await forum.app.settle();
      expect(await statuses()).toEqual(['on-hold', 'on-hold']);
      await record('MembershipSuspensionLifted', duplicate, { suspension, status: 'current' });
      await forum.app.settle();
      expect(await statuses()).toEqual(['selected', 'selected']);
    });

    it('the survivor’s representative acts for what was the duplicate’s, and judges nothing of it, until they are parted', async () => {
      const [theirs] = enrolments as [string];
      const asOfficer = [{ role: 'programme-officer' as const }, ...representativeOf(survivor)];
      expect((await forum.get(`enrolments/${theirs}`, representativeOf(survivor))).status).toBe(200);
      expect(await forum.post(`enrolments/${theirs}/dismiss`, { ground: 'no-show' }, asOfficer)).toMatchObject({
        status: 403,
        body: { code: 'enrolment.own-organisation' },
      });
      await merge('OrganisationMergeReversed');
      await forum.app.settle();
      expect((await forum.get(`enrolments/${theirs}`, representativeOf(survivor))).status).toBe(404);
      await merge('OrganisationMerged');
      await forum.app.settle();
      const gaveUp = await forum.done(`enrolments/${theirs}/withdraw`, {}, representativeOf(survivor));
      expect(gaveUp.events[0]).toMatchObject({ type: 'capacity.EnrolmentWithdrawn' });
      expect((await eventsOf(theirs)).at(-1)!.meta.actor).toMatchObject({ organisation: survivor });
    });
  });

  it('not while another suspension holds, and what was given up does not come back', async () => {
    const member = await forum.member();
    const { cohort } = await forum.cohort();
    const [kept, given] = [
      await forum.selected(cohort, member.organisation),
      await forum.selected((await forum.cohort()).cohort, member.organisation),
    ];
    await record('MembershipSuspended', member, { suspension });
    await forum.app.settle();
    await forum.done(`enrolments/${given}/withdraw`);
    await record('MembershipSuspensionLifted', member, { suspension, status: 'suspended' });
    await forum.app.settle();
    expect(await forum.statusOf(kept)).toBe('on-hold');
    await record('MembershipSuspensionLifted', member, { suspension, status: 'current' });
    await forum.app.settle();
    expect([await forum.statusOf(kept), await forum.statusOf(given)]).toEqual(['selected', 'withdrawn']);
  });

  it('whoever waits leaves the list meanwhile, and comes back to where they stood', async () => {
    const { cohort } = await forum.cohort({ places: 1 });
    const member = await forum.member();
    await forum.selected(cohort);
    const [first, second] = [await forum.application(cohort, member.organisation), await forum.application(cohort)];
    for (const one of [first, second]) await forum.done(`enrolments/${one}/wait-list`);
    const waiting = async () => (await forum.get(`cohorts/${cohort}`)).body.waiting;
    await record('MembershipSuspended', member, { suspension });
    await forum.app.settle();
    expect(await waiting()).toEqual([second]);
    await record('MembershipSuspensionLifted', member, { suspension, status: 'current' });
    await forum.app.settle();
    expect(await waiting()).toEqual([first, second]);
  });

  it('not those of others, nor those applied for later on another membership', async () => {
    const [leaving, staying] = [await forum.member(), await forum.member()];
    const { cohort } = await forum.cohort();
    const others = await forum.application(cohort, staying.organisation);
    await record('MembershipResigned', leaving);
    await forum.app.settle();
    const later = await forum.application(cohort, leaving.organisation);
    await forum.app.settle();
    expect([await forum.statusOf(others), await forum.statusOf(later)]).toEqual(['applied', 'applied']);
  });

  it('once, however often the event comes, and old news that comes again puts nothing on hold anew', async () => {
    const member = await forum.member();
    const enrolment = await forum.application((await forum.cohort()).cohort, member.organisation);
    const ended = await record('MembershipLapsed', member);
    const back = await record('MembershipReinstated', member, { status: 'current' });
    await forum.app.settle();
    const head = await headOf();
    const reaction = forum.app.app.get(HoldEnrolmentsWhenMembershipEnds);
    await reaction.membershipLapsed(ended as never);
    await reaction.membershipReinstated(back as never);
    await reaction.membershipLapsed(ended as never);
    expect(await headOf()).toBe(head);
    expect(await forum.statusOf(enrolment)).toBe('applied');
  });

  it('also when the end of the membership is heard before the application that came before it', async () => {
    const member = await forum.member();
    const enrolment = await forum.application((await forum.cohort()).cohort, member.organisation);
    const applied = (await eventsOf(enrolment)).at(-1)!;
    const ended = await record('MembershipResigned', member);
    const reaction = another();
    await reaction.membershipEnded(ended as never);
    await reaction.applied(applied as never);
    await reaction.applied(applied as never);
    const holds = (await eventsOf(enrolment)).filter(({ type }) => type === 'capacity.EnrolmentPutOnHold');
    expect(holds).toHaveLength(1);
  });

  it('also an application made on a membership that had ended without its being known yet', async () => {
    const member = await forum.member();
    const { cohort, programme } = await forum.cohort();
    await record('MembershipResigned', member);
    const id = derivedId('enrolment', cohort, member.organisation);
    const { organisation, membership } = member;
    const enrolled = { kind: 'organisation', organisation };
    const data = { ...enrolmentApplied.example, enrolled, cohort, programme, membership, unit: 'WAN' };
    await recordForeign(forum.app, { type: 'capacity.EnrolmentApplied', id, data, effectiveOn: '2026-03-02' });
    await forum.app.settle();
    expect(await forum.statusOf(id)).toBe('on-hold');
  });

  it('after a crash between the event and the command', async () => {
    const member = await forum.member();
    const enrolment = await forum.application((await forum.cohort()).cohort, member.organisation);
    const applied = (await eventsOf(enrolment)).at(-1)!;
    const ended = await record('MembershipResigned', member);
    const store = new MemoryReadStore();
    const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const before = new HoldEnrolmentsWhenMembershipEnds(
      forum.app.app.get(Policies),
      failing,
      forum.app.app.get(ReferenceFacts),
      store,
    );
    await before.applied(applied as never);
    await expect(before.membershipEnded(ended as never)).rejects.toThrow('the process ends here');
    const after = new HoldEnrolmentsWhenMembershipEnds(
      forum.app.app.get(Policies),
      forum.app.app.get(CommandHandler),
      forum.app.app.get(ReferenceFacts),
      store,
    );
    await after.membershipEnded(ended as never);
    expect(await forum.statusOf(enrolment)).toBe('on-hold');
  });
});
