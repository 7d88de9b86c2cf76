import { fold, type Aggregate, type Decided, type Deciding, type Happened } from './decider.ts';
import { Rejection } from './rejection.ts';

/** The moment most specs decide in. */
export const aMoment: Deciding = {
  now: '2026-03-02T09:00:00.000Z',
  today: '2026-03-02',
  effectiveOn: '2026-03-02',
  actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
  id: (name) => `id-of-${name}`,
};

export interface Outcome<Event> {
  /** Exactly these events, in this order. Only the fields named in each expected event are compared. */
  then(...expected: readonly Partial<Event>[]): void;
  /** Nothing is recorded: there was nothing to do. */
  thenNothing(): void;
  /** Refused by the rule with this code. */
  thenRefused(code: string, detail?: { pointer?: string }): void;
}

export interface When<State, Event> {
  when(decide: (state: State, deciding: Deciding) => readonly Event[], deciding?: Partial<Deciding>): Outcome<Event>;
}

/**
 * The three questions of every command: the right events when allowed, a refusal when forbidden, nothing when there is
 * nothing to do.
 * @throws Error that shows both sides where the outcome is another than expected
 */
export function given<State extends { readonly status: string }, Past extends Happened>(
  aggregate: Aggregate<State, Past>,
  ...past: readonly Past[]
): When<State, Decided> {
  const state = fold(aggregate, past);
  return {
    when(decide, deciding) {
      const moment = { ...aMoment, ...deciding };
      let events: readonly Decided[] | undefined;
      let refusal: Rejection | undefined;
      try {
        events = decide(state, moment);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        refusal = error;
      }
      const seen = (): string =>
        refusal === undefined ? JSON.stringify(events, null, 2) : `refused by ${refusal.code}: ${refusal.message}`;
      const expectThat = (held: boolean, expected: string): void => {
        if (!held) throw new Error(`expected ${expected}\n\nbut saw ${seen()}`);
      };
      return {
        then(...expected) {
          const same =
            events?.length === expected.length && expected.every((want, index) => matches(want, events[index]));
          expectThat(same, JSON.stringify(expected, null, 2));
        },
        thenNothing() {
          expectThat(events?.length === 0, 'no event');
        },
        thenRefused(code, detail = {}) {
          expectThat(refusal?.code === code, `a refusal by ${code}`);
          if (detail.pointer !== undefined) {
            expectThat(refusal?.pointer === detail.pointer, `a refusal at ${detail.pointer}, not ${refusal?.pointer}`);
          }
        },
      };
    },
  };
}

function matches(want: unknown, seen: unknown): boolean {
  if (want === null || typeof want !== 'object') return Object.is(want, seen);
  if (seen === null || typeof seen !== 'object') return false;
  if (Array.isArray(want)) {
    return (
      Array.isArray(seen) && want.length === seen.length && want.every((item, index) => matches(item, seen[index]))
    );
  }
  return Object.entries(want).every(([key, value]) => matches(value, (seen as Record<string, unknown>)[key]));
}
