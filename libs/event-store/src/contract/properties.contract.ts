import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@baraza/contracts';
import fc from 'fast-check';
import { WrongExpectedRevision, type AppendRequest, type EventStore, type StreamAppend } from '../event-store.port.ts';
import { aSample, readEverything, request, textOf } from '../testing/sample-events.ts';
import { NaiveLedger } from './naive-ledger.ts';

/** What a random writer tries: parts by stream number, an expectation near the truth, a few events of some variant. */
interface Attempt {
  readonly parts: readonly { stream: number; expected: number; count: number }[];
  /** Attempts of one variant at one place have the same bytes. */
  readonly variant: number;
}

const attempts = fc.array(
  fc.record<Attempt>({
    parts: fc.uniqueArray(
      fc.record({
        stream: fc.nat(2),
        expected: fc.integer({ min: -1, max: 4 }),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 3, selector: (part) => part.stream },
    ),
    variant: fc.nat(1),
  }),
  { minLength: 1, maxLength: 25 },
);

function requestOf(run: string, { parts, variant }: Attempt): AppendRequest {
  return request(
    ...parts.map(({ stream, expected, count }): StreamAppend => {
      const name = `sample-${run}-${stream}`;
      const events = Array.from({ length: count }, (_, index): EncodedEvent =>
        aSample(name, expected + 1 + index, { salt: String(variant), tags: [`run:${run}`], text: String(variant) }),
      );
      return { stream: name, expected: expected === -1 ? 'none' : expected, events };
    }),
  );
}

/** A comparable account of how an append ended. */
async function outcome(attempt: () => unknown): Promise<unknown> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof WrongExpectedRevision) return `wrong: ${error.message}`;
    return (error as Error).name;
  }
}

export function testProperties(store: () => EventStore): void {
  describe('properties', () => {
    const runs = { numRuns: 40, interruptAfterTimeLimit: 10_000 };
    let last: Promise<void> = Promise.resolve();
    const property = <T>(values: fc.Arbitrary<T>, run: (value: T) => Promise<void>) =>
      fc.asyncProperty(values, (value) => (last = run(value)));
    // A run that the time limit cuts short goes on by itself: its appends must not come between those of what follows.
    afterEach(() => last.catch(() => undefined));
    const recorded = async (after: number, run: string) =>
      (await readEverything(store(), after, { tags: [`run:${run}`] })).map((event) => event.text);

    it('does one after another what a naive ledger does', () =>
      fc.assert(
        property(attempts, async (tries) => {
          const run = randomUUID();
          const { sequence: before } = await store().head();
          const naive = new NaiveLedger(store().ledgerId, before);
          for (const attempt of tries) {
            const asked = requestOf(run, attempt);
            expect(await outcome(() => store().append(asked))).toEqual(await outcome(() => naive.append(asked)));
          }
          expect(await recorded(before, run)).toEqual(naive.texts());
        }),
        runs,
      ));

    it('does at once what a naive ledger does in the order of the sequences', () =>
      fc.assert(
        property(attempts, async (tries) => {
          const run = randomUUID();
          const { sequence: before } = await store().head();
          const asked = tries.map((attempt) => requestOf(run, attempt));
          const settled = await Promise.allSettled(asked.map((one) => store().append(one)));
          const written = asked
            .flatMap((one, index) => {
              const result = settled[index]!;
              return result.status === 'fulfilled' && !result.value.alreadyThere ? [{ one, answer: result.value }] : [];
            })
            .sort((a, b) => a.answer.events[0]!.sequence - b.answer.events[0]!.sequence);
          /** The ledger before, between and after the appends that were written. */
          const moments = written.map((_, count) => new NaiveLedger(store().ledgerId, before, written.slice(0, count)));
          const atLast = new NaiveLedger(store().ledgerId, before, written);
          written.forEach(({ one, answer }, index) => expect(moments[index]!.append(one)).toEqual(answer));
          expect(await recorded(before, run)).toEqual(atLast.texts());
          // Each of the others was answered as it would have been at one of these moments.
          for (const [index, result] of settled.entries()) {
            if (result.status === 'fulfilled' && !result.value.alreadyThere) continue;
            const seen = await outcome(() =>
              result.status === 'fulfilled' ? result.value : Promise.reject(result.reason),
            );
            const possible = await Promise.all(
              written.map((_, count) => {
                const moment = new NaiveLedger(store().ledgerId, before, written.slice(0, count + 1));
                return outcome(() => moment.append(asked[index]!));
              }),
            );
            possible.push(await outcome(() => new NaiveLedger(store().ledgerId, before).append(asked[index]!)));
            expect(possible).toContainEqual(seen);
          }
        }),
        runs,
      ));

    it('gives everything in order exactly once, whatever the sizes of the pages', () =>
      fc.assert(
        property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
          const run = randomUUID();
          const { sequence: before } = await store().head();
          const stream = `sample-${run}`;
          const events = Array.from({ length: 20 }, (_, revision) => aSample(stream, revision));
          await store().append(request({ stream, expected: 'none', events }));
          const seen: [number, string][] = [];
          let after = before;
          for (let page = 0; after < before + 20; page++) {
            const { events: some, lookedUpTo } = await store().readAll({ after, limit: sizes[page % sizes.length]! });
            seen.push(...some.map((event): [number, string] => [event.sequence, textOf(event)]));
            after = lookedUpTo;
          }
          expect(seen).toEqual(events.map((event, index) => [before + 1 + index, textOf(event)]));
        }),
        { ...runs, numRuns: 20 },
      ));
  });
}
