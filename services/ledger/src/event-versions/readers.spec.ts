import { behind, FORGOTTEN_AFTER_MS, type HeardReader, thoseThatCount } from './readers.pure.ts';

const NOW = Date.UTC(2026, 2, 2);
const heard = (service: string, where: string, of: Partial<HeardReader> = {}): HeardReader => ({
  ...{ service, where, instance: `${service}-${where}`, build: '0.1.0', reads: { 'members.ThemeAdded': 1 } },
  ...{ heardAt: NOW, hasEnded: false },
  ...of,
});
const counting = (...all: HeardReader[]) => thoseThatCount(all, NOW).map(({ instance }) => instance);

describe('the readers whose word counts', () => {
  it('are all instances that were heard within the week, though they be away', () => {
    const away = heard('projections', 'one', { heardAt: NOW - FORGOTTEN_AFTER_MS });
    expect(counting(away, heard('projections', 'two'))).toEqual(['projections-one', 'projections-two']);
  });

  it('are none that have said that they end, or were not heard for longer', () => {
    const ended = heard('projections', 'one', { hasEnded: true });
    const forgotten = heard('projections', 'three', { heardAt: NOW - FORGOTTEN_AFTER_MS - 1 });
    expect(counting(ended, heard('projections', 'two'), forgotten)).toEqual(['projections-two']);
  });

  it('are of a service that has no other the one that was heard last: it will be started again as it was', () => {
    const before = heard('members', 'one', { hasEnded: true, heardAt: NOW - 2 });
    const last = heard('members', 'two', { hasEnded: true, heardAt: NOW - 1 });
    expect(counting(before, last, heard('ledger', 'one'))).toEqual(['ledger-one', 'members-two']);
    expect(counting()).toEqual([]);
  });
});

describe('who is behind', () => {
  const reads = { 'members.ThemeAdded': 2 };

  it('is who reads the type and has not announced the version', () => {
    const readers = [
      heard('projections', 'one', { reads }),
      heard('projections', 'two'),
      heard('capacity', 'x', { reads: {} }),
    ];
    expect(behind(readers, 'members.ThemeAdded', 2)).toEqual(['projections on two']);
    expect(behind(readers, 'members.ThemeAdded', 3)).toEqual(['projections on one', 'projections on two']);
    expect(behind(readers, 'members.UnitRenamed', 2)).toEqual([]);
  });
});
