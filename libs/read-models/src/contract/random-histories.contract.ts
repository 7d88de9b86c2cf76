import fc from 'fast-check';
import type { ReadStoreUnderTest } from '../read-store.contract.ts';
import type { Batch, DocumentVersion, FigureQuery, ReadStore, RecordedFact } from '../read-store.port.ts';
import { guestHistory, type Guest } from '../testing/guestbook.ts';
import { aGuest } from './a-store.ts';

interface Step {
  readonly key: string;
  readonly house: string | null | undefined;
  readonly day: number;
  readonly amount: number;
  /** Sequences passed over before this one: blocks of monthly sums are thousands wide. */
  readonly gap: number;
}

const aStep: fc.Arbitrary<Step> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  house: fc.constantFrom('north', 'south', null, undefined),
  day: fc.integer({ min: 0, max: 120 }),
  amount: fc.integer({ min: -3, max: 3 }),
  gap: fc.constantFrom(1, 1, 1, 2, 4_095, 4_096),
});

const dayOf = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

interface History {
  readonly versions: readonly DocumentVersion[];
  readonly facts: readonly RecordedFact[];
  readonly last: number;
}

function historyOf(steps: readonly Step[]): History {
  let sequence = 0;
  const versions: DocumentVersion[] = [];
  const facts: RecordedFact[] = [];
  for (const { key, house, day, amount, gap } of steps) {
    sequence += gap;
    versions.push({
      key,
      sequence,
      doc: house === undefined ? undefined : aGuest(`n${sequence}`, { house, likes: house === null ? [] : [house] }),
    });
    facts.push({
      measure: 'staying',
      dimensions: { house: house ?? 'none' },
      effectiveOn: dayOf(day),
      amount,
      entity: key,
      sequence,
      eventId: `event-${sequence}`,
    });
  }
  return { versions, facts, last: sequence };
}

/** The same history in batches that end at these sequences. */
function batches({ versions, facts, last }: History, cuts: readonly number[]): Batch[] {
  const ends = [...new Set([...cuts.filter((cut) => cut < last && cut > 0), last])].sort((a, b) => a - b);
  return ends.map((checkpoint, index) => {
    const after = index === 0 ? 0 : ends[index - 1]!;
    const within = ({ sequence }: { sequence: number }): boolean => sequence > after && sequence <= checkpoint;
    return { after, checkpoint, versions: versions.filter(within), facts: facts.filter(within) };
  });
}

async function keep(store: ReadStore, parts: readonly Batch[], serveAfter: number): Promise<void> {
  const { generation } = await store.begin(guestHistory);
  for (const [index, batch] of parts.entries()) {
    if (index === serveAfter) await store.serve(guestHistory, generation);
    const { after, checkpoint, versions, facts } = batch;
    if (versions.length > 0 || facts.length > 0) await store.commit(guestHistory, generation, batch);
    else await store.passOver([{ model: guestHistory.name, generation, after, checkpoint }]);
  }
  await store.serve(guestHistory, generation);
}

const naiveFigure = (facts: readonly RecordedFact[], { asOf, from, knownAt, where }: Partial<FigureQuery>): number =>
  facts
    .filter(
      ({ effectiveOn }) => (asOf === undefined || effectiveOn <= asOf) && (from === undefined || effectiveOn >= from),
    )
    .filter(({ sequence }) => knownAt === undefined || sequence <= knownAt)
    .filter(({ dimensions }) => where === undefined || where['house']!.includes(dimensions['house']!))
    .reduce((sum, { amount }) => sum + amount, 0);

export function testRandomHistories(open: () => Promise<ReadStoreUnderTest>, numRuns: number): void {
  describe('whatever was written, in whatever batches', () => {
    it('figures, documents of any past and the digest are those of a naive replay', async () => {
      const aQuery = fc.record(
        {
          asOf: fc.integer({ min: -1, max: 121 }).map(dayOf),
          from: fc.integer({ min: -1, max: 121 }).map(dayOf),
          known: fc.double({ min: 0, max: 1.1, noNaN: true }),
          where: fc.subarray(['north', 'south', 'none']).map((house) => ({ house })),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(aStep, { minLength: 1, maxLength: 30 }),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
          fc.integer({ min: 0, max: 6 }),
          fc.array(aQuery, { minLength: 3, maxLength: 8 }),
          async (steps, cuts, serveAfter, queries) => {
            const { store, dispose } = await open();
            try {
              const history = historyOf(steps);
              await keep(store, batches(history, []), 99);
              const whole = await store.digest('guest-history');
              await keep(
                store,
                batches(
                  history,
                  cuts.map((cut) => Math.round(cut * history.last)),
                ),
                serveAfter,
              );
              expect(await store.digest('guest-history')).toBe(whole);
              for (const { known, ...query } of queries) {
                const knownAt = known === undefined ? undefined : Math.round(known * history.last);
                const asked = { ...query, ...(knownAt === undefined ? {} : { knownAt }) };
                const figures = await store.figures('guest-history', { measures: ['staying'], ...asked });
                expect(figures[0]!.value).toBe(naiveFigure(history.facts, asked));
                await expectDocuments(store, history, knownAt);
              }
            } finally {
              await dispose();
            }
          },
        ),
        { numRuns },
      );
    });
  });
}

async function expectDocuments(store: ReadStore, { versions }: History, knownAt: number | undefined): Promise<void> {
  const naive = new Map<string, Guest>();
  for (const { key, doc, sequence } of versions) {
    if (sequence > (knownAt ?? Infinity)) break;
    if (doc === undefined) naive.delete(key);
    else naive.set(key, doc as Guest);
  }
  const at = knownAt === undefined ? {} : { knownAt };
  for (const [where, holds] of [
    [{}, () => true],
    [{ house: { is: 'north' } }, (guest: Guest) => guest.house === 'north'],
    [{ likes: { in: ['south', null] } }, (guest: Guest) => guest.house !== 'north'],
  ] as const) {
    const page = await store.find(guestHistory, {
      where,
      limit: 100,
      orderBy: { index: 'name', descending: true },
      ...at,
    });
    const expected = [...naive].filter(([, guest]) => holds(guest)).map(([key, doc]) => ({ key, name: doc.name }));
    expected.sort((a, b) => (a.name < b.name ? 1 : -1));
    expect(page.documents.map(({ key, doc }) => ({ key, name: doc.name }))).toEqual(expected);
  }
}
