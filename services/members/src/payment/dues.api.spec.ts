import { invoiceRunRules } from '../invoice-run/invoice-run.rules.ts';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let references = 0;
beforeAll(async () => {
  forum = await SmallForum.open();
  await schedule();
});
afterAll(() => forum.close());

const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const terms = {
  unit: 'WAN',
  title: 'Dues of 2026 and 2027',
  from: '2026-01-01',
  until: '2027-12-31',
  lines: [
    { category: 'full', amount: UGX(200_000) },
    { category: 'full', budgetBand: 'under-10k', amount: UGX(50_000) },
    { category: 'full', unit: 'UG-411', amount: UGX(120_000) },
  ],
};
async function schedule(more: object = {}): Promise<string> {
  const { id } = await forum.done('/members/dues-schedules', { ...terms, ...more }, secretariat, 'treasurer');
  await forum.done(`/members/dues-schedules/${id}/adopt`, {}, secretariat, 'board');
  return id;
}
async function asked(more: object = {}) {
  const { organisation, membership } = await forum.member(more);
  const issued = await forum.done('/members/invoices', { membership, term: 'current' }, secretariat, 'treasurer');
  return { organisation, membership, invoice: issued.id as string };
}
const aPayment = (organisation: string, minor: number, more: object = {}) => ({
  organisation,
  amount: UGX(minor),
  method: 'bank-transfer',
  reference: `FT${++references}`,
  ...more,
});
const pay = (organisation: string, minor: number, more: object = {}, as = secretariat, person = 'cashier') =>
  forum.post('/members/payments', aPayment(organisation, minor, more), as, person);
const invoiceOf = async (id: string, as = secretariat) => (await forum.get(`/members/invoices/${id}`, as)).body;
const paymentOf = async (id: string, as = secretariat) => (await forum.get(`/members/payments/${id}`, as)).body;
const types = (body: { events: { type: string }[] }) => body.events.map(({ type }) => type.slice('members.'.length));

describe('schedules of dues', () => {
  it('are proposed by one and adopted by another, and two never ask the same members at one time', async () => {
    const { id } = await forum.done('/members/dues-schedules', { ...terms, from: '2027-12-31', until: '2028-12-31' });
    expect(await forum.post(`/members/dues-schedules/${id}/adopt`)).toMatchObject({
      status: 403,
      body: { code: 'dues-schedule.adopted-by-proposer' },
    });
    expect(await forum.post(`/members/dues-schedules/${id}/adopt`, {}, secretariat, 'board')).toMatchObject({
      status: 409,
      body: { code: 'dues-tariff.overlaps' },
    });
    expect(await forum.get(`/members/dues-schedules/${id}`)).toMatchObject({
      status: 200,
      body: { status: 'proposed', lines: [{ category: 'full', unit: 'WAN', amount: UGX(200_000) }, {}, {}] },
    });
    await forum.done(`/members/dues-schedules/${id}/withdraw`);
  });

  it('end before their time, and make room for another', async () => {
    const lines = [{ category: 'associate', amount: UGX(80_000) }];
    const first = await schedule({ lines });
    await forum.done(`/members/dues-schedules/${first}/end`, { until: '2026-06-30', ground: 'replaced' });
    const second = await schedule({ lines, from: '2026-07-01' });
    expect(second).not.toBe(first);
    expect((await forum.get(`/members/dues-schedules/${first}`)).body).toMatchObject({
      status: 'ended',
      until: '2026-06-30',
    });
  });

  it('of a district are made there, and point at the line at fault', async () => {
    const other = { ...terms, unit: 'UG-411', lines: [{ category: 'full', unit: 'UG-402', amount: UGX(1) }] };
    expect(await forum.post('/members/dues-schedules', other, officerOf('UG-411'))).toMatchObject({
      status: 422,
      body: { code: 'dues-schedule.unit-outside', errors: [{ pointer: '/lines/0/unit' }] },
    });
    expect(await forum.post('/members/dues-schedules', terms, officerOf('UG-411'))).toMatchObject({ status: 403 });
  });
});

describe('an invoice', () => {
  it('asks for what the nearest unit’s line says, by the band of the organisation', async () => {
    const { invoice } = await asked();
    expect(await invoiceOf(invoice)).toMatchObject({
      status: 'open',
      term: { from: '2026-03-02', until: '2027-03-01' },
      amount: UGX(200_000),
      outstanding: UGX(200_000),
      basis: { category: 'full', unit: 'WAN' },
      dueOn: '2026-04-01',
      remindOn: ['2026-03-18', '2026-04-08', '2026-05-01'],
    });
    expect((await invoiceOf((await asked({ budgetBand: 'under-10k' })).invoice)).amount).toEqual(UGX(50_000));
    expect((await invoiceOf((await asked({ unit: 'UG-411-ITOJO' })).invoice)).amount).toEqual(UGX(120_000));
  });

  it('is one for a term, whoever asks and how often', async () => {
    const { membership, invoice } = await asked();
    expect(await forum.post('/members/invoices', { membership, term: 'current' })).toMatchObject({
      status: 409,
      body: { code: 'invoice.already-issued' },
    });
    const next = await forum.done('/members/invoices', { membership, term: 'next' });
    expect(next.id).not.toBe(invoice);
    expect((await invoiceOf(next.id)).term).toEqual({ from: '2027-03-02', until: '2028-03-01' });
  });

  it('is of a member of the forum', async () => {
    const membership = '00000000-0000-4000-8000-00000000ffff';
    expect(await forum.post('/members/invoices', { membership, term: 'current' })).toMatchObject({
      status: 422,
      body: { code: 'invoice.membership-unknown' },
    });
    const applied = await forum.application(await forum.organisation());
    expect(await forum.post('/members/invoices', { membership: applied, term: 'current' })).toMatchObject({
      status: 422,
      body: { code: 'invoice.not-a-member' },
    });
  });

  it('is sent to all members of a unit in one run, which issues nothing twice', async () => {
    const members = [await forum.member({ unit: 'UG-411-ITOJO' }), await forum.member({ unit: 'UG-411' })];
    const body = { unit: 'UG-411', from: '2026-01-01', until: '2026-12-31' };
    const run = await forum.done('/members/invoice-runs', body, officerOf('UG-411'));
    const read = (await forum.get(`/members/invoice-runs/${run.id}`, officerOf('UG-411'))).body;
    expect(read).toMatchObject({ status: 'made', issued: 2, alreadyIssued: 1, refused: [] });
    for (const { membership } of members) {
      expect(await forum.post('/members/invoices', { membership, term: 'current' })).toMatchObject({ status: 409 });
    }
    const again = await forum.done('/members/invoice-runs', body, officerOf('UG-411'));
    expect((await forum.get(`/members/invoice-runs/${again.id}`)).body).toMatchObject({ issued: 0, alreadyIssued: 3 });
    expect(await forum.post('/members/invoice-runs', body, officerOf('UG-402'))).toMatchObject({ status: 403 });
  });

  it('is asked for by a run once: sent again under its key it asks nobody who has become a member since', async () => {
    const unit = 'UG-411-ITOJO';
    const body = { unit, from: '2026-01-01', until: '2026-12-31' };
    const send = () =>
      forum.post('/members/invoice-runs', body, officerOf('UG-411'), 'clerk', { 'idempotency-key': 'a-run' });
    const first = await send();
    const { membership } = await forum.member({ unit });
    expect(await send()).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await forum.post('/members/invoices', { membership, term: 'current' })).toMatchObject({ status: 201 });
  });

  it(invoiceRunRules.rules['period-backwards'].title, async () => {
    const body = { unit: 'UG-411', from: '2026-01-01', until: '2025-12-31' };
    expect(await forum.post('/members/invoice-runs', body)).toMatchObject({
      status: 422,
      body: { code: 'invoice-run.period-backwards', errors: [{ pointer: '/until' }] },
    });
  });

  it('is waived by another than asked for it, and not by its own organisation', async () => {
    const { organisation, invoice } = await asked();
    const path = (verb: string): string => `/members/invoices/${invoice}/${verb}`;
    const reasons = { ground: 'hardship', statement: 'The harvest failed.' };
    await forum.done(path('ask-waiver'), reasons, representativeOf(organisation), 'chair');
    expect((await invoiceOf(invoice)).waiverAsked).toMatchObject({ statement: { value: 'The harvest failed.' } });
    expect((await forum.get(`/members/invoices/${invoice}`, auditor)).text).not.toContain('harvest');
    expect(await forum.post(path('grant-waiver'), {}, representativeOf(organisation), 'chair')).toMatchObject({
      status: 403,
    });
    expect(await forum.post(path('grant-waiver'), {}, secretariat, 'chair')).toMatchObject({
      status: 403,
      body: { code: 'invoice.waived-by-asker' },
    });
    const granted = await forum.done(path('grant-waiver'), {}, secretariat, 'board');
    expect(types(granted)).toEqual(['InvoiceWaived', 'InvoiceSettled']);
  });

  it('reminds and falls overdue by the calendar, and is written off or cancelled by others', async () => {
    const { invoice } = await asked();
    const other = await asked();
    expect(
      await forum.post(`/members/invoices/${invoice}/write-off`, { ground: 'uncollectable' }, secretariat, 'treasurer'),
    ).toMatchObject({
      status: 403,
      body: { code: 'invoice.written-off-by-issuer' },
    });
    await forum.done(`/members/invoices/${other.invoice}/cancel`, { ground: 'issued-in-error' });
    await forum.done('/members/invoices', { membership: other.membership, term: 'current' });
    const kept = forum.app.clock.now();
    try {
      forum.app.clock.set('2026-04-10T09:00:00.000Z');
      await forum.app.keepCalendar();
      expect(await invoiceOf(invoice)).toMatchObject({
        overdueOn: '2026-04-02',
        reminded: ['2026-03-18', '2026-04-08'],
      });
      await forum.done(`/members/invoices/${invoice}/write-off`, { ground: 'uncollectable' }, secretariat, 'board');
      expect(await invoiceOf(invoice)).toMatchObject({ status: 'written-off', outstanding: UGX(0) });
    } finally {
      forum.app.clock.set(kept);
    }
  });
});

describe('a payment', () => {
  it('goes to what is open in the same append, and settles it; what is over stays as credit', async () => {
    const { organisation, invoice } = await asked();
    const part = await pay(organisation, 80_000);
    expect(types(part.body)).toEqual([
      'PaymentReceived',
      'PaymentAllocated',
      'PaymentReferenceTaken',
      'InvoicePaymentApplied',
    ]);
    expect(await invoiceOf(invoice)).toMatchObject({ status: 'open', paid: UGX(80_000), outstanding: UGX(120_000) });
    const rest = await pay(organisation, 150_000);
    expect(await invoiceOf(invoice)).toMatchObject({ status: 'settled', outstanding: UGX(0), settledOn: '2026-03-02' });
    expect(await paymentOf(rest.body.id)).toMatchObject({ status: 'received', credit: UGX(30_000) });
    const give = (verb: string, body: object, person: string) =>
      forum.post(`/members/payments/${rest.body.id}/${verb}`, body, secretariat, person);
    expect(await give('refund', { ground: 'overpaid' }, 'cashier')).toMatchObject({
      status: 403,
      body: { code: 'payment.refunded-by-recorder' },
    });
    expect(await give('refund', { ground: 'overpaid', minor: 30_001 }, 'board')).toMatchObject({
      status: 422,
      body: { code: 'payment.more-than-left' },
    });
    expect(types((await give('refund', { ground: 'overpaid' }, 'board')).body)).toEqual(['PaymentRefunded']);
    expect(await paymentOf(rest.body.id)).toMatchObject({ status: 'used-up', refunded: UGX(30_000), credit: UGX(0) });
  });

  it('comes in any currency, at the rate that is said', async () => {
    const { organisation, invoice } = await asked();
    const dollars = { amount: { minor: 5_000, currency: 'USD' }, countedIn: 'UGX' };
    expect(await pay(organisation, 1, dollars)).toMatchObject({ status: 422, body: { code: 'payment.rate-missing' } });
    const paid = await pay(organisation, 1, { ...dollars, rate: { numerator: 37_005, denominator: 10 } });
    expect(await paymentOf(paid.body.id)).toMatchObject({ credited: UGX(185_025), amount: dollars.amount });
    expect((await invoiceOf(invoice)).outstanding).toEqual(UGX(14_975));
  });

  it('is allocated later where it was kept as credit', async () => {
    const { organisation, invoice } = await asked();
    const kept = await pay(organisation, 200_000, { invoices: [] });
    expect((await invoiceOf(invoice)).paid).toEqual(UGX(0));
    const { organisation: stranger } = await asked();
    const theirs = await pay(stranger, 5, { invoices: [] });
    expect(await forum.post(`/members/payments/${theirs.body.id}/allocate`, { invoice })).toMatchObject({
      status: 422,
      body: { code: 'invoice.another-organisation' },
    });
    const allocated = await forum.done(`/members/payments/${kept.body.id}/allocate`, { invoice });
    expect(types(allocated)).toEqual(['PaymentAllocated', 'InvoicePaymentApplied', 'InvoiceSettled']);
  });

  it('is entered once for a reference, and the same request twice is one payment', async () => {
    const { organisation } = await asked();
    const key = { 'idempotency-key': 'statement-line-7' };
    const body = aPayment(organisation, 10, { reference: 'ft 77-A' });
    const send = (more: object, headers = {}) =>
      forum.post('/members/payments', { ...body, ...more }, secretariat, 'cashier', headers);
    const once = await send({}, key);
    expect((await send({}, key)).body).toEqual(once.body);
    expect(await send({ reference: 'FT77-a' })).toMatchObject({
      status: 409,
      body: { code: 'payment-reference.taken', params: { payment: once.body.id } },
    });
    expect((await send({ method: 'cash' })).status).toBe(201);
    expect(await send({ reference: 'from Mr Okello’s phone' })).toMatchObject({
      status: 422,
      body: { code: 'payment.reference-malformed' },
    });
  });

  it('that did not stand is taken back from what it paid, and its reference is free where it was an error', async () => {
    const { organisation, invoice } = await asked();
    const { id } = (await pay(organisation, 200_000, { reference: 'CHQ-1', method: 'cheque' })).body;
    const reversed = await forum.done(`/members/payments/${id}/reverse`, { ground: 'entered-in-error' });
    expect(types(reversed)).toEqual(['PaymentReversed', 'InvoicePaymentTakenBack', 'PaymentReferenceReleased']);
    expect(await invoiceOf(invoice)).toMatchObject({ status: 'open', outstanding: UGX(200_000) });
    expect((await pay(organisation, 200_000, { reference: 'CHQ-1', method: 'cheque' })).status).toBe(201);
  });

  it('two at once never pay more than is open', async () => {
    const { organisation, invoice } = await asked();
    const both = await Promise.all([pay(organisation, 150_000), pay(organisation, 150_000)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await invoiceOf(invoice)).toMatchObject({ status: 'settled', paid: UGX(200_000) });
    const credits = await Promise.all(both.map(async ({ body }) => (await paymentOf(body.id)).credit.minor));
    expect(credits.reduce((sum: number, credit: number) => sum + credit, 0)).toBe(100_000);
  });
});

describe('rights', () => {
  it('an officer records payments of their unit and no other; a representative sees their own, an auditor all', async () => {
    const { organisation, invoice } = await asked();
    expect(await pay(organisation, 1, {}, officerOf('UG-411'))).toMatchObject({ status: 403 });
    const { body } = await pay(organisation, 1, {}, officerOf('UG-402'));
    const read = (as: ReturnType<typeof officerOf>) => forum.get(`/members/payments/${body.id}`, as);
    expect((await read(officerOf('UG-411'))).status).toBe(404);
    expect((await read(representativeOf(organisation))).status).toBe(200);
    expect((await read(auditor)).status).toBe(200);
    const { organisation: other } = await forum.member();
    expect((await read(representativeOf(other))).status).toBe(404);
    expect(await forum.get(`/members/invoices/${invoice}`, representativeOf(other))).toMatchObject({ status: 404 });
    expect(await forum.get(`/members/invoices/${invoice}`, [{ role: 'integrator' }])).toMatchObject({ status: 403 });
  });
});
