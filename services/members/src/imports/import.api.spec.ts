import iconv from 'iconv-lite';
import { importRules } from './import.rules.ts';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const HEADER = 'Contact ID,Contact Type,Contact Subtype,Organization Name,Nickname,State,County,Website,Tag(s)';
const civicrm = (...rows: string[]): string => [HEADER, ...rows].join('\r\n');

const bringIn = (csv: string | Buffer, query = '', as = secretariat, headers = {}) =>
  forum.app.http('POST', `/members/imports${query}`, {
    as,
    body: csv,
    headers: { 'content-type': 'text/csv', ...headers },
  });
const report = async (id: string, as = secretariat) => (await forum.get(`/members/imports/${id}`, as)).body;
async function done(csv: string | Buffer, query = '', as = secretariat) {
  const answer = await bringIn(csv, query, as);
  if (answer.status !== 201) throw new Error(answer.text);
  return report(answer.body.id, as);
}
const outcomes = (entries: { kind: string; outcome: string; legalName: string }[]) =>
  entries.filter((entry) => entry.kind === 'outcome').map((entry) => [entry.legalName, entry.outcome]);
const findings = (entries: { kind: string; line: number; column?: string; code: string }[]) =>
  entries.filter((entry) => entry.kind === 'finding').map((entry) => [entry.line, entry.column, entry.code]);
const head = async (): Promise<number> => (await forum.app.store.head()).sequence;

describe("CiviCRM's export", () => {
  const file = civicrm(
    '17,Organization,CBO,Igara Beekeepers,IBK,Bushenyi,Kyeizooba,www.ibk.example,"Environment, Education"',
    '18,Individual,,,,Bushenyi,,,',
    '19,Organization,,"Ntungamo ""United""\nWomen",,Ntungamo,Atlantis,,',
  );

  it('is known by default: organisations are made, placed and told by line', async () => {
    const read = await done(file);
    expect(read).toMatchObject({
      status: 'done',
      dryRun: false,
      rows: 3,
      passedOver: 1,
      items: 2,
      delimiter: ',',
    });
    expect(outcomes(read.page.entries)).toEqual([
      ['Igara Beekeepers', 'made'],
      ['Ntungamo "United" Women', 'made'],
    ]);
    expect(findings(read.page.entries)).toContainEqual([4, 'County', 'place-unknown']);
    const { id } = read.page.entries.find((entry: { legalName?: string }) => entry.legalName === 'Igara Beekeepers');
    expect((await forum.get(`/members/organisations/${id}`)).body).toMatchObject({
      kind: 'cbo',
      acronym: 'IBK',
      unit: 'UG-402-KYEIZOOBA',
      web: ['https://www.ibk.example'],
      themes: ['environment-and-climate-change', 'education'],
    });
  });

  it('the same file again makes nothing new, and says where it differs from the record', async () => {
    const before = await head();
    const again = await done(file.replace('IBK,', 'IGB,'));
    expect(outcomes(again.page.entries)).toEqual([
      ['Igara Beekeepers', 'already-there'],
      ['Ntungamo "United" Women', 'already-there'],
    ]);
    expect(findings(again.page.entries)).toContainEqual([2, 'Nickname', 'differs-from-record']);
    expect((await head()) - before).toBe(2); // that it began, and what it came to
  });

  it('the same request again is the same import', async () => {
    const key = { 'idempotency-key': 'once' };
    const once = await bringIn(civicrm('30,Organization,,Once Only,,Bushenyi,,,'), '', secretariat, key);
    const before = await head();
    const twice = await bringIn(civicrm('30,Organization,,Once Only,,Bushenyi,,,'), '', secretariat, key);
    expect(twice.body).toEqual(once.body);
    expect(await head()).toBe(before);
    const other = await bringIn(civicrm('31,Organization,,Other,,Bushenyi,,,'), '', secretariat, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is on record: who brought what in, and what it came to', async () => {
    const { body } = await bringIn(civicrm('40,Organization,,On Record,,Bushenyi,,,'));
    const { events } = await forum.app.store.readStream(`import-${body.id}`);
    expect(events).toMatchObject([
      { type: 'members.ImportBegun', data: { source: 'civicrm', unit: 'WAN' } },
      { type: 'members.ImportCompleted', data: { rows: 1, made: 1, refused: 0 } },
    ]);
  });
});

describe('a dry run', () => {
  it('tells what would be, and records nothing', async () => {
    await forum.organisation({ registration: { registrar: 'UG-204CBO', number: 'DRY/1' } });
    const mapping = {
      name: 'plain',
      source: 'plain',
      group: { by: ['Name'] },
      place: { columns: ['Unit'] },
      fields: {
        legalName: { column: 'Name' },
        kind: { constant: 'cbo' },
        themes: { constant: 'governance' },
        registrar: { constant: 'UG-204CBO' },
        registrationNumber: { column: 'Number' },
        effectiveOn: { column: 'Since' },
      },
    };
    const csv =
      'Name;Unit;Number;Since\nA;UG-402;dry 1;2012-05-01\nB;UG-402;DRY/2;2012-05-01\nC;UG-402;DRY/2;\nD;UG-402;DRY/3;1999-01-01\n';
    const before = await head();
    const answer = await forum.post('/members/imports?dryRun=true', { csv, mapping });
    expect(answer).toMatchObject({ status: 201, body: { events: [] } });
    const read = await report(answer.body.id);
    expect(await head()).toBe(before);
    expect(read).toMatchObject({ dryRun: true, status: 'done' });
    expect(read.page.entries).toMatchObject([
      { legalName: 'A', outcome: 'refused', rule: 'registration-number.taken', column: 'Number', line: 2 },
      { legalName: 'B', outcome: 'would-be-made' },
      { legalName: 'C', outcome: 'refused', rule: 'registration-number.taken', line: 4 },
      { legalName: 'D', outcome: 'refused', rule: 'organisation.unit-unknown', column: 'Unit' },
    ]);

    const real = await report((await forum.post('/members/imports', { csv, mapping })).body.id);
    expect(outcomes(real.page.entries).filter(([, outcome]) => outcome === 'made')).toHaveLength(1);
    const made = real.page.entries.find((entry: { outcome: string }) => entry.outcome === 'made');
    const { events } = await forum.app.store.readStream(`organisation-${made.id}`);
    expect(events[0]).toMatchObject({ effectiveOn: '2012-05-01' });
  });

  it('names likely duplicates, in the file and in the register', async () => {
    const known = await forum.organisation({ legalName: 'Rwenzori Water Watch' });
    await forum.settled();
    const read = await done(
      civicrm(
        '50,Organization,,Rwenzori Water Watch,,Bushenyi,,,',
        '51,Organization,,Igara Millers,,Bushenyi,,,',
        '52,Organization,,Igara Miller,,Bushenyi,,,',
      ),
      '?dryRun=true&source=other',
    );
    const duplicates = read.page.entries.filter((entry: { code?: string }) => entry.code === 'likely-duplicate');
    expect(duplicates).toMatchObject([
      { line: 4, detail: expect.stringContaining('Igara Millers, line 3') },
      { line: 2, ids: [expect.any(String), known] },
    ]);
  });
});

describe('files as they come', () => {
  it.each(['utf-8', 'windows-1252'])('%s, with semicolons', async (encoding) => {
    const text = civicrm(`60,Organization,,Égalité ${encoding},,Bushenyi,,,`).replaceAll(',', ';');
    const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-8' });
    const answer = await forum.post('/members/imports?dryRun=true', { csvBase64: bytes.toString('base64') });
    expect(await report(answer.body.id)).toMatchObject({
      encoding,
      delimiter: ';',
      page: { entries: expect.arrayContaining([expect.objectContaining({ legalName: `Égalité ${encoding}` })]) },
    });
  });

  it('a broken one is refused by line and column, and nothing is done with any of it', async () => {
    const before = await head();
    const refused = async (csv: string | Buffer) => {
      const { status, body } = await bringIn(csv);
      return [status, body.code, body.detail as string];
    };
    expect(await refused(`${civicrm('1,Organization,,Fine,,Bushenyi,,,')}\r\n2,Organization\r\n`)).toEqual([
      422,
      'import.wrong-columns',
      'Line 3, column 3: There are 2 columns, and 9 in the header.',
    ]);
    expect(await refused(civicrm('1,Organization,,"Open,,Bushenyi,,,'))).toEqual([
      422,
      'import.quote-open',
      'Line 2, column 4: A quote is opened here and never closed.',
    ]);
    expect(await refused(civicrm('1,Organization,,Nul\0,,Bushenyi,,,'))).toEqual([
      422,
      'import.holds-nul',
      expect.stringMatching(/^Line 2, column 20: /),
    ]);
    expect(await refused('')).toEqual([422, 'import.empty', expect.any(String)]);
    expect(await head()).toBe(before);
  });

  it(importRules.rules['column-missing'].title, async () => {
    expect(await bringIn('Name\nOne\n')).toMatchObject({
      status: 422,
      body: { code: 'import.column-missing', detail: expect.stringContaining('External Identifier or') },
    });
  });

  it(importRules.rules['mapping-unknown'].title, async () => {
    expect(await bringIn('a\n1\n', '?mapping=nobody')).toMatchObject({
      status: 422,
      body: { code: 'import.mapping-unknown' },
    });
  });

  it(importRules.rules['mapping-malformed'].title, async () => {
    expect(await bringIn('a\n1\n', '?mapping={"name":1}')).toMatchObject({
      status: 422,
      body: {
        code: 'import.mapping-malformed',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/mapping/name' })]),
      },
    });
    expect(await bringIn('a\n1\n', '?mapping={')).toMatchObject({ status: 422 });
  });

  it(importRules.rules['does-not-fit'].title, async () => {
    const read = await done(civicrm(`80,Organization,,${'Very '.repeat(70)}Long,,Bushenyi,,,`));
    expect(read.page.entries.at(-1)).toMatchObject({
      outcome: 'refused',
      rule: 'import.does-not-fit',
      column: 'Organization Name',
    });
  });

  it('a request that is none is refused by pointer', async () => {
    expect(await bringIn('a\n1\n', '?dryrun=true')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/dryrun' }] },
    });
    expect(await bringIn('a\n1\n', '?dryRun=yes')).toMatchObject({ status: 400 });
    expect(await forum.post('/members/imports', { mapping: 'civicrm-organisations' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/csv' }] },
    });
    expect(await bringIn('a', '', secretariat, { 'content-type': 'text/html' })).toMatchObject({ status: 415 });
  });
});

describe('rights', () => {
  const file = civicrm('70,Organization,,Here,,Bushenyi,,,', '71,Organization,,There,,Ntungamo,,,');

  it('an officer brings in what stands in their unit; the rest is refused line by line', async () => {
    for (const query of ['?dryRun=true', '']) {
      const read = await done(file, query, officerOf('UG-402'));
      expect(read.page.entries.filter((entry: { kind: string }) => entry.kind === 'outcome')).toMatchObject([
        { legalName: 'Here', outcome: query === '' ? 'made' : 'would-be-made' },
        { legalName: 'There', outcome: 'refused', rule: 'outside-your-scope', line: 3 },
      ]);
    }
  });

  it('a report is read by who brought the file in, and by the secretariat', async () => {
    const answer = await forum.app.http('POST', '/members/imports?dryRun=true', {
      as: officerOf('UG-402'),
      person: 'one officer',
      body: file,
      headers: { 'content-type': 'text/csv' },
    });
    const path = `/members/imports/${answer.body.id}`;
    expect(await forum.app.http('GET', path, { as: officerOf('UG-402'), person: 'one officer' })).toMatchObject({
      status: 200,
    });
    expect(await forum.app.http('GET', path, { as: officerOf('UG-411'), person: 'another' })).toMatchObject({
      status: 404,
    });
    expect(await forum.get(path)).toMatchObject({ status: 200 });
    expect(await forum.get(path, auditor)).toMatchObject({ status: 403 });
    expect(await bringIn(file, '', representativeOf('5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f'))).toMatchObject({
      status: 403,
    });
  });
});
