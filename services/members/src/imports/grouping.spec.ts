import { Cells } from './cells.pure.ts';
import { RowGroups } from './grouping.pure.ts';
import { asMapping } from './any-mapping.ts';
import type { ImportMapping } from './mapping.ts';
import { MISSING } from './mapping-parts.ts';
import { UnitIndex } from './placing.pure.ts';

const units = new UnitIndex([
  { code: 'WAF', name: 'West Africa', level: 'network' },
  { code: 'GN', name: 'Guinea', level: 'country', parent: 'WAF' },
  { code: 'GN-ML', name: 'Mali', level: 'district', parent: 'GN' },
  { code: 'GN-NZ', name: 'Nzérékoré', level: 'district', parent: 'GN' },
  { code: 'ML', name: 'Mali', level: 'country', parent: 'WAF' },
  { code: 'LR', name: 'Liberia', level: 'country', parent: 'WAF' },
  { code: 'LR-RI', name: 'River Cess', level: 'district', parent: 'LR' },
]);
const header = ['Country', 'Region', 'Name', 'Type', 'Code', 'Since'];
const mapping = asMapping({
  name: 'test',
  source: 'test',
  group: { by: ['Name'], apart: [{ when: { column: 'Type', in: ['Government'] }, by: ['Country'] }] },
  place: {
    columns: ['Country', 'Region'],
    codes: { column: 'Code', units: { RC: 'LR-RI', NZ: 'GN-NZ' } },
    standsAt: 'country',
  },
  fields: {
    legalName: { column: 'Name' },
    kind: { column: 'Type', values: { NGO: 'cso', Government: 'institution' } },
    themes: { constant: 'development' },
    founded: { column: 'Since' },
    effectiveOn: { constant: '2014-10-31' },
  },
  dates: 'day-month-year',
}) as ImportMapping;

function group(...rows: string[][]) {
  const cells = new Cells(header, mapping, MISSING);
  const groups = new RowGroups(mapping, cells, units);
  rows.forEach((row, index) => groups.add({ line: index + 2, cells: header.map((_, column) => row[column] ?? '') }));
  const drafts = groups.drafts();
  return { drafts, findings: cells.findings.map(({ line, column, code }) => [line, column, code]) };
}
const GUINEA = ['Guinea', 'Nzerekore', 'Health for All', 'NGO', 'NZ'];
const LIBERIA = ['Liberia', 'Rivercess', 'Health for All', 'NGO', 'RC'];

describe('rows into organisations', () => {
  it('rows of one name are one organisation; it stands above all its places and works in each', () => {
    const { drafts, findings } = group(GUINEA, LIBERIA, GUINEA);
    expect(drafts).toMatchObject([
      {
        line: 2,
        rows: 3,
        profile: { unit: 'WAF', worksIn: ['GN-NZ', 'LR-RI'], kind: 'cso' },
        effectiveOn: '2014-10-31',
      },
    ]);
    expect(findings).toEqual([]);
  });

  it('one that works in one country stands in the country', () => {
    expect(group(GUINEA).drafts).toMatchObject([{ profile: { unit: 'GN', worksIn: ['GN-NZ'] } }]);
  });

  it('bodies that the mapping keeps apart are several', () => {
    const ministry = (row: string[]) => [row[0]!, row[1]!, 'Ministry of Health', 'Government', row[4]!];
    const { drafts } = group(ministry(GUINEA), ministry(LIBERIA));
    expect(drafts.map((draft) => 'profile' in draft && draft.profile.unit)).toEqual(['GN', 'LR']);
  });

  it('the commonest spelling is the name, and the others are told by line', () => {
    const spelt = (name: string) => GUINEA.with(2, name);
    const { drafts, findings } = group(
      spelt('HEALTH FOR ALL'),
      spelt('Health for All'),
      spelt('Health\u00a0 for All '),
    );
    expect(drafts).toMatchObject([{ legalName: 'Health for All', rows: 3 }]);
    expect(findings).toEqual([[2, 'Name', 'spelt-otherwise']]);
  });

  it('the id comes from the register, the key and the name as it sounds', () => {
    const idOf = (name: string) => (group(GUINEA.with(2, name)).drafts[0] as { id: string }).id;
    expect(idOf('Health for All')).toBe(idOf('HEALTH  FOR ALL'));
    expect(idOf('Health for All')).not.toBe(idOf('Health for None'));
  });

  it('what cannot be placed is told by line and column', () => {
    const { drafts, findings } = group(
      ['Guinea', 'Rivercess', 'A', 'NGO', 'NZ'],
      ['Atlantis', '', 'B', 'NGO', 'NZ'],
      ['Guinea', 'Mali', 'C', 'NGO', '#N/A'],
      ['Guinea', 'Nzérékoré', 'D', 'NGO', 'XX'],
      ['Guinea', 'Nzérékoré', 'E', 'NGO', 'RC'],
      ['Atlantis', '', 'F', 'NGO', ''],
    );
    expect(findings).toEqual([
      [2, 'Region', 'place-outside'],
      [3, 'Country', 'place-unknown'],
      [4, 'Code', 'place-code-missing'],
      [5, 'Code', 'place-code-unknown'],
      [6, 'Code', 'place-code-contradicts'],
      [7, 'Country', 'place-unknown'],
      [7, 'Code', 'place-code-missing'],
      [7, 'Country', 'place-missing'],
    ]);
    const placed = drafts.map((draft) =>
      'profile' in draft ? [draft.profile.unit, ...draft.profile.worksIn!] : draft.skipped,
    );
    expect(placed).toEqual([
      ['GN', 'GN-NZ'],
      ['GN', 'GN-NZ'],
      ['GN', 'GN-ML'],
      ['GN', 'GN-NZ'],
      ['GN', 'GN-NZ'],
      'It stands in no unit of the forum.',
    ]);
  });

  it('values that mean nothing, contradict or are no dates are told', () => {
    const { drafts, findings } = group(
      [...GUINEA, '31.10.1998'],
      [...GUINEA.with(3, 'Government').with(2, 'Health for All'), '1998'],
      [...GUINEA.with(3, 'Shop'), 'long ago'],
    );
    expect(findings).toEqual([
      [4, 'Type', 'value-unknown'],
      [4, 'Since', 'value-contradicts'],
    ]);
    expect(drafts).toMatchObject([
      { profile: { kind: 'cso', founded: '1998-10-31' } },
      { profile: { kind: 'institution' } },
    ]);
  });

  it('a row without the key, or without a kind, makes nothing', () => {
    const { drafts, findings } = group(GUINEA.with(2, 'unknown'), GUINEA.with(3, ''));
    expect(findings).toEqual([[2, 'Name', 'group-key-missing']]);
    expect(drafts).toMatchObject([{ skipped: 'It is not said what kind of organisation it is.', column: 'Type' }]);
  });
});

describe('finding a unit', () => {
  it.each([
    ['GN', undefined, 'GN'],
    ['gn-nz', undefined, 'GN-NZ'],
    ['Mali', undefined, 'ML'],
    ['Mali', 'GN', 'GN-ML'],
    ['Rivercess County', 'LR', 'LR-RI'],
  ])('%s within %s is %s', (text, within, code) => {
    expect(units.find(text, within)).toEqual({ found: code });
  });

  it('two of one level and name are ambiguous, until a broader place tells them apart', () => {
    const twice = new UnitIndex([
      { code: 'A', name: 'A', level: 'region' },
      { code: 'A-1', name: 'Rugarama', level: 'sub-county', parent: 'A' },
      { code: 'B', name: 'B', level: 'region' },
      { code: 'B-1', name: 'Rugarama', level: 'sub-county', parent: 'B' },
    ]);
    expect(twice.find('Rugarama')).toEqual({ found: undefined, why: 'place-ambiguous' });
    expect(twice.find('Rugarama', 'B')).toEqual({ found: 'B-1' });
  });

  it('a sub-county called like its district is meant once the district is named', () => {
    const same = new UnitIndex([
      { code: 'D', name: 'Mitooma', level: 'district' },
      { code: 'D-M', name: 'Mitooma', level: 'sub-county', parent: 'D' },
    ]);
    expect(same.find('Mitooma')).toEqual({ found: 'D' });
    expect(same.find('Mitooma', 'D')).toEqual({ found: 'D-M' });
  });
});
