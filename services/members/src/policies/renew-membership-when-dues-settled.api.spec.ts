import { Policies } from '@baraza/service-kit';
import { secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { RenewMembershipWhenDuesSettled } from './renew-membership-when-dues-settled.policy.ts';

let forum: SmallForum;
let references = 0;
beforeAll(async () => {
  forum = await SmallForum.open();
  const { id } = await forum.done(
    '/members/dues-schedules',
    {
      unit: 'WAN',
      title: 'Dues',
      from: '2026-01-01',
      until: '2029-12-31',
      lines: [{ category: 'full', amount: { minor: 200_000, currency: 'UGX' } }],
    },
    secretariat,
    'treasurer',
  );
  await forum.done(`/members/dues-schedules/${id}/adopt`, {}, secretariat, 'board');
});
afterAll(() => forum.close());

async function invoiced(term: 'current' | 'next', membership: string): Promise<string> {
  return (await forum.done('/members/invoices', { membership, term }, secretariat, 'treasurer')).id;
}
const pay = (organisation: string, more: object = {}) =>
  forum.done('/members/payments', {
    organisation,
    amount: { minor: 200_000, currency: 'UGX' },
    method: 'cash',
    reference: `R${++references}`,
    ...more,
  });
const membershipOf = async (id: string) => (await forum.get(`/members/memberships/${id}`)).body;
const settledOf = async (invoice: string) =>
  (await forum.app.store.readStream(`invoice-${invoice}`)).events.find(
    ({ type }) => type === 'members.InvoiceSettled',
  )!;
async function outcomeOf(invoice: string) {
  const event = await settledOf(invoice);
  const policies = ['members.renew-membership-when-dues-settled'];
  const { documents } = await forum.app.app.get(Policies).outcomes.list({ policies, limit: 100 });
  return documents.map(({ doc }) => doc).find((one) => one.event === event.id);
}
/** Time only goes on: whoever needs the present comes before. */
async function on(day: string, what: () => Promise<void>): Promise<void> {
  forum.app.clock.set(`${day}T09:00:00.000Z`);
  await forum.app.keepCalendar();
  await what();
}

describe('settled dues renew the membership', () => {
  it('to the end of the term that was paid for, once, and say which rule and what led to it', async () => {
    const { organisation, membership } = await forum.member();
    const invoice = await invoiced('next', membership);
    await pay(organisation);
    await forum.settled();
    expect(await membershipOf(membership)).toMatchObject({ status: 'new', termUntil: '2028-03-01' });
    const { events } = await forum.app.store.readStream(`membership-${membership}`);
    const renewed = events.filter(({ type }) => type === 'members.MembershipRenewed');
    const cause = await settledOf(invoice);
    expect(renewed).toMatchObject([
      { meta: { policy: 'members.renew-membership-when-dues-settled', causationId: cause.id, ground: 'dues-settled' } },
    ]);
    const { sequence } = await forum.app.store.head();
    await forum.app.app.get(RenewMembershipWhenDuesSettled).settled(cause as never);
    expect((await forum.app.store.head()).sequence).toBe(sequence);
  });

  it('but not for the term that runs already', async () => {
    const { organisation, membership } = await forum.member();
    const invoice = await invoiced('current', membership);
    await pay(organisation);
    await forum.settled();
    expect(await membershipOf(membership)).toMatchObject({ termUntil: '2027-03-01' });
    expect(await outcomeOf(invoice)).toMatchObject({ outcome: 'nothing-to-do' });
  });

  it('and not while a part is open', async () => {
    const { organisation, membership } = await forum.member();
    await invoiced('next', membership);
    await pay(organisation, { amount: { minor: 199_999, currency: 'UGX' } });
    await forum.settled();
    expect(await membershipOf(membership)).toMatchObject({ termUntil: '2027-03-01' });
  });
});

it('accounts follow an organisation to its new unit', async () => {
  const { organisation, membership } = await forum.member();
  const invoice = await invoiced('next', membership);
  const { id } = await pay(organisation, { invoices: [] });
  await forum.done(`/members/organisations/${organisation}/correct`, { reason: 'moved', unit: 'UG-411' });
  await forum.settled();
  const theirs = [{ role: 'unit-officer' as const, unit: 'UG-411' }];
  const before = [{ role: 'unit-officer' as const, unit: 'UG-402' }];
  for (const path of [`/members/invoices/${invoice}`, `/members/payments/${id}`]) {
    expect(await forum.get(path, theirs)).toMatchObject({ status: 200, body: { unit: 'UG-411' } });
    expect((await forum.get(path, before)).status).toBe(404);
  }
});

it('a member that is late is renewed, though the bank told of it after its grace had begun; one that lapsed comes back', async () => {
  const late = await forum.member();
  const lapsed = await forum.member();
  await invoiced('next', late.membership);
  await invoiced('next', lapsed.membership);
  await on('2027-03-10', async () => {
    expect(await membershipOf(late.membership)).toMatchObject({ status: 'grace' });
    await pay(late.organisation, { effectiveOn: '2027-02-20' });
    await forum.settled();
    expect(await membershipOf(late.membership)).toMatchObject({ status: 'current', termUntil: '2028-03-01' });
  });
  await on('2027-07-01', async () => {
    expect(await membershipOf(lapsed.membership)).toMatchObject({ status: 'lapsed' });
    await pay(lapsed.organisation);
    await forum.settled();
    expect(await membershipOf(lapsed.membership)).toMatchObject({ status: 'current', termUntil: '2028-06-30' });
  });
});
