import { UnitTree } from './unit-tree.ts';

const unit = (code: string, parent?: string, zone = 'Africa/Kampala') => ({
  code,
  name: code,
  level: 'district',
  zone,
  ...(parent === undefined ? {} : { parent }),
});

describe("the forum's units in memory", () => {
  const tree = new UnitTree();
  tree.put(unit('WAN'));
  tree.put(unit('UG-402', 'WAN'));
  tree.put(unit('UG-402-KYEIZOOBA', 'UG-402', 'Africa/Nairobi'));

  it('know the way up to the root', () => {
    expect(tree.ancestors('UG-402-KYEIZOOBA')).toEqual(['UG-402-KYEIZOOBA', 'UG-402', 'WAN']);
    expect(tree.ancestors('WAN')).toEqual(['WAN']);
    expect(tree.ancestors('nobody-knows')).toEqual(['nobody-knows']);
  });

  it('take a unit that is registered later into ways that were asked for before', () => {
    expect(tree.ancestors('UG-411')).toEqual(['UG-411']);
    tree.put(unit('UG-411', 'WAN'));
    expect(tree.ancestors('UG-411')).toEqual(['UG-411', 'WAN']);
  });

  it('come to an end in a circle of bad data', () => {
    tree.put(unit('A', 'B'));
    tree.put(unit('B', 'A'));
    expect(tree.ancestors('A').length).toBeLessThanOrEqual(16);
  });

  it("know a unit's zone, else the forum's, else UTC", () => {
    expect(tree.zoneOf('UG-402-KYEIZOOBA')).toBe('Africa/Nairobi');
    expect(tree.zoneOf('elsewhere')).toBe('UTC');
    tree.forum = { name: 'A forum', sample: true, zone: 'Africa/Kampala', rootUnit: 'WAN' };
    expect(tree.zoneOf('elsewhere')).toBe('Africa/Kampala');
  });
});
