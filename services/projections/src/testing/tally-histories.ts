import type { DataOf, EventContract } from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';
import fc from 'fast-check';
import type { TallyDoc } from '../figures/tally.ts';
import type { TallyMeasures } from '../figures/tally.queries.ts';
import { type GivenEvent, happened, projected, recorded } from './given-events.ts';

/** The last figure of an id stands for the whole of it in specs. */
const idOf = (name: string): string => `c1d2e3f4-a5b6-4c7d-8e9f-00000000000${name}`;

/** The contract's example with something else in it, on a day. */
export const on = <C extends EventContract>(
  effectiveOn: CivilDate,
  contract: C,
  more: Partial<DataOf<C>> = {},
  name = '1',
): GivenEvent => happened(contract, idOf(name), { ...(contract.example as object), ...more } as never, { effectiveOn });

interface When {
  readonly asOf: CivilDate;
  readonly from?: CivilDate;
  readonly knownAt?: number;
}

/** Sums of what a tally recorded of these events: of all themes together, where none is asked for. */
export function tallied(projection: Projection<TallyDoc>, { stocks }: TallyMeasures, events: readonly GivenEvent[]) {
  const { facts } = projected(projection, recorded(events));
  return (
    measure: string,
    { asOf, from = '', knownAt = Infinity }: When,
    where: Readonly<Record<string, string>> = {},
  ) =>
    facts
      .filter((fact) => fact.measure === measure && fact.sequence <= knownAt)
      .filter((fact) => fact.effectiveOn <= asOf && fact.effectiveOn >= (stocks.includes(measure) ? '' : from))
      .filter((fact) =>
        Object.entries({ theme: '', ...where }).every(([name, value]) => fact.dimensions[name] === value),
      )
      .reduce((sum, fact) => sum + fact.amount, 0);
}

export interface CountedByHand {
  /** By `measure/stage`: what one entity counts for as it stands. */
  readonly stocks: Readonly<Record<string, number>>;
  /** How often something has happened to it so far. */
  readonly flows: Readonly<Record<string, number>>;
}

/** Histories of a few entities, dated back in any way: figures equal a count by hand of what held and was known. */
export function describeNaiveReplay(
  projection: Projection<TallyDoc>,
  measures: TallyMeasures,
  given: { readonly steps: readonly EventContract[]; count(types: readonly string[]): CountedByHand },
): void {
  const day = fc.integer({ min: 0, max: 90 }).map((later) => addDays('2026-01-01', later));
  const step = fc.record({
    contract: fc.constantFrom(...given.steps),
    date: day,
    name: fc.constantFrom('1', '2', '3'),
  });

  describe('for any history, dated back in any way', () => {
    it('figures equal a naive replay, as of any date and as known at any moment', () => {
      let counted = 0;
      fc.assert(
        fc.property(fc.array(step, { maxLength: 20 }), day, fc.nat(20), (history, asOf, knownAt) => {
          const events = history.map(({ contract, date, name }) => on(date, contract, {}, name));
          const sum = tallied(projection, measures, events);
          const known = recorded(events).filter((one) => one.sequence <= knownAt && one.effectiveOn <= asOf);
          const totals = new Map<string, number>();
          for (const own of Map.groupBy(known, ({ stream }) => stream).values()) {
            const { stocks, flows } = given.count(own.map(({ type }) => type));
            for (const [key, value] of Object.entries({ ...stocks, ...flows })) {
              totals.set(key, (totals.get(key) ?? 0) + value);
            }
          }
          for (const [key, value] of totals) {
            const [measure, stage] = key.split('/') as [string, string | undefined];
            const where = stage === undefined ? {} : { stage };
            expect([key, sum(measure, { asOf, knownAt }, where)]).toEqual([key, value]);
            counted += value;
          }
          for (const measure of new Set([...totals.keys()].map((key) => key.split('/')[0]!))) {
            const all = [...totals].filter(([key]) => key === measure || key.startsWith(`${measure}/`));
            const expected = all.reduce((so, [, value]) => so + value, 0);
            expect([measure, sum(measure, { asOf, knownAt })]).toEqual([measure, expected]);
          }
        }),
        { numRuns: 400 },
      );
      expect(counted).toBeGreaterThan(100);
    });

    it('an event that comes twice counts once', () => {
      for (const contract of given.steps) {
        const [event] = recorded([on('2026-03-02', contract)]);
        const [key] = projection.keys(event!);
        const document = projection.evolve(undefined, event!, key!);
        expect(projection.evolve(document, event!, key!)).toBe(document);
      }
    });
  });
}
