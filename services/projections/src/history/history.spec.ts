import fc from 'fast-check';
import { type Change, rowAt, segmentsOf, settledOn } from './history.pure.ts';

interface Row {
  readonly status: string;
  readonly unit: string;
}

const change = (on: string, sequence: number, set: Partial<Row>, begins?: true): Change<Row> =>
  begins ? { on, sequence, set, begins } : { on, sequence, set };

const history: readonly Change<Row>[] = [
  change('2026-03-01', 1, { status: 'applied', unit: 'UG-402' }, true),
  change('2026-03-20', 2, { status: 'member' }),
  change('2026-03-10', 7, { unit: 'UG-411' }),
];

describe('a row at a moment', () => {
  it('does not exist before the date it begins', () => {
    expect(rowAt(history, { asOf: '2026-02-28' })).toBeUndefined();
  });

  it('is what held on the date asked', () => {
    expect(rowAt(history, { asOf: '2026-03-05' })).toEqual({ status: 'applied', unit: 'UG-402' });
    expect(rowAt(history, { asOf: '2026-03-15' })).toEqual({ status: 'applied', unit: 'UG-411' });
    expect(rowAt(history)).toEqual({ status: 'member', unit: 'UG-411' });
  });

  it('is what the record said then, without what was dated back later', () => {
    expect(rowAt(history, { asOf: '2026-03-15', knownAt: 6 })).toEqual({ status: 'applied', unit: 'UG-402' });
  });

  it('takes the later record from its own date on, even against an earlier one of a later date', () => {
    const resigned = [...history, change('2026-03-12', 9, { status: 'former' })];
    expect(rowAt(resigned, { asOf: '2026-03-11' })?.status).toBe('applied');
    expect(rowAt(resigned, { asOf: '2026-03-31' })?.status).toBe('former');
    expect(settledOn(resigned)).toBe('2026-03-20');
  });
});

it('the timeline says on every day what the row of that day is', () => {
  const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);
  const changes = fc
    .array(fc.tuple(dates, fc.constantFrom('applied', 'member', 'former'), fc.boolean()), { maxLength: 12 })
    .map((drawn) => drawn.map(([on, status, begins], at) => change(on, at + 1, { status }, begins || undefined)));
  fc.assert(
    fc.property(changes, dates, (drawn, date) => {
      const segment = segmentsOf(drawn).findLast(({ from }) => from <= date);
      expect(segment?.row).toEqual(rowAt(drawn, { asOf: date }));
    }),
  );
});
