import { recorded, stateAsOf, type Timeline } from '@baraza/read-models';
import fc from 'fast-check';
import { type Change, rowAt, settledOn } from './history.pure.ts';

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

it('says on every day, as known at any sequence, what a timeline of the library says', () => {
  const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);
  const drawn = fc.array(fc.tuple(dates, fc.constantFrom('applied', 'member', 'former')), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(drawn, dates, fc.nat(14), (steps, asOf, knownAt) => {
      const changes = steps.map(([on, status], at) => change(on, at + 1, { status }, true));
      const timeline = changes.reduce<Timeline<Partial<Row>>>(
        (before, { on, sequence, set }) =>
          recorded(before, sequence, [{ from: on, step: (state) => ({ ...state, ...set }) }]),
        [],
      );
      expect(rowAt(changes, { asOf, knownAt }) ?? null).toEqual(stateAsOf(timeline, { asOf, knownAt }));
    }),
  );
});
