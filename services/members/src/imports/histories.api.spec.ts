import { addDays } from '@baraza/domain';
import { officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
  await bringIn(
    'organisations',
    'Contact ID,Contact Type,Organization Name,State,Tag(s)',
    '17,Organization,Igara Beekeepers,Bushenyi,Environment',
    '18,Organization,Itojo Weavers,Ntungamo,Development',
    '19,Organization,Kyeizooba Youth,Bushenyi,Governance',
  );
});
afterAll(() => forum.close());

interface Entry {
  readonly kind: string;
  readonly line: number;
  readonly outcome?: string;
  readonly code?: string;
  readonly column?: string;
  readonly rule?: string;
  readonly id?: string;
  readonly legalName?: string;
  readonly detail?: string;
}
async function bringIn(kind: string, header: string, ...rows: string[]) {
  return bringInAs(secretariat, kind, '', header, ...rows);
}
async function bringInAs(as: typeof secretariat, kind: string, query: string, header: string, ...rows: string[]) {
  const headers = { 'content-type': 'text/csv' };
  const csv = [header, ...rows].join('\r\n');
  const answer = await forum.app.http('POST', `/members/imports?kind=${kind}${query}`, { as, body: csv, headers });
  if (answer.status !== 201) throw new Error(answer.text);
  const { body } = await forum.get(`/members/imports/${answer.body.id}`, as);
  expect(body).toMatchObject({ status: 'done', kind });
  return body as { page: { entries: Entry[] }; rows: number; passedOver: number; items: number };
}
const outcomes = ({ page }: { page: { entries: Entry[] } }) =>
  page.entries
    .filter(({ kind }) => kind === 'outcome')
    .map(({ line, outcome, rule }) => [line, outcome, ...(rule === undefined ? [] : [rule])]);
const made = ({ page }: { page: { entries: Entry[] } }, line: number): string =>
  page.entries.find((entry) => entry.kind === 'outcome' && entry.line === line)!.id!;
const head = async (): Promise<number> => (await forum.app.store.head()).sequence;

const MEMBERSHIPS = 'Contact ID,Display Name,Membership Type,Member Since,End Date,Membership Status';
const memberships = [
  '17,Igara Beekeepers,Full,2015-03-01,2026-12-31,Current',
  '18,Itojo Weavers,Associate Member,2012-01-15,2014-01-14,Cancelled',
  '19,Kyeizooba Youth,Full,2025-01-01,2025-12-31,Pending',
  '20,Nobody Knows Them,Full,2015-03-01,2026-12-31,Current',
  '19,Kyeizooba Youth,Patron,2025-01-01,2025-12-31,Current',
  '19,Kyeizooba Youth,Full,long ago,2025-12-31,Current',
];

describe('a file of memberships', () => {
  it('brings them in with the dates and the term that the register says, and tells the rest by line and column', async () => {
    const read = await bringIn('memberships', MEMBERSHIPS, ...memberships);
    expect(read).toMatchObject({ rows: 6, passedOver: 1 });
    expect(outcomes(read)).toEqual([
      [2, 'made'],
      [3, 'made'],
      [5, 'skipped'],
      [6, 'skipped'],
      [7, 'skipped'],
    ]);
    const findings = read.page.entries.filter(({ kind }) => kind === 'finding');
    expect(findings).toContainEqual(expect.objectContaining({ line: 5, code: 'organisation-unknown' }));
    expect(findings).toContainEqual(
      expect.objectContaining({ line: 6, column: 'Membership Type', code: 'value-unknown' }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ line: 7, column: 'Member Since', code: 'value-not-a-date' }),
    );
    const member = (await forum.get(`/members/memberships/${made(read, 2)}`)).body;
    expect(member).toMatchObject({
      category: 'full',
      basis: 'brought-in',
      admittedOn: '2015-03-01',
      termUntil: '2026-12-31',
      graceUntil: addDays('2026-12-31', 90),
    });
    const former = (await forum.get(`/members/memberships/${made(read, 3)}`)).body;
    expect(former).toMatchObject({ status: 'resigned', category: 'associate' });
    const { events } = await forum.app.store.readStream(`membership-${made(read, 3)}`);
    expect(events.map(({ effectiveOn }) => effectiveOn)).toEqual(['2012-01-15', '2014-01-14']);
  });

  it('makes nothing new the second time, and says where it differs', async () => {
    const before = await head();
    const again = await bringIn(
      'memberships',
      MEMBERSHIPS,
      memberships[0]!.replace('Full', 'Observer'),
      memberships[1]!,
    );
    expect(outcomes(again)).toEqual([
      [2, 'already-there'],
      [3, 'already-there'],
    ]);
    expect(again.page.entries).toContainEqual(
      expect.objectContaining({ code: 'differs-from-record', line: 2, column: 'Membership Type' }),
    );
    expect((await head()) - before).toBe(2); // that it began, and what it came to
  });

  it('is refused where the organisation has another membership open, and where the clerk has no right', async () => {
    const other = '17,Igara Beekeepers,Full,2016-01-01,2026-12-31,Current';
    expect(outcomes(await bringIn('memberships', MEMBERSHIPS, other))).toEqual([
      [2, 'refused', 'open-membership.taken'],
    ]);
    const youth = '19,Kyeizooba Youth,Full,2025-01-01,2025-12-31,Current';
    const elsewhere = await bringInAs(officerOf('UG-411'), 'memberships', '', MEMBERSHIPS, youth);
    expect(outcomes(elsewhere)).toEqual([[2, 'refused', 'outside-your-scope']]);
  });
});

const DUES =
  'Contribution ID,Contact ID,Display Name,Financial Type,Total Amount,Currency,Date Received,Contribution Status,Payment Method,Transaction ID';
const dues = [
  '501,17,Igara Beekeepers,Member Dues,"120,000.00",UGX,2019-02-10,Completed,Cash,',
  '502,17,Igara Beekeepers,Member Dues,80000,UGX,2019-06-01 10:15:00,Completed,EFT,ft 19152 X7',
  '503,17,Igara Beekeepers,Donation,50000,UGX,2019-06-01,Completed,Cash,',
  '504,17,Igara Beekeepers,Member Dues,200000,UGX,2026-01-20,Pending,EFT,',
  '505,17,Igara Beekeepers,Member Dues,some,UGX,2020-01-20,Completed,EFT,',
  '506,18,Itojo Weavers,Member Dues,80000,UGX,2011-05-05,Completed,Cash,',
];

describe('a file of dues', () => {
  it('rehearsed, records nothing and says what would be', async () => {
    const before = await head();
    const read = await bringInAs(secretariat, 'dues', '&dryRun=true', DUES, ...dues);
    expect(outcomes(read)).toEqual([
      [2, 'would-be-made'],
      [5, 'would-be-made'],
      [6, 'skipped'],
      [7, 'skipped'],
    ]);
    expect(await head()).toBe(before);
  });

  it('brings in what was asked and paid for each year, with the dates of the payments', async () => {
    const read = await bringIn('dues', DUES, ...dues);
    expect(read).toMatchObject({ rows: 6, passedOver: 1, items: 4 });
    expect(outcomes(read)).toEqual([
      [2, 'made'],
      [5, 'made'],
      [6, 'skipped'],
      [7, 'skipped'],
    ]);
    expect(read.page.entries).toContainEqual(
      expect.objectContaining({ code: 'value-not-an-amount', line: 6, column: 'Total Amount' }),
    );
    const paid = (await forum.get(`/members/invoices/${made(read, 2)}`)).body;
    expect(paid).toMatchObject({
      status: 'settled',
      term: { from: '2019-01-01', until: '2019-12-31' },
      amount: { minor: 200_000, currency: 'UGX' },
      settledOn: '2019-06-01',
      payments: [{ amount: { minor: 120_000 } }, { amount: { minor: 80_000 } }],
    });
    expect((await forum.get(`/members/payments/${paid.payments[1].payment}`)).body).toMatchObject({
      status: 'used-up',
      method: 'bank-transfer',
      reference: 'FT19152X7',
      receivedOn: '2019-06-01',
    });
    expect((await forum.get(`/members/payments/${paid.payments[0].payment}`)).body.reference).toBe('CIVICRM-501');
    expect((await forum.get(`/members/invoices/${made(read, 5)}`)).body).toMatchObject({
      status: 'open',
      outstanding: { minor: 200_000 },
      remindOn: [],
    });
  });

  it('makes nothing new the second time, and a term that was brought in is not invoiced again', async () => {
    const before = await head();
    const again = await bringIn('dues', DUES, ...dues);
    expect(outcomes(again).slice(0, 2)).toEqual([
      [2, 'already-there'],
      [5, 'already-there'],
    ]);
    expect((await head()) - before).toBe(2);
    await forum.settled();
    expect((await head()) - before).toBe(2); // dues of terms that have run renew nothing
  });
});

it('a mapping is for the kind of file that is said', async () => {
  const answer = await forum.app.http('POST', '/members/imports?kind=dues&mapping=civicrm-memberships', {
    as: secretariat,
    body: `${MEMBERSHIPS}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/kind' }] } });
});
