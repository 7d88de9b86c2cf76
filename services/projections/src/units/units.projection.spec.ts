import { forumFounded, unitLeft, unitMoved, unitRegistered, unitRenamed, unitSplit } from '@baraza/contracts';
import { documentsOf, happened } from '../testing/given-events.ts';
import { UnitTree } from './unit-tree.pure.ts';
import { unitsProjection } from './units.projection.ts';
import type { UnitDoc } from './units.read-model.ts';

const zone = 'Africa/Kampala';
const unit = (code: string, name: string, parent?: string, dates: { validFrom?: string; validUntil?: string } = {}) =>
  happened(unitRegistered, code, {
    code,
    name,
    level: parent === undefined ? 'region' : 'district',
    ...(parent === undefined ? {} : { parent }),
    zone,
    validFrom: '2014-07-01',
    ...dates,
  });
const history = [
  happened(forumFounded, 'main', { name: 'A forum', sample: true, zone, rootUnit: 'WAN', languages: ['en'] }),
  unit('WAN', 'Western Ankole'),
  unit('UG-402', 'Bushenyi', 'WAN'),
  unit('UG-404', 'Ntungamo', 'WAN', { validUntil: '2024-12-31' }),
  unit('UG-402-KYEIZOOBA', 'Kyeizooba', 'UG-402', { validFrom: '2020-01-01' }),
];

describe('the tree of units', () => {
  const documents = documentsOf(unitsProjection, history);
  const tree = new UnitTree([...documents.values()].filter((doc): doc is UnitDoc => doc.is === 'unit'));

  it('keeps the forum beside its units', () => {
    expect(documents.get('forum')).toMatchObject({ name: 'A forum', sample: true, rootUnit: 'WAN' });
    expect(documents.size).toBe(5);
  });

  it('is that of the date asked: a unit that left is not below any more', () => {
    expect(tree.andBelow('WAN', { asOf: '2024-06-01' })).toEqual(['WAN', 'UG-402', 'UG-404', 'UG-402-KYEIZOOBA']);
    expect(tree.andBelow('WAN', { asOf: '2025-01-01' })).toEqual(['WAN', 'UG-402', 'UG-402-KYEIZOOBA']);
    expect(tree.andBelow('WAN', { asOf: '2015-01-01' })).toEqual(['WAN', 'UG-402', 'UG-404']);
  });

  it('is as known: what was registered later is not in it', () => {
    expect(tree.andBelow('WAN', { knownAt: 3 })).toEqual(['WAN', 'UG-402']);
  });

  it('leads up to the root', () => {
    expect(tree.wayUp('UG-402-KYEIZOOBA').map(({ name }) => name)).toEqual(['Kyeizooba', 'Bushenyi', 'Western Ankole']);
    expect(tree.wayUp('nowhere')).toEqual([]);
  });

  describe('after its units were renamed, moved, split and left', () => {
    const later = [
      ...history,
      unit('UG-411', 'Ntungamo', 'WAN'),
      unit('UG-418', 'Rubirizi', 'WAN', { validFrom: '2024-01-01' }),
      happened(unitRenamed, 'UG-402', { code: 'UG-402', name: 'Greater Bushenyi' }, { effectiveOn: '2023-01-01' }),
      happened(
        unitMoved,
        'UG-402-KYEIZOOBA',
        { code: 'UG-402-KYEIZOOBA', parent: 'UG-411', from: 'UG-402' },
        { effectiveOn: '2024-06-01' },
      ),
      happened(unitSplit, 'UG-402', { code: 'UG-402', into: ['UG-402', 'UG-418'] }, { effectiveOn: '2024-07-01' }),
      happened(unitLeft, 'UG-411', { code: 'UG-411', ground: 'gone' }, { effectiveOn: '2025-01-29' }),
    ];
    const changed = [...documentsOf(unitsProjection, later).values()].filter(
      (doc): doc is UnitDoc => doc.is === 'unit',
    );
    const now = new UnitTree(changed);

    it('is that of the date asked, and as known', () => {
      expect(now.andBelow('UG-402', { asOf: '2024-05-31' })).toEqual(['UG-402', 'UG-402-KYEIZOOBA']);
      expect(now.andBelow('UG-402', { asOf: '2024-06-01' })).toEqual(['UG-402']);
      expect(now.andBelow('UG-402', { asOf: '2024-06-01', knownAt: 8 })).toEqual(['UG-402', 'UG-402-KYEIZOOBA']);
      expect(now.andBelow('UG-411', { asOf: '2025-01-28' })).toEqual(['UG-411', 'UG-402-KYEIZOOBA']);
      expect(now.andBelow('WAN', { asOf: '2025-01-29' })).toEqual(['WAN', 'UG-402', 'UG-418']);
      expect(now.andBelow('WAN', { asOf: '2025-01-29', knownAt: 10 })).toContain('UG-411');
    });

    it('calls a unit what it was called then', () => {
      expect(now.nameOf('UG-402')).toBe('Greater Bushenyi');
      expect(now.nameOf('UG-402', { asOf: '2022-12-31' })).toBe('Bushenyi');
      expect(now.nameOf('UG-402', { asOf: '2023-01-01', knownAt: 7 })).toBe('Bushenyi');
      expect(now.childrenOf('WAN', { asOf: '2023-01-01' }).map(({ name }) => name)).toContain('Greater Bushenyi');
    });

    it('leads up the way of now, and keeps what has left within reach of those above', () => {
      expect(now.wayUp('UG-402-KYEIZOOBA').map(({ code }) => code)).toEqual(['UG-402-KYEIZOOBA', 'UG-411', 'WAN']);
      expect(now.andBelow('WAN', {})).toContain('UG-411');
    });
  });

  it('survives a circle that nobody could register', () => {
    const loop = documentsOf(unitsProjection, [unit('A', 'A', 'B'), unit('B', 'B', 'A')]);
    const turning = new UnitTree([...loop.values()] as UnitDoc[]);
    expect(turning.andBelow('A', {})).toEqual(['A', 'B']);
    expect(turning.wayUp('A')).toHaveLength(2);
  });
});
