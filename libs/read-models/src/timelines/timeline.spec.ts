import { joinedBy } from './dated-dimensions.pure.ts';
import { contributions, type Counting } from './contributions.pure.ts';
import { recorded, segmentsKnownAt, stateAsOf, type Timeline } from './timeline.pure.ts';

type Status = 'asked' | 'member' | 'left';
const to = (status: Status) => () => status;

/** Asked on 10 January (event 5), member from 1 February (event 8). */
const aMember = (): Timeline<Status> =>
  recorded(recorded<Status>([], 5, [{ from: '2025-01-10', step: to('asked') }]), 8, [
    { from: '2025-02-01', step: to('member') },
  ]);

describe('a timeline', () => {
  it('begins with nothing', () => {
    expect(stateAsOf([])).toBeNull();
    expect(stateAsOf([], { asOf: '2025-01-01', knownAt: 3 })).toBeNull();
  });

  it('says what was true on a date and what the record said then', () => {
    const timeline = aMember();
    expect(stateAsOf(timeline)).toBe('member');
    expect(stateAsOf(timeline, { asOf: '2025-01-09' })).toBeNull();
    expect(stateAsOf(timeline, { asOf: '2025-01-31' })).toBe('asked');
    expect(stateAsOf(timeline, { asOf: '2025-02-01' })).toBe('member');
    expect(stateAsOf(timeline, { asOf: '2025-02-01', knownAt: 7 })).toBe('asked');
    expect(stateAsOf(timeline, { knownAt: 4 })).toBeNull();
  });

  it('is made of segments in both times', () => {
    expect(aMember()).toEqual([
      { validFrom: '2025-01-10', validTo: '2025-02-01', knownFrom: 5, state: 'asked' },
      { validFrom: '2025-02-01', knownFrom: 5, knownTo: 8, state: 'asked' },
      { validFrom: '2025-02-01', knownFrom: 8, state: 'member' },
    ]);
    expect(segmentsKnownAt(aMember()).map(({ state }) => state)).toEqual(['asked', 'member']);
    expect(segmentsKnownAt(aMember(), 6).map(({ state }) => state)).toEqual(['asked']);
  });

  it('an event dated back holds from its date on, and leaves what was before', () => {
    const corrected = recorded(aMember(), 12, [{ from: '2025-01-20', step: to('left') }]);
    expect(stateAsOf(corrected, { asOf: '2025-01-19' })).toBe('asked');
    expect(stateAsOf(corrected, { asOf: '2025-01-20' })).toBe('left');
    expect(stateAsOf(corrected, { asOf: '2025-03-01' })).toBe('left');
    expect(stateAsOf(corrected, { asOf: '2025-03-01', knownAt: 11 })).toBe('member');
  });

  it('an event dated on another’s day follows it, and makes no segment of no days', () => {
    expect(recorded(aMember(), 12, [{ from: '2025-02-01', step: to('left') }])).toEqual([
      { validFrom: '2025-01-10', validTo: '2025-02-01', knownFrom: 5, state: 'asked' },
      { validFrom: '2025-02-01', knownFrom: 5, knownTo: 8, state: 'asked' },
      { validFrom: '2025-02-01', knownFrom: 8, knownTo: 12, state: 'member' },
      { validFrom: '2025-02-01', knownFrom: 12, state: 'left' },
    ]);
  });

  it('an event dated before all others begins the timeline there', () => {
    const earlier = recorded(aMember(), 12, [{ from: '2024-06-01', step: (state) => state ?? 'asked' }]);
    expect(stateAsOf(earlier, { asOf: '2024-06-01' })).toBe('asked');
    expect(stateAsOf(earlier, { asOf: '2024-06-01', knownAt: 11 })).toBeNull();
    expect(stateAsOf(earlier, { asOf: '2025-02-01' })).toBe('member');
  });

  it('may turn twice by one event: from a date, until another', () => {
    const resting = recorded(aMember(), 9, [
      { from: '2025-03-01', step: to('left') },
      { from: '2025-04-01', step: to('member') },
    ]);
    const states = ['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map((asOf) => stateAsOf(resting, { asOf }));
    expect(states).toEqual(['member', 'left', 'left', 'member']);
    expect(resting.every(({ knownFrom, knownTo }) => knownTo === undefined || knownFrom < knownTo)).toBe(true);
  });

  it('is the very same after an event it has seen, and after one that changes nothing', () => {
    const timeline = aMember();
    expect(recorded(timeline, 8, [{ from: '2025-02-01', step: to('left') }])).toBe(timeline);
    expect(recorded(timeline, 9, [{ from: '2025-02-01', step: (state) => state }])).toBe(timeline);
  });
});

describe('contributions', () => {
  const counting: Counting<Status> = {
    stock: (status) => [{ measure: status, dimensions: {}, amount: 1, entity: 'm' }],
    flow: (before, after) =>
      before !== 'member' && after === 'member' ? [{ measure: 'joined', dimensions: {}, amount: 1, entity: 'm' }] : [],
  };
  const facts = (before: Timeline<Status>, after: Timeline<Status>) =>
    contributions(counting, before, after).map(({ effectiveOn, measure, amount }) => [effectiveOn, measure, amount]);

  it('of a step forward are taken from the one and added to the other, on its day', () => {
    const before = recorded<Status>([], 5, [{ from: '2025-01-10', step: to('asked') }]);
    expect(facts([], before)).toEqual([['2025-01-10', 'asked', 1]]);
    expect(facts(before, aMember())).toEqual([
      ['2025-02-01', 'asked', -1],
      ['2025-02-01', 'joined', 1],
      ['2025-02-01', 'member', 1],
    ]);
  });

  it('of a correction dated back undo what was counted from that date on', () => {
    const corrected = recorded(aMember(), 12, [{ from: '2025-01-20', step: to('left') }]);
    expect(facts(aMember(), corrected)).toEqual([
      ['2025-01-20', 'asked', -1],
      ['2025-01-20', 'left', 1],
      ['2025-02-01', 'asked', 1],
      ['2025-02-01', 'joined', -1],
      ['2025-02-01', 'member', -1],
    ]);
  });

  it('of no change are none', () => {
    expect(facts(aMember(), aMember())).toEqual([]);
  });
});

describe('a dated dimension', () => {
  it('is joined when asked: the same facts under the tree of another date', () => {
    const figures = [
      { measure: 'member', dimensions: { unit: 'A-1', sort: 'x' }, value: 2 },
      { measure: 'member', dimensions: { unit: 'A-2', sort: 'x' }, value: 3 },
      { measure: 'member', dimensions: { unit: 'B-1', sort: 'x' }, value: -3 },
    ];
    const under = (tree: Record<string, string>) =>
      joinedBy(figures, 'unit', (unit) => tree[unit]).map(({ dimensions, value }) => [dimensions['unit'], value]);
    expect(under({ 'A-1': 'A', 'A-2': 'A', 'B-1': 'B' })).toEqual([['A', 5], ['B', -3]]); // prettier-ignore
    expect(under({ 'A-1': 'A', 'A-2': 'B', 'B-1': 'B' })).toEqual([['A', 2]]); // prettier-ignore
    expect(under({ 'A-1': 'A' })).toEqual([['A', 2]]); // prettier-ignore
  });
});
