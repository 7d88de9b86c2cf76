import { CHECKLIST } from './a-forum-of-two-districts.ts';
import { MAPPING } from './brought-in.ts';
import { alsoFor, amina, bosco, clara, speakerOf } from './three-officers.ts';
import type { Acted, ToldLife } from './told-life.ts';

/** A register as somebody keeps it. The last line is the member of this story. */
const REGISTER = [
  'Name;Unit;Since',
  'Igara Beekeepers;UG-402;2024-01-10',
  'Ntungamo Women’s Voice;UG-411;2024-01-10',
  'Kyeizooba Farmers’ Union;UG-402-KYEIZOOBA;2024-01-10',
].join('\n');
const DUES = 200_000;
const shillings = (minor: number) => ({ minor, currency: 'UGX' });
const paid = (organisation: string, reference: string, minor = DUES) => ({
  ...{ organisation, amount: shillings(minor), method: 'mobile-money', reference },
});

/** Whom the story is about. */
export interface Cast {
  union: string;
  beekeepers: string;
  voice: string;
  membership: string;
}

/** Imported, admitted, asked for dues; pays, lapses, and returns. */
export function tellFromRegisterToReturn(told: () => ToldLife, cast: Cast): void {
  const invoices: string[] = [];
  let schedule = '';
  let persons: Record<'amina' | 'bosco', string>;

  it('is founded by three officers, none of whom gives themselves anything', async () => {
    const life = told();
    await life.forum.begin(amina.as, amina.person);
    const idOf = async (who: typeof amina): Promise<string> => (await life.read(who, '/members/persons/me')).person;
    persons = { amina: await idOf(amina), bosco: await idOf(bosco) };
    const role = { role: 'secretariat' };
    await life.refused('role-grant.to-oneself', amina, '/members/role-grants', { ...role, person: persons.amina });
    await life.create(amina, '/members/role-grants', { ...role, person: persons.bosco });
    const { rules: inForce } = await life.read(amina, '/members/rules/current');
    const { version: _, ...text } = inForce;
    await life.act(amina, '/members/rules/main/propose', { rules: text });
    const { proposal } = (await life.read(amina, '/members/rules/main')).proposal;
    await life.refused('rules.adopted-by-proposer', amina, '/members/rules/main/adopt', { proposal });
    const low = { ...text, conduct: { ...text.conduct, replyDays: 13 } };
    await life.refused('rules.below-floor', amina, '/members/rules/main/propose', { rules: low });
    await life.act(bosco, '/members/rules/main/adopt', { proposal, resolution: 'GA/2024/01' });
  });

  it('comes into the forum by its register, as an organisation and no more', async () => {
    const life = told();
    const imported = { csv: REGISTER, mapping: MAPPING };
    const { id } = (await life.forum.done('/members/imports', imported, 201, amina.as, amina.person)) as Acted;
    const { page } = await life.forum.eventually(
      () => life.read(amina, `/members/imports/${id}`),
      ({ status }) => status === 'done',
    );
    const made = (name: string): string =>
      page.entries.find((one: { legalName?: string }) => one.legalName === name).id;
    cast.beekeepers = made('Igara Beekeepers');
    cast.voice = made('Ntungamo Women’s Voice');
    cast.union = made('Kyeizooba Farmers’ Union');
    life.member = cast.union;
    const founders = [cast.beekeepers, cast.voice].map((organisation) => ({ organisation, category: 'full' }));
    const adopted = { resolution: 'fa-2024-01', founders };
    await life.act(amina, '/members/forums/main/adopt-founders', adopted);
    await life.refused('forum.founders-adopted', bosco, '/members/forums/main/adopt-founders', adopted);
    await life.seen({ network: { members: 2, joined: 2, pending: 0, organisations: 3 } });
  });

  it('applies, and is admitted by somebody who had no part in it', async () => {
    const life = told();
    const speaker = speakerOf(cast.union, 'ada');
    life.clock.set('2024-02-01');
    const applied = { organisation: cast.union, category: 'full' };
    ({ id: cast.membership } = await life.create(speaker, '/members/memberships', applied));
    const of = `/members/memberships/${cast.membership}`;
    const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
    await life.seen({ status: 'applied', network: { members: 2, pending: 1 } });
    await life.refused('open-membership.taken', amina, '/members/memberships', applied);
    await life.refused('membership.not-screened', bosco, `${of}/admit`);
    await life.refused('membership.not-screened', bosco, `${of}/endorse`, { endorser: cast.voice });
    await life.refused('membership.own-application', alsoFor(clara, cast.union), `${of}/screen`, { items });
    await life.refused('membership.checklist-incomplete', amina, `${of}/screen`, { items: items.slice(1) });
    await life.act(amina, `${of}/screen`, { items });
    await life.seen({ status: 'screened' });

    await life.refused('membership.endorses-itself', amina, `${of}/endorse`, { endorser: cast.union });
    const forVoice = speakerOf(cast.voice, 'viola');
    const forBeekeepers = speakerOf(cast.beekeepers, 'ben');
    await life.refused('membership.endorses-for-another', speaker, `${of}/endorse`, { endorser: cast.voice });
    await life.act(forVoice, `${of}/endorse`, { endorser: cast.voice });
    await life.refused('membership.endorsed-already', amina, `${of}/endorse`, { endorser: cast.voice });
    await life.refused('membership.not-endorsed', bosco, `${of}/admit`);
    await life.act(forBeekeepers, `${of}/endorse`, { endorser: cast.beekeepers });
    await life.seen({ status: 'endorsed' });

    await life.refused('membership.decided-by-involved', amina, `${of}/admit`);
    await life.refused('membership.own-application', alsoFor(bosco, cast.union), `${of}/admit`);
    await life.refused('membership.dated-before-last-step', bosco, `${of}/admit`, { effectiveOn: '2024-01-31' });
    life.clock.set('2024-02-12');
    await life.act(bosco, `${of}/admit`);
    await life.refused('membership.already-decided', clara, `${of}/withdraw`);
    const network = { members: 3, joined: 3, pending: 0 };
    await life.seen({ status: 'new', votes: false, unit: 'UG-402-KYEIZOOBA', termUntil: '2025-02-11', network });
  });

  it('is asked for dues by a schedule that two officers made, and pays', async () => {
    const life = told();
    const year = { from: '2024-01-01', until: '2026-12-31', lines: [{ category: 'full', amount: shillings(DUES) }] };
    const proposed = { unit: 'WAN', title: 'Dues of three years', ...year };
    await life.refused('invoice.no-line', amina, '/members/invoices', { membership: cast.membership, term: 'current' });
    ({ id: schedule } = await life.create(amina, '/members/dues-schedules', proposed));
    await life.refused('dues-schedule.adopted-by-proposer', amina, `/members/dues-schedules/${schedule}/adopt`);
    await life.act(bosco, `/members/dues-schedules/${schedule}/adopt`);
    const { id } = await life.create(amina, '/members/invoices', { membership: cast.membership, term: 'current' });
    invoices.push(id);
    await life.seen({ dues: { billed: DUES, paid: 0, outstanding: DUES } });
    await life.refused('invoice.already-issued', bosco, '/members/invoices', {
      ...{ membership: cast.membership, term: 'current' },
    });

    life.clock.set('2024-02-20');
    const over = paid(cast.union, 'MM240220-1', DUES + 5_000);
    const payment = await life.create(bosco, '/members/payments', over);
    await life.seen({ dues: { paid: DUES, outstanding: 0, credit: 5_000 } });
    await life.refused('payment-reference.taken', amina, '/members/payments', over);
    const refund = `/members/payments/${payment.id}/refund`;
    await life.refused('payment.refunded-by-recorder', bosco, refund, { ground: 'overpaid' });
    await life.refused('payment.own-organisation', alsoFor(clara, cast.union), refund, { ground: 'overpaid' });
    await life.act(clara, refund, { ground: 'overpaid' });
    await life.refused('payment.more-than-left', clara, refund, { ground: 'overpaid', minor: 1 });
    await life.refused('invoice.not-open', bosco, `/members/invoices/${id}/cancel`, { ground: 'issued-in-error' });
    await life.seen({ dues: { paid: DUES, outstanding: 0, credit: 0 } });
  });

  it('is a new member for half a year, and a current one from then on, by the calendar', async () => {
    const life = told();
    const becameCurrent = 'members.MembershipBecameCurrent';
    life.clock.set('2024-08-09');
    await life.hasNot(cast.membership, becameCurrent);
    life.clock.set('2024-08-10');
    await life.happens(cast.membership, becameCurrent, { on: '2024-08-10', ground: 'membership.becomes-current' });
    await life.seen({ status: 'current', votes: true, network: { members: 3 } });
  });

  it('is let off nothing by whoever asked for it', async () => {
    const life = told();
    life.clock.set('2025-01-10');
    const run = { unit: 'WAN', from: '2025-01-01', until: '2025-12-31' };
    const issued = await life.create(amina, '/members/invoice-runs', run);
    expect(await life.read(amina, `/members/invoice-runs/${issued.id}`)).toMatchObject({ issued: 3, refused: [] });
    for (const [organisation, reference] of [
      [cast.beekeepers, 'MM250110-1'],
      [cast.voice, 'MM250110-2'],
    ] as const)
      await life.create(bosco, '/members/payments', paid(organisation, reference));
    const { rows } = await life.view('/views/registers/dues?limit=500');
    const open = rows.filter((row: { organisation: string; status: string }) => row.status === 'open');
    expect(open).toMatchObject([{ organisation: cast.union }]);
    invoices.push(open[0].id);
    const of = `/members/invoices/${open[0].id}`;
    await life.act(amina, `${of}/ask-waiver`, { ground: 'hardship' });
    await life.refused('invoice.waiver-asked-already', bosco, `${of}/ask-waiver`, { ground: 'hardship' });
    await life.refused('invoice.waived-by-asker', amina, `${of}/grant-waiver`);
    await life.refused('invoice.own-organisation', alsoFor(bosco, cast.union), `${of}/grant-waiver`);
    await life.act(bosco, `${of}/refuse-waiver`, { ground: 'means-available' });
    await life.refused('invoice.no-waiver-asked', clara, `${of}/grant-waiver`);
    await life.refused('invoice.written-off-by-issuer', amina, `${of}/write-off`, { ground: 'uncollectable' });
    await life.seen({ dues: { billed: 4 * DUES, paid: 3 * DUES, outstanding: DUES } });
  });

  it('does not pay: it is reminded, is given its days of grace, and lapses, each on its day', async () => {
    const life = told();
    life.clock.set('2025-02-12');
    const grace = { on: '2025-02-12', ground: 'membership.grace-begins' };
    await life.happens(cast.membership, 'members.MembershipGraceBegan', grace);
    await life.seen({ status: 'grace', network: { members: 3, lapsed: 0 } });
    life.clock.set('2025-03-15');
    await life.happens(invoices[1]!, 'members.InvoiceReminderFellDue', { on: '2025-02-28' });
    await life.happens(invoices[1]!, 'members.InvoiceBecameOverdue', { on: '2025-03-15' });
    await life.hasNot(cast.membership, 'members.MembershipLapsed');
    life.clock.set('2025-05-13');
    const lapses = { on: '2025-05-13', ground: 'membership.lapses' };
    await life.happens(cast.membership, 'members.MembershipLapsed', lapses);
    await life.seen({
      status: 'lapsed',
      votes: false,
      network: { members: 2, lapsed: 1, left: 0 },
      dues: { outstanding: DUES },
    });
    const of = `/members/memberships/${cast.membership}`;
    await life.refused('membership.not-a-member', amina, `${of}/resign`);
    const again = { membership: cast.membership, term: 'next' };
    await life.refused('invoice.already-issued', amina, '/members/invoices', { ...again, effectiveOn: '2025-02-12' });
  });

  it('returns when it pays what it owed, by the forum’s own rule', async () => {
    const life = told();
    life.clock.set('2025-06-02');
    await life.create(bosco, '/members/payments', paid(cast.union, 'MM250602-1'));
    const policy = 'members.renew-membership-when-dues-settled';
    await life.happens(cast.membership, 'members.MembershipReinstated', { on: '2025-06-02', policy });
    const network = { members: 3, joined: 3, returned: 1, lapsed: 1, left: 0 };
    await life.seen({ status: 'current', termUntil: '2026-06-01', network, dues: { outstanding: 0, paid: 4 * DUES } });
    await life.refused('invoice.not-open', amina, `/members/invoices/${invoices[1]}/ask-waiver`, {
      ground: 'hardship',
    });
  });
}
